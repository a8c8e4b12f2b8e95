"""The record of a log while it is being read, and the corrections that scribes make to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from boardobserver.domain.due_words import find_due
from boardobserver.domain.words import EntryKind
from boardobserver.exchange.log_marks import Correction
from boardobserver.exchange.log_values import LogEntry, LogItem, LogTime

_MOST_LINES_BACK = 400
_MOST_WORK = 60_000_000
_WORK_OF_ONE_LOOK = 20
_LONGEST_RESULT = 200_000
_ANY_DAY = date(2000, 1, 1)


@dataclass(slots=True)
class Draft:
    """A line of the record, or the title of an item (which has no kind), that can still be corrected.

    Attributes:
        prefix: What was typed before the text: the speaker's name, a keyword.
    """

    line: int
    at: LogTime | None
    typed_by: str | None
    speaker: str | None
    prefix: str
    text: str
    kind: EntryKind | None
    item_index: int | None
    owner: str | None = None
    originals: list[str] = field(default_factory=list[str])

    def as_item(self) -> LogItem:
        """The agenda item that this opens."""
        return LogItem(self.text, self.at, tuple(self.originals))

    def as_entry(self) -> LogEntry:
        """The entry that this is."""
        due_words = ""
        if self.kind is EntryKind.ACTION:
            # Which date the words mean is for those who know the meeting's; here only the words count.
            found = find_due(self.text, _ANY_DAY)
            due_words = found.words if found else ""
        return LogEntry(
            at=self.at,
            speaker=self.speaker,
            typed_by=self.typed_by,
            text=self.text,
            kind=self.kind or EntryKind.NOTE,
            originals=tuple(self.originals),
            item_index=self.item_index,
            owner=self.owner,
            due_words=due_words,
            line=self.line,
        )


class Corrector:
    """Finds the line that a correction is meant for.

    However hostile the log, the work done on corrections is bounded; what is beyond it stays uncorrected, and
    its correction is kept as a note like any other that matches nothing.
    """

    def __init__(self) -> None:
        self._work_left = _MOST_WORK

    def find(
        self, correction: Correction, drafts: Sequence[Draft], typed_by: str | None
    ) -> tuple[Draft, str, bool] | None:
        """The last line of this scribe that matches, else of anybody; its new words; if they begin earlier.

        The words found last in the line are replaced, whole words before parts of words. When they stand in
        what was typed before the text, the new words are the whole line as typed, to be read again.
        """
        recent = drafts[-_MOST_LINES_BACK:] if self._work_left > 0 else ()
        for own in (True, False):
            for draft in reversed(recent):
                if (draft.typed_by == typed_by) is not own:
                    continue
                if self._matches(correction.old, draft.text):
                    return self._result(draft, replaced(draft.text, correction), in_prefix=False)
                if self._matches(correction.old, draft.prefix + draft.text):
                    typed = replaced(draft.prefix + draft.text, correction)
                    return self._result(draft, typed, in_prefix=True)
        return None

    def _matches(self, old: str, text: str) -> bool:
        self._work_left -= len(text) + _WORK_OF_ONE_LOOK
        return self._work_left > 0 and old in text

    def _result(self, draft: Draft, words: str, *, in_prefix: bool) -> tuple[Draft, str, bool] | None:
        self._work_left -= len(words)
        if len(words) > _LONGEST_RESULT or not words.strip():
            return None
        return draft, words, in_prefix


def replaced(text: str, correction: Correction) -> str:
    """The text with the correction made: where the words stand last, or wherever they stand.

    >>> replaced("if you allow that then that is it", Correction("that", "this", everywhere=False))
    'if you allow that then this is it'
    """
    old, new = correction.old, correction.new
    if correction.everywhere:
        return text.replace(old, new) if len(new) <= len(old) or len(text) < _LONGEST_RESULT else text
    starts = r"(?<!\w)" if old[:1].isalnum() else ""
    ends = r"(?!\w)" if old[-1:].isalnum() else ""
    whole = [match.start() for match in re.finditer(f"{starts}{re.escape(old)}{ends}", text)]
    at = whole[-1] if whole else text.rindex(old)
    return text[:at] + new + text[at + len(old) :]
