"""The entry line at the foot of the step: kind, speaker, text, and the hint under them; always ready."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from boardobserver.domain.entry_line import EntryLine, read_line, spell_line
from boardobserver.domain.errors import Refusal
from boardobserver.domain.numbering import Reference, ReferenceStyle
from boardobserver.domain.words import EntryKind
from boardobserver.services.parties import Party
from boardobserver.ui.fields.directory import Directory, choice_id, party_of
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.taking.completion import Linkable
from boardobserver.ui.taking.entry_edit import EntryEdit
from boardobserver.ui.taking.hint_strip import Hint, HintStrip
from boardobserver.ui.taking.kind_button import KindButton
from boardobserver.ui.taking.line_draft import LineDraft, read_draft
from boardobserver.ui.taking.reading_hint import editing_hint, marks_hint, reading_hint, unknown_hint
from boardobserver.ui.widgets.chooser import Chooser, Chosen

_NARROW = 150
"""Narrower than so many steps of the grid, the text has a row of its own."""


class EntryBar(QFrame):
    """Where lines are typed. It tells of an entered line; the step notes it and then clears the bar.

    It can be kept by a `DraftKeeper`: its `text` is a whole draft, kind and speaker included.

    Args:
        theme: The look.
        now: Tells the time.
        linkable: The records for "^".
        exists: Whether there is a record of a reference.
        add_keys: The keys that add an unknown person, as shown.
    """

    edited = Signal(str)
    """The line is another one; with its draft."""

    line_entered = Signal()
    """Enter: the line is to be noted."""

    previous_requested = Signal()
    """The last line of the record is to be edited."""

    escaped = Signal()
    """Escape in the line, with nothing to close."""

    person_named = Signal(str, str)
    """Somebody unknown is to be added: the initials, and the name."""

    def __init__(
        self,
        theme: Theme,
        *,
        now: Callable[[], datetime],
        linkable: Linkable,
        exists: Callable[[Reference], bool],
        add_keys: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._exists = exists
        self._references = linkable.here.references
        self._directory = Directory()
        self._today = date.min
        self._chosen_kind = EntryKind.NOTE
        self._speaker = Party()
        self._begun_at: datetime | None = None
        self._reading: tuple[tuple[str, EntryKind, date, ReferenceStyle], EntryLine] | None = None
        self._why_not = ""
        self.kind = KindButton(theme)
        self.speaker_chooser = Chooser(theme, self.tr("Who speaks"))
        self.edit = EntryEdit(theme, self._read, lambda: self._directory, linkable)
        self.hint = HintStrip(theme, add_keys)
        self._grid = QGridLayout()
        self._is_narrow = False
        self._build()
        self._connect()

    @property
    def reading(self) -> EntryLine:
        """What stands in the line, as it is understood."""
        return self._read(self.edit.text)

    @property
    def begun_at(self) -> datetime:
        """When the first key of the line was struck; now for an empty one."""
        return self._begun_at or self._now()

    @property
    def speaker(self) -> Party:
        """Who speaks unless the line says so; it sticks until changed."""
        return self._speaker

    @property
    def line_speaker(self) -> Party:
        """Who speaks in this line: nobody when the line names somebody that the board does not know."""
        named = self.reading.speaker
        return self._speaker if named is None else self._directory.named(named)

    @property
    def text(self) -> str:
        """The line as a draft."""
        begun_at = self._begun_at
        return LineDraft(self.edit.text, self._chosen_kind, self._speaker, begun_at).spelled()

    def set_text(self, text: str) -> None:
        """Load a draft, silently."""
        draft = read_draft(text)
        self._load(draft.text, draft.kind)
        self._begun_at = draft.begun_at
        if draft.speaker:
            self.set_speaker(draft.speaker)

    def set_meeting(self, directory: Directory, today: date) -> None:
        """Say who is who and what day it is; another meeting starts with an empty line and no speaker."""
        self._today = today
        self._speaker = Party()
        self._load("", EntryKind.NOTE)
        self.set_directory(directory)

    def set_directory(self, directory: Directory) -> None:
        """Say who is who now; the line stays as it is."""
        self._directory = directory
        self.speaker_chooser.set_choices(directory.choices())
        self.show_reading()
        self.edit.recolour()

    def set_speaker(self, speaker: Party) -> None:
        """Let somebody speak from now on."""
        self._speaker = speaker
        self.show_reading()

    def clear_noted(self) -> None:
        """The line was noted: the next one begins, with the same speaker."""
        line, spoken_by = self.reading, self.line_speaker
        unknown = next((short for short in line.mentions if not self._directory.knows(short)), "")
        if spoken_by:
            self._speaker = spoken_by
        self._load("", EntryKind.NOTE)
        if unknown:
            # It can still be put right after the line was noted, without hurry.
            self.hint.say(unknown_hint(unknown))

    @Slot(str)
    def link(self, reference: str) -> None:
        """Link a record in the line that is being typed."""
        if self.isEnabled():
            self.edit.insert_token(f"^{reference}")

    def begin(self, kind: EntryKind, reference: Reference) -> None:
        """Begin a line of a kind about a record, or make the one that is being typed such a line."""
        if self.edit.text:
            self._on_kind_chosen(kind)
        else:
            self.edit.textCursor().insertText(spell_line(kind, ""))
        self.edit.insert_token(f"^{reference}")

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why the line was not noted; it stays."""
        self.hint.say(Hint(refusal.message, Tone.FAULT))

    def show_editing(self) -> None:
        """Say how a line that is being edited in its own place is kept or left."""
        self.hint.say(editing_hint())

    def show_reading(self) -> None:
        """Show what is understood of the line: its kind, its speaker, a hint."""
        line = self.reading
        self.kind.set_kind(line.kind)
        shown = self._directory.named(line.speaker) or self._speaker
        if self.speaker_chooser.value.id != choice_id(shown):
            self.speaker_chooser.set_value(choice_id(shown))
        if self._why_not:
            self.hint.say(Hint(self._why_not, Tone.INFO))
            return
        empty = not self.edit.text
        self.hint.say(
            marks_hint()
            if empty
            else reading_hint(line, self._directory, self._exists, self.edit.initials_at_cursor)
        )

    def set_editable(self, *, why_not: str) -> None:
        """Let lines be typed, or say why none can be."""
        self._why_not = why_not
        self.setEnabled(not why_not)
        words = self.tr("nothing can be noted in this meeting") if why_not else self.tr("type here …")
        self.edit.setPlaceholderText(words)
        self.show_reading()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the text a row of its own where there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self.setProperty("role", "panel")
        self.edit.setAccessibleName(self.tr("Line to note; Enter notes it"))
        self.edit.setPlaceholderText(self.tr("type here …"))
        self.speaker_chooser.setToolTip(self.tr("Who speaks; stays until changed. @ and initials do it too."))
        self.speaker_chooser.line.setPlaceholderText(self.tr("speaker"))
        self._theme.arrange(self._grid, margin=Space.CLOSE, gap=Space.CLOSE)
        self.setLayout(self._grid)
        self._arrange(anew=True)
        self.setFocusProxy(self.edit)
        QWidget.setTabOrder(self.edit, self.kind)
        QWidget.setTabOrder(self.kind, self.speaker_chooser)
        self.hint.say(marks_hint())

    def _arrange(self, *, anew: bool = False) -> None:
        is_narrow = self.width() < self._theme.space(_NARROW)
        if is_narrow == self._is_narrow and not anew:
            return
        self._is_narrow = is_narrow
        grid = self._grid
        for widget in (self.kind, self.speaker_chooser, self.edit, self.hint):
            grid.removeWidget(widget)
        grid.addWidget(self.kind, 0, 0)
        grid.addWidget(self.speaker_chooser, 0, 1)
        if is_narrow:
            grid.addWidget(self.edit, 1, 0, 1, 3)
        else:
            grid.addWidget(self.edit, 0, 2)
        grid.addWidget(self.hint, 2, 0, 1, 3)
        grid.setColumnStretch(2, 1)

    def _connect(self) -> None:
        self.edit.edited.connect(self._on_edited)
        self.edit.committed.connect(self._on_committed)
        self.edit.previous_requested.connect(self.previous_requested)
        self.edit.escaped.connect(self.escaped)
        self.kind.kind_chosen.connect(self._on_kind_chosen)
        self.speaker_chooser.committed.connect(self._on_speaker_chosen)
        self.hint.person_named.connect(self.person_named)
        self.hint.done.connect(self.edit.setFocus)

    def _read(self, text: str) -> EntryLine:
        key = (text, self._chosen_kind, self._today, self._references())
        if self._reading is None or self._reading[0] != key:
            self._reading = (key, read_line(*key))
        return self._reading[1]

    def _load(self, text: str, kind: EntryKind) -> None:
        self._chosen_kind = kind
        self._begun_at = None
        self.edit.set_text(text)
        self.show_reading()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        if not text:
            self._begun_at = None
        elif self._begun_at is None:
            self._begun_at = self._now()
        self.show_reading()
        self.edited.emit(self.text)

    @Slot()
    def _on_committed(self) -> None:
        self.line_entered.emit()

    @Slot(object)
    def _on_kind_chosen(self, kind: EntryKind) -> None:
        self._chosen_kind = kind
        # A mark in the line says the same thing, and would go on winning: the choice replaces it.
        line = read_line(self.edit.text, EntryKind.NOTE, self._today)
        if line.kind not in (EntryKind.NOTE, kind):
            self.edit.set_text(line.text)
        self.edit.recolour()
        self._on_edited(self.edit.text)
        self.edit.setFocus()

    @Slot(object)
    def _on_speaker_chosen(self, chosen: Chosen) -> None:
        speaker = party_of(chosen)
        if speaker or not chosen.text:
            self._speaker = speaker
            self.show_reading()
        else:
            self.hint.say(unknown_hint(chosen.text))
            self.speaker_chooser.set_value(choice_id(self._speaker))
        self.edited.emit(self.text)
        self.edit.setFocus()
