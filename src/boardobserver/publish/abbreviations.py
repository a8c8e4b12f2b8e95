"""Initials and abbreviations explained: those that a document uses in an annex, and each at its first use."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from boardobserver.domain.conventions import KeyStyle
from boardobserver.domain.printed_names import organisation_of
from boardobserver.domain.snapshots import MeetingRecord, Person
from boardobserver.publish.document import (
    Block,
    Column,
    Fields,
    ListBlock,
    Notice,
    Paragraph,
    Run,
    Runs,
    Table,
    strong,
    text,
    texts_of,
)
from boardobserver.publish.links import linked

_GLOSSARY = {
    "AO": "Authorising Officer",
    "AOB": "any other business",
    "DPIA": "data protection impact assessment",
    "EIA": "equality impact assessment",
    "FOI": "freedom of information",
    "FR": "facial recognition",
    "FRT": "facial recognition technology",
    "ICO": "Information Commissioner’s Office",
    "LFR": "live facial recognition",
    "LPEP": "London Policing Ethics Panel",
    "MOPAC": "Mayor’s Office for Policing and Crime",
    "MPS": "Metropolitan Police Service",
    "NPCC": "National Police Chiefs’ Council",
    "NPL": "National Physical Laboratory",
    "OIFR": "operator-initiated facial recognition",
    "PSED": "public sector equality duty",
    "RFR": "retrospective facial recognition",
}
_WORD = re.compile(r"\w+")


def abbreviations_annex(blocks: Iterable[Block], record: MeetingRecord, style: KeyStyle) -> Table | None:
    """The key to the short forms in `blocks`; none if they have none.

    Args:
        blocks: Everything else that the document says.
        record: The meeting.
        style: What the key says of a person.
    """
    meanings = _meanings(record, style)
    used = _used_in(blocks, meanings)
    rows = tuple((((strong(short),),), (text(meanings[short]),)) for short in used)
    columns = (Column("Short form", 1), Column("Stands for", 4))
    return Table("Initials and abbreviations", columns, rows) if rows else None


def with_expansions(blocks: Sequence[Block], record: MeetingRecord, style: KeyStyle) -> tuple[Block, ...]:
    """The blocks with each short form saying what it stands for where it first stands in them.

    Headings are plain text, and are left as they are.
    """
    meanings = _meanings(record, style)
    used = _occurring(_said_in(blocks), meanings)
    if not used:
        return tuple(blocks)
    first = _FirstUses({short: meanings[short] for short in used})
    return tuple(_with_runs(block, first) for block in blocks)


class _FirstUses:
    """Cuts runs where a short form stands for the first time.

    Args:
        meanings: What each short form stands for; those that do stand somewhere.
    """

    def __init__(self, meanings: dict[str, str]) -> None:
        longest_first = sorted(meanings, key=len, reverse=True)
        within = "|".join(map(re.escape, longest_first))
        self._pattern = re.compile(_alone(within))
        # Far quicker to look for, and not in most of the text.
        self._anywhere = re.compile(within)
        self._meanings = meanings
        self._awaited = set(meanings)

    def cut(self, runs: Runs) -> Runs:
        """The same runs, with a run of its own for each first use; an address stays whole."""
        if not (self._awaited and any(self._anywhere.search(run.text) for run in runs)):
            return runs
        return tuple([part for run in linked(runs) for part in self._cut(run)])

    def _cut(self, run: Run) -> Iterator[Run]:
        at = 0
        for match in () if run.link else self._pattern.finditer(run.text):
            if match[0] not in self._awaited:
                continue
            self._awaited.remove(match[0])
            if match.start() > at:
                yield replace(run, text=run.text[at : match.start()])
            yield replace(run, text=match[0], expansion=self._meanings[match[0]])
            at = match.end()
        if not at:
            yield run
        elif at < len(run.text):
            yield replace(run, text=run.text[at:])


def _with_runs(block: Block, first: _FirstUses) -> Block:
    match block:
        case Paragraph() | Notice():
            runs = first.cut(block.runs)
            return block if runs == block.runs else replace(block, runs=runs)
        case ListBlock():
            return replace(block, items=tuple(first.cut(item) for item in block.items))
        case Fields():
            return replace(
                block,
                rows=tuple(replace(row, lines=tuple(map(first.cut, row.lines))) for row in block.rows),
            )
        case Table():
            rows = tuple(tuple(tuple(map(first.cut, cell)) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
        case _:
            return block


def _meanings(record: MeetingRecord, style: KeyStyle) -> dict[str, str]:
    """What each short form stands for; the board's own people and organisations before the glossary."""
    meanings = dict(_GLOSSARY)
    for organisation in record.organisations.values():
        if organisation.short_name.strip() and organisation.name not in {"", organisation.short_name}:
            meanings[organisation.short_name] = organisation.name
    for person in record.people.values():
        meaning = _meaning_of(person, record, style) if person.initials.strip() else ""
        if meaning:
            meanings[person.initials] = meaning
            # In text as it was typed, initials stand without the points that they print with elsewhere.
            meanings.setdefault(person.initials.replace(".", ""), meaning)
    return meanings


def _meaning_of(person: Person, record: MeetingRecord, style: KeyStyle) -> str:
    """Who somebody is, in the order and with the parts that the board wants; at least one of them."""
    organisation = organisation_of(record, person)
    is_role = person.role.casefold() == person.name.casefold()
    said = {
        "name": person.name,
        "role": person.role if not is_role or "name" not in style.parts else "",
        "organisation": organisation.name or organisation.short_name if organisation else "",
    }
    named = [said[part] for part in style.parts if said[part].strip()]
    return ", ".join(named or [part for part in said.values() if part.strip()])


def _used_in(blocks: Iterable[Block], meanings: dict[str, str]) -> list[str]:
    """The short forms that stand as words of their own in the blocks or in what is to explain them."""
    used = _occurring(_said_in(blocks), meanings)
    # What explains one short form may itself use another: "Superintendent, LFR".
    return sorted(used | _occurring("\n".join(meanings[short] for short in used), meanings), key=str.casefold)


def _said_in(blocks: Iterable[Block]) -> str:
    return "\n".join([part for block in blocks for part in texts_of(block)])


def _occurring(said: str, meanings: dict[str, str]) -> set[str]:
    # What stands between white space is the same again and again; no word goes over it.
    words = set(_WORD.findall(" ".join(set(said.split()))))
    return {
        short
        for short in meanings
        if short in words
        or (words.issuperset(_WORD.findall(short)) and re.search(_alone(re.escape(short)), said) is not None)
    }


def _alone(pattern: str) -> str:
    """Where a short form stands as a word of its own."""
    return rf"(?<!\w)(?:{pattern})(?!\w)"
