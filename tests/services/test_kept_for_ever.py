"""Whatever happens on a board, each version that was kept prints byte for byte what it printed at first."""

import random
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.support.boards import DAY, board, note, person_of
from tests.support.properties import examples

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id, VersionNumber
from boardobserver.domain.words import MeetingStatus
from boardobserver.services import corrections, entries, meetings, people, topics, tracking, versions
from boardobserver.services.comparing import compare_minutes
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.publishing import publish_minutes
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace

LINES = (
    "The watchlist had grown",
    "? What testing supports 0.64",
    "! LFR lead to publish the report",
    "= It agreed",
)


class History:
    """A board whose meetings are noted, kept, signed off and corrected, in whatever order."""

    def __init__(self, workspace: Workspace, chance: random.Random) -> None:
        self.workspace = workspace
        self._chance = chance
        self._series = workspace.read.series()[0].id
        self._meeting: Id = workspace.perform(meetings.plan_meeting(self._series, DAY))
        self._count = 0
        self.printed: dict[tuple[Id, VersionNumber], bytes] = {}

    def do(self, act: Callable[["History"], None]) -> None:
        """Try something, and remember how each new version prints."""
        self._count += 1
        try:
            act(self)
        except Refusal:
            return
        there = {
            (meeting.id, version.number)
            for meeting in self.workspace.read.meetings()
            for version in self.workspace.read.releases.versions(meeting.id)
        }
        self.printed = {key: data for key, data in self.printed.items() if key in there}
        for key in there - self.printed.keys():
            self.printed[key] = self.prints(*key)

    def prints(self, meeting_id: Id, number: VersionNumber) -> bytes:
        """A version as a file."""
        options = MinutesOptions(version=number, changes=True)
        return publish_minutes(minutes_content(self.workspace.read, meeting_id, DAY, options)).pdf

    def note(self) -> None:
        """Note a line under any item."""
        items = self.workspace.read.items(self._meeting)
        note(self.workspace, self._meeting, self._chance.choice(LINES), self._chance.choice(items).id)

    def reword(self) -> None:
        """Change the words in which a line prints."""
        lines = self.workspace.read.entries(self._meeting)
        if lines:
            key = self._chance.choice(lines).id
            self.workspace.perform(entries.set_wording(key, f"Wording {self._count}"))

    def keep(self) -> None:
        """Keep the draft."""
        self.workspace.perform(versions.keep_version(self._meeting, "Kept"))

    def end(self) -> None:
        """End the meeting."""
        self.workspace.perform(meetings.end_meeting(self._meeting))

    def sign_off(self) -> None:
        """Sign the minutes off."""
        self.workspace.perform(meetings.sign_off(self._meeting, person_of(self.workspace, "LO")))

    def rename(self) -> None:
        """Change what is known of somebody."""
        person = self._chance.choice(self.workspace.read.people())
        self.workspace.perform(people.change_person(person.id, role=f"Role {self._count}"))

    def change_record(self) -> None:
        """Change the text of a record, outside any meeting."""
        records = self.workspace.read.all_tracked()
        if records:
            key = self._chance.choice(records).id
            self.workspace.perform(tracking.change_text(key, f"Text {self._count}"))

    def merge_topics(self) -> None:
        """Let one topic take over another."""
        first, second = self.workspace.read.topic_uses()[:2]
        self.workspace.perform(topics.merge_topics(first.id, second.id))

    def undo(self) -> None:
        """Take the last change back."""
        self.workspace.undo()
        if self._meeting not in {each.id for each in self.workspace.read.meetings()}:
            self.workspace.redo()

    def plan(self) -> None:
        """Go on with a further meeting."""
        self._meeting = self.workspace.perform(meetings.plan_meeting(self._series, DAY))

    def put_forward(self) -> None:
        """Put a correction to some signed minutes forward."""
        meeting_id = self._signed()
        text = self._chance.choice(corrections.correctable_texts(self.workspace.read, meeting_id))
        self.workspace.perform(corrections.put_forward(meeting_id, text, f"New {self._count}", "A slip"))

    def agree(self) -> None:
        """Agree what was put forward."""
        meeting_id = self._signed()
        there = self.workspace.read.releases.corrections(meeting_id)
        waiting = [each.id for each in there if each.version_id is None]
        self.workspace.perform(corrections.agree_corrections(meeting_id, waiting))

    def _signed(self) -> Id:
        held = self.workspace.read.meetings()
        return self._chance.choice([each for each in held if each.status is MeetingStatus.SIGNED_OFF]).id


ACTS = (
    *(History.note, History.reword, History.keep, History.end, History.sign_off, History.rename),
    *(History.change_record, History.merge_topics, History.undo, History.plan),
    *(History.put_forward, History.agree, History.put_forward, History.agree),
)


@examples(15)
@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(ACTS), min_size=8, max_size=25))
def test_every_version_that_was_kept_prints_the_same_for_ever(
    chance: random.Random, acts: list[Callable[[History], None]]
):
    with tempfile.TemporaryDirectory() as folder:
        workspace = board(Path(folder))
        try:
            history = History(workspace, chance)
            for act in (History.note, History.note, History.end, History.sign_off, *acts):
                history.do(act)
            for (meeting_id, number), data in history.printed.items():
                assert history.prints(meeting_id, number) == data
                content = minutes_content(workspace.read, meeting_id, DAY, MinutesOptions(version=number))
                assert all(each.is_same for each in compare_minutes(content, content))
        finally:
            workspace.close()
        assert check_board(workspace.path) == ()
