"""Words that are read over two lines of a cell keep a public edition back, and the refusal says how."""

from dataclasses import replace

import pytest
from tests.support.withheld_editions import a_maker, content, withheld

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import ActionDetails, MinutesContent
from boardobserver.services.formats import Format
from boardobserver.services.publishing import minutes_file, publish_minutes

ACROSS = "two lines of one cell of “Action log” that follow one another"


def minutes_with(outcome: str, passage: str) -> MinutesContent:
    """Minutes with an action that had an outcome, and words that are withheld."""
    maker = a_maker()
    action = maker.action("MPS to move the vans", owner="MPS")
    assert isinstance(action.details, ActionDetails)
    maker.records[action.id] = replace(action, details=replace(action.details, outcome=outcome))
    return content(maker.record(), withheld(passage=passage))


def test_the_refusal_names_the_cell_and_the_page():
    with pytest.raises(Refusal) as refused:
        publish_minutes(minutes_with("All were moved", "the vans outcome: all"))
    assert f"“the vans outcome: all” ({ACROSS}, page " in refused.value.message


def test_nothing_is_found_over_the_lines_of_a_cell_that_are_paragraphs_of_their_own():
    assert minutes_file(minutes_with("All were moved", "the vans outcome: all"), Format.WORD)


def test_words_over_two_lines_of_one_text_are_withheld_as_any_others():
    chosen = minutes_with("All were\nmoved on", "were moved")
    assert publish_minutes(chosen).pages
    assert minutes_file(chosen, Format.WORD)
