"""The annex that explains initials and abbreviations: those that the document uses, and no others."""

import re
from collections.abc import Iterable

from boardobserver.domain.snapshots import MeetingRecord
from boardobserver.publish.document import Block, Column, Table, strong, text, texts_of
from boardobserver.publish.wording import organisation_of

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


def abbreviations_annex(blocks: Iterable[Block], record: MeetingRecord) -> list[Table]:
    """The key to the short forms in `blocks`; none if they have none."""
    meanings = _meanings(record)
    used = _used_in(blocks, meanings)
    rows = tuple((((strong(short),),), (text(meanings[short]),)) for short in used)
    columns = (Column("Short form", 1), Column("Stands for", 4))
    return [Table("Initials and abbreviations", columns, rows)] if rows else []


def _meanings(record: MeetingRecord) -> dict[str, str]:
    """What each short form stands for; the board's own people and organisations before the glossary."""
    meanings = dict(_GLOSSARY)
    for organisation in record.organisations.values():
        if organisation.short_name.strip() and organisation.name not in {"", organisation.short_name}:
            meanings[organisation.short_name] = organisation.name
    for person in record.people.values():
        if not person.initials.strip():
            continue
        organisation = organisation_of(record, person)
        parts = (
            person.name,
            person.role if person.role.casefold() != person.name.casefold() else "",
            organisation.name or organisation.short_name if organisation else "",
        )
        meaning = ", ".join(part for part in parts if part.strip())
        if meaning:
            meanings[person.initials] = meaning
    return meanings


def _used_in(blocks: Iterable[Block], meanings: dict[str, str]) -> list[str]:
    """The short forms that stand as words of their own in the blocks or in what is to explain them."""
    said = "\n".join(part for block in blocks for part in texts_of(block))
    used = _occurring(said, meanings)
    # What explains one short form may itself use another: "Superintendent, LFR".
    return sorted(used | _occurring("\n".join(meanings[short] for short in used), meanings), key=str.casefold)


def _occurring(said: str, meanings: dict[str, str]) -> set[str]:
    words = set(_WORD.findall(said))
    return {
        short
        for short in meanings
        if words.issuperset(_WORD.findall(short))
        and re.search(rf"(?<!\w){re.escape(short)}(?!\w)", said) is not None
    }
