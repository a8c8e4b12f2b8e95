"""The line typed while taking notes: its mark, its people, its links, its due date.

A mark sets the kind (`entry_marks`); without one the line is of the kind chosen in the window.

`@AB` is a person's initials or an organisation's short name, in any case; `^CH-2026-014` links a record:

- a leading `@AB` or `@AB:` is who speaks, and the next `@CD` in a challenge is whom it is directed to;
- in an action the first `@AB` is who owns it, for actions are given to people and not said by them. Only
  "@AB: @CD to publish …", two in a row with a colon between, has both: AB speaks and CD owns;
- an "@" within a word, as in an e-mail address, means nothing;
- "@AB arrived", "@AB left 10:40" and "Recess" say what happened in the room (`room`), and nobody says them.

Due dates are looked for in actions alone: elsewhere "by 30 April" is what somebody said.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from boardobserver.domain.due_words import FoundDue, find_due
from boardobserver.domain.entry_marks import MARKS, NAME, ReadMark, escaped, read_mark
from boardobserver.domain.numbering import ANY_REFERENCE, USUAL_REFERENCES, Reference, ReferenceStyle
from boardobserver.domain.room import RoomLine, read_room
from boardobserver.domain.snapshots import Due
from boardobserver.domain.words import EntryKind


class TokenKind(StrEnum):
    """What a stretch of the typed line is, for colouring it."""

    MARK = "mark"
    SPEAKER = "speaker"
    OWNER = "owner"
    DIRECTED_TO = "directed_to"
    MENTION = "mention"
    LINK = "link"
    DUE = "due"
    DUE_PROBLEM = "due_problem"


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the line as typed, from `start` up to but not including `end`, in Python characters."""

    kind: TokenKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EntryLine:
    """What a typed line means.

    Attributes:
        text: As typed, without the mark and the space before it; everything else exactly as it was.
        said: `text` without the speaker's leading token: what to store once the speaker is known, so that
            their initials do not print twice. The same as `text` when no speaker is given.
        speaker: Initials or short name of who speaks, in capitals, or None.
        mentions: All initials in the line, in order, in capitals, each once.
        owner: Who owns the action.
        directed_to: Whom the challenge is directed to.
        due: The action's due date.
        due_problem: What is wrong with the due date, a sentence, or empty.
        links: The records linked, in order, each once.
        tokens: Where all of this stands in the line as typed, in order, never overlapping.
        room: Who came or went, or that the meeting paused or went on; None for any other line.
    """

    kind: EntryKind
    text: str
    said: str
    speaker: str | None
    mentions: tuple[str, ...]
    owner: str | None
    directed_to: str | None
    due: Due
    due_problem: str
    links: tuple[Reference, ...]
    tokens: tuple[Token, ...]
    room: RoomLine | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to note: blank, a mark alone, or a speaker alone."""
        return not self.said.strip()


class CompletionKind(StrEnum):
    """What is being completed at the cursor."""

    PERSON = "person"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Completion:
    """A token being typed: its prefix without the sign, and the span with it that a choice replaces."""

    kind: CompletionKind
    prefix: str
    start: int
    end: int


_MENTION = re.compile(rf"(?<![\w@])@(?P<name>{NAME})(?![\w@])")
_LINK_SOURCE = rf"(?<!\w)\^{ANY_REFERENCE}(?![\w^-])"
_LINK = re.compile(_LINK_SOURCE, re.IGNORECASE | re.ASCII)
_AFTER_SPEAKER = re.compile(r":?\s*")
_LINK_TO_DROP = re.compile(
    rf" ?(?:\((?:{_LINK_SOURCE})(?:[,;]? ?(?:{_LINK_SOURCE}))*\)|{_LINK_SOURCE})(?=(?P<tight>[,.;:!?)]|$)?)",
    re.IGNORECASE | re.ASCII | re.MULTILINE,
)
_SPACES = re.compile(r"[^\S\n\u00a0\u202f]+")
_TYPING = {
    CompletionKind.PERSON: re.compile(r"(?<![\w@])@(?P<prefix>[\w&]*)\Z"),
    CompletionKind.RECORD: re.compile(r"(?<!\w)\^(?P<prefix>[\w/-]*)\Z"),
}
_REST_OF_TOKEN = {CompletionKind.PERSON: re.compile(r"[\w&]*"), CompletionKind.RECORD: re.compile(r"[\w/-]*")}
_LONGEST_TOKEN = 40


def read_line(
    text: str, kind: EntryKind, today: date, references: ReferenceStyle = USUAL_REFERENCES
) -> EntryLine:
    """What the line as typed means, when `kind` is chosen and `today` is the date of the meeting.

    Args:
        text: As typed.
        kind: What it is unless its mark says otherwise.
        today: What a due date in words counts from.
        references: How the board writes its references; they may be written as usual, too.

    >>> line = read_line("! @MPS to publish the report by 30 Apr", EntryKind.NOTE, date(2026, 3, 1))
    >>> line.kind.value, line.owner, line.due.on, line.text
    ('action', 'MPS', datetime.date(2026, 4, 30), '@MPS to publish the report by 30 Apr')
    """
    mark = read_mark(text, kind)
    kind, body = mark.kind, mark.place.body(text)
    people = list(_MENTION.finditer(body))
    room = read_room(body) if kind is EntryKind.NOTE else None
    roles = {} if room else _roles(body, people, kind)
    links = _links(body, references)
    found = find_due(body, today) if kind is EntryKind.ACTION else None
    within = [Token(roles.get(at, TokenKind.MENTION), *match.span()) for at, match in enumerate(people)]
    within += [Token(TokenKind.LINK, *match.span()) for match, _ in links]
    within += _due_tokens(found)
    by_role = {role: people[index]["name"].upper() for index, role in roles.items()}
    after_speaker = _AFTER_SPEAKER.match(body, people[0].end()) if TokenKind.SPEAKER in by_role else None
    return EntryLine(
        kind=kind,
        text=body,
        said=body[after_speaker.end() :] if after_speaker else body,
        speaker=by_role.get(TokenKind.SPEAKER),
        mentions=tuple(dict.fromkeys(match["name"].upper() for match in people)),
        owner=by_role.get(TokenKind.OWNER),
        directed_to=by_role.get(TokenKind.DIRECTED_TO),
        due=found.due if found else Due(),
        due_problem=found.problem if found else "",
        links=tuple(dict.fromkeys(reference for _, reference in links)),
        tokens=_as_typed(within, mark),
        room=room,
    )


def spell_line(kind: EntryKind, text: str) -> str:
    r"""The line that `read_line` reads back as this kind and text, for editing an entry in the same field.

    A note has no mark: its line reads back as a note when a note is the kind chosen.

    >>> spell_line(EntryKind.CHALLENGE, "Why 0.64?"), spell_line(EntryKind.NOTE, "?!")
    ('? Why 0.64?', '\\?!')
    """
    mark = next((mark for mark, marked in MARKS.items() if marked is kind), "")
    return f"{mark} {text}" if mark else escaped(text)


def completion_at(text: str, cursor: int) -> Completion | None:
    """What is being typed at the cursor that could be completed: "@" people or "^" records.

    >>> completion_at("? @o", 4)
    Completion(kind=<CompletionKind.PERSON: 'person'>, prefix='o', start=2, end=4)
    """
    if not 0 < cursor <= len(text):
        return None
    first = max(0, cursor - _LONGEST_TOKEN)
    for kind, typing in _TYPING.items():
        match = typing.search(text, first, cursor)
        if match is not None:
            rest = _REST_OF_TOKEN[kind].match(text, cursor)
            return Completion(kind, match["prefix"], match.start(), rest.end() if rest else cursor)
    return None


def read_as_initials(text: str) -> bool:
    """Whether the text, typed after an "@", is read as somebody's initials.

    >>> read_as_initials("R&D"), read_as_initials("A-B")
    (True, False)
    """
    return re.fullmatch(NAME, text) is not None


def tidy(text: str) -> str:
    """The wording that prints when the observer wrote none: without signs and links, its spaces in order.

    Lines stay lines, and one that begins with "- " still does; no word is ever lost.

    >>> tidy("@SRO  said the threshold rose, see ^CH-2026-014.")
    'SRO said the threshold rose, see.'
    """
    spaced = _SPACES.sub(" ", text)
    if "^" in spaced:
        linkless = _LINK_TO_DROP.sub(lambda match: "" if match["tight"] is not None else " ", spaced)
        spaced = _SPACES.sub(" ", linkless)
    if "@" in spaced:
        spaced = _MENTION.sub(lambda match: match["name"], spaced)
    return "\n".join([line.strip(" ") for line in spaced.split("\n")]).strip("\n")


def _roles(body: str, people: list[re.Match[str]], kind: EntryKind) -> dict[int, TokenKind]:
    """Which of the people mentioned, by their place in the line, speaks, owns or is asked."""
    if not people:
        return {}
    leads = people[0].start() == 0
    if kind is EntryKind.ACTION:
        pair = leads and len(people) > 1 and re.fullmatch(r":\s*", body[people[0].end() : people[1].start()])
        return {0: TokenKind.SPEAKER, 1: TokenKind.OWNER} if pair else {0: TokenKind.OWNER}
    roles = {0: TokenKind.SPEAKER} if leads else {}
    if kind is EntryKind.CHALLENGE and len(people) > len(roles):
        roles[len(roles)] = TokenKind.DIRECTED_TO
    return roles


def _links(body: str, references: ReferenceStyle) -> list[tuple[re.Match[str], Reference]]:
    """The references that the line links, each with where it stands."""
    parsed = ((match, Reference.parse(match[0][1:], references)) for match in _LINK.finditer(body))
    return [(match, reference) for match, reference in parsed if reference is not None]


def _as_typed(tokens: Iterable[Token], mark: ReadMark) -> tuple[Token, ...]:
    """Tokens of the text, where they stand in the line as typed, and that of its mark, in order."""
    found = [Token(token.kind, *mark.place.span(token.start, token.end)) for token in tokens]
    if mark.span is not None:
        found.insert(0, Token(TokenKind.MARK, *mark.span))
    return tuple(sorted(found, key=lambda token: token.start))


def _due_tokens(found: FoundDue | None) -> list[Token]:
    if found is None:
        return []
    kind = TokenKind.DUE_PROBLEM if found.problem else TokenKind.DUE
    return [Token(kind, found.start, found.end)]
