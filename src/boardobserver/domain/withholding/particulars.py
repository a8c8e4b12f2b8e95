"""The days that minutes print as particulars of their meeting, which no withholding takes out of them."""

from collections.abc import Iterator

from boardobserver.domain.snapshots import MinutesContent
from boardobserver.domain.withholding.record_fields import forms_of, strings_in
from boardobserver.domain.withholding.words import WithheldString


def particulars_saying(content: MinutesContent, string: WithheldString) -> tuple[str, ...]:
    """What of the particulars of a meeting says a string: "the date of the meeting"."""
    return tuple(name for name, forms in _particulars(content) if strings_in(forms, (string,)))


def _particulars(content: MinutesContent) -> Iterator[tuple[str, tuple[str, ...]]]:
    meeting, previous = content.record.meeting, content.record.previous
    yield "the date of the meeting", forms_of(meeting.held_on)
    if previous is not None:
        yield "the date of the meeting before", forms_of(previous.held_on)
    if meeting.next_date is not None:
        yield "the date of the next meeting", forms_of(meeting.next_date)
    if meeting.signed_off_at is not None:
        yield "the date of the sign-off", forms_of(content.record.board.day_of(meeting.signed_off_at))
    for each in content.corrections:
        if each.agreed_on is not None:
            yield "the date of a correction", forms_of(each.agreed_on)
