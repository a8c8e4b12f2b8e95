"""Series of meetings, and the standing agenda that each new meeting of a series starts with."""

from typing import TypedDict, Unpack

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import Section
from boardobserver.services.command import Command
from boardobserver.services.item_rows import checked_minutes, topic_id_of
from boardobserver.services.rows import assign, quorum, required, set_rows
from boardobserver.storage.records import SeriesRow, StandingItemRow
from boardobserver.storage.unit import Unit


class SeriesChanges(TypedDict, total=False):
    """The fields of a series that can be changed."""

    name: str
    quorum_needed: int | None


def add_series(name: str, quorum_needed: int | None = None) -> Command[Id]:
    """Add a series of meetings with an empty standing agenda."""

    def apply(unit: Unit) -> Id:
        full = required(name, "name", "Give the series a name.")
        series = SeriesRow(id=unit.new_id(), name=full, quorum_needed=quorum(quorum_needed))
        unit.add(series)
        return series.id

    return Command(f"add the series {name.strip()}", apply)


def change_series(series_id: Id, **changes: Unpack[SeriesChanges]) -> Command[None]:
    """Rename a series, or change how many make a quorum."""

    def apply(unit: Unit) -> None:
        series = unit.get(SeriesRow, series_id)
        if "name" in changes:
            changes["name"] = required(changes["name"], "name", "Give the series a name.")
        if "quorum_needed" in changes:
            changes["quorum_needed"] = quorum(changes["quorum_needed"])
        assign(series, changes)

    return Command("change a series", apply)


def set_standing_agenda(
    series_id: Id, lines: tuple[tuple[str, Section, int | None, str], ...]
) -> Command[None]:
    """Set a series' standing agenda: title, section, planned minutes and topic of each item, in order.

    An item of another title goes on as what it was, with its history.
    """

    def apply(unit: Unit) -> None:
        wanted = [
            StandingItemRow(
                id=unit.new_id(),
                series_id=series_id,
                position=position,
                title=_title(title),
                section=section,
                planned_minutes=checked_minutes(minutes),
                topic_id=topic_id_of(unit, topic),
            )
            for position, (title, section, minutes, topic) in enumerate(lines, start=1)
        ]
        there = sorted(unit.find(StandingItemRow, series_id=series_id), key=lambda row: row.position)
        set_rows(unit, there, wanted, by=("title",))

    return Command("change a standing agenda", apply)


def rename_standing_item(item_id: Id, title: str) -> Command[None]:
    """Give an item of a standing agenda another title."""

    def apply(unit: Unit) -> None:
        assign(unit.get(StandingItemRow, item_id), {"title": _title(title)})

    return Command("change a standing agenda", apply)


def _title(title: str) -> str:
    return required(title, "title", "Give each item of the agenda a title.")
