"""Addresses typed in the text, found in one place so that every writer makes the same words clickable."""

import re
from dataclasses import replace

from boardobserver.publish.document import Run, Runs

# Only printable ASCII: an address in other letters is typed in its encoded form where it is to be followed.
_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9])(?:https?://[A-Za-z0-9\[][!-~]*|mailto:[!-?A-~]+@[A-Za-z0-9][!-~]*)", re.IGNORECASE
)
_NEVER_LAST = ".,;:!?'\"*_>"
_NEVER_WITHIN = re.compile(r"[<>\"\\^`{|}]")
_BRACKETS = {")": "(", "]": "["}


def linked(runs: Runs) -> Runs:
    """The runs, with every http, https and mailto address in them as a run of its own that leads there.

    What ends a sentence is not taken for the end of an address, nor the bracket that closes one round it.

    >>> [(run.text, run.link) for run in linked((Run("See (https://a.org/b)."),))]
    [('See (', ''), ('https://a.org/b', 'https://a.org/b'), (').', '')]
    """
    if not any(_may_lead(run) for run in runs):
        return runs
    return tuple(part for run in runs for part in (_parts(run) if _may_lead(run) else (run,)))


def _may_lead(run: Run) -> bool:
    """Whether a run has what every address has; most have it not, and are not gone through."""
    return "://" in run.text or "@" in run.text


def _parts(run: Run) -> list[Run]:
    """A run, cut before and after each address in it; a run that leads somewhere already stays whole."""
    if run.link:
        return [run]
    parts: list[Run] = []
    done = 0
    for found in _ADDRESS.finditer(run.text):
        address = _trimmed(found.group())
        end = found.start() + len(address)
        parts += [replace(run, text=run.text[done : found.start()])] if found.start() > done else []
        parts.append(replace(run, text=address, link=address))
        done = end
    return [*parts, replace(run, text=run.text[done:])] if done < len(run.text) or not parts else parts


def _trimmed(address: str) -> str:
    """An address without what follows it in the sentence."""
    address = _NEVER_WITHIN.split(address, maxsplit=1)[0]
    while address:
        last = address[-1]
        closes_more = last in _BRACKETS and address.count(last) > address.count(_BRACKETS[last])
        if last not in _NEVER_LAST and not closes_more:
            break
        address = address[:-1]
    return address
