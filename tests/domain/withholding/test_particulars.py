"""Which days a set of minutes prints as particulars of its meeting."""

import datetime as dt
from dataclasses import replace

from tests.support.withheld_editions import LAW, a_maker, content

from boardobserver.domain.withholding import WithheldString
from boardobserver.domain.withholding.particulars import particulars_saying


def test_minutes_signed_off_shortly_after_midnight_were_so_on_the_day_that_it_was_where_the_board_is():
    record = a_maker().record()
    at = dt.datetime(2026, 7, 1, 23, 30, tzinfo=dt.UTC)  # half past midnight, in summer
    signed = content(replace(record, meeting=replace(record.meeting, signed_off_at=at)))
    for words, said in (("2 July 2026", ("the date of the sign-off",)), ("1 July 2026", ())):
        assert particulars_saying(signed, WithheldString(words, LAW, "")) == said
