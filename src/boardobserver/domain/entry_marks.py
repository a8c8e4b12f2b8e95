r"""The mark of a line that is typed while taking notes: at its start, or after who speaks.

A mark sets the kind (`MARKS`). A backslash before it keeps it as text, so "\? or not" begins with a question
mark. "~12 per cent" and ">= 0.64" are figures, not marks, and the "+" of "+1" stays in the text while it
still says support. After the speaker, and before a space, a mark counts too: "@AB ? why" is "? @AB why"; but
"@AB + @CD agreed" has none, for only a colon tells who speaks from who is meant with them.
"""

import re
from dataclasses import dataclass

from boardobserver.domain.words import EntryKind

MARKS: dict[str, EntryKind] = {
    "?": EntryKind.CHALLENGE,
    ">": EntryKind.RESPONSE,
    "!": EntryKind.ACTION,
    "=": EntryKind.DECISION,
    "*": EntryKind.ADVICE,
    "+": EntryKind.SUPPORT,
    "#": EntryKind.FIGURE,
    "~": EntryKind.PRIVATE_NOTE,
}
"""The mark that begins a line of each kind; a note has none."""

NAME = r"[^\W_]+(?:&[^\W_]+)*"
"""What stands after an "@", as an expression."""

_MARK = re.compile(r"~(?![0-9])|>(?!=)|[?!=*+#]")
_ESCAPED_MARK = re.compile(rf"\\+(?:{_MARK.pattern})")
_SAID_MARK = re.compile(
    rf"(?P<before>@{NAME}(?::[^\S\n]*|[^\S\n]+(?!\\*[!=*+#~][^\S\n]*@)))(?P<slashes>\\*)(?P<mark>{_MARK.pattern})(?=[^\S\n]|@)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the text stands in the line as typed: from `start` on, but for what is cut out for a mark."""

    start: int
    cut: tuple[int, int] | None = None

    def body(self, typed: str) -> str:
        """The text."""
        if self.cut is None:
            return typed[self.start :]
        return typed[self.start : self.cut[0]] + typed[self.cut[1] :]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the text, in the line as typed."""
        return self._at(start), self._at(end - 1) + 1

    def _at(self, position: int) -> int:
        at = position + self.start
        return at if self.cut is None or at < self.cut[0] else at + self.cut[1] - self.cut[0]


@dataclass(frozen=True, slots=True)
class ReadMark:
    """What the mark of a line says.

    Attributes:
        kind: The kind of the line.
        place: Where its text stands around the mark.
        span: Where the mark stands; None for none.
    """

    kind: EntryKind
    place: Place
    span: tuple[int, int] | None = None


def read_mark(text: str, chosen: EntryKind) -> ReadMark:
    """The mark of a line as typed, which without one is of the kind that is chosen.

    >>> read_mark("? why", EntryKind.NOTE).kind.value, read_mark("@AB: ? why", EntryKind.NOTE).kind.value
    ('challenge', 'challenge')
    """
    first = len(text) - len(text.lstrip())
    if _ESCAPED_MARK.match(text, first):
        return ReadMark(chosen, Place(first + 1))
    match = _MARK.match(text, first)
    if match is None:
        return _read_said_mark(text, first, chosen)
    keeps_plus = match[0] == "+" and text[match.end() : match.end() + 1].isdecimal()
    return ReadMark(
        MARKS[match[0]], Place(first if keeps_plus else _text_after(text, match.end())), match.span()
    )


def escaped(text: str) -> str:
    r"""The text of a note as it is typed, so that nothing of it is read as a mark.

    >>> escaped("?!"), escaped("@AB: ? why")
    ('\\?!', '@AB: \\? why')
    """
    said = _SAID_MARK.match(text)
    if said is not None:
        return f"{said['before']}\\{text[said.end('before') :]}"
    return f"\\{text}" if _MARK.match(text) or _ESCAPED_MARK.match(text) else text


def _read_said_mark(text: str, first: int, chosen: EntryKind) -> ReadMark:
    match = _SAID_MARK.match(text, first)
    if match is None:
        return ReadMark(chosen, Place(first))
    if match["slashes"]:
        return ReadMark(chosen, Place(first, (match.end("before"), match.end("before") + 1)))
    begin, end = match.span("mark")
    return ReadMark(MARKS[match["mark"]], Place(first, (begin, _text_after(text, end))), (begin, end))


def _text_after(text: str, end: int) -> int:
    return len(text) - len(text[end:].lstrip())
