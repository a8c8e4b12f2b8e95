"""Reads the timestamped log of a meeting, as chat programs and scribes write them, into plain values.

Every line with text is accounted for: it is in the record, or in the particulars, or corrects another line,
or is machine chatter; the report counts each. What is not understood is kept as a note.
"""

import re
from types import MappingProxyType

from boardobserver.domain.errors import Refusal
from boardobserver.exchange.decoding import decode_text
from boardobserver.exchange.log_lines import split_lines
from boardobserver.exchange.log_people import LogPeople
from boardobserver.exchange.log_reader import LogReader
from boardobserver.exchange.log_values import Fate, LogReport, MeetingLog

MOST_LINES = 200_000
"""The most lines with text that are read; a meeting of a week has a tenth of it."""

LONGEST_LINE = 100_000
"""The most characters of one line: more would be a line of the record that no page could show."""

_LINE_END = re.compile("\r\n|\r|\n")


def read_log(data: bytes) -> MeetingLog:
    r"""The meeting that a log tells of.

    Raises:
        Refusal: When the file is empty, too large or not text, or a line of it is too long.

    >>> log = read_log(b"09:14 <scribe> Topic: LFR update\n09:15 <scribe> RESOLUTION: Publish it")
    >>> log.items[0].title, log.entries[0].kind.value, log.entries[0].text
    ('LFR update', 'decision', 'Publish it')
    """
    decoded = decode_text(data)
    _require_short_lines(decoded.text)
    lines = list(split_lines(decoded.text))
    if len(lines) > MOST_LINES:
        raise Refusal(f"The file has {len(lines):,} lines, and at most {MOST_LINES:,} are read.", "file")
    people = LogPeople(lines)
    reader = LogReader(people, has_times=any(line.stamp is not None for line in lines))
    for line in lines:
        reader.read(line)
    report = LogReport(
        lines=len(lines),
        counts=MappingProxyType({fate: reader.counts[fate] for fate in Fate}),
        impossible_times=reader.impossible_times,
        encoding=decoded.encoding,
        control_characters=decoded.control_characters,
        unreadable=decoded.unreadable,
        remarks=tuple(reader.remarks),
    )
    items = tuple(draft.as_item() for draft in reader.items)
    entries = tuple(draft.as_entry() for draft in reader.entries)
    return MeetingLog(reader.particulars, items, entries, report)


def _require_short_lines(text: str) -> None:
    for number, line in enumerate(_LINE_END.split(text), 1):
        if len(line) > LONGEST_LINE:
            raise Refusal(
                f"Line {number:,} has more than {LONGEST_LINE:,} characters. No line so long is read.", "file"
            )
