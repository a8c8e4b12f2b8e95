"""Minutes printed again later say what they said when their meeting was the newest."""

import random
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.support.boards import SteppingClock, board
from tests.support.lived_boards import FIRST_DAY
from tests.support.properties import examples
from tests.support.random_lives import Life

from boardobserver.services.publishing import minutes_document
from boardobserver.services.workspace import Workspace


@examples(15)
@given(
    st.randoms(use_true_random=False),
    st.lists(st.tuples(st.integers(1, 4), st.booleans()), min_size=2, max_size=4),
)
def test_every_meeting_prints_later_what_it_printed_when_it_was_the_newest(
    chance: random.Random, lived: list[tuple[int, bool]]
):
    clock = SteppingClock(FIRST_DAY)
    with tempfile.TemporaryDirectory() as folder:
        workspace = board(Path(folder))
        workspace.close()
        workspace = Workspace.open(workspace.path, actor="tester", clock=clock)
        try:
            life = Life(workspace, clock, chance)
            for steps, signs_off in lived:
                life.hold_a_meeting(steps, signs_off=signs_off)
            for meeting_id, then in life.printed.items():
                now = life.content(meeting_id)
                assert now.record.records == then.record.records
                assert minutes_document(now) == minutes_document(then)
        finally:
            workspace.close()
