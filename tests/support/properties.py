"""How properties are tried: by the same examples each time, or by new ones, to find what those missed."""

from hypothesis import HealthCheck, settings

REPEATED, SEARCHED = "repeated", "searched"
"""Profiles of Hypothesis: what passed passes again; `make search` draws anew, ten times as many."""

_USUAL, _TEN_TIMES = 100, 1000
_OF_SLOWNESS = (
    HealthCheck.too_slow,
    HealthCheck.data_too_large,
    HealthCheck.filter_too_much,
    HealthCheck.large_base_example,
)
"""Checks that say how fast examples come, which is another matter on a loaded machine."""


def register_profiles() -> None:
    """Have properties tried by the same examples unless `--hypothesis-profile` says otherwise."""
    without_haste = settings(deadline=None, print_blob=True, suppress_health_check=_OF_SLOWNESS)
    settings.register_profile(REPEATED, without_haste, derandomize=True)
    settings.register_profile(SEARCHED, without_haste, derandomize=False, max_examples=_TEN_TIMES)
    settings.load_profile(REPEATED)


def examples(count: int, *, shares_fixtures: bool = False, steps: int | None = None) -> settings:
    """So many examples, and in a search so many times more.

    Args:
        count: How many.
        shares_fixtures: Whether all examples may have the same fixtures, which each leaves as it found them.
        steps: How many steps a state machine takes in one.
    """
    of_profile = settings()
    return settings(
        of_profile,
        max_examples=count * of_profile.max_examples // _USUAL,
        suppress_health_check=(
            *of_profile.suppress_health_check,
            *((HealthCheck.function_scoped_fixture,) if shares_fixtures else ()),
        ),
        stateful_step_count=of_profile.stateful_step_count if steps is None else steps,
    )
