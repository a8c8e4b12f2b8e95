"""Text as it is compared: without regard to case, accents, or the shape of quotation marks and dashes."""

import unicodedata
from functools import lru_cache

_SHAPES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})
_REMEMBERED = 4096


def fold(text: str) -> str:
    """The text for comparing; folding it again changes nothing.

    >>> fold("Müller’s  RÉSUMÉ – Straße")
    "muller's resume - strasse"
    """
    if not text.isascii():
        while (folded := _folded_once(text)) != text:
            text = folded
    return " ".join(text.casefold().split())


@lru_cache(_REMEMBERED)
def fold_name(name: str) -> str:
    """As `fold`, for the few short names that come again and again: topics, statuses, initials.

    A hyphen or an underline in a name counts as a space.

    >>> fold_name("Part-answered"), fold_name("part_answered")
    ('part answered', 'part answered')
    """
    return " ".join(fold(name).replace("-", " ").replace("_", " ").split())


def _folded_once(text: str) -> str:
    text = text.translate(_SHAPES).casefold()
    if text.isascii():  # most texts have nothing else than quotation marks and dashes
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
