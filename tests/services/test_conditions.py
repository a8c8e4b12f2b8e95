"""A board can start from the Panel's five conditions."""

from pathlib import Path

from tests.support import boards

from boardobserver.domain.snapshots import AdviceDetails
from boardobserver.domain.words import Addressee, AdviceResponse, RecordKind
from boardobserver.services.conditions import add_conditions
from boardobserver.services.topics import remove_topic


def test_the_five_conditions_are_advice_with_its_source_in_one_step(tmp_path: Path) -> None:
    workspace = boards.board(tmp_path)
    training = next(each for each in workspace.read.topic_uses() if each.name == "Training")
    workspace.perform(remove_topic(training.id))
    made = workspace.perform(add_conditions())
    advice = workspace.read.tracked_of_kind(RecordKind.ADVICE)
    assert tuple(each.id for each in advice) == made
    details = [each.details for each in advice if isinstance(each.details, AdviceDetails)]
    assert {(each.source_body, each.source_document) for each in details} == {
        ("London Policing Ethics Panel", "Final report on the LFR trials (2019)")
    }
    assert [each.addressee for each in details] == [*[Addressee.MPS] * 4, Addressee.BOTH]
    assert {each.response for each in details} == {AdviceResponse.NONE}
    assert [bool(each.topics) for each in advice] == [True, True, True, False, True]
    assert [each.what.value for each in workspace.read.movements(made[0])] == ["raised"]
    workspace.undo()
    assert workspace.read.tracked_of_kind(RecordKind.ADVICE) == ()
    workspace.close()
