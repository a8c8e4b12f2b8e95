"""What other meetings withheld, on a board that has one of its meetings alone."""

from dataclasses import replace

from tests.support.meetings import MeetingMaker
from tests.support.particulars import an_id
from tests.support.withheld_editions import LAW, MONEY, a_maker, content, withheld

from boardobserver.domain.snapshots import ActionDetails, ActionUpdate, Id, MinutesContent, Withholding
from boardobserver.domain.withholding import in_edition
from boardobserver.domain.withholding.on_its_own import on_its_own, with_those_elsewhere

ITEM, LINE, OTHER = an_id(9007), an_id(9008), an_id(9009)


def a_meeting_with_an_update(words: str) -> tuple[MeetingMaker, Id]:
    """An action with an update that was noted as a line of another meeting; its key."""
    maker = a_maker()
    maker.entry("Not yet was all that was said.")
    action = maker.action("MPS to buy vans", owner="MPS")
    assert isinstance(action.details, ActionDetails)
    update = ActionUpdate(an_id(9400), action.raised_on, words, None, LINE)
    maker.records[action.id] = replace(action, details=replace(action.details, updates=(update,)))
    return maker, action.id


def restored(chosen: MinutesContent) -> tuple[MinutesContent, tuple[Withholding, ...]]:
    """Minutes as they are on a board of their own, and the withholdings that are on it."""
    withheld_here = on_its_own(chosen)
    return replace(chosen, withholdings=(), withheld_elsewhere=withheld_here.elsewhere), withheld_here.rows


def test_what_is_of_the_meeting_is_on_the_board_as_it_is_and_for_the_rest_something_stands_in():
    maker = a_maker()
    line = maker.entry("Kestrel")
    record = replace(maker.action("MPS to buy vans", owner="MPS"), item_id=ITEM, entry_id=LINE)
    maker.records = {record.id: record}
    here = withheld(entry_id=line.id)
    of_board = withheld(passage="Falcon")
    others = (withheld(item_id=ITEM), withheld(entry_id=OTHER, passage="Merlin"), withheld(entry_id=OTHER))
    alone = on_its_own(content(maker.record(), here, others[0], of_board, *others[1:]))
    assert alone.elsewhere == others
    meeting_id = maker.record().meeting.id
    assert alone.rows == (
        here,
        of_board,
        replace(others[0], meeting_id=meeting_id, item_id=None, record_id=record.id),
        replace(others[1], meeting_id=meeting_id, entry_id=None),
        replace(others[2], meeting_id=meeting_id, entry_id=None),
    )


def test_of_a_record_no_more_is_withheld_than_was_and_not_the_same_words_of_others():
    maker, action_id = a_meeting_with_an_update("Not yet")
    chosen = content(maker.record(), withheld(entry_id=LINE))
    here, rows = restored(chosen)
    assert [each.record_id for each in rows] == [action_id]
    again = in_edition(replace(here, withholdings=with_those_elsewhere(rows, here)))
    assert again == in_edition(chosen)
    details = again.content.record.records[action_id].details
    assert isinstance(details, ActionDetails)
    assert details.updates[0].text == "[Withheld: section 31(1)]"
    assert again.content.record.entries[0].text == "Not yet was all that was said."


def test_it_is_withheld_on_what_the_row_in_its_place_says_and_no_longer_than_that_is_there():
    maker, _ = a_meeting_with_an_update("Not yet")
    here, rows = restored(content(maker.record(), withheld(entry_id=LINE)))
    (changed,) = with_those_elsewhere([replace(rows[0], exemptions=MONEY, reason="So it is.")], here)
    assert (changed.entry_id, changed.exemptions, changed.reason) == (LINE, MONEY, "So it is.")
    assert with_those_elsewhere([], here) == ()


def test_a_record_that_has_lost_what_tells_what_of_it_is_withheld_is_withheld_whole():
    maker, action_id = a_meeting_with_an_update("Not yet")
    here, rows = restored(content(maker.record(), withheld(entry_id=LINE)))
    action = here.record.records[action_id]
    assert isinstance(action.details, ActionDetails)
    updates = tuple(replace(each, entry_id=None) for each in action.details.updates)
    lost = replace(action, details=replace(action.details, updates=updates))
    here = replace(here, record=replace(here.record, records={action_id: lost}))
    applied = with_those_elsewhere(rows, here)
    assert [each.record_id for each in applied if each.record_id] == [action_id]
    public = in_edition(replace(here, withholdings=applied))
    assert public.content.record.records[action_id].text == "[Withheld: section 31(1)]"


def test_a_withholding_of_a_record_by_a_person_stays_beside_those_of_other_meetings():
    maker, action_id = a_meeting_with_an_update("Not yet")
    whole = replace(withheld(record_id=action_id, exemptions=MONEY), id=an_id(9500))
    chosen = content(maker.record(), whole, withheld(entry_id=LINE, exemptions=LAW))
    here, rows = restored(chosen)
    assert with_those_elsewhere(rows, here) == chosen.withholdings
