"""The entry line at the foot of the step: kind, speaker, text, and the hint under them; always ready."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from boardobserver.domain.entry_line import EntryLine, read_line, spell_line
from boardobserver.domain.errors import Refusal
from boardobserver.domain.numbering import Reference, ReferenceStyle
from boardobserver.domain.words import EntryKind
from boardobserver.services.parties import Party
from boardobserver.ui.fields.directory import choice_id, party_of
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.taking.answering import Answered
from boardobserver.ui.taking.bar_grid import BarGrid
from boardobserver.ui.taking.completion import Linkable
from boardobserver.ui.taking.entry_edit import EntryEdit
from boardobserver.ui.taking.hint_strip import Hint, HintStrip
from boardobserver.ui.taking.kind_button import KindButton
from boardobserver.ui.taking.line_draft import LineDraft, read_draft
from boardobserver.ui.taking.reading_hint import (
    LineContext,
    editing_hint,
    marks_hint,
    nobody_hint,
    reading_hint,
    room_hint,
    unknown_hint,
)
from boardobserver.ui.taking.whose_line import WhoseLine
from boardobserver.ui.widgets.chooser import Chooser, Chosen


class EntryBar(QFrame):
    """Where lines are typed. It tells of an entered line; the step notes it and then clears the bar.

    It can be kept by a `DraftKeeper`: its `text` is a whole draft, kind and speaker included.

    Args:
        theme: The look.
        now: Tells the time.
        linkable: The records for "^".
        answered: The challenge that a line would answer.
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
        answered: Callable[[EntryLine], Answered | None],
        add_keys: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._record = linkable.here
        self._answered = answered
        self._today = date.min
        self._chosen_kind = EntryKind.NOTE
        self._whose = WhoseLine(lambda: self._record.directory, answered)
        self._begun_at: datetime | None = None
        self._reading: tuple[tuple[str, EntryKind, date, ReferenceStyle], EntryLine] | None = None
        self._why_not = ""
        self.kind = KindButton(theme)
        self.speaker_chooser = Chooser(theme, self.tr("Who speaks"))
        self.edit = EntryEdit(theme, self._read, lambda: self._record.directory, linkable)
        self.hint = HintStrip(theme, add_keys, lambda: self._record.directory)
        self._grid = BarGrid(theme, self.kind, self.speaker_chooser, self.edit, self.hint)
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
    def line_speaker(self) -> Party:
        """Who speaks in this line, said or not."""
        return self._whose.of(self.reading)

    @property
    def text(self) -> str:
        """The line as a draft."""
        whose = self._whose
        draft = LineDraft(
            self.edit.text,
            self._chosen_kind,
            whose.speaker,
            self._begun_at,
            is_speaker_chosen=whose.is_chosen,
        )
        return draft.spelled()

    def set_text(self, text: str) -> None:
        """Load a draft, silently."""
        draft = read_draft(text)
        self._load(draft.text, draft.kind)
        self._begun_at = draft.begun_at
        if draft.speaker:
            self._whose.begin(draft.speaker, is_chosen=draft.is_speaker_chosen)
            self.show_reading()

    def begin_meeting(self) -> None:
        """Another meeting is shown: it starts with an empty line and no speaker."""
        self._today = self._record.meeting.held_on
        self._whose.begin(Party())
        self._load("", EntryKind.NOTE)
        self.follow_people()

    @Slot()
    def follow_people(self) -> None:
        """Go by who is who now; the line stays as it is."""
        self.speaker_chooser.set_choices(self._record.directory.choices())
        self.show_reading()
        self.edit.recolour()

    def set_speaker(self, speaker: Party) -> None:
        """Let somebody speak from now on."""
        self._whose.begin(speaker)
        self.show_reading()

    def clear_noted(self) -> None:
        """The line was noted: the next one begins, with the same speaker."""
        line = self.reading
        unknown = next((short for short in line.mentions if not self._record.directory.knows(short)), "")
        self._whose.note(line)
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

    @Slot()
    def begin_arrival(self) -> None:
        """Begin a line that says who came: only the name is missing."""
        self._begin_room("arrived")

    @Slot()
    def begin_leaving(self) -> None:
        """Begin a line that says who left."""
        self._begin_room("left")

    def show_editing(self) -> None:
        """Say how a line that is being edited in its own place is kept or left."""
        self.hint.say(editing_hint())

    def show_reading(self) -> None:
        """Show what is understood of the line: its kind, its speaker, a hint."""
        line = self.reading
        self.kind.set_kind(line.kind)
        shown = self._whose.of(line)
        if self.speaker_chooser.value.id != choice_id(shown):
            self.speaker_chooser.set_value(choice_id(shown))
        if self._why_not:
            self.hint.say(Hint(self._why_not, Tone.INFO))
            return
        context = LineContext(self._record, self.begun_at, shown, self._answered)
        typing = self.edit.initials_at_cursor
        self.hint.say(reading_hint(line, context, typing) if self.edit.text else marks_hint())

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
        self._grid.fit(self.width())

    def _begin_room(self, words: str) -> None:
        if self.edit.text:
            self.hint.say(room_hint())
        else:
            self.edit.begin_with_person(f" {words}")
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        self.setProperty("role", "panel")
        self.edit.setAccessibleName(self.tr("Line to note; Enter notes it"))
        self.edit.setPlaceholderText(self.tr("type here …"))
        self.speaker_chooser.setToolTip(self.tr("Who speaks; stays until changed. @ and initials do it too."))
        self.speaker_chooser.line.setPlaceholderText(self.tr("speaker"))
        self.setLayout(self._grid)
        self._grid.fit(self.width())
        self.setFocusProxy(self.edit)
        QWidget.setTabOrder(self.edit, self.kind)
        QWidget.setTabOrder(self.kind, self.speaker_chooser)
        self.hint.say(marks_hint())

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
        key = (text, self._chosen_kind, self._today, self._record.references())
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
            self._whose.choose(speaker)
            self.show_reading()
        else:
            self.hint.say(nobody_hint(chosen.text, self._record.directory))
            self.speaker_chooser.set_value(choice_id(self.line_speaker))
        self.edited.emit(self.text)
        self.edit.setFocus()
