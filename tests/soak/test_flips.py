"""Boards whose bits were flipped: found when they are opened or checked, or nothing that is read differs."""

import pytest
from tests.soak.counts import SHORT_FLIPS
from tests.soak.flipping import NOTHING, flip


@pytest.mark.parametrize("name", SHORT_FLIPS)
def test_damage_is_found_or_touches_nothing_that_is_read(name: str):
    done = flip(name, SHORT_FLIPS[name], seed=1)
    assert done.losses == []
    assert done.flips == SHORT_FLIPS[name]
    assert done.flips - done.found[NOTHING] > 10
