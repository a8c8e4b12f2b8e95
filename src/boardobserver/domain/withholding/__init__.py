"""What is withheld from the public: the two editions of minutes, what stands in its place, where it is."""

from boardobserver.domain.snapshots import WithheldCount, WithheldSort
from boardobserver.domain.withholding.editions import EditionContent, as_printed, in_edition, wholes_marked
from boardobserver.domain.withholding.fixed_words import is_fixed
from boardobserver.domain.withholding.names import why_name_is_withheld
from boardobserver.domain.withholding.places import WithheldPlace, withheld_in
from boardobserver.domain.withholding.reading_order import in_reading_order
from boardobserver.domain.withholding.strings import withheld_strings
from boardobserver.domain.withholding.words import WithheldString, withheld_label

__all__ = [
    "EditionContent",
    "WithheldCount",
    "WithheldPlace",
    "WithheldSort",
    "WithheldString",
    "as_printed",
    "in_edition",
    "in_reading_order",
    "is_fixed",
    "wholes_marked",
    "why_name_is_withheld",
    "withheld_in",
    "withheld_label",
    "withheld_strings",
]
