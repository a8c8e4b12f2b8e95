"""The one question of the review, as signing off cannot be undone: who signs, and what is missing."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from boardobserver.domain.closing_checks import Finding, closing_checks
from boardobserver.domain.snapshots import MeetingRecord, Person, Withholding
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.theme import TONE_ICONS, Space, Theme
from boardobserver.ui.widgets.date_field import show_date
from boardobserver.ui.widgets.form import FormRow
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.word_box import WordBox


class SignOffDialog(QDialog):
    """Says what will be locked, lists what is outstanding, and asks which observer signs.

    Args:
        theme: The look.
        record: The meeting and its record, as they are to be locked.
        withholdings: What the board withholds from the public.
    """

    sign_off_requested = Signal(str)
    """The person wants the minutes signed off by the observer of this id."""

    def __init__(
        self,
        theme: Theme,
        record: MeetingRecord,
        withholdings: Collection[Withholding],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(self.tr("Sign the minutes off"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        meeting = record.meeting
        title = self.tr("{title}, {date}").format(title=meeting.title, date=show_date(meeting.held_on))
        observers = [person for person in record.people.values() if person.is_observer and person.is_active]
        self.who = WordBox(self._options(observers), self.tr("Signed off by"))
        self.sign = QPushButton(self.tr("Sign off"))
        self.decline = QPushButton(self.tr("Not yet"))
        self._build(title, closing_checks(record, withholdings), has_observers=bool(observers))
        self.who.committed.connect(self._on_who_chosen)
        self.sign.clicked.connect(self._on_sign)
        self.decline.clicked.connect(self.reject)
        self._on_who_chosen(self.who.value)

    def _options(self, observers: Sequence[Person]) -> list[tuple[object, str]]:
        named = [(person.id, f"{person.initials} · {person.name}") for person in observers]
        return [(None, self.tr("Choose an observer")), *named]

    def _build(self, title: str, findings: Sequence[Finding], *, has_observers: bool) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        self._theme.arrange(column, margin=Space.LOOSE, gap=Space.NORMAL)
        column.addWidget(Heading(self.tr("Sign off {title}?").format(title=title), 2))
        column.addWidget(
            Words(
                self.tr(
                    "From then on nothing in this meeting can be changed: its particulars, attendance, "
                    "agenda, lines and their wording. The minutes lose the word DRAFT. "
                    "This cannot be undone; what is wrong then is corrected in a version of its own."
                )
            )
        )
        if findings:
            column.addWidget(Heading(self.tr("Still outstanding"), 3))
            for finding in findings:
                column.addLayout(self._outstanding(finding))
        else:
            column.addWidget(Words(self.tr("The closing checks found nothing missing."), quiet=True))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        self._theme.arrange(outer, gap=Space.NONE)
        answer = self._answer(has_observers=has_observers)
        outer.addWidget(self._scrolling(content), 1)
        outer.addWidget(answer)
        room = self.screen().availableGeometry()
        width = min(self._theme.space(140), room.width() * 8 // 10)
        # The styles are put on now, so that both are measured with the text as large as it is shown.
        self.ensurePolished()
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        height = content.heightForWidth(width) + max(answer.sizeHint().height(), answer.heightForWidth(width))
        self.resize(width, min(height, room.height() * 9 // 10))
        self.who.setFocus()  # and not what is read, which takes the keys only to scroll

    def _scrolling(self, content: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setProperty("role", "page")
        area.setWidget(content)
        area.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        return area

    def _outstanding(self, finding: Finding) -> QHBoxLayout:
        row = QHBoxLayout()
        self._theme.arrange(row, gap=Space.CLOSE)
        ink = self._theme.colours.tones[Tone.WARNING].ink
        side = self._theme.icon_size()
        icon = QLabel()
        icon.setPixmap(
            self._theme.icons.pixmap(TONE_ICONS[Tone.WARNING], side, self.devicePixelRatioF(), ink)
        )
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(finding.sentence), 1)
        return row

    def _answer(self, *, has_observers: bool) -> QWidget:
        answer = QWidget()
        column = QVBoxLayout(answer)
        self._theme.arrange_sides(column, across=Space.LOOSE, down=Space.WIDE, gap=Space.NORMAL)
        row = FormRow(self._theme, self.tr("&Signed off by"), self.who)
        if not has_observers:
            row.refuse(self.tr("Nobody on this board is marked as an observer. Mark one under People."))
        column.addWidget(row)
        self.sign.setProperty("role", "primary")
        self.decline.setDefault(True)
        buttons = QHBoxLayout()
        self._theme.arrange(buttons, gap=Space.CLOSE)
        buttons.addStretch(1)
        buttons.addWidget(self.decline)
        buttons.addWidget(self.sign)
        column.addLayout(buttons)
        return answer

    @Slot(object)
    def _on_who_chosen(self, who: object) -> None:
        self.sign.setEnabled(isinstance(who, str))

    @Slot()
    def _on_sign(self) -> None:
        who = self.who.value
        if isinstance(who, str):
            self.accept()
            self.sign_off_requested.emit(who)
