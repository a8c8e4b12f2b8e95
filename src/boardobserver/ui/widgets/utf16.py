"""Places in a text as Qt counts them: in units of UTF-16, of which an emoji has two."""


def units(text: str) -> int:
    """How many units a text has.

    >>> units("ab"), units("a😀")
    (2, 3)
    """
    return len(text) + sum(character > "\uffff" for character in text)


def characters(text: str, at: int) -> int:
    """How many characters of a text lie before a place counted in units.

    >>> characters("a😀b", 3)
    2
    """
    if text.isascii():
        return min(at, len(text))
    return len(text.encode("utf-16-le")[: 2 * at].decode("utf-16-le", errors="ignore"))
