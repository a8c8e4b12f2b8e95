"""Responses to a challenge that come outside a meeting: in a letter, by telephone, in the corridor."""

import datetime as dt

from boardobserver.domain.errors import Refusal
from boardobserver.domain.field_values import RESPONSE_ID
from boardobserver.domain.lifecycles import require_answerable, status_after_response
from boardobserver.domain.snapshots import FieldChange, Id
from boardobserver.domain.tracking import status_word
from boardobserver.domain.words import Movement, ResponseView
from boardobserver.services import tracked_rows
from boardobserver.services.command import Command
from boardobserver.services.parties import Party
from boardobserver.services.rows import required, sensible_day, today
from boardobserver.storage.records import TrackedRow
from boardobserver.storage.unit import Unit

_NOON = dt.time(12)
"""Stands for the hour of a response of which only the day is known: the same day in any time zone near."""


def add_response(
    challenge_id: Id,
    text: str,
    *,
    by: Party,
    on: dt.date | None = None,
    promised_by: dt.date | None = None,
    view: ResponseView = ResponseView.AWAITING,
) -> Command[Id]:
    """Record a response to a challenge that came outside a meeting, and give its key.

    The challenge is answered by it, as it is by a response noted in a meeting. Without a day it came today;
    `promised_by` is the day by which more was promised.

    Raises:
        Refusal: Nothing is said, the day is still to come, or the challenge is withdrawn or closed.
    """

    def apply(unit: Unit) -> Id:
        challenge = unit.get(TrackedRow, challenge_id)
        words = required(text, "text", "Say what the response was.")
        status = status_word(challenge.kind, challenge.status)
        require_answerable(status)
        at = _instant_of(unit, on)
        new = tracked_rows.NewResponse(words, by, at, promised_by, view)
        response = tracked_rows.add_response(unit, challenge, new)
        answered = tracked_rows.Moved(
            Movement.ANSWERED,
            words,
            status_after_response(status),
            by_id=by.person_id,
            fields=(FieldChange(RESPONSE_ID, None, response.id),),
        )
        tracked_rows.add_movement(unit, challenge, answered)
        return response.id

    return Command("record a response", apply)


def _instant_of(unit: Unit, day: dt.date | None) -> dt.datetime:
    """When a response came: now, or at noon of an earlier day."""
    now_on = today(unit)
    if day is None or day == now_on:
        return unit.now
    if sensible_day(day, "on") > now_on:
        raise Refusal("A response cannot come on a day that is still to come.", "on")
    return dt.datetime.combine(day, _NOON, unit.read.board().zone).astimezone(dt.UTC)
