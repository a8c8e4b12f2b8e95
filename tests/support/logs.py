"""Makers of logs that look like what scribes really type; everybody in them is a role."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import cycle, islice

from boardobserver.exchange.log_values import MeetingLog
from boardobserver.exchange.meeting_log import read_log

DAY = date(2026, 11, 22)
SCRIBE = "observer-1"


@dataclass(frozen=True, slots=True)
class Typed:
    """One line as somebody typed it, and when."""

    at: time
    nick: str
    text: str


def clock(hour: int, minute: int, second: int = 0) -> time:
    return time(hour, minute, second)


def meeting_lines() -> tuple[Typed, ...]:
    """A short meeting with one of everything that a scribe types."""
    words = [
        (9, 30, 5, SCRIBE, "ScribeNick: observer-1"),
        (9, 30, 20, SCRIBE, "Agenda: https://board.example/2026-11"),
        (9, 30, 31, SCRIBE, "Chair: Board Chair"),
        (9, 31, 2, SCRIBE, "Present: Board Chair, LFR lead, legal-adviser, Observer (remote)"),
        (9, 31, 20, SCRIBE, "Regrets: Ethics adviser"),
        (9, 32, 0, SCRIBE, "Topic: LFR update"),
        (9, 32, 10, SCRIBE, "lfr-lead: the watchlist rose to 16,000"),
        (9, 32, 25, SCRIBE, "… the threshold stayed at 0.64"),
        (9, 32, 48, SCRIBE, "... and no deployment was stopped"),
        (9, 33, 4, SCRIBE, "board-chair: what testing supports 0.46?"),
        (9, 33, 15, SCRIBE, "s/0.46/0.64/"),
        (9, 33, 40, "legal-adviser", "lfr-lead: please read paper 3 aloud"),
        (9, 34, 2, "lfr-lead", "see https://board.example/paper-3"),
        (9, 35, 0, SCRIBE, "[off the record discussion]"),
        (9, 36, 0, SCRIBE, "PROPOSED RESOLUTION: publish the report"),
        (9, 36, 30, "board-chair", "RESOLUTION: The report is to be published."),
        (9, 36, 31, "board-chair", "The annex stays with the Board."),
        (9, 37, 10, SCRIBE, "ACTION: lfr-lead to publish the report by 30 Apr"),
        (9, 38, 0, SCRIBE, "Topic: Training"),
        (9, 38, 20, SCRIBE, "URL syntax: package/!/filepath"),
        (9, 39, 0, SCRIBE, "lfr-lead/legal-adviser: agreed that all operators are trained"),
    ]
    return tuple(Typed(clock(hour, minute, second), nick, text) for hour, minute, second, nick, text in words)


SHAPES: dict[str, Callable[[Typed], str]] = {
    "time and nick": lambda line: f"{line.at:%H:%M:%S} <{line.nick}> {line.text}",
    "ISO stamp in brackets": lambda line: f"[{DAY}T{line.at:%H:%M:%S}] <{line.nick}> {line.text}",
    "minutes in brackets": lambda line: f"[{line.at:%H:%M}] <@{line.nick}> {line.text}",
    "ISO stamp and colon": lambda line: f"{DAY}T{line.at:%H:%M:%S}Z {line.nick}: {line.text}",
    "minutes and colon": lambda line: f"{line.at:%H:%M} {line.nick}: {line.text}",
    "half days": lambda line: f"{line.at:%I:%M %p} <{line.nick}> {line.text}",
    "tabs": lambda line: f"{DAY} {line.at:%H:%M:%S}\t{line.nick}\t{line.text}",
    "video call": lambda line: f"{line.at:%H:%M:%S} From {line.nick} to Everyone: {line.text}",
    "telephone": lambda line: f"[{DAY:%d/%m/%Y}, {line.at:%H:%M:%S}] {line.nick}: {line.text}",
}
"""How each of the programs that people use writes one line."""


def render(lines: Iterable[Typed], shape: str = "time and nick") -> str:
    """The lines as a log of this shape."""
    return "".join(f"{SHAPES[shape](line)}\n" for line in lines)


_SPEAKERS = ("lfr-lead", "board-chair", "legal-adviser", "ethics-adviser")
_SENTENCES = (
    "the watchlist for the next deployment holds 16,000 people, and each entry met the criteria",
    "what evidence supports a threshold of 0.64, when the published tests stop at 0.6?",
    "ten false alerts in a year were 0.0003 % of faces seen, or 0.48 % of alerts",
    "we’d want the Panel’s advice first – it isn’t in the papers",
    "yes",
    "operators are trained before every deployment & signed off by the Authorising Officer",
    "the impact assessment says “<20 minutes>” for an engagement; naïve, I think",
    "agreed, subject to the report",
)


def peak_lines() -> tuple[Typed, ...]:
    """Twenty minutes at the highest rate that a scribe was ever seen to keep: 6 lines in a minute."""
    speakers, sentences = cycle(_SPEAKERS), cycle(_SENTENCES)
    started = datetime.combine(DAY, time(9, 30))
    texts = ["Topic: LFR update"]
    for number, sentence in enumerate(islice(sentences, 119), 1):
        if number % 40 == 0:
            texts.append(f"Topic: Paper {number // 40:02}")
        elif number % 25 == 0:
            texts.append(f"ACTION: lfr-lead to publish paper {number} by 30 Apr")
        elif number % 30 == 0:
            texts.append(f"RESOLUTION: Paper {number} is approved")
        elif number % 7 == 0:
            texts.append(f"… {sentence}")
        elif number % 17 == 0:
            texts.append("s/the/the whole/")
        else:
            texts.append(f"{next(speakers)}: {sentence}")
    return tuple(
        Typed((started + timedelta(seconds=10 * number)).time(), SCRIBE, text)
        for number, text in enumerate(texts)
    )


def peak_log() -> str:
    """`peak_lines` as a log, with the lines that fill the particulars before it."""
    head = (
        Typed(clock(9, 29, 30), SCRIBE, "ScribeNick: observer-1"),
        Typed(clock(9, 29, 45), SCRIBE, f"Present: {', '.join(_SPEAKERS)}, observer-1"),
    )
    return render(head + peak_lines())


def read(*lines: str) -> MeetingLog:
    """What these lines of a log say."""
    return read_log("\n".join(lines).encode())


def told(log: MeetingLog) -> list[tuple[str | None, str]]:
    """Who says what in a log, in order."""
    return [(entry.speaker, entry.text) for entry in log.entries]
