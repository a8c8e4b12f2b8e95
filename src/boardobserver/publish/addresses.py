"""Addresses typed in text, found in one way by every writer that makes them lead somewhere."""

import re
from urllib.parse import quote

_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_REST = r"""[/?#][^\s<>"“”«»\[\]{}|\\^`]*"""
_ADDRESS = re.compile(
    rf"(?<![A-Za-z0-9])(?:https?://{_HOST}(?::\d{{1,5}})?(?:{_REST})?|mailto:[A-Za-z0-9._%+-]+@{_HOST})",
    re.IGNORECASE,
)
_AFTER = ".,;:!?'’…*"
"""What ends a sentence rather than an address."""

_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_IN_ADDRESSES = "-._~:/?#@!$&'()*+,;=%"


def with_addresses(text: str, link: str = "") -> list[tuple[str, str]]:
    """The text in parts, each with the address that it leads to, or none.

    Only addresses of the web and of mail lead anywhere; they come ready for a file, with nothing in them that
    an address may not hold.

    Args:
        text: What is printed.
        link: The address that all of it leads to, where it has one of its own.

    >>> with_addresses("See https://example.org/a (paper 2).")
    [('See ', ''), ('https://example.org/a', 'https://example.org/a'), (' (paper 2).', '')]
    """
    if link:
        whole = _ADDRESS.fullmatch(link)
        return [(text, _spelt(link) if whole else "")]
    if ":" not in text:
        return [(text, "")] if text else []
    parts: list[tuple[str, str]] = []
    done = 0
    for found in _ADDRESS.finditer(text):
        address = _trimmed(found.group())
        if found.start() > done:
            parts.append((text[done : found.start()], ""))
        parts.append((address, _spelt(address)))
        done = found.start() + len(address)
    if done < len(text):
        parts.append((text[done:], ""))
    return parts


def _trimmed(address: str) -> str:
    """An address without the end of the sentence that it stands in, or the bracket around it."""
    while True:
        shorter = address.rstrip(_AFTER)
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter


def _spelt(address: str) -> str:
    """An address as files hold it: what is not of its alphabet in percents."""
    return quote(_LONE_PERCENT.sub("%25", address), safe=_IN_ADDRESSES, errors="replace")
