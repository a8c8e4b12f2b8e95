"""The filter over a register: the line to type in, filters under a name, and what was found."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from boardobserver.domain.filters.completion import Vocabulary
from boardobserver.domain.filters.parse import parse
from boardobserver.domain.filters.saved import BUILT_IN
from boardobserver.domain.filters.terms import Filter, FilterRefusal
from boardobserver.domain.snapshots import Id
from boardobserver.services.command import Command
from boardobserver.services.saved_filters import remove_filter, rename_filter, save_filter
from boardobserver.ui.registers.filter_chooser import FilterChooser
from boardobserver.ui.registers.filter_edit import FilterEdit
from boardobserver.ui.registers.looks import RegisterLook
from boardobserver.ui.registers.naming_row import NamingRow
from boardobserver.ui.shell.notices import FieldMessage
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme

_WHILE_TYPING_MS = 600
"""What is not finished yet is called wrong only when the person stops here for so long."""


class FilterLine(QWidget):
    """What is typed is tried at each key; what cannot be read leaves the last result that could.

    Args:
        theme: The look.
        board: The open board.
        look: The register.
        vocabulary: What the board has to offer as values.
        today: Gives the day that dates in words count from.
    """

    filter_changed = Signal(object)
    """This `Filter` is asked for."""

    list_requested = Signal()
    """The person wants to go on to the records."""

    def __init__(
        self,
        theme: Theme,
        board: OpenBoard,
        look: RegisterLook,
        *,
        vocabulary: Callable[[], Vocabulary],
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self._board = board
        self._look = look
        self._today = today
        self._filter = Filter()
        self._refusal: FilterRefusal | None = None
        self.chooser = FilterChooser(theme, look.kind)
        self.edit = FilterEdit(theme, vocabulary)
        self.naming = NamingRow(theme, board)
        self.message = FieldMessage(theme, self.edit)
        self.count = QLabel()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_WHILE_TYPING_MS)
        self._build(theme)
        self._connect()
        self.reload_saved()

    @property
    def filter(self) -> Filter:
        """The last filter that could be read."""
        return self._filter

    @property
    def text(self) -> str:
        """The filter as it stands in the line."""
        return self.edit.text

    def set_text(self, text: str) -> None:
        """Put a filter in the line, and ask for it."""
        self.edit.set_text(text)
        self._try(text)

    @Slot()
    def ask(self) -> None:
        """Have the person type a filter, if this is in sight."""
        if self.isVisible():
            self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.edit.selectAll()

    def reload_saved(self) -> None:
        """Offer the filters that are saved now."""
        self.chooser.set_saved(self._board.workspace.read.saved_filters(self._look.kind))

    def show_found(self, found: int, total: int, kept: str) -> None:
        """Say how many records were found, and which is shown besides."""
        words = self.tr("{found} of {total}").format(found=f"{found:,}", total=f"{total:,}")
        if kept:
            besides = self.tr("{reference} is shown too, though the filter does not find it")
            words = f"{words} · {besides.format(reference=kept)}"
        self.count.setText(words)
        # Short words take no more room than they need, so that what is wrong stands right beside them.
        self.count.setWordWrap(bool(kept))
        across = QSizePolicy.Policy.Preferred if kept else QSizePolicy.Policy.Maximum
        self.count.setSizePolicy(across, QSizePolicy.Policy.Preferred)

    def _build(self, theme: Theme) -> None:
        self.edit.setAccessibleName(self.tr("Filter the {many}").format(many=self._look.many))
        self.edit.setPlaceholderText(self.tr("Filter: words, is:open, topic:bias, due:<today …"))
        self.chooser.set_editable(not self._board.workspace.is_read_only)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setProperty("role", "secondary")
        self.count.setAccessibleName(self.tr("Found"))
        line = QHBoxLayout()
        theme.arrange(line, gap=Space.CLOSE)
        line.addWidget(self.chooser)
        line.addWidget(self.edit, 1, Qt.AlignmentFlag.AlignVCenter)
        said = QHBoxLayout()
        theme.arrange(said, gap=Space.NORMAL)
        said.addWidget(self.count, 1)
        said.addWidget(self.message, 2)
        said.addStretch()
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.TIGHT)
        column.addLayout(line)
        column.addWidget(self.naming)
        column.addLayout(said)
        self.edit.anchor = self
        self.setFocusProxy(self.edit)

    def _connect(self) -> None:
        self.edit.filter_typed.connect(self._on_typed)
        self.edit.list_requested.connect(self._on_list_requested)
        self.chooser.filter_chosen.connect(self._on_chosen)
        self.chooser.saving_requested.connect(self._on_saving_requested)
        self.chooser.renaming_requested.connect(self._on_renaming_requested)
        self.chooser.removal_requested.connect(self._on_removal_requested)
        self.naming.closed.connect(self.edit.setFocus)
        self._pause.timeout.connect(self._say_refusal)

    def _try(self, text: str) -> bool:
        """Read a text; one that cannot be read leaves everything as it is."""
        self._pause.stop()
        self.chooser.show_text(" ".join(text.split()))
        try:
            wanted = parse(text, self._today())
        except FilterRefusal as refusal:
            self._refusal = refusal
            return False
        self._refusal = None
        self._say_refusal()
        if wanted != self._filter:
            self._filter = wanted
            self.filter_changed.emit(wanted)
        return True

    @Slot()
    def _say_refusal(self) -> None:
        self.edit.colours.show_refusal(self._refusal)
        self.message.say("" if self._refusal is None else self._refusal.message)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        if self._try(text):
            return
        is_unfinished = self._refusal is not None and self._refusal.end >= len(text.rstrip())
        if is_unfinished and not self.message.message:
            self._pause.start()
        else:
            self._say_refusal()

    @Slot()
    def _on_list_requested(self) -> None:
        self._say_refusal()
        if self._refusal is None:
            self.list_requested.emit()

    @Slot(str)
    def _on_chosen(self, text: str) -> None:
        self.set_text(text)
        self.list_requested.emit()

    @Slot()
    def _on_saving_requested(self) -> None:
        kind, text = self._look.kind, str(self._filter)

        def save(name: str) -> Command[Id]:
            return save_filter(kind, name, text)

        self.naming.ask("", save)

    @Slot(str)
    def _on_renaming_requested(self, filter_id: Id) -> None:
        saved = self.chooser.saved

        def rename(name: str) -> Command[None]:
            return rename_filter(filter_id, name)

        self.naming.ask("" if saved is None else saved.name, rename)

    @Slot(str)
    def _on_removal_requested(self, filter_id: Id) -> None:
        self._board.attempt(remove_filter(filter_id))


def first_filter(look: RegisterLook) -> str:
    """The filter that a register opens with."""
    return BUILT_IN[look.kind][0].text
