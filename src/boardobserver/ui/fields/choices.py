"""The people, organisations and meetings of the board as choices."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from boardobserver.domain.snapshots import Id, Meeting, Organisation, Person
from boardobserver.ui.widgets.chooser import Choice
from boardobserver.ui.widgets.date_field import show_date


def people_choices(people: Iterable[Person], *, besides: Id | None = None) -> list[Choice]:
    """Those who are active, and whoever is chosen already, by name."""
    return [
        Choice(person.id, person.name, person.initials)
        for person in people
        if person.is_active or person.id == besides
    ]


def organisation_options(organisations: Iterable[Organisation]) -> list[tuple[object, str]]:
    """Every organisation for a word box, after none."""
    named = sorted(organisations, key=lambda each: each.short_name.casefold())
    return [(None, "None"), *((each.id, f"{each.short_name} · {each.name}") for each in named)]


def topic_options(topics: Iterable[str]) -> list[tuple[object, str]]:
    """The board's topics for a word box, after none."""
    return [("", QCoreApplication.translate("fields", "No topic")), *((topic, topic) for topic in topics)]


def meeting_choices(meetings: Iterable[Meeting], *, besides: Id) -> list[Choice]:
    """Every other meeting, by title and date, under its reference."""
    return [
        Choice(each.id, f"{each.title}, {show_date(each.held_on)}", str(each.reference))
        for each in meetings
        if each.id != besides
    ]
