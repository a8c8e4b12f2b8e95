"""What is of concern, in words: in a cell of the grid, behind it, and as a screen reader says it."""

from collections import Counter
from collections.abc import Sequence

from boardobserver.domain.dates import days_words
from boardobserver.domain.priorities import LEVELS_OF_CONCERN, Concern, Measure

_SAID_OF: dict[Measure, str] = {
    Measure.CHALLENGES: "{days} old",
    Measure.ADVICE: "{days} old",
    Measure.ACTIONS: "{days} late",
    Measure.PROMISES: "promise {days} late",
}
_WORDS: dict[Measure, tuple[str, str]] = {
    Measure.CHALLENGES: ("challenge open", "challenges open"),
    Measure.ADVICE: ("piece of advice outstanding", "pieces of advice outstanding"),
    Measure.ACTIONS: ("action overdue", "actions overdue"),
    Measure.ASSURANCE: ("assurance weak or stale", "assurances weak or stale"),
    Measure.QUESTIONS: ("standing question not put lately", "standing questions not put lately"),
    Measure.PROMISES: ("promise with no report back", "promises with no report back"),
}


def cell_words(measure: Measure, concerns: Sequence[Concern]) -> str:
    """A cell in words, of one measure.

    >>> cell_words(Measure.ACTIONS, [Concern(Measure.ACTIONS, "a", 62), Concern(Measure.ACTIONS, "b", 5)])
    '2 actions overdue, the latest by 62 days'
    """
    number, most = len(concerns), max((each.days for each in concerns), default=0)
    one, many = _WORDS[measure]
    words = f"{number} {one if number == 1 else many}"
    if not concerns:
        return words
    if measure is Measure.ASSURANCE:
        return f"{words} ({_assurance_words(concerns)})"
    if measure is Measure.QUESTIONS:
        return words
    days = days_words(most)
    if measure in (Measure.ACTIONS, Measure.PROMISES):
        return f"{words}, {'by' if number == 1 else 'the latest by'} {days}"
    return f"{words}, {days} old" if number == 1 else f"{words}, the oldest {days}"


def short_words(measure: Measure | None, concerns: Sequence[Concern]) -> str:
    """The second line of a cell: how old or how late it is at most; empty where that says nothing.

    >>> short_words(Measure.ACTIONS, [Concern(Measure.ACTIONS, "a", 12)]), short_words(Measure.ADVICE, [])
    ('12 d', '')
    """
    if not concerns or measure is None or measure is Measure.QUESTIONS:
        return ""
    if measure is Measure.ASSURANCE:
        return _assurance_words(concerns).partition(",")[0]
    return f"{max(each.days for each in concerns)} d"


def concern_words(concern: Concern) -> str:
    """What is of concern about one record or question.

    >>> concern_words(Concern(Measure.ACTIONS, "a", 12)), concern_words(Concern(Measure.QUESTIONS, "b", 3))
    ('12 days late', 'not put for 3 meetings')
    """
    if concern.measure is Measure.ASSURANCE:
        stale = f"stale {days_words(concern.days)}" if concern.days else ""
        level = LEVELS_OF_CONCERN.get(concern.level, "") if concern.level is not None else ""
        return ", ".join(part for part in (stale, level) if part)
    if concern.measure is Measure.QUESTIONS:
        if not concern.days:
            return "not put yet"
        return f"not put for {'1 meeting' if concern.days == 1 else f'{concern.days} meetings'}"
    return _SAID_OF[concern.measure].format(days=days_words(concern.days))


def _assurance_words(concerns: Sequence[Concern]) -> str:
    stale = sum(1 for each in concerns if each.days > 0)
    found = Counter(LEVELS_OF_CONCERN[each.level] for each in concerns if each.level in LEVELS_OF_CONCERN)
    parts = ([f"{stale} stale"] if stale else []) + [f"{number} {word}" for word, number in found.items()]
    return ", ".join(parts)
