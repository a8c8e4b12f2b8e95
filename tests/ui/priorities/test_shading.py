"""The figure in a cell can be read, however strongly the cell is shaded."""

import pytest

from boardobserver.ui.priorities.shading import LEVELS, level_of, shade
from boardobserver.ui.shell.colours import SCHEMES, Scheme


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("level", range(LEVELS + 1))
def test_every_strength_has_an_ink_that_can_be_read(scheme: Scheme, level: int) -> None:
    assert shade(SCHEMES[scheme], level).contrast >= 4.5


@pytest.mark.parametrize("scheme", list(Scheme))
def test_each_strength_is_another_ground(scheme: Scheme) -> None:
    grounds = [shade(SCHEMES[scheme], level).ground for level in range(LEVELS + 1)]
    assert len(set(grounds)) == LEVELS + 1


def test_more_is_never_weaker() -> None:
    levels = [level_of(number, 40) for number in range(41)]
    assert levels == sorted(levels)
    assert (levels[0], levels[1], levels[-1]) == (0, 1, LEVELS)
