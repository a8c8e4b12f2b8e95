"""What the tests of printing share: minutes of several pages that cannot be mistaken for one another."""

import pytest
from tests.support.meetings import MeetingMaker

from boardobserver.domain.snapshots import MinutesContent
from boardobserver.domain.words import EntryKind
from boardobserver.services.publishing import publish_minutes


@pytest.fixture(scope="session")
def minutes_pdf() -> bytes:
    maker = MeetingMaker()
    maker.organisation("MPS", "Metropolitan Police Service")
    maker.person("LL", "LFR lead", of="MPS")
    for number in range(1, 17):
        maker.item(f"Item of business {number}")
        for line in range(1, 4 + number % 3):
            maker.entry(f"Point {number}.{line} was noted. " * (2 + (number * line) % 7), by="LL")
        maker.entry("What testing supports the threshold?", EntryKind.CHALLENGE)
    return publish_minutes(MinutesContent(maker.record())).pdf
