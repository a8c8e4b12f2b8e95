"""Text as a board can hold it: any Unicode, but for what no file or page can carry."""

import re

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def plain_text(text: str) -> str:
    r"""The text with every NUL made visible, lone surrogates replaced, and line ends as newlines.

    >>> plain_text("a\r\nb\x00c")
    'a\nb␀c'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "␀")
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
