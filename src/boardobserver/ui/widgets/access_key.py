"""The person's own words on a button or in a menu, where Qt takes an "&" for the mark of an access key."""

import re


def without_access_key(words: str) -> str:
    """Words of which every letter is shown.

    >>> without_access_key("R&D")
    'R&&D'
    """
    return words.replace("&", "&&")


def shown_words(text: str) -> str:
    """What one reads on a button or in a menu of this text.

    >>> shown_words("&Undo add the topic R&&D")
    'Undo add the topic R&D'
    """
    return re.sub("&(.?)", r"\1", text)
