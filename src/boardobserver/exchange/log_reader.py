"""Reads the lines of a log one after the other into the record, as the scribes meant them."""

from collections import Counter
from dataclasses import dataclass, replace

from boardobserver.domain.words import EntryKind
from boardobserver.exchange.log_chatter import is_chatter
from boardobserver.exchange.log_drafts import Corrector, Draft
from boardobserver.exchange.log_lines import LogLine
from boardobserver.exchange.log_marks import (
    Correction,
    continued,
    correction_of,
    kind_mark,
    names_in,
    particular_of,
    topic_of,
)
from boardobserver.exchange.log_people import LogPeople, looks_like_name
from boardobserver.exchange.log_values import Fate, LogAttendee, LogTime, Particulars, Remark

_PASTE_SECONDS = 2
_MOST_REMARKS = 100
_LONGEST_PASTE = 20_000
_LONGEST_LIST = 500
_NOBODY = frozenset(["none", "nobody", "nil", "n/a", "-", "–"])


@dataclass(frozen=True, slots=True)
class _Said:
    """What a line says, as far as it has been read.

    Attributes:
        prefix: What was typed before the text and has been read.
        is_named: Whether the line itself names the speaker.
        follows_on: Whether it lacks the time and typist that other lines have: more of what was typed before.
    """

    line: LogLine
    typist: str | None
    speaker: str | None
    prefix: str
    text: str
    is_named: bool = False
    follows_on: bool = False


class LogReader:
    """The record of a log in the making; `read` every line in order, then take the parts."""

    def __init__(self, people: LogPeople, *, has_times: bool) -> None:
        self.items: list[Draft] = []
        self.entries: list[Draft] = []
        self.particulars = Particulars()
        self.counts: Counter[Fate] = Counter()
        self.impossible_times = 0
        self.remarks: list[Remark] = []
        self._people = people
        self._has_times = has_times
        self._drafts: list[Draft] = []
        self._corrector = Corrector()
        self._scribes = people.scribes()
        self._current_speaker: dict[str | None, str] = {}
        self._at: LogTime | None = None
        self._last: LogLine | None = None
        self._announced: LogLine | None = None  # the header above, while its lines last

    def read(self, line: LogLine) -> None:
        """Take one line in; exactly one fate is counted for it."""
        self._take_time(line)
        if is_chatter(line):
            self.counts[Fate.CHATTER] += 1
            return
        self.counts[self._read_substance(line)] += 1
        self._last = line

    def _take_time(self, line: LogLine) -> None:
        if line.stamp is None:
            return
        if line.stamp.value is not None:
            self._at = line.stamp.value
            return
        self.impossible_times += 1
        self._remark(line, f"“{line.stamp.words}” is not a time, so the line has the last good one.")

    def _remark(self, line: LogLine, message: str) -> None:
        if len(self.remarks) < _MOST_REMARKS:
            self.remarks.append(Remark(line.number, message))

    def _read_substance(self, line: LogLine) -> Fate:
        text = line.text.strip()
        if not text:
            self._announced = line
            return Fate.HEADER
        said = self._said(line, text)
        fate = self._read_marked(said)
        if fate is not None:
            return fate
        attributed = self._attributed(said)
        if attributed.typist != said.typist:  # the name before the colon is who typed it
            return self._read_marked(attributed) or self._read_speech(self._attributed(attributed))
        return self._read_speech(attributed)

    def _said(self, line: LogLine, text: str) -> _Said:
        """The line before anything of it is read, with what those above tell of it."""
        if line.stamp is not None or line.typist is not None:
            self._announced = self._announced if line.stamp is None else None
            return _Said(line, line.typist, line.typist, "", text)
        if self._announced is not None:
            return _Said(line, self._announced.typist, self._announced.typist, "", text)
        follows_on = self._has_times and bool(self.entries)
        typist = self.entries[-1].typed_by if follows_on else None
        return _Said(line, typist, typist, "", text, follows_on=follows_on)

    def _read_marked(self, said: _Said) -> Fate | None:
        """A topic, a particular, a correction or a continuation; None for anything else."""
        plain = said.line.stamp is None and said.line.typist is None and not self._has_times
        title = topic_of(said.text, may_be_heading=plain)
        if title is not None:
            self._open_item(said, title)
            return Fate.ITEM
        if self._take_particular(said):
            return Fate.PARTICULAR
        correction = correction_of(said.text)
        if correction is not None:
            return self._correct(said, correction)
        more = continued(said.text)
        if more is None:
            return None
        speaker = self._current_speaker.get(said.typist) or said.speaker
        dots = said.text[: len(said.text) - len(more)]
        self._add(replace(said, speaker=speaker, prefix=said.prefix + dots, text=more), EntryKind.NOTE)
        return Fate.CONTINUATION

    def _attributed(self, said: _Said) -> _Said:
        """The same with its speaker: whom the scribe names, else who typed it.

        A name that somebody who is not the scribe types is whom they address, and stays in their words.
        """
        found = self._people.speaker_in(said.text)
        if found is None:
            return said
        name, start = found
        by_itself = said.typist is None
        if (
            not by_itself
            and not self._is_scribe(said.typist)
            and name.casefold() != (said.typist or "").casefold()
        ):
            return said
        self._current_speaker[None if by_itself else said.typist] = name
        return replace(
            said,
            typist=name if by_itself else said.typist,
            speaker=name,
            prefix=said.prefix + said.text[:start],
            text=said.text[start:],
            is_named=True,
        )

    def _is_scribe(self, typist: str | None) -> bool:
        return typist is not None and typist.casefold() in self._scribes

    def _read_speech(self, said: _Said) -> Fate:
        marked = kind_mark(said.text)
        if marked is not None:
            kind, start = marked
            self._add(replace(said, prefix=said.prefix + said.text[:start], text=said.text[start:]), kind)
            return {EntryKind.DECISION: Fate.DECISION, EntryKind.ACTION: Fate.ACTION}.get(kind, Fate.ENTRY)
        if self._is_pasted(said):
            self.entries[-1].text += f"\n{said.text}"
            return Fate.FOLLOWING
        if said.follows_on:
            speaker = said.speaker if said.is_named else self.entries[-1].speaker
            self._add(replace(said, speaker=speaker), EntryKind.NOTE)
            return Fate.FOLLOWING
        self._add(said, EntryKind.NOTE)
        nameless = said.typist is None and not said.is_named
        expected = self._people.typists_are_known or (self._has_times and said.line.stamp is None)
        expected = expected and self._announced is None
        return Fate.NOT_UNDERSTOOD if nameless and expected else Fate.ENTRY

    def _is_pasted(self, said: _Said) -> bool:
        """Whether the line is more of the decision before it: pasted with it, too fast to be typed."""
        if not self.entries or said.is_named or self.entries[-1].kind is not EntryKind.DECISION:
            return False
        if len(self.entries[-1].text) > _LONGEST_PASTE:
            return False
        if said.follows_on:
            return True
        before, now = self._last.stamp if self._last else None, said.line.stamp
        if before is None or now is None or not (before.has_seconds and now.has_seconds):
            return False
        if before.value is None or now.value is None or said.typist != self.entries[-1].typed_by:
            return False
        was_same_typist = self._last is not None and self._last.typist == said.line.typist
        return was_same_typist and 0 <= _second(now.value) - _second(before.value) <= _PASTE_SECONDS

    def _draft(self, said: _Said, kind: EntryKind | None) -> Draft:
        return Draft(
            line=said.line.number,
            at=self._at,
            typed_by=said.typist,
            speaker=said.speaker,
            prefix=said.prefix,
            text=said.text,
            kind=kind,
            item_index=len(self.items) - 1 if self.items else None,
            owner=self._people.owner_in(said.text) if kind is EntryKind.ACTION else None,
        )

    def _add(self, said: _Said, kind: EntryKind) -> None:
        draft = self._draft(said, kind)
        self.entries.append(draft)
        self._drafts.append(draft)

    def _open_item(self, said: _Said, title: str) -> None:
        if self.items and self.items[-1].text.casefold() == title.casefold():
            return  # announced twice
        draft = self._draft(replace(said, text=title), None)
        self.items.append(draft)
        self._drafts.append(draft)

    def _correct(self, said: _Said, correction: Correction) -> Fate:
        found = self._corrector.find(correction, self._drafts, said.typist)
        if found is None:
            self._add(said, EntryKind.NOTE)
            self._remark(said.line, f"“{said.text[:60]}” matches nothing before it, so it is kept as a note.")
            return Fate.UNMATCHED_CORRECTION
        draft, words, from_start = found
        draft.originals.append(draft.text)
        if not from_start or draft.kind is None:
            draft.text = words if not from_start else draft.text
        else:
            self._reread(draft, words, said.line)
        if draft.kind is EntryKind.ACTION:
            draft.owner = self._people.owner_in(draft.text)
        return Fate.CORRECTION

    def _reread(self, draft: Draft, typed: str, line: LogLine) -> None:
        """Read a line again whose name or keyword was corrected."""
        more = continued(typed)
        said = _Said(line, draft.typed_by, draft.typed_by, "", more or typed)
        said = self._attributed(said) if more is None else replace(said, speaker=draft.speaker)
        marked = kind_mark(said.text)
        draft.kind, start = marked or (EntryKind.NOTE, 0)
        draft.speaker = said.speaker
        draft.prefix, draft.text = said.prefix + said.text[:start], said.text[start:]

    def _take_particular(self, said: _Said) -> bool:
        """Whether the line was one of the particulars, which then have it."""
        found = particular_of(said.text)
        if found is None:
            return False
        field, value = found
        if field in ("title", "date_words", "place", "agenda"):
            return self._take_words(field, value)
        if value.casefold().strip(" .") in _NOBODY:
            return True
        names = names_in(value) or ((LogAttendee(said.typist),) if said.typist and not value else ())
        return self._are_names(field, names) and self._take_names(field, names)

    def _are_names(self, field: str, names: tuple[LogAttendee, ...]) -> bool:
        """Whether these are names for the list, rather than something said: "Chair: welcome, everyone"."""
        likely = [name for name in names if looks_like_name(name.name)]
        if not likely or len(likely) * 2 < len(names):
            return False
        is_another_chair = field == "chairs" and bool(self.particulars.chairs)
        return not is_another_chair or all(self._people.is_listed(name.name) for name in names)

    def _take_names(self, field: str, names: tuple[LogAttendee, ...]) -> bool:
        before: tuple[LogAttendee, ...] = getattr(self.particulars, field)
        together = tuple(dict.fromkeys(before + names))
        if len(together) > _LONGEST_LIST:
            return False
        self.particulars = replace(self.particulars, **{field: together})
        if field == "scribes":
            self._change_scribe(names)
        return True

    def _take_words(self, field: str, value: str) -> bool:
        before: str = getattr(self.particulars, field)
        is_heading = not before and bool(value) and not self.items
        if not is_heading and not (field == "agenda" and "://" in value and not before):
            return False
        self.particulars = replace(self.particulars, **{field: value})
        return True

    def _change_scribe(self, names: tuple[LogAttendee, ...]) -> None:
        """From now on these take the notes, if it is they who type."""
        typing = frozenset(name.name.casefold() for name in names if self._people.is_typist(name.name))
        if typing or not self._people.typists_are_known:
            self._scribes = typing or frozenset(name.name.casefold() for name in names)


def _second(at: LogTime) -> int:
    return at.hour * 3600 + at.minute * 60 + at.second
