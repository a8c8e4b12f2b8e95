"""Quarters of the year."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from boardobserver.domain.quarters import Quarter

_DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2900, 12, 31))


@given(_DAYS, st.integers(-40, 40))
def test_a_day_is_in_its_quarter_and_quarters_follow_one_another(day: dt.date, back: int) -> None:
    quarter = Quarter.of(day)
    assert quarter.first <= day <= quarter.last
    assert Quarter.of(quarter.last + dt.timedelta(days=1)) == quarter.before(-1)
    assert quarter.before(back).before(-back) == quarter
    assert (quarter.before(back) < quarter) == (back > 0)
