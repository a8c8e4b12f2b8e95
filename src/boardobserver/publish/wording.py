"""The phrases that documents are worded with: people, dates, times and the printed words for records.

What a record is and the word that it prints under are two things: one board's "challenge" is another's
"question". The words are therefore a value, `PrintedWords`, that the makers of documents are handed.
"""

import re
from datetime import date, datetime, time

from boardobserver.domain.dates import spell_date_in_full
from boardobserver.domain.due_words import find_due
from boardobserver.domain.numbering import ordinal
from boardobserver.domain.printed_names import full_name, names_of_owner, organisation_of
from boardobserver.domain.snapshots import (
    ActionDetails,
    Attendance,
    Due,
    Meeting,
    MeetingRecord,
    Tracked,
)
from boardobserver.domain.withholding.words import SAID, unmarked, veiled
from boardobserver.domain.words import DueKind, Marking, RecordKind

_LONGEST_NAME = 4  # words
_ENDS_IN_Y = re.compile(r"[^aeiou]y\Z")
_HISSING = ("s", "x", "z", "ch", "sh")


def plural(kind: RecordKind, word: str) -> str:
    """The word for several records of a kind; advice is advice, however much of it.

    >>> [plural(RecordKind.ACTION, word) for word in ("Action", "Query", "Reply to press")]
    ['Actions', 'Queries', 'Reply to presses']
    >>> plural(RecordKind.ADVICE, "Ethics advice")
    'Ethics advice'
    """
    if kind is RecordKind.ADVICE:
        return word
    if _ENDS_IN_Y.search(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(_HISSING) else f"{word}s"


def lowered(words: str) -> str:
    """Words to go on with in a sentence: their first letter small."""
    return words[:1].lower() + words[1:]


def raised(words: str) -> str:
    """Words to begin with: their first letter a capital."""
    return words[:1].upper() + words[1:]


def clock(moment: time | datetime) -> str:
    """A time of day on the 24-hour clock: "09:05"."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def local(instant: datetime, record: MeetingRecord) -> datetime:
    """An instant on the clocks of the board's own time zone."""
    return instant.astimezone(record.board.zone)


def marking_words(marking: Marking) -> str:
    """The protective marking as it prints, in capitals."""
    return marking.label.upper()


def note_title(meeting: Meeting) -> str:
    """The title of the minutes: "Note of the 14th meeting"."""
    return f"Note of the {ordinal(meeting.number)} meeting" if meeting.number > 0 else "Note of the meeting"


def due_phrase(due: Due) -> str:
    """When something is due, to end a sentence with; empty when it was not said.

    >>> due_phrase(Due(DueKind.DATE, date(2026, 4, 30)))
    'by Thursday 30 April 2026'
    """
    if due.kind is DueKind.NEXT_MEETING:
        return "by the next meeting"
    return f"by {spell_date_in_full(due.on)}" if due.kind is DueKind.DATE and due.on is not None else ""


def attendance_line(record: MeetingRecord, attendance: Attendance) -> str:
    """A person as the attendance lists print them, with how much of the meeting they were there for."""
    person = record.people.get(attendance.person_id)
    if person is None:
        return ""
    organisation = organisation_of(record, person)
    is_chair = person.id == record.meeting.chair_id
    parts = [
        f"{person.name} ({person.initials})" if person.name and person.initials else person.name,
        "Chair" if is_chair and "chair" not in f"{person.name} {person.role}".casefold() else "",
        person.role if person.role.casefold() != person.name.casefold() else "",
        organisation.name or organisation.short_name if organisation else "",
    ]
    line = ", ".join(part for part in parts if part) or person.initials
    presence = "; ".join(_presence(attendance))
    return f"{line} ({presence})" if presence else line


def _presence(attendance: Attendance) -> list[str]:
    """What to say of how somebody attended."""
    said: list[str] = []
    if attendance.items:
        is_one = attendance.items.strip().isdigit()
        said.append(f"item {attendance.items}" if is_one else f"items {attendance.items}")
    if attendance.arrived and attendance.left:
        said.append(f"from {clock(attendance.arrived)} to {clock(attendance.left)}")
    elif attendance.arrived:
        said.append(f"from {clock(attendance.arrived)}")
    elif attendance.left:
        said.append(f"until {clock(attendance.left)}")
    if attendance.is_remote:
        said.append("remotely")
    if attendance.note:
        said.append(attendance.note)
    return said


def action_sentence(record: MeetingRecord, words: str, action: Tracked, details: ActionDetails) -> str:
    """An action in one sentence: who, to do what, by when; nothing that was already said is said twice.

    The owner's initials or name at the start become the full name, and a due date in the observer's own
    words becomes the date that it was understood as. Where the words name somebody else, they stand. An owner
    or a date that is withheld stands as its label or mark, unless the words have one there already.
    """
    today = record.meeting.held_on
    due, label = action.label_of("due"), action.label_of("owner")
    if due:
        sentence = _with_label(words.strip(), due, details.due, today)
    else:
        sentence = _with_due(words.strip(), details.due, today)
    owner = label or full_name(record, details.owner_id, details.owner_organisation_id)
    hidden, to, _rest = veiled(sentence).partition(" to ")
    named, rest = sentence[: len(hidden)], sentence[len(hidden) + len(to) :]
    is_withheld = SAID.match(sentence) is not None or (bool(to) and named != hidden)
    if not owner or (label and is_withheld):
        return sentence
    if sentence.casefold().startswith("to "):
        return f"{owner} {_uncapitalised(sentence)}"
    if to and named.casefold().strip() in names_of_owner(record, details):
        return f"{owner} to {rest}"
    if to and _looks_like_a_name(hidden):
        return f"{sentence} (owner: {owner})"
    return f"{owner} to {_uncapitalised(sentence)}"


def _with_label(sentence: str, label: str, due: Due, today: date) -> str:
    """The sentence with what stands for its due date at its end, unless it stands or is marked in it."""
    found = find_due(unmarked(sentence), today)
    is_said = label in sentence or (found is not None and due.on is not None and found.due.on == due.on)
    return sentence if is_said else _before_stop(sentence, f"by {label}")


def _with_due(sentence: str, due: Due, today: date) -> str:
    """The sentence with its due date in full, in place of the words that gave it or at its end."""
    phrase = due_phrase(due)
    if not phrase:
        return sentence
    found = find_due(sentence, today)
    if found is not None and found.due == due:
        if due.kind is DueKind.NEXT_MEETING:
            return sentence  # "to the next meeting" says it already, and has its own preposition
        if found.words.casefold().startswith("before"):
            phrase = f"before{phrase.removeprefix('by')}"
        return f"{sentence[: found.start]}{phrase}{sentence[found.end :]}"
    return _before_stop(sentence, phrase)


def _before_stop(sentence: str, phrase: str) -> str:
    """A sentence with some words more at its end, before its full stop if it has one."""
    body = sentence.rstrip()
    stop = "." if body.endswith(".") and not body.endswith("..") else ""
    return f"{body.removesuffix('.') if stop else body} {phrase}{stop}"


def _looks_like_a_name(words: str) -> bool:
    """Whether the words before "to" are who is to act ("The LFR lead", "MPS"), not what to do ("Write")."""
    count = len(words.split())
    return words[:1].isupper() and (words.isupper() or count > 1) and count <= _LONGEST_NAME


def _uncapitalised(sentence: str) -> str:
    """A sentence to go on with after "to": its first letter small, unless it begins an abbreviation."""
    if len(sentence) > 1 and sentence[0].isupper() and sentence[1].islower():
        return sentence[0].lower() + sentence[1:]
    return sentence
