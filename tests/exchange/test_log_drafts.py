"""Corrections that scribes make to what they typed."""

import pytest
from tests.support.logs import read

from boardobserver.exchange.log_values import Fate

CORRECTED = [
    ("s/cash/cache", "it is a cash of faces, a large cache", None),
    ("s/large cash/small one/", "it is a cash of faces, a small one", None),
    ("s/cash/cache/g", "it is a cache of faces, a large cache", None),
    ("s|faces|seen faces|", "it is a cash of seen faces, a large cash", None),
    ("s/lfr-lead/board-chair/", "it is a cash of faces, a large cash", "board-chair"),
    ("s/faces\\/seen/x/", None, None),
    ("s/nowhere/else/", None, None),
]


@pytest.mark.parametrize(("correction", "text", "speaker"), CORRECTED)
def test_corrections_are_applied_and_the_original_is_kept(
    correction: str, text: str | None, speaker: str | None
):
    log = read(
        "10:00:00 <observer-1> ScribeNick: observer-1",
        "10:00:01 <lfr-lead> hello",
        "10:00:02 <board-chair> hello",
        "10:00:03 <observer-1> lfr-lead: it is a cash of faces, a large cash",
        f"10:00:04 <observer-1> {correction}",
    )
    entry = log.entries[2]
    original = "it is a cash of faces, a large cash"
    if text is None:
        assert (entry.text, entry.originals, log.entries[3].text) == (original, (), correction)
        assert log.report.counts[Fate.UNMATCHED_CORRECTION] == 1
    else:
        assert (entry.text, entry.speaker, entry.originals) == (text, speaker or "lfr-lead", (original,))
        assert log.report.counts[Fate.CORRECTION] == 1


def test_a_correction_is_for_the_scribes_own_last_line_first():
    log = read(
        "10:00:01 <observer-1> the list rose",
        "10:00:02 <observer-2> the list fell",
        "10:00:03 <observer-1> s/list/watchlist/",
        "10:00:04 <board-chair> s/fell/dropped/",
        "10:00:05 <observer-1> Topic: Trainnig",
        "10:00:06 <observer-1> s/Trainnig/Training/",
    )
    assert [entry.text for entry in log.entries] == ["the watchlist rose", "the list dropped"]
    assert (log.items[0].title, log.items[0].originals) == ("Training", ("Trainnig",))
