"""What people and organisations are called where documents print them."""

from boardobserver.domain.same_names import namesakes
from boardobserver.domain.snapshots import ActionDetails, Id, MeetingRecord, Organisation, Person


def organisation_of(record: MeetingRecord, person: Person) -> Organisation | None:
    """The organisation that a person belongs to, if it is known."""
    return record.organisations.get(person.organisation_id) if person.organisation_id else None


def full_name(record: MeetingRecord, person_id: Id | None, organisation_id: Id | None = None) -> str:
    """A person's name with their organisation's short name, or an organisation's name; empty if unknown.

    Where two people of one name are in the record, their initials go with it.
    """
    person = record.people.get(person_id) if person_id else None
    if person is not None:
        organisation = organisation_of(record, person)
        name = person.name or person.role or person.initials
        is_shared = bool(namesakes(person.name, record.people.values(), besides=person))
        initials = person.initials if is_shared else ""
        body = organisation.short_name if organisation else ""
        told_by = ", ".join(part for part in (initials, body) if part)
        return f"{name} ({told_by})" if told_by else name
    organisation = record.organisations.get(organisation_id) if organisation_id else None
    return "" if organisation is None else organisation.name or organisation.short_name


def short_name(record: MeetingRecord, person_id: Id | None, organisation_id: Id | None = None) -> str:
    """The initials that somebody is quoted by, or the name of one who has none."""
    return record.initials_of(person_id, organisation_id) or full_name(record, person_id, organisation_id)


def names_of_owner(record: MeetingRecord, details: ActionDetails) -> frozenset[str]:
    """What an action's owner may be called at the start of its text, in lower case."""
    names: set[str] = set()
    person = record.people.get(details.owner_id) if details.owner_id else None
    organisation = record.organisations.get(details.owner_organisation_id or "")
    if person is not None:
        organisation = organisation_of(record, person)
        # Where initials print with points, they were typed without.
        initials = person.initials.replace(".", "")
        names |= {person.name, person.initials, initials, person.role}
        names |= {f"the {person.name}", f"the {person.role}"}
    if organisation is not None:
        names |= {organisation.name, organisation.short_name}
        names |= {f"the {organisation.name}", f"the {organisation.short_name}"}
    return frozenset(name.casefold().strip() for name in names if name.strip()) - {"the"}
