"""Sizes of files in words."""

_KILO = 1024


def size_words(size: int) -> str:
    """The size of a file as people say it.

    >>> size_words(900), size_words(2 << 20), size_words(1500)
    ('900 bytes', '2.0 MB', '1.5 kB')
    """
    if size < _KILO:
        return f"{size} bytes"
    return f"{size / _KILO:.1f} kB" if size < _KILO**2 else f"{size / _KILO**2:.1f} MB"
