"""The short lists of records on Home: what each is of, and where all of it is."""

from dataclasses import dataclass

from boardobserver.domain.attention import Need
from boardobserver.domain.words import RecordKind
from boardobserver.services.attention import Sort


@dataclass(frozen=True, slots=True)
class Section:
    """A list of records.

    Attributes:
        title: Its heading.
        empty: What there is none of, within a sentence.
        kind: Whose register shows all of it; None when that is spread over several.
        filter_text: The filter of that register.
        late: As what a line that is late is marked.
    """

    sort: Sort
    title: str
    empty: str
    kind: RecordKind | None
    filter_text: str = ""
    late: Need = Need.OVERDUE


SECTIONS: tuple[Section, ...] = (
    Section(
        Sort.OVERDUE_ACTIONS,
        "Overdue actions",
        "overdue actions",
        RecordKind.ACTION,
        "is:overdue",
    ),
    Section(
        Sort.RESPONSES_AWAITED,
        "Challenges awaiting a response",
        "challenges awaiting a response",
        RecordKind.CHALLENGE,
        "is:awaiting",
    ),
    Section(
        Sort.UNANSWERED_ADVICE,
        "Ethics advice without a response",
        "advice without a response",
        RecordKind.ADVICE,
        "is:awaiting",
    ),
    Section(
        Sort.REVIEWS_DUE,
        "Ethics advice due for review",
        "reviews due",
        RecordKind.ADVICE,
        "is:review",
        late=Need.REVIEW_DUE,
    ),
    Section(
        Sort.STALE_ASSURANCES,
        "Assurances gone stale",
        "stale assurances",
        RecordKind.ASSURANCE,
        "is:stale",
        late=Need.STALE,
    ),
    Section(
        Sort.DEFERRED_TILL_NOW,
        "Deferred until now",
        "deferrals that have come due",
        None,
    ),
)
"""In the order of Home."""
