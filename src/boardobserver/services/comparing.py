"""How two versions of a meeting's minutes differ, or a version and the board as it stands."""

from boardobserver.domain.comparing import Compared, compare
from boardobserver.domain.snapshots import MinutesContent
from boardobserver.publish.comparison import Sides, comparison_document, passages_of
from boardobserver.services.publishing import (
    IsCancelled,
    Progress,
    Publication,
    minutes_document,
    publish_document,
    require_releasable,
)


def compare_minutes(before: MinutesContent, after: MinutesContent) -> tuple[Compared, ...]:
    """Every passage that either prints, in reading order, those of both side by side."""
    return compare(passages_of(minutes_document(before)), passages_of(minutes_document(after)))


def publish_comparison(
    before: MinutesContent,
    after: MinutesContent,
    sides: Sides,
    *,
    progress: Progress | None = None,
    is_cancelled: IsCancelled | None = None,
) -> Publication:
    """The comparison of two versions as a PDF. The same versions give the same bytes.

    Raises:
        Refusal: Both are public editions, and something that one of them withholds stands in it.
        PublishingCancelled: When `is_cancelled` says so.
    """
    later = minutes_document(after)
    compared = compare(passages_of(minutes_document(before)), passages_of(later))
    document = comparison_document(later, compared, sides)
    publication = publish_document(document, progress=progress, is_cancelled=is_cancelled)
    for side in (before, after):
        require_releasable(side, publication.pdf, "pdf")
    return publication
