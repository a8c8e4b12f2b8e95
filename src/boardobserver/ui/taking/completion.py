"""What is offered while one types "@" or "^", and the list that offers it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from boardobserver.domain.entry_line import Completion, CompletionKind
from boardobserver.domain.snapshots import Tracked
from boardobserver.ui.fields.directory import Directory
from boardobserver.ui.shell.theme import Space, Theme

_MOST_OFFERED = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can take the place of what is being typed.

    Attributes:
        token: What stands in the line afterwards, "@OB".
        words: What is shown beside it.
    """

    token: str
    words: str


def candidates(
    completion: Completion, directory: Directory, records: Callable[[], Iterable[Tracked]]
) -> list[Candidate]:
    """The few that fit best what is being typed.

    Args:
        completion: What is being typed.
        directory: People and organisations.
        records: The open records; only asked for a link.
    """
    if completion.kind is CompletionKind.PERSON:
        return _people(completion.prefix.casefold(), directory)
    return _records(completion.prefix.casefold(), records())


def _people(typed: str, directory: Directory) -> list[Candidate]:
    ranked: list[tuple[int, int, Candidate]] = []
    for at, choice in enumerate(directory.choices()):
        short, name = choice.short.casefold(), choice.text.casefold()
        if short.startswith(typed):
            rank = 0 if short == typed else 1
        elif any(word.startswith(typed) for word in name.split()):
            rank = 2
        elif typed in name:
            rank = 3
        else:
            continue
        ranked.append((rank, at, Candidate(f"@{choice.short}", choice.text)))
    ranked.sort(key=lambda each: each[:2])
    return [candidate for _rank, _at, candidate in ranked[:_MOST_OFFERED]]


def _records(typed: str, records: Iterable[Tracked]) -> list[Candidate]:
    by_reference: list[Candidate] = []
    by_words: list[Candidate] = []
    # The newest first: what is linked is mostly what was just spoken of.
    for record in sorted(records, key=lambda each: (each.raised_on, each.reference), reverse=True):
        candidate = Candidate(f"^{record.reference}", record.text)
        reference = str(record.reference).casefold()
        if reference.startswith(typed) or reference.replace("-", "").startswith(typed.replace("-", "")):
            by_reference.append(candidate)
        elif typed and f" {typed}" in f" {record.text.casefold()}":
            by_words.append(candidate)
        if len(by_reference) >= _MOST_OFFERED:
            break
    return [*by_reference, *by_words][:_MOST_OFFERED]


class CompletionList(QFrame):
    """The list over the window; the focus stays where one types, and the editor hands its keys on.

    Args:
        theme: The look.
        editor: Where one types; the list stands over its window.
    """

    chosen = Signal(object)
    """The person took this `Candidate`."""

    def __init__(self, theme: Theme, editor: QWidget) -> None:
        super().__init__(editor.window())
        self._theme = theme
        self._editor = editor
        self._offered: list[Candidate] = []
        self._is_walked = False
        self._list = QListWidget()
        self._build()
        self.hide()

    @property
    def offered(self) -> tuple[Candidate, ...]:
        """What is offered now; nothing while the list is hidden."""
        return tuple(self._offered) if self.isVisible() else ()

    def offer(self, found: list[Candidate], typed: str, beside: QRect) -> None:
        """Offer these over a place of the editor; nothing closes the list."""
        self._offered = found
        self._is_walked = False
        if not found:
            self.hide()
            return
        self._list.clear()
        for candidate in found:
            item = QListWidgetItem(f"{candidate.token}   {' '.join(candidate.words.split())}")
            item.setToolTip(candidate.words)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._is_whole = found[0].token[1:].casefold() == typed.casefold()
        self._place(beside)
        self.show()
        self.raise_()

    def answers(self, key: int) -> bool:
        """Take a key of the editor; False for one that is none of the list's."""
        if not self.isVisible():
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Escape:
            self.hide()
        elif key == Qt.Key.Key_Tab or (key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._is_wanted()):
            self._take(self._list.currentRow())
        else:
            return False
        return True

    def _is_wanted(self) -> bool:
        # Initials typed in full need no completing: Enter then notes the line, as it does without the list.
        return self._is_walked or not self._is_whole

    def _build(self) -> None:
        self.setProperty("role", "float")
        self.setAutoFillBackground(True)
        self._is_whole = False
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(self.tr("What fits"))
        self._list.setProperty("role", "inside")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setUniformItemSizes(True)
        self._list.itemClicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        self._theme.arrange(column, margin=Space.TIGHT)
        column.addWidget(self._list)

    def _place(self, beside: QRect) -> None:
        window = self._editor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        row = max(self._list.sizeHintForRow(0), self._list.fontMetrics().lineSpacing())
        room = window.size()
        size = QSize(
            min(self._theme.space(110), room.width() - self._theme.space(4)),
            min(row * len(self._offered) + self._theme.space(4), room.height() // 2),
        )
        top = self._editor.mapTo(window, beside.topLeft()) - QPoint(0, size.height() + self._theme.space(1))
        if top.y() < 0:
            top = self._editor.mapTo(window, beside.bottomLeft()) + QPoint(0, self._theme.space(1))
        left = max(0, min(top.x(), room.width() - size.width() - self._theme.space(2)))
        self.setGeometry(QRect(QPoint(left, top.y()), size))

    def _walk(self, step: int) -> None:
        self._is_walked = True
        count = self._list.count()
        self._list.setCurrentRow((self._list.currentRow() + step) % count)

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._offered):
            candidate = self._offered[row]
            self.hide()
            self.chosen.emit(candidate)

    @Slot(QListWidgetItem)
    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._take(self._list.row(item))
