"""The texts within a file that is text itself: a record as JSON, metadata or pages as markup, plain text.

What is only the grammar of the format is left out: names of members and elements, keys, hashes, dates.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import cast

_MARKUP = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>|</?[A-Za-z_][\w:.-]*|/?>|<\?xpacket|\?>|<[!?][A-Za-z]+")
_ATTRIBUTE = re.compile(r"\s[A-Za-z_][\w:.-]*(?==[\"'])")
_MEMBER = re.compile(r"[a-z][a-z0-9_]*")
_OWN = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"  # a key
    r"|[0-9a-f]{64}"  # a hash
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9:]+))?|[0-9]{2}:[0-9]{2}(:[0-9.]+)?"  # a date, a time
    r"|[A-Z][A-Za-z_]+(/[A-Za-z_+-]+)+"  # a time zone
)


def texts_of_file(data: bytes) -> Iterator[str]:
    """Every text in a file, each by itself."""
    text = data.decode("utf-8", "replace")
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if start in {"{", "["}:
        try:
            yield from _texts_of_json(json.loads(text))
        except ValueError:
            yield text
    elif start == "<":
        yield from texts_of_markup(text)
    else:
        yield text


def texts_of_markup(text: str) -> Iterator[str]:
    """The texts between tags and in attributes and comments, without the names of elements and attributes.

    >>> [text.strip() for text in texts_of_markup('<p title="an index">^Robin="16"</p>')]
    ['="an index"', '^Robin="16"']
    """
    for line in _MARKUP.split(_ATTRIBUTE.sub(" ", text)):
        if line.strip(" \t\r\n=\"'"):
            yield html.unescape(line)


def _texts_of_json(value: object) -> Iterator[str]:
    """The strings of a JSON value, and the names of members that are no plain names."""
    pending = [value]
    names: set[str] = set()
    while pending:
        each = pending.pop()
        if isinstance(each, dict):
            members = cast("dict[str, object]", each)
            names.update(members)
            pending += members.values()
        elif isinstance(each, list):
            pending += cast("list[object]", each)
        elif isinstance(each, str) and not _OWN.fullmatch(each):
            yield each
    yield from (name for name in sorted(names) if not _MEMBER.fullmatch(name))
