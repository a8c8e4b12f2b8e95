"""What is said of an agenda item wherever it is listed."""

from boardobserver.domain.snapshots import AgendaItem

_RESTRICTED = 2


def part_words(item: AgendaItem) -> str:
    """The part of the meeting that an item is in, where that is not the open one."""
    return "Part 2" if item.part == _RESTRICTED else ""


def item_words(item: AgendaItem) -> str:
    """The number and title of an item, and its part where it is not open: "3  LFR update · Part 2"."""
    return " · ".join(words for words in (f"{item.position}  {item.title}", part_words(item)) if words)
