"""Boards that live from meeting to meeting by steps drawn at random."""

import datetime as dt
import random
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeAlias

from tests.support.boards import SteppingClock, person_of

from boardobserver.domain.entry_line import read_line
from boardobserver.domain.errors import Refusal
from boardobserver.domain.lifecycles import permitted
from boardobserver.domain.snapshots import ChallengeDetails, Due, Id, MinutesContent, Tracked
from boardobserver.domain.words import (
    AdviceResponse,
    AssuranceLevel,
    DueKind,
    EntryKind,
    RecordKind,
    ResponseView,
)
from boardobserver.services import entries, meetings, recording, responding, tracking
from boardobserver.services.command import Command
from boardobserver.services.minutes_content import minutes_content
from boardobserver.services.parties import Party
from boardobserver.services.workspace import Workspace

_LINES = (
    "? Why {n} of them?",
    "? @LL what testing supports {n}?",
    "> We shall write about {n}.",
    "> {n} was tested. ^{ref}",
    "! @LL to publish {n} by 30 April",
    "* Publish the results of {n}.",
    "= The Board agreed {n}.",
    "{n} was said of ^{ref}",
    "? {n} once more, ^{ref}",
    "! {n} again, ^{ref}",
)


Ways: TypeAlias = list[Callable[[], Command[object]]]
"""Things that can be done, one of which is drawn."""


class Life:
    """A board that lives from meeting to meeting by steps drawn at random.

    Args:
        workspace: The board.
        clock: Its clock.
        chance: Draws what happens.
    """

    def __init__(self, workspace: Workspace, clock: SteppingClock, chance: random.Random) -> None:
        self.workspace = workspace
        self.clock = clock
        self.chance = chance
        self.printed: dict[Id, MinutesContent] = {}
        self.count = 0
        self.lead = person_of(workspace, "LL")

    def hold_a_meeting(self, steps: int, *, signs_off: bool) -> None:
        """Live through a meeting: steps before it, in it, in its review, and after it; print it then."""
        self.clock.at += dt.timedelta(days=self.chance.choice((1, 20)))
        self.happen(steps, None)
        held_on = self.clock.at.date()
        meeting_id = self.workspace.perform(
            meetings.plan_meeting(self.workspace.read.series()[0].id, held_on)
        )
        self.workspace.perform(meetings.start_meeting(meeting_id))
        self.happen(2 * steps, meeting_id)
        self.workspace.perform(meetings.end_meeting(meeting_id))
        self.happen(steps, None)
        self.happen(steps, meeting_id)
        if signs_off:
            observer = person_of(self.workspace, "LO")
            self.workspace.perform(meetings.sign_off(meeting_id, observer))
        self.printed[meeting_id] = self.content(meeting_id)

    def content(self, meeting_id: Id) -> MinutesContent:
        """What the minutes of a meeting say now."""
        return minutes_content(self.workspace.read, meeting_id, self.clock.at.date())

    def happen(self, steps: int, meeting_id: Id | None) -> None:
        """Let some things happen, in a meeting or outside any; what a rule forbids does not."""
        for _ in range(steps):
            self.count += 1
            records = self.workspace.read.all_tracked()
            with suppress(Refusal):
                if meeting_id is not None and (not records or self.chance.random() < 0.5):
                    self.note(meeting_id, records)
                elif not records:
                    self.workspace.perform(
                        recording.add_record(
                            self.chance.choice(list(RecordKind)[1:]), f"By hand {self.count}"
                        )
                    )
                else:
                    self.workspace.perform(self.change(self.chance.choice(records), meeting_id))

    def note(self, meeting_id: Id, records: tuple[Tracked, ...]) -> None:
        """Note a line, which may be about a record that is there."""
        about = str(self.chance.choice(records).reference) if records else "CH-2026-001"
        typed = self.chance.choice(_LINES).format(n=self.count, ref=about)
        line = read_line(typed, EntryKind.NOTE, self.clock.at.date())
        noted = self.workspace.perform(entries.note_line(meeting_id, line, at=self.workspace.now()))
        if self.chance.random() < 0.1:
            self.workspace.perform(entries.withdraw_entry(noted.entry_id, "a slip"))
            if self.chance.random() < 0.5:
                self.workspace.perform(entries.reinstate_entry(noted.entry_id))

    def change(self, record: Tracked, meeting_id: Id | None) -> Command[object]:
        """Something that can be done to a record of its kind, drawn at random."""
        words, day = f"Words {self.count}", self.clock.at.date() + dt.timedelta(days=self.count)
        ways: Ways = [
            lambda: tracking.change_status(
                record.id,
                self.chance.choice(permitted(record.kind, record.status)),
                words=words,
                evidence=words,
                meeting_id=meeting_id,
            ),
            lambda: tracking.change_text(record.id, words, meeting_id=meeting_id),
            *self.ways_of_its_kind(record, meeting_id, words, day),
        ]
        return self.chance.choice(ways)()

    def ways_of_its_kind(self, record: Tracked, meeting_id: Id | None, words: str, day: dt.date) -> Ways:
        """What can be done to records of its kind only."""
        match record.kind:
            case RecordKind.ACTION:
                return self._ways_of_action(record.id, meeting_id, words, day)
            case RecordKind.ADVICE:
                return self._ways_of_advice(record.id, meeting_id, words, day)
            case RecordKind.ASSURANCE:
                level = self.chance.choice(list(AssuranceLevel))
                change = partial(tracking.change_assurance, level=level, stale_after=day)
                return [lambda: change(record.id, meeting_id=meeting_id)]
            case RecordKind.CHALLENGE:
                return self._ways_of_challenge(record, meeting_id, words, day)
            case _:
                return [lambda: tracking.change_decision(record.id, reasons=words, meeting_id=meeting_id)]

    def _ways_of_action(self, key: Id, meeting_id: Id | None, words: str, day: dt.date) -> Ways:
        due = self.chance.choice((Due(DueKind.DATE, day), Due(DueKind.NEXT_MEETING), Due()))
        owner = self.chance.choice((self.lead, None))
        return [
            lambda: tracking.change_due(key, due, meeting_id=meeting_id),
            lambda: tracking.change_action(key, owner_id=owner, meeting_id=meeting_id),
            lambda: tracking.change_action(key, outcome=words, meeting_id=meeting_id),
            lambda: tracking.add_update(key, words, meeting_id=meeting_id),
        ]

    def _ways_of_advice(self, key: Id, meeting_id: Id | None, words: str, day: dt.date) -> Ways:
        response = self.chance.choice(list(AdviceResponse))
        reasoned = partial(tracking.change_advice, response_reason=words, response_date=day)
        return [
            lambda: tracking.change_advice(key, response=response, meeting_id=meeting_id),
            lambda: reasoned(key, meeting_id=meeting_id),
            lambda: tracking.change_advice(key, review_date=day, meeting_id=meeting_id),
        ]

    def _ways_of_challenge(self, record: Tracked, meeting_id: Id | None, words: str, day: dt.date) -> Ways:
        assert isinstance(record.details, ChallengeDetails)
        key, view = record.id, self.chance.choice(list(ResponseView))
        ways: Ways = [
            lambda: responding.add_response(key, words, by=Party(self.lead), view=view),
            lambda: tracking.change_challenge(key, assumption=words, meeting_id=meeting_id),
        ]
        if record.details.responses:
            response = self.chance.choice(record.details.responses).id
            viewed = partial(tracking.change_response, view=view, promised_by=day)
            ways.append(lambda: viewed(response, meeting_id=meeting_id))
        return ways
