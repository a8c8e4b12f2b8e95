"""Names that are withheld and stand in running text alone: of nobody whom the minutes have.

The full edition has them among the words that are withheld, so that minutes restored from it withhold them.
"""

from collections.abc import Iterator
from dataclasses import replace

from boardobserver.domain.passages import WALL, SearchedText
from boardobserver.domain.snapshots import MinutesContent, Withholding
from boardobserver.domain.withholding.names import NAME_EXEMPTIONS, strings_of_person, withheld_people
from boardobserver.domain.withholding.retelling import texts_in
from boardobserver.domain.withholding.words import WithheldString


def names_in_text(content: MinutesContent, there: MinutesContent) -> Iterator[Withholding]:
    """The names that are withheld and stand in a text, of people or by names that the minutes do not have.

    Args:
        content: The minutes, with everybody on their board.
        there: What of them appears.
    """
    strings = tuple(_unknown(content, there))
    if not strings:
        return
    searched = SearchedText(WALL.join(texts_in(replace(there, withholdings=()))))
    key = content.record.meeting.id
    for words in dict.fromkeys(each.words for each in strings if _is_told_by(each, searched)):
        yield Withholding(key, key, None, None, None, words, NAME_EXEMPTIONS, "")


def _is_told_by(string: WithheldString, searched: SearchedText) -> bool:
    """Whether a name stands in a text; two letters of one only where they are no other word of that text."""
    places = string.places_in(searched)
    return bool(places) and places == searched.occurrences(string.words)


def _unknown(content: MinutesContent, there: MinutesContent) -> Iterator[WithheldString]:
    """By what those can be told whom the minutes do not have, and the others by other names; not initials."""
    for key, person in withheld_people(content.record.people, content.conventions).items():
        names = content.other_names.get(key, ())
        if key not in there.record.people:
            names = (person.name, *names)
        for name in names:
            yield from strings_of_person(replace(person, name=name, initials=""))
