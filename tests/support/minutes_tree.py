"""The minutes of a meeting put together by hand, as a document tree, and what stands in it."""

from tests.support.meetings import MeetingMaker

from boardobserver.publish.document import Fields, Heading, Paragraph, Table, texts_of
from boardobserver.publish.minutes import minutes


def meeting_with_people() -> MeetingMaker:
    """A meeting of which the people are known, and nothing else."""
    maker = MeetingMaker()
    maker.organisation("MPS", "Metropolitan Police Service")
    maker.person("BC", "Board Chair", of="MPS")
    maker.person("LL", "LFR lead", of="MPS")
    maker.person("OB", "Lead observer", is_observer=True)
    return maker


def headings_of(maker: MeetingMaker) -> list[str]:
    """Every heading, its number before it."""
    blocks = minutes(maker.content()).blocks
    return [f"{b.number} {b.text}".strip() for b in blocks if isinstance(b, Heading)]


def lines_of(maker: MeetingMaker) -> list[str]:
    """Every paragraph as it reads, its number before it."""
    blocks = minutes(maker.content()).blocks
    return [" ".join(("".join(r.text for r in b.runs), b.number)) for b in blocks if isinstance(b, Paragraph)]


def words_of(maker: MeetingMaker) -> str:
    """Every word that the minutes say."""
    return "\n".join(part for block in minutes(maker.content()).blocks for part in texts_of(block))


def fields_of(maker: MeetingMaker) -> dict[str, list[str]]:
    """The lines of each field at their head, by its term."""
    return {
        row.term: ["".join(run.text for run in line) for line in row.lines]
        for block in minutes(maker.content()).blocks
        if isinstance(block, Fields)
        for row in block.rows
    }


def table_of(maker: MeetingMaker, heading: str) -> list[list[str]]:
    """The rows of the annex under a heading."""
    blocks = minutes(maker.content()).blocks
    place = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and heading in b.text)
    table = blocks[place + 1]
    assert isinstance(table, Table)
    return [["\n".join("".join(r.text for r in line) for line in cell) for cell in row] for row in table.rows]
