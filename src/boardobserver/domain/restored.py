"""What a draft that was restored says, and its board has no rows for.

A row can lead to no line of another meeting, and cannot say that something of it is withheld. The version
that was kept of the draft knows both.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TypeVar

from boardobserver.domain.snapshots import (
    ActionDetails,
    ActionUpdate,
    ChallengeDetails,
    Details,
    Due,
    Id,
    Meeting,
    MinutesContent,
    Response,
    Tracked,
    WithheldDetails,
    WithheldField,
)
from boardobserver.domain.withholding.record_fields import (
    ANSWERED,
    DAYS,
    DUE,
    OWNER,
    PROMISED,
    RAISED,
    UPDATED,
)
from boardobserver.domain.withholding.what_is_left import beginning_of
from boardobserver.domain.withholding.wholes import records_in

_PartT = TypeVar("_PartT", Response, ActionUpdate)


def with_what_has_no_row(content: MinutesContent, kept: MinutesContent) -> MinutesContent:
    """A draft as its board has it, with what the version that was kept of it says besides.

    That is to which lines and items of other meetings a record leads, where those are withheld; and which
    records, days and owners are withheld already, until somebody says them anew.

    Args:
        content: The draft as the board has it.
        kept: The newest version that was kept of it.
    """
    before = {each.id: each for each in records_in(kept)}
    named = (key for each in kept.withheld_elsewhere for key in (each.entry_id, each.item_id))
    keys = frozenset(key for key in named if key is not None)
    meeting = content.record.meeting

    def known(records: Mapping[Id, Tracked]) -> Mapping[Id, Tracked]:
        return {
            key: _with_withheld(_with_keys(each, before[key], keys), before[key], meeting)
            if key in before
            else each
            for key, each in records.items()
        }

    changes = content.changes
    return replace(
        content,
        record=replace(content.record, records=known(content.record.records)),
        changes=None if changes is None else replace(changes, records=known(changes.records)),
        withheld_before=kept.withheld_before,
        withheld_elsewhere=kept.withheld_elsewhere,
    )


def _with_keys(record: Tracked, before: Tracked, keys: Collection[Id]) -> Tracked:
    """A record that leads to those of the lines and items to which it led before."""
    if not keys:
        return record
    return replace(
        record,
        item_id=_key(record.item_id, before.item_id, keys),
        entry_id=_key(record.entry_id, before.entry_id, keys),
        details=_details_with_keys(record.details, before.details, keys),
    )


def _key(now: Id | None, before: Id | None, keys: Collection[Id]) -> Id | None:
    return before if now is None and before in keys else now


def _details_with_keys(details: Details, before: Details, keys: Collection[Id]) -> Details:
    if isinstance(details, ChallengeDetails) and isinstance(before, ChallengeDetails):
        return replace(details, responses=_parts_with_keys(details.responses, before.responses, keys))
    if isinstance(details, ActionDetails) and isinstance(before, ActionDetails):
        return replace(details, updates=_parts_with_keys(details.updates, before.updates, keys))
    return details


def _parts_with_keys(
    parts: tuple[_PartT, ...], before: tuple[_PartT, ...], keys: Collection[Id]
) -> tuple[_PartT, ...]:
    lines: Mapping[Id, Id | None] = {each.id: each.entry_id for each in before}
    return tuple(replace(each, entry_id=_key(each.entry_id, lines.get(each.id), keys)) for each in parts)


def _with_withheld(record: Tracked, before: Tracked, meeting: Meeting) -> Tracked:
    """A record of which so much is withheld as was before, and nobody has said since."""
    if isinstance(before.details, WithheldDetails) and record.text == before.text:
        return replace(record, details=before.details)
    marks = tuple(each for each in before.withheld if _is_unsaid(each, record, meeting))
    return replace(record, withheld=marks) if marks else record


def _is_unsaid(mark: WithheldField, record: Tracked, meeting: Meeting) -> bool:
    """Whether a field is as a public edition leaves one that is withheld: empty, or on the meeting's day."""
    details = record.details
    unsaid: set[tuple[str, Id | None]] = set()
    if record.raised_on == meeting.held_on:
        unsaid.add((RAISED, None))
    if isinstance(details, ActionDetails):
        if details.due == Due():
            unsaid.add((DUE, None))
        if (details.owner_id or details.owner_organisation_id) is None:
            unsaid.add((OWNER, None))
        unsaid |= {(UPDATED, each.id) for each in details.updates if each.on == meeting.held_on}
    elif isinstance(details, ChallengeDetails):
        unsaid |= {(PROMISED, each.id) for each in details.responses if each.promised_by is None}
        unsaid |= {(ANSWERED, each.id) for each in details.responses if each.at == beginning_of(meeting)}
    else:
        unsaid |= {(name, None) for name in DAYS if getattr(details, name, None) is None}
    return (mark.field, mark.part_id) in unsaid
