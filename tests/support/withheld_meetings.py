"""Meetings at random with much to withhold in them, by a seed: the same number gives the same meeting.

What is secret in them is a word that occurs nowhere else, spelt and broken in every way, so that a test can
look for it without the program's own matcher.
"""

import random
from dataclasses import dataclass, replace

from tests.support.meetings import Fate, MeetingMaker
from tests.support.particulars import an_id

from boardobserver.domain.conventions import Conventions
from boardobserver.domain.publication import wording_of
from boardobserver.domain.release import Edition, Exemption, Grade, Naming
from boardobserver.domain.snapshots import Entry, Imprint, MinutesContent, VersionNumber, Withholding
from boardobserver.domain.withholding import is_fixed
from boardobserver.domain.words import AttendanceList, EntryKind, RecordKind, Section

_PLAIN = (
    "camera",
    "van",
    "crowd",
    "street",
    "team",
    "shift",
    "brief",
    "signal",
    "sample",
    "margin",
    "notice",
)
_ENDS = ["qua", "vex", "zom", "jil", "wub", "kyx", "fry", "goz"]
_KINDS = (EntryKind.NOTE, EntryKind.SUPPORT, EntryKind.FIGURE)


@dataclass(frozen=True, slots=True)
class WithheldMeeting:
    """A meeting of which something is withheld.

    Attributes:
        secrets: Words that stand only in what is withheld.
        private: Words that stand only in private notes.
    """

    content: MinutesContent
    secrets: tuple[str, ...]
    private: tuple[str, ...]

    def in_edition(self, edition: Edition) -> MinutesContent:
        """The content, for one of the editions."""
        return replace(self.content, imprint=Imprint(VersionNumber(0, 1), edition, "cd" * 32))


def withheld_meeting(seed: int) -> WithheldMeeting:
    """The meeting of a number."""
    return _Making(random.Random(seed)).meeting()


class _Making:
    """Puts one meeting together."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._maker = MeetingMaker()
        self._secrets: list[str] = []
        self._private: list[str] = []
        self._withholdings: list[Withholding] = []
        self._people: list[str] = []

    def meeting(self) -> WithheldMeeting:
        maker, rng = self._maker, self._rng
        self._add_people()
        for number in range(rng.randint(1, 4)):
            section = rng.choice((Section.BUSINESS, Section.CHAIRS_UPDATE, Section.DECLARATIONS))
            item_id = maker.item(f"Item of {self._words(2)}", section, presenter=rng.choice(self._people))
            is_secret = rng.random() < 0.2
            if is_secret and rng.random() < 0.5:
                maker.items[-1] = replace(maker.items[-1], part=2)
            elif is_secret:
                self._withhold(item_id=item_id)
            for _ in range(rng.randint(1, 6)):
                self._line(is_secret=is_secret)
            if number == 0 and rng.random() < 0.3:
                maker.declares(rng.choice(self._people), f"holds shares in {self._everywhere()}")
        record = maker.record()
        content = MinutesContent(
            record,
            withholdings=tuple(self._withholdings),
            conventions=Conventions(named_from=rng.choice((None, Grade.INSPECTOR))),
        )
        return WithheldMeeting(content, tuple(self._secrets), tuple(self._private))

    def _add_people(self) -> None:
        maker, rng = self._maker, self._rng
        maker.organisation("MPS", "Metropolitan Police Service")
        for initials in ("QA", "QB", "QC"):
            name = f"{self._token()} {self._token()}"
            key = maker.person(initials, name.title(), role=f"Lead of {self._words(1)}", of="MPS")
            maker.people[key] = replace(maker.people[key], naming=Naming.WITHHELD)
            self._secrets += [name.split(maxsplit=1)[0], name.split()[1], f"({initials})"]
            self._people.append(initials)
            maker.attends(initials, rng.choice(list(AttendanceList)))
        maker.person("BC", "Board Chair", role="Board Chair", of="MPS")
        self._people.append("BC")

    def _line(self, *, is_secret: bool) -> None:
        maker, rng = self._maker, self._rng
        fate = rng.random()
        if fate < 0.1:
            token = self._token()
            self._private.append(token)
            maker.entry(f"{self._words(3)} {token}", EntryKind.PRIVATE_NOTE)
            return
        if is_secret or fate < 0.3:
            token = self._token()
            self._secrets.append(token)
            entry = self._noted(f"{self._words(3)} {token} {self._words(2)}. {token} {self._words(4)}")
            if not is_secret:
                self._withhold(entry_id=entry.id)
            return
        if fate < 0.7:
            token = self._token()
            self._secrets.append(token)
            passage = rng.choice((token, f"{self._words(1)} {token}", f"{token}, {self._words(1)}"))
            entry = self._noted(f"{self._words(2)} {self._spelt(passage)} {self._words(3)}")
            if rng.random() < 0.5:
                self._noted(f"Once more: {self._spelt(passage).upper()} {self._words(1)}")
            self._withhold(entry_id=entry.id, passage=passage)
            return
        by = rng.choice(self._people)
        name = next(each.name for each in maker.people.values() if each.initials == by)
        self._noted(f"{self._words(2)} {rng.choice((by, name, name.split()[-1]))} {self._words(2)}")

    def _noted(self, text: str) -> Entry:
        """A line of any kind that says so, and what it raised."""
        maker, rng = self._maker, self._rng
        by = rng.choice((*self._people, "MPS", ""))
        challenges = [each for each in maker.records.values() if each.kind is RecordKind.CHALLENGE]
        match rng.randrange(6):
            case 0:
                maker.challenge(text, by=by, to="MPS")
            case 1:
                maker.action(f"MPS to {text}", owner=by)
            case 2:
                maker.decision(text, by=by)
            case 3:
                maker.advice(text, by=by)
            case 4 if challenges:
                maker.response(text, rng.choice(challenges), by=by)
            case _:
                maker.entry("typed otherwise", rng.choice(_KINDS), by=by, wording=text, fate=Fate.PRINTS)
        return maker.entries[-1]

    def _everywhere(self) -> str:
        """A secret that is withheld on the whole board."""
        token = self._token()
        self._secrets.append(token)
        self._withhold(passage=token)
        return token

    def _withhold(
        self, *, entry_id: str | None = None, item_id: str | None = None, passage: str = ""
    ) -> None:
        assert not passage or not is_fixed(passage)
        lines = {entry.id: wording_of(entry) for entry in self._maker.entries}
        assert entry_id is None or lines[entry_id]
        exemptions = tuple(self._rng.sample(list(Exemption), self._rng.randint(1, 2)))
        meeting_id = None if entry_id is None and item_id is None else self._maker.meeting.id
        key = an_id(10_000 + len(self._withholdings))
        self._withholdings.append(
            Withholding(key, meeting_id, entry_id, item_id, None, passage, exemptions, "Why")
        )

    def _token(self) -> str:
        """A word that nobody has said before."""
        serial = (
            len(self._secrets) + len(self._private) + len(self._withholdings) + self._rng.randrange(8) * 64
        )
        return "".join(self._rng.choice(_ENDS) for _ in range(3)) + _ENDS[serial % 8] + _ENDS[serial // 8 % 8]

    def _words(self, many: int) -> str:
        return " ".join(self._rng.choice(_PLAIN) for _ in range(many))

    def _spelt(self, passage: str) -> str:
        """The passage as somebody else may have typed it."""
        middle = len(passage) // 2
        way = self._rng.randrange(6)
        if way == 0:
            return f"{passage[:middle]}\u00ad{passage[middle:]}"
        if way == 1:
            return f"{passage[:middle]}-\n{passage[middle:]}"
        if way == 2:
            return passage.replace(" ", "\u00a0\n")
        if way == 3:
            return f"{passage[:middle]}\u200b{passage[middle:].upper()}"
        return passage
