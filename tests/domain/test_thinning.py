"""Which backups are kept."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from boardobserver.domain.thinning import to_keep

_NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
_MOMENTS = st.sets(
    st.timedeltas(timedelta(days=-2), timedelta(days=500)).map(lambda age: _NOW - age), max_size=60
)


@given(_MOMENTS)
def test_thinning_twice_changes_nothing_and_the_newest_is_always_kept(made: set[datetime]):
    kept = to_keep(made, _NOW)
    assert kept <= made
    assert to_keep(kept, _NOW) == kept
    assert not made or max(made) in kept


@given(_MOMENTS)
def test_every_backup_of_the_last_two_days_is_kept(made: set[datetime]):
    recent = {moment for moment in made if _NOW - moment <= timedelta(days=2)}
    assert recent <= to_keep(made, _NOW)


@given(st.integers(0, 48 * 340))
def test_after_a_year_of_backups_something_near_every_moment_is_left(half_hours_ago: int):
    """Thinned whenever one is made, as the program does it."""
    wanted = _NOW - timedelta(minutes=30 * half_hours_ago)
    nearest = min(abs(moment - wanted) for moment in _A_YEAR)
    age = _NOW - wanted
    if age <= timedelta(days=2):
        assert nearest <= timedelta(minutes=30)
    elif age <= timedelta(days=13):
        assert nearest <= timedelta(days=1)
    elif age <= timedelta(days=80):
        assert nearest <= timedelta(days=7)
    else:
        assert nearest <= timedelta(days=31)


def test_a_year_of_backups_every_half_hour_leaves_few():
    assert 96 + 12 + 10 + 8 <= len(_A_YEAR) <= 97 + 14 + 12 + 11


def _a_year() -> frozenset[datetime]:
    kept: frozenset[datetime] = frozenset()
    for number in range(48 * 365, -1, -1):
        now = _NOW - timedelta(minutes=30 * number)
        kept = kept | {now}
        if number % 8 == 0:  # thinning now and then gives the same, and is faster here
            kept = to_keep(kept, now)
    return kept


_A_YEAR = _a_year()
