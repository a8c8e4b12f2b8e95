"""The small form beside the words that are to be withheld: on what, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.release import Exemption
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.line_fields import LineField
from boardobserver.ui.widgets.tick import Tick
from boardobserver.ui.withholding.exemption_picker import ExemptionPicker

_WIDTH = 136
_MOST_LETTERS = 160


@dataclass(frozen=True, slots=True)
class Grounds:
    """What something is withheld on, as a person has chosen it.

    Attributes:
        is_everywhere: Whether the words are withheld wherever they stand on the board.
        with_record: Whether the record that a line is about is withheld with it.
    """

    exemptions: tuple[Exemption, ...]
    reason: str
    is_everywhere: bool = False
    with_record: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What the form is about.

    Attributes:
        title: What is done: "Withhold the whole line".
        words: The words that it is about.
        grounds: Those that there are already; None for something that is not withheld yet.
        can_be_everywhere: Whether the words can be withheld wherever they stand on the board.
        record: The reference of the record that can be withheld with a line; empty for none.
    """

    title: str
    words: str
    grounds: Grounds | None = None
    can_be_everywhere: bool = False
    record: str = ""


class WithholdChooser(QFrame):
    """Stands over the page, beside the words, and leaves the page as it is. Enter does it, Escape does not.

    Args:
        theme: The look.
    """

    given = Signal(object)
    """The person wants it withheld on these `Grounds`."""

    lift_requested = Signal()
    """The person wants it to be public again."""

    closed = Signal()
    """The form is about to go, and the focus belongs where it came from."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.heading = Heading("", 3)
        self.words = Words(quiet=True)
        self.picker = ExemptionPicker(theme)
        self.reason = LineField()
        self.everywhere = Tick(self.tr("Wherever these words stand on this board"))
        self.with_record = Tick("")
        self.about_record = Words(quiet=True)
        self.withhold_button = QPushButton()
        self.lift_button = QPushButton(self.tr("Make it &public again"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self._form = Form(theme)
        self._area = QScrollArea()
        self._inside = QWidget()
        self._beside = QRect()
        self._is_open = False
        self._build()
        self.picker.done.connect(self._on_give)
        self.reason.returnPressed.connect(self._on_give)
        self.withhold_button.clicked.connect(self._on_give)
        self.lift_button.clicked.connect(self.lift_requested)
        self.cancel_button.clicked.connect(self.leave)
        self.hide()

    def ask(self, question: Question, beside: QRect) -> None:
        """Ask beside a place of the window.

        Args:
            question: What is asked.
            beside: Where the words stand, in the coordinates of the widget that this one stands on.
        """
        grounds = question.grounds
        self._form.clear_refusals()
        self.heading.setText(question.title)
        self.words.setText(_shortened(question.words))
        self.words.setVisible(bool(question.words))
        self.picker.load(grounds.exemptions if grounds else ())
        self.reason.set_value(grounds.reason if grounds else None)
        self.everywhere.setVisible(question.can_be_everywhere)
        self.everywhere.set_value(bool(grounds and grounds.is_everywhere))
        self._offer_record(question.record)
        self.withhold_button.setText(self.tr("Change") if grounds else self.tr("Withhold"))
        self.lift_button.setVisible(grounds is not None)
        self._beside = beside
        self.show()
        self._place()
        self.raise_()
        # Last: the page beneath may only come to its size as this is shown, and that is no reason to go.
        self._is_open = True
        self.picker.setFocus(Qt.FocusReason.PopupFocusReason)

    def refuse(self, refusal: Refusal) -> None:
        """Say beside its field why it was not done."""
        if not self._form.show_refusal(refusal):
            self._form.row("exemptions").refuse(refusal.message)
        self._place()

    @Slot()
    def leave(self) -> None:
        """Go, and change nothing."""
        if not self._is_open:
            return
        self._is_open = False
        # The focus goes first: Qt would look for another place for it within what is being hidden.
        self.closed.emit()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name and order
        """Tab goes round within the form."""
        inside = [each for each in self._stops() if each.isVisible() and each.isEnabled()]
        if not self._is_open or not inside:
            return super().focusNextPrevChild(next)
        now = self.focusWidget()
        at = inside.index(now) if now in inside else -1
        following = inside[(at + (1 if next else -1)) % len(inside)]
        reasons = Qt.FocusReason
        following.setFocus(reasons.TabFocusReason if next else reasons.BacktabFocusReason)
        if self._inside.isAncestorOf(following):
            self._area.ensureWidgetVisible(following)
        return True

    def _stops(self) -> Iterable[QWidget]:
        yield from (self.picker.line, self.picker.list, self.reason, self.everywhere, self.with_record)
        yield from (self.withhold_button, self.lift_button, self.cancel_button)

    def _build(self) -> None:
        theme = self._theme
        self.setProperty("role", "float")
        self.setAccessibleName(self.tr("Withhold from the public"))
        self._form.add_row(
            "exemptions",
            self.tr("Exemption"),
            self.picker,
            self.tr("Type to find one · comma or Space ticks several · Enter is done"),
        )
        self._form.add_row(
            "reason",
            self.tr("Reason"),
            self.reason,
            self.tr("Stays with the board. Section 36 needs the qualified person’s opinion here."),
        )
        self.withhold_button.setProperty("role", "primary")
        buttons = QHBoxLayout()
        theme.arrange(buttons, gap=Space.CLOSE)
        for button in (self.withhold_button, self.lift_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        inside = QVBoxLayout(self._inside)
        theme.arrange(inside, gap=Space.CLOSE)
        for part in (self.heading, self.words):
            inside.addWidget(part)
        inside.addWidget(self._form, 1)
        for offer in (self.everywhere, self.with_record, self.about_record):
            inside.addWidget(offer)
        self._build_area()
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.CLOSE)
        column.addWidget(self._area, 1)
        column.addLayout(buttons)

    def _build_area(self) -> None:
        """What large letters leave no room for is scrolled to; the buttons always stand below it."""
        area = self._area
        area.setProperty("role", "page")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(self._inside)
        area.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)

    def _offer_record(self, reference: str) -> None:
        """Offer to withhold the record of a line with it, and say what is public without that."""
        self.with_record.set_value(False)
        self.with_record.setText(self.tr("And the whole of {record}").format(record=reference))
        self.about_record.setText(
            self.tr(
                "Without it, other lines about {record} stay public, and what the annexes and other meetings "
                "say of it."
            ).format(record=reference)
        )
        for part in (self.with_record, self.about_record):
            part.setVisible(bool(reference))

    def _place(self) -> None:
        """Under the words or above them where there is room, else beside them; never beyond the window."""
        host, beside = self.parentWidget(), self._beside
        room = host.rect() if host is not None else self.rect()
        gap = self._theme.space(1)
        width = min(self._theme.space(_WIDTH), room.width() - 2 * gap)
        wanted = self._height_for(width)
        height = min(wanted, room.height() - 2 * gap)
        above, below = beside.top() - gap - height, beside.bottom() + gap
        top, left = below, beside.left()
        if below + height > room.bottom():
            top = above
            if above < room.top():
                top = room.bottom() - gap - height
                before, after = beside.left() - gap - width, beside.right() + gap
                left = after if after + width <= room.right() or before < room.left() else before
        # At a large size of text the words may stand where the page is still to be scrolled to.
        top = max(room.top() + gap, min(top, room.bottom() - gap - height))
        left = max(room.left() + gap, min(left, room.right() - gap - width))
        self.setGeometry(QRect(QPoint(left, top), QPoint(left + width - 1, top + height - 1)))

    def _height_for(self, width: int) -> int:
        """How high all of it is at a width."""
        outer, inside = self.layout(), self._inside.layout()
        assert outer is not None
        assert inside is not None
        inside.activate()
        outer.activate()
        margins = outer.contentsMargins()
        within = width - margins.left() - margins.right() - 2 * self.frameWidth()
        held = max(inside.totalHeightForWidth(within), inside.totalMinimumSize().height())
        return outer.totalMinimumSize().height() - self._area.minimumSizeHint().height() + held

    @Slot()
    def _on_give(self) -> None:
        self._form.clear_refusals()
        reason, everywhere = self.reason.text().strip(), self.everywhere.value
        self.given.emit(Grounds(self.picker.chosen, reason, everywhere, self.with_record.value))


def _shortened(words: str) -> str:
    """Words in quotation marks on a few lines.

    >>> _shortened("the  threshold of 0.64")
    '“the threshold of 0.64”'
    """
    plain = " ".join(words.split())
    return f"“{plain if len(plain) <= _MOST_LETTERS else plain[:_MOST_LETTERS].rstrip() + '…'}”"
