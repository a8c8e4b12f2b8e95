"""Flips bits of a board’s file at random: that is found, or nothing of what is read differs."""

import random
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.soak.templates import WORDS, Templates
from tests.soak.unread_bytes import UnreadBytes
from tests.support.lives import lived

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.storage.encryption import BoardKey, salt_of
from boardobserver.storage.opening import key_to
from boardobserver.storage.upkeep import Upkeep

OPENING, CHECKING, NOTHING = "found when it was opened", "found by check", "in bytes that nothing reads"

_MOST_BITS = 4
_DRAFTS = 20


@dataclass(slots=True)
class Flips:
    """What came of flipping bits of one sort of board.

    Attributes:
        found: How often, by how it was found.
        unread: What the bits lay in that nobody found, and how often.
    """

    board: str
    flips: int = 0
    found: Counter[str] = field(default_factory=Counter[str])
    unread: Counter[str] = field(default_factory=Counter[str])
    losses: list[str] = field(default_factory=list[str])


def flip(name: str, count: int, seed: int) -> Flips:
    """Damage a board so many times, each time a fresh copy.

    Args:
        name: "plain" or "encrypted".
        count: How often.
        seed: What chance goes by.
    """
    result = Flips(name)
    chance = random.Random(f"{name} {seed}")
    with tempfile.TemporaryDirectory(prefix="flips-") as place:
        path, passphrase = _board(name, Path(place))
        whole = path.read_bytes()
        truth = everything(path, passphrase)
        unread = None if passphrase else UnreadBytes(path)
        key = key_to(path, passphrase)
        damaged = path.with_name("damaged.board")
        for _ in range(count):
            places = _spoil(damaged, whole, chance)
            result.flips += 1
            try:
                # Derived once; only another salt makes another key of the same words.
                opens = key if salt_of(damaged) == salt_of(path) else passphrase
                fate = _fate(damaged, opens, truth)
                result.found[fate] += 1
                if fate == NOTHING:
                    result.unread.update({_met(unread, each) for each in places})
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what must not come
                where = ", ".join(map(str, places))
                result.losses.append(f"{name}, bits at {where}: {type(error).__name__}: {error}")
            for each in path.parent.glob("damaged.board?*"):
                each.unlink()
    return result


class SilentlyWrongError(Exception):
    """What is read is not what was there, and nobody says so."""


def everything(path: Path, passphrase: Passphrase | BoardKey | None) -> dict[str, object]:
    """All that a board holds, as the program reads it."""
    workspace = Workspace.open(path, actor="reader", passphrase=passphrase, upkeep=Upkeep.LATER)
    try:
        read = workspace.read
        found: dict[str, object] = {
            "board": read.board(),
            "people": read.people(),
            "organisations": read.organisations(),
            "series": read.series(),
            "topics": read.topics(),
            "records": read.all_tracked(),
            "drafts": workspace.drafts(),
            "documents": [(each, read.file_bytes(each.sha256 or "")) for each in read.documents()],
        }
        for meeting in read.meetings():
            found[meeting.id] = read.record_of(meeting.id)
            found[f"{meeting.id} versions"] = read.releases.versions(meeting.id)
        for meeting_id, entry in read.all_entries():
            found[entry.id] = (meeting_id, entry, read.history("entry", entry.id))
        return found
    finally:
        workspace.close()


def _board(name: str, place: Path) -> tuple[Path, Passphrase | None]:
    if name == "encrypted":
        templates = Templates(place)
        return templates.encrypted, WORDS
    life = lived(place)
    for number in range(_DRAFTS):
        life.workspace.keep_draft(f"entry:{number}", "half of a line that is still being typed " * 20)
    life.workspace.close()
    return life.workspace.path, None


def _met(unread: UnreadBytes | None, place: int) -> str:
    """What a flip that nobody found lay in; in an encrypted board each is to be found."""
    what = unread.at(place) if unread is not None else ""
    if not what:
        message = f"nobody found what was changed at {place}"
        raise SilentlyWrongError(message)
    return what


def _spoil(damaged: Path, whole: bytes, chance: random.Random) -> list[int]:
    data = bytearray(whole)
    places = [chance.randrange(len(data)) for _ in range(chance.randint(1, _MOST_BITS))]
    for at in places:
        data[at] ^= 1 << chance.randrange(8)
    damaged.write_bytes(data)
    return places


def _fate(damaged: Path, passphrase: Passphrase | BoardKey | None, truth: dict[str, object]) -> str:
    try:
        found = everything(damaged, passphrase)
    except (Fault, Refusal):
        return OPENING
    try:
        if check_board(damaged, passphrase):
            return CHECKING
    except (Fault, Refusal):
        return CHECKING
    if found != truth:
        wrong = [key for key in truth if found.get(key) != truth[key]]
        raise SilentlyWrongError(f"what is read of {wrong} is not what was there")
    return NOTHING
