"""Papers as they are typed, one to a line: "Paper 03: Test report"."""

import re
from collections.abc import Iterable

from boardobserver.domain.snapshots import Paper

_REFERENCE = re.compile(
    r"(?:paper|annex|appendix|item|document)?\s*[\w./-]{0,12}\d[\w./-]{0,12}", re.IGNORECASE
)


def papers_text(papers: Iterable[Paper]) -> str:
    r"""The papers of an item as they are typed.

    >>> papers_text([Paper("1", 1, "Paper 03", "Test report"), Paper("2", 2, "", "Map")])
    'Paper 03: Test report\nMap'
    """
    return "\n".join(": ".join(part for part in (each.reference, each.title) if part) for each in papers)


def read_papers(text: str) -> tuple[tuple[str, str], ...]:
    r"""The reference and title of each paper.

    Without a colon, words that look like a reference are one, and others are a title.

    >>> read_papers("Paper 03: Test report\n\nMap of deployments\nPaper 4")
    (('Paper 03', 'Test report'), ('', 'Map of deployments'), ('Paper 4', ''))
    """
    return tuple(_read(line.strip()) for line in text.splitlines() if line.strip())


def _read(line: str) -> tuple[str, str]:
    before, colon, after = line.partition(":")
    if colon and _REFERENCE.fullmatch(before.strip()):
        return before.strip(), after.strip()
    return (line, "") if _REFERENCE.fullmatch(line) else ("", line)
