"""Where what the closing checks find is put right, when it is not in a line's wording."""

from typing import Final

from boardobserver.domain.closing_checks import Check

FIELD_OF: Final = {Check.ACTION_WITHOUT_OWNER: "owner_id", Check.ACTION_WITHOUT_DUE_DATE: "due"}
"""The field of the line's record in which a gap is closed."""

PREPARED: Final = frozenset(
    {
        Check.NO_CHAIR,
        Check.NO_ATTENDANCE,
        Check.QUORUM_NOT_RECORDED,
        Check.PREVIOUS_MINUTES_NOT_CONSIDERED,
        Check.NO_END,
    }
)
"""Gaps in the particulars of the meeting: they are closed in Prepare."""
