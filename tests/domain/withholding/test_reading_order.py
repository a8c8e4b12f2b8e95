"""What is withheld, listed in the order in which the minutes are read."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from tests.support.meetings import MeetingMaker

from boardobserver.domain.release import Exemption, Naming
from boardobserver.domain.snapshots import MinutesContent, Withholding
from boardobserver.domain.withholding import WithheldSort, in_reading_order, withheld_in

LAW = (Exemption.LAW_ENFORCEMENT,)


def _content() -> MinutesContent:
    """Three items, of which the second is withheld whole, a line of the third, and words of the rest."""
    maker = MeetingMaker()
    hidden_id = maker.person("JD", "Jane Doemark", role="LFR lead")
    maker.attends("JD")
    maker.item("Watchlists")
    maker.entry("The watchlist held a kestrel")
    maker.item("Trial")
    maker.entry("The trial went on")
    maker.item("Figures")
    line = maker.entry("Nobody was there")
    maker.challenge("Who saw the kestrel?")
    record = maker.record()
    hidden = replace(record.people[hidden_id], naming=Naming.WITHHELD)
    withheld = (
        Withholding("a", None, line.id, None, None, "", LAW, ""),
        Withholding("b", None, None, record.items[1].id, None, "", LAW, ""),
        Withholding("c", None, None, None, None, "kestrel", LAW, ""),
    )
    return MinutesContent(replace(record, people={**record.people, hidden_id: hidden}), withholdings=withheld)


def test_items_lines_and_words_are_listed_as_they_are_read_and_names_at_the_end() -> None:
    content = _content()
    listed = in_reading_order(withheld_in(content), content.record)
    assert [(each.sort, each.where) for each in listed] == [
        (WithheldSort.PASSAGE, "Item 1"),
        (WithheldSort.ITEM, "Item 2"),
        (WithheldSort.LINE, "Item 3"),
        (WithheldSort.PASSAGE, "Item 3"),
        (WithheldSort.PASSAGE, "CH-2026-001"),
        (WithheldSort.NAME, "Names"),
    ]


@given(st.randoms(use_true_random=False))
def test_the_order_is_that_of_the_minutes_however_the_places_come(random: Random) -> None:
    content = _content()
    places = list(withheld_in(content))
    listed = in_reading_order(places, content.record)
    random.shuffle(places)
    assert in_reading_order(places, content.record) == listed
