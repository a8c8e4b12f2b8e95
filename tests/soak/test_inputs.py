"""Any nonsense is read, or refused in words."""

import pytest
from tests.soak.counts import SHORT_INPUTS
from tests.soak.trying import TRIALS, try_inputs


@pytest.mark.parametrize("name", TRIALS)
def test_nonsense_is_read_or_refused(name: str):
    assert try_inputs(name, SHORT_INPUTS, seed=1) > 0
