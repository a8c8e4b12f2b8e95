"""A record is put off, to a day or to a meeting, and comes back when that has come."""

import datetime as dt

import pytest
from tests.support.boards import DAY, note, person_of
from tests.support.left_over import LATER, following, held_meeting, line_of, proposed, record_of, section_of

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import Movement, RecordKind, Section
from boardobserver.services import recording, tracking
from boardobserver.services.carrying import CarriedRecord, carry, defer_from_agenda
from boardobserver.services.deferring import defer
from boardobserver.services.workspace import Workspace

pytestmark = pytest.mark.usefixtures("held")


@pytest.fixture
def held(workspace: Workspace) -> Id:
    return held_meeting(workspace)


def test_what_is_deferred_beyond_a_meeting_is_only_listed(workspace: Workspace):
    challenge = record_of(workspace, RecordKind.CHALLENGE)
    first, second = following(workspace), following(workspace, dt.date(2027, 1, 14))
    workspace.perform(defer(challenge, to_meeting_id=second, words="the lead is away"))
    line = proposed(workspace, first).records[-1]
    assert line.record.id == challenge
    assert line.deferral is not None
    assert (line.deferral.meeting_id, line.deferral.words) == (second, "the lead is away")
    assert line_of(proposed(workspace, second), challenge).deferral is None
    workspace.perform(defer(challenge, until=LATER + dt.timedelta(days=1)))
    assert line_of(proposed(workspace, first), challenge).deferral is not None
    workspace.perform(defer(challenge, until=LATER))
    assert line_of(proposed(workspace, first), challenge).deferral is None


def test_what_comes_back_is_proposed_whatever_its_state(workspace: Workspace):
    decision = workspace.perform(recording.add_record(RecordKind.DECISION, "The Board noted the report."))
    meeting_id = following(workspace)
    assert decision not in {each.record.id for each in proposed(workspace, meeting_id).records}
    workspace.perform(defer(decision, to_meeting_id=meeting_id))
    assert line_of(proposed(workspace, meeting_id), decision).deferral is None


def test_a_deferral_ends_when_the_record_is_moved_but_not_when_its_owner_changes(
    workspace: Workspace, held: Id
):
    action, challenge = (record_of(workspace, kind) for kind in (RecordKind.ACTION, RecordKind.CHALLENGE))
    meeting_id = following(workspace)
    for each in (action, challenge):
        workspace.perform(defer(each, until=dt.date(2027, 5, 1)))
    owner = person_of(workspace, "BC")
    workspace.perform(tracking.change_action(action, owner_id=owner))
    assert set(workspace.read.deferrals()) == {action, challenge}
    workspace.perform(tracking.add_update(action, "drafted"))
    reference = workspace.read.tracked_of_ids([challenge])[0].reference
    note(workspace, held, f"? Once more ^{reference}")
    assert workspace.read.deferrals() == {}
    assert all(each.deferral is None for each in proposed(workspace, meeting_id).records)


def test_deferring_from_an_agenda_takes_it_off_in_one_step(workspace: Workspace):
    action = record_of(workspace, RecordKind.ACTION)
    meeting_id = following(workspace)
    workspace.perform(carry(meeting_id, [CarriedRecord(action)]))
    with pytest.raises(Refusal, match="still to come") as refused:
        workspace.perform(defer_from_agenda(action, meeting_id, until=DAY))
    assert refused.value.field == "until"
    assert list(workspace.read.on_agenda(meeting_id)) == [action]
    workspace.perform(defer_from_agenda(action, meeting_id, until=dt.date(2027, 5, 1)))
    assert workspace.read.on_agenda(meeting_id) == {}
    assert workspace.read.deferrals()[action].on == dt.date(2027, 5, 1)
    workspace.undo()
    assert list(workspace.read.on_agenda(meeting_id)) == [action]


@pytest.mark.parametrize(
    ("until", "to_meeting", "refusal"),
    [
        (None, None, Refusal("Say to which day, or to which meeting.", "until")),
        (LATER, "later", Refusal("Give a day or a meeting, not both.", "until")),
        (DAY, None, Refusal("Give a day that is still to come.", "until")),
        (None, "over", Refusal("The 1st meeting is over. Choose a later one.", "to_meeting_id")),
    ],
)
def test_a_deferral_names_one_day_or_meeting_that_is_to_come(
    workspace: Workspace, held: Id, until: dt.date | None, to_meeting: str | None, refusal: Refusal
):
    to_meeting_id = {"later": following(workspace), "over": held}.get(to_meeting or "")
    challenge = record_of(workspace, RecordKind.CHALLENGE)
    with pytest.raises(Refusal) as refused:
        workspace.perform(defer(challenge, until=until, to_meeting_id=to_meeting_id))
    assert (refused.value.message, refused.value.field) == (refusal.message, refusal.field)
    assert workspace.read.deferrals() == {}


def test_what_is_deferred_at_a_meeting_says_so_in_its_history(workspace: Workspace):
    challenge = record_of(workspace, RecordKind.CHALLENGE)
    here, later = following(workspace), following(workspace, dt.date(2027, 1, 14))
    item_id = section_of(workspace, here, Section.MATTERS_ARISING)
    with pytest.raises(Refusal, match="this meeting"):
        workspace.perform(defer(challenge, to_meeting_id=here, at_meeting_id=here))
    workspace.perform(defer(challenge, to_meeting_id=later, at_meeting_id=here, item_id=item_id))
    last = workspace.read.movements(challenge)[-1]
    assert (last.what, last.meeting_id, last.item_id, last.until_meeting_id) == (
        Movement.DEFERRED,
        here,
        item_id,
        later,
    )
