"""How two versions of a meeting's minutes differ, or a version and the board as it stands."""

from boardobserver.domain.comparing import Compared, compare
from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import MinutesContent
from boardobserver.publish.comparison import Sides, comparison_document, passages_of
from boardobserver.publish.document import Document
from boardobserver.services.formats import Format, written
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
    document = _document(before, after, sides)
    publication = publish_document(document, progress=progress, is_cancelled=is_cancelled)
    _require_releasable(before, after, publication.pdf, Format.PDF)
    return publication


def comparison_file(before: MinutesContent, after: MinutesContent, sides: Sides, wanted: Format) -> bytes:
    """The comparison of two versions as a file of a format. The same versions give the same bytes.

    Raises:
        Refusal: Both are public editions, and something that one of them withholds stands in it.
    """
    data = written(_document(before, after, sides), wanted)
    _require_releasable(before, after, data, wanted)
    return data


def _document(before: MinutesContent, after: MinutesContent, sides: Sides) -> Document:
    later = minutes_document(after)
    compared = compare(passages_of(minutes_document(before)), passages_of(later))
    is_public = {before.imprint.edition, after.imprint.edition} == {Edition.PUBLIC}
    return comparison_document(later, compared, sides, Edition.PUBLIC if is_public else Edition.FULL)


def _require_releasable(before: MinutesContent, after: MinutesContent, data: bytes, wanted: Format) -> None:
    for side in (before, after):
        require_releasable(side, data, wanted)
