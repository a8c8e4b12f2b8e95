"""The person's own words as a tool tip: Qt takes what looks like a tag for one, and breaks no line."""

from typing import Final

_MOST_CHARACTERS: Final = 600
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def tip(words: str) -> str:
    """Words as they stand, in lines that fit a screen; only their beginning where they are very many.

    >>> tip("Why <b>0.64</b>?")
    '<p style="white-space: pre-wrap">Why &lt;b&gt;0.64&lt;/b&gt;?</p>'
    >>> tip("")
    ''
    """
    shown = words if len(words) <= _MOST_CHARACTERS else f"{words[: _MOST_CHARACTERS - 1].rstrip()}…"
    return f'<p style="white-space: pre-wrap">{shown.translate(_ESCAPES)}</p>' if shown else ""
