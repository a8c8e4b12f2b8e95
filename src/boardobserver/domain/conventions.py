"""The conventions of a board that bodies differ in; whatever nobody has changed is as it usually is."""

from collections.abc import Mapping
from dataclasses import dataclass

from boardobserver.domain.release import Grade

USUAL_YEARS_KEPT = 6
"""Minutes are kept for so many years after the end of the financial year, unless the board says otherwise."""


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a board's documents are made and kept.

    Attributes:
        named_from: The public edition names people of this grade and above, and nobody whose grade is below
            it or unknown; None to name everybody.
        years_kept: After so many years from the end of the financial year a meeting is due for disposal;
            None to keep it for good.
    """

    named_from: Grade | None = None
    years_kept: int | None = USUAL_YEARS_KEPT


def conventions_from(values: Mapping[str, str]) -> Conventions:
    """The conventions of a board, from those that it stores; an empty value is None.

    >>> conventions_from({"named_from": "inspector", "years_kept": ""})
    Conventions(named_from=<Grade.INSPECTOR: 'inspector'>, years_kept=None)
    """
    usual = Conventions()
    named_from = values.get("named_from", "")
    years = values.get("years_kept")
    return Conventions(
        named_from=Grade(named_from) if named_from else usual.named_from,
        years_kept=usual.years_kept if years is None else int(years) if years else None,
    )
