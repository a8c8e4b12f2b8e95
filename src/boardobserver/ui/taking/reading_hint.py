"""What the program understood of the line being typed, in a few words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from boardobserver.domain.due_words import format_due
from boardobserver.domain.entry_line import EntryLine
from boardobserver.domain.entry_marks import MARKS
from boardobserver.domain.room import Happening, is_nearly_room
from boardobserver.domain.speaking import bare_speaker
from boardobserver.domain.times_of_day import show_time
from boardobserver.domain.words import DueKind, EntryKind
from boardobserver.services.parties import Party
from boardobserver.ui.fields.directory import Directory
from boardobserver.ui.fields.same_name import ambiguous_words
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.taking.answering import Answered
from boardobserver.ui.taking.hint_strip import Hint
from boardobserver.ui.taking.live_record import LiveRecord
from boardobserver.ui.widgets.date_field import show_date

_CONTEXT = "taking"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OWN = {
    EntryKind.DECISION: "The Board’s decision; type @ to say whose words it is in",
    EntryKind.ADVICE: "The advice of its source; type @ to say whose words it is in",
}
_SHORT = {EntryKind.ADVICE: "advice", EntryKind.PRIVATE_NOTE: "private note"}


def marks_hint() -> Hint:
    """The marks and what they make of a line, and what else a line can begin with."""
    each = [f"{mark} {_tr(_SHORT.get(kind, kind.label.lower()))}" for mark, kind in MARKS.items()]
    # A mark is not to part from its word where the line wraps.
    said = (*each, _tr("@AB speaker"), _tr("@AB in/out"), _tr("Recess"))
    return Hint("   ".join(words.replace(" ", "\N{NO-BREAK SPACE}") for words in said))


def keys_hint(re_mark_keys: str) -> Hint:
    """What the keys do while a line of the record is selected."""
    words = _tr(
        "{marks} change the kind   Enter edits   Delete withdraws   Ctrl+Shift+↑ ↓ moves   Esc leaves"
    )
    return Hint(words.format(marks=re_mark_keys))


def open_keys_hint() -> Hint:
    """What the keys do while the list of what is open has the focus."""
    words = _tr(
        "Enter links   → shows   P puts again   R response   U update   C closes   A advice response   "
        "D defers   Esc leaves"
    )
    return Hint(words)


def editing_hint() -> Hint:
    """What the keys do while a line of the record is edited in place."""
    words = _tr(
        "Editing a line of the record: Enter saves it, Shift+Enter is a new line, Esc leaves it as it was"
    )
    return Hint(words, Tone.INFO)


def room_hint() -> Hint:
    """How to say who came or went while another line is being typed."""
    return Hint(_tr("Enter notes this line; then who came or left, with a time: @AB left 10:40"), Tone.INFO)


@dataclass(frozen=True, slots=True)
class LineContext:
    """What a line is read in.

    Attributes:
        record: The record of the meeting.
        begun_at: When its first key was struck.
        speaker: Whose words it is, said in it or not.
        answered: The challenge that a line would answer.
    """

    record: LiveRecord
    begun_at: datetime
    speaker: Party
    answered: Callable[[EntryLine], Answered | None]

    @property
    def directory(self) -> Directory:
        """Who is who."""
        return self.record.directory


def reading_hint(line: EntryLine, context: LineContext, typing: str = "") -> Hint:
    """What was understood of a line; the marks when there is nothing to say.

    Args:
        line: The line as read.
        context: What it is read in.
        typing: Initials that are just being typed: who they mean cannot be said yet.
    """
    directory = context.directory
    if line.due_problem:
        return Hint(line.due_problem, Tone.WARNING)
    late_mark = _late_mark(line)
    if late_mark:
        words = _tr("Put a colon after the speaker for the mark to count: @{speaker}: {mark} …")
        return Hint(words.format(mark=late_mark, speaker=line.speaker), Tone.WARNING)
    bare = bare_speaker(line)
    if directory.knows(bare):
        return Hint(_tr("Put @ before {initials} to say who speaks").format(initials=bare), Tone.WARNING)
    named = (short for short in line.mentions if short.casefold() != typing.casefold())
    unknown = next((short for short in named if not directory.knows(short)), "")
    if unknown:
        return unknown_hint(unknown)
    missing = next((reference for reference in line.links if not context.record.exists(reference)), None)
    if missing is not None:
        words = _tr("There is no {reference} on this board; it is kept as typed.")
        return Hint(words.format(reference=missing), Tone.WARNING)
    said = _room_words(line, context) if line.room is not None else _understood(line, context)
    return Hint(" · ".join(said), Tone.INFO) if said else marks_hint()


def unknown_hint(initials: str) -> Hint:
    """That nobody has these initials."""
    words = _tr("{initials} is nobody on this board yet – add?")
    return Hint(words.format(initials=initials), Tone.INFO, unknown=initials)


def nobody_hint(typed: str, directory: Directory) -> Hint:
    """Why nobody was chosen by what was typed: nobody is called so, or several are."""
    others = directory.of_name(typed)
    return Hint(ambiguous_words(typed, others), Tone.WARNING) if others else unknown_hint(typed)


def _late_mark(line: EntryLine) -> str:
    """The mark that was typed after the speaker, where it is a word of a note."""
    mark = line.said[:1]
    is_late = line.kind is EntryKind.NOTE and line.speaker and mark in MARKS and line.said[1:2] == " "
    return mark if is_late else ""


def _understood(line: EntryLine, context: LineContext) -> list[str]:
    said: list[str] = []
    name_of, named = context.directory.name_of, context.directory.named
    if line.kind is EntryKind.PRIVATE_NOTE:
        said.append(_tr("A private note: never printed"))
    if line.kind is EntryKind.ACTION:
        owner = name_of(named(line.owner))
        said.append(
            _tr("Owner: {name}").format(name=owner) if owner else _tr("No owner yet (@ and initials)")
        )
        said.append(_due_words(line) or _tr("no due date yet (by …)"))
    if line.kind in _OWN and not context.speaker:
        said.append(_tr(_OWN[line.kind]))
    if line.kind is EntryKind.CHALLENGE and context.speaker:
        said.append(_tr("Put by: {name}").format(name=name_of(context.speaker)))
    answered = context.answered(line)
    if answered is not None:
        said.append(_tr("Answers {reference}").format(reference=answered.challenge.reference))
        said.append(_by_words(context))
    if line.directed_to:
        said.append(_tr("To: {name}").format(name=name_of(named(line.directed_to))))
    if line.kind is EntryKind.NOTE and is_nearly_room(line.text):
        name = name_of(context.speaker)
        said.append(_tr("Said by {name}; who only comes or goes: @AB left 10:40").format(name=name))
    links = (each for each in line.links if answered is None or each != answered.challenge.reference)
    said.extend(_tr("on {reference}").format(reference=reference) for reference in links)
    return said


def _by_words(context: LineContext) -> str:
    """Whose response it will be."""
    name = context.directory.name_of(context.speaker)
    return _tr("by {name}").format(name=name) if name else _tr("by nobody yet (@ and initials)")


def _room_words(line: EntryLine, context: LineContext) -> list[str]:
    """What noting the line does besides."""
    room = line.room
    if room is None:
        return []
    at = show_time(room.time_of(context.record.local(context.begun_at)))
    if not room.initials:
        resumes = room.what is Happening.RESUMED
        words = _tr("The meeting goes on at {time}") if resumes else _tr("The meeting pauses at {time}")
        return [words.format(time=at), _tr("the item’s clock follows")]
    came = room.what.is_coming
    words = _tr("Attendance: {names} came at {time}") if came else _tr("Attendance: {names} left at {time}")
    parties = [context.directory.named(short) for short in room.initials]
    names = [context.directory.name_of(party) for party in parties if party.person_id is not None]
    said = [words.format(names=", ".join(names), time=at)] if names else []
    bodies = [context.directory.name_of(party) for party in parties if party.person_id is None]
    said.extend(_tr("{name} is on no list: noted only").format(name=body) for body in bodies)
    return said


def _due_words(line: EntryLine) -> str:
    if line.due.kind is DueKind.DATE and line.due.on is not None:
        return _tr("due {day}").format(day=long_date(line.due.on))
    return (
        _tr("due at the {words}").format(words=format_due(line.due))
        if line.due.kind is not DueKind.NONE
        else ""
    )


def long_date(on: date) -> str:
    """A date with its weekday.

    >>> long_date(date(2027, 4, 30))
    'Friday 30 April 2027'
    """
    return f"{_DAYS[on.weekday()]} {show_date(on)}"


def _tr(words: str) -> str:
    return QCoreApplication.translate(_CONTEXT, words)
