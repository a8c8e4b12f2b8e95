"""What of a file holds whatever the layout that drew it.

Where pages break and where things stand on them is for the version of the program that made a file. What it
says, what goes along with it and where it leads is not.
"""

from collections.abc import Iterator

from boardobserver.publish.pdf.alterations import differing_words
from boardobserver.publish.pdf.reading import ReadPdf

_OF_LAYOUT = frozenset({"AF", "Metadata", "Names EmbeddedFiles", "Outlines", "StructTreeRoot"})
"""The parts of a file that name its pages or its layout; what they say is compared by itself."""


def differences_in_words(found: ReadPdf, given: ReadPdf) -> Iterator[str]:
    """What a file drawn by another layout has that is not as its record gives it, in sentences.

    What stands in the margins has to be among what this layout sets there. Something may so be covered or
    moved unnoticed, and nothing said.

    Args:
        found: The file as it was read.
        given: What its record gives in today's layout, read in the same way.
    """
    said, wanted = _text(found), _text(given)
    if "".join(said) != "".join(wanted):  # where a line breaks may part a word
        yield from differing_words("The text", said, wanted)
    about = {**found.about, "Producer": ""} != {**given.about, "Producer": ""}
    told = {
        "The pages have words in their margins that the record does not give.": _margins(found)
        - _margins(given),
        "The bookmarks are not those that the record gives.": found.bookmarks != given.bookmarks,
        "The attachments are not those that the record gives.": found.attachments != given.attachments,
        "The file says other things of itself than the record gives.": about,
        "The pages have a picture that the record does not give.": _pictures(found) - _pictures(given),
        "The pages have notes, links or stamps that the record does not give.": _links(found) - _links(given),
        "The file is read out in other words than the record gives.": found.spoken - given.spoken,
    }
    yield from (sentence for sentence, is_so in told.items() if is_so)
    for name in sorted(found.parts.keys() - _OF_LAYOUT):
        if found.parts[name] != given.parts.get(name):
            yield f"The file has a part called “{name}” that the minutes do not have."


def _text(read: ReadPdf) -> tuple[str, ...]:
    """All words of the document, without what stands in the margins of its pages."""
    return tuple(word for page in read.pages for word in page.text)


def _margins(read: ReadPdf) -> set[str]:
    """What stands in the margins of the pages, without their numbers."""
    return {word for page in read.pages for word in page.margins if not word.isdecimal()}


def _pictures(read: ReadPdf) -> set[str]:
    return {
        digest for page in read.pages for name, digest in page.parts.items() if name.startswith("XObject ")
    }


def _links(read: ReadPdf) -> set[str]:
    """Every sort of note on the pages, and where links lead; one that breaks over lines is several."""
    return {link for page in read.pages for link in page.links}
