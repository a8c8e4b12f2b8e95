"""What is said on the demonstration board. The people are roles; the facts are published ones.

Facts and their sources: the London Policing Ethics Panel's five conditions (final report on the live facial
recognition trials, 2019); the face-match thresholds and rates in the Metropolitan Police Service's published
deployment records; what the Mayor's Office asked of the Home Office (the Deputy Mayor's letter of 9 April
2026). What the roles say about them here is made up for the demonstration.
"""

import datetime as dt
from dataclasses import dataclass

from boardobserver.domain.words import AttendanceList

ROLES: tuple[tuple[str, str, str, str], ...] = (
    ("BC", "Board Chair", "Chair", "MPS"),
    ("LL", "LFR lead", "Live facial recognition", "MPS"),
    ("SRO", "Senior responsible officer", "Facial recognition technology", "MPS"),
    ("LA", "Legal adviser", "Legal services", "MPS"),
    ("DPO", "Data protection officer", "Data protection", "MPS"),
    ("SEC", "Board secretariat", "Secretariat", "MPS"),
    ("EP", "Ethics panel representative", "Panel representative", "LPEP"),
    ("OB", "Lead observer", "Observer", "MOPAC"),
    ("OP", "Policy observer", "Observer", "MOPAC"),
)
"""Initials, name (a role), role and organisation of each."""

ATTENDANCE: tuple[tuple[str, AttendanceList], ...] = (
    ("BC", AttendanceList.PRESENT),
    ("SRO", AttendanceList.PRESENT),
    ("LL", AttendanceList.PRESENT),
    ("LA", AttendanceList.PRESENT),
    ("DPO", AttendanceList.PRESENT),
    ("SEC", AttendanceList.IN_ATTENDANCE),
    ("EP", AttendanceList.IN_ATTENDANCE),
    ("OB", AttendanceList.OBSERVERS),
    ("OP", AttendanceList.OBSERVERS),
)


@dataclass(frozen=True, slots=True)
class ScriptedMeeting:
    """One meeting as it is to be held.

    Attributes:
        papers: Item number, reference, title and presenter of each.
        lines: Item number, time and typed line, in order.
        absent: The initials of the one who sent apologies.
        topic: What the item of business is about.
    """

    number: int
    title: str
    held_on: dt.date
    ended: str
    next_date: dt.date
    absent: str
    topic: str
    is_signed_off: bool
    papers: tuple[tuple[int, str, str, str], ...]
    lines: tuple[tuple[int, str, str], ...]


_THIRTEENTH = ScriptedMeeting(
    number=13,
    title="13th meeting",
    held_on=dt.date(2026, 9, 10),
    ended="11:48",
    next_date=dt.date(2026, 11, 19),
    absent="DPO",
    topic="Transparency",
    is_signed_off=True,
    papers=((6, "Paper 01", "Live facial recognition: quarterly update", "LL"),),
    lines=(
        (1, "10:01", "@BC: The Chair welcomed those attending."),
        (2, "10:03", "No interests were declared."),
        (3, "10:04", "The minutes of the 12th meeting were approved."),
        (4, "10:06", "@SEC: All actions of the last meeting were reported complete."),
        (5, "10:15", "@BC: The Chair drew attention to the Government’s consultation on facial recognition."),
        (
            5,
            "10:19",
            (
                "@OB: The observers recalled what the Mayor’s Office had asked of the Home Office: "
                "a new legal framework and regulator, an agreed threshold of serious harm, national "
                "quality standards, a definition of the technologies in scope, and robust "
                "authorisation with independent oversight."
            ),
        ),
        (6, "10:31", "@LL: The quarter’s deployments were summarised from the published records."),
        (
            6,
            "10:34",
            "*The Panel supported further use only if operators are trained on the risks and accountable.",
        ),
        (
            6,
            "10:36",
            "? @OB: Could @SRO say how many operators have completed the training, and who checks it?",
        ),
        (6, "10:38", "> @SRO: All operators were trained; the record of who completed it would be shared."),
        (6, "10:41", "! @LL to share the record of operators’ training by 31 October"),
        (6, "10:43", "! @SEC to publish the summary of the quarter’s deployments by 30 October"),
        (6, "10:44", "? @OB: What does the latest testing say of bias at the threshold in use?"),
        (
            6,
            "10:52",
            (
                "# Ten false alerts in a year were 0.0003 % of faces seen, or 0.48 % of alerts: "
                "the rate depends on its denominator."
            ),
        ),
        (6, "10:55", "= The Board noted the quarterly update."),
        (8, "11:44", "There was no other business."),
    ),
)

_FOURTEENTH = ScriptedMeeting(
    number=14,
    title="14th meeting",
    held_on=dt.date(2026, 11, 19),
    ended="11:56",
    next_date=dt.date(2027, 1, 21),
    absent="LA",
    topic="Accuracy and testing",
    is_signed_off=False,
    papers=(
        (4, "Paper 01", "Action log", "SEC"),
        (6, "Paper 02", "Face-match threshold and watchlist", "SRO"),
    ),
    lines=(
        (1, "10:00", "@BC: The Chair welcomed those attending and noted apologies."),
        (2, "10:02", "No interests were declared."),
        (3, "10:03", "The minutes of the 13th meeting were approved."),
        (4, "10:06", "! ^AC-2026-001 The training record was shared with the observers on 30 October."),
        (4, "10:09", "? @OB: The record does not say who checks it. ^CH-2026-001"),
        (4, "10:11", "> @SRO: The check would be made by the learning team from January. ^CH-2026-001"),
        (5, "10:14", "@BC: The Chair reported that guidance on watchlists was being revised."),
        (
            6,
            "10:31",
            "@SRO: The threshold had been 0.6 to 28 June 2024, 0.62 from 11 July and 0.64 from 25 July 2024.",
        ),
        (6, "10:33", "? @OB: Could @SRO say what testing supports 0.64? The best-known result is at 0.6."),
        (6, "10:34", "> @SRO: It was chosen after the 2024 tests, to lower the rate of false alerts."),
        (6, "10:35", "~ Ask to see the test report itself before the next meeting."),
        (6, "10:36", "! @SRO to share the test report behind the threshold of 0.64 by 18 December"),
        (
            6,
            "10:41",
            (
                "*The Panel’s condition: each deployment assessed and authorised as necessary and "
                "proportionate for a specific purpose."
            ),
        ),
        (
            6,
            "10:44",
            "? @OP: Could @LL say on what ground each person is placed on a watchlist, and who reviews it?",
        ),
        (6, "10:47", "> @LL: Categories are set by policy; the authorising officer reviews each list."),
        (6, "10:49", "+ @OB: The observers welcomed the publication of each deployment record."),
        (6, "10:58", "! @LL to bring a sample of authorised watchlists to the next meeting"),
        (6, "11:02", "= The Board agreed to keep the threshold at 0.64, subject to review in March."),
        (7, "11:40", "@SEC: The annual report was planned for the meeting in March."),
        (8, "11:51", "There was no other business."),
    ),
)

MEETINGS: tuple[ScriptedMeeting, ...] = (_THIRTEENTH, _FOURTEENTH)

_TOPICS: tuple[tuple[str, str], ...] = (
    ("train", "Training"),
    ("threshold", "Accuracy and testing"),
    ("0.64", "Accuracy and testing"),
    ("watchlist", "Watchlist"),
    ("bias", "Bias and equality"),
    ("proportionate", "Proportionality"),
    ("authorised", "Governance and authorisation"),
    ("update", "Transparency"),
)


def topics_of(text: str) -> tuple[str, ...]:
    """The topics that a record's words speak of."""
    words = text.casefold()
    return tuple(dict.fromkeys(topic for word, topic in _TOPICS if word in words))
