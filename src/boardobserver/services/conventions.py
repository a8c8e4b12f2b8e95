"""The conventions of the board: how its documents are made, changed one at a time, each undoable."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from boardobserver.domain.convention_rules import require_sound
from boardobserver.domain.conventions import Conventions, Logo, stored_conventions
from boardobserver.exchange.picture_file import LARGEST_FILE, plain_png
from boardobserver.host.files import read_within
from boardobserver.services.command import Command
from boardobserver.storage.records import ConventionRow
from boardobserver.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class HousePicture:
    """A picture that was read to be the logo: plain, and known by its hash."""

    png: bytes
    sha256: str


def change_conventions(
    change: Callable[[Conventions], Conventions], label: str = "change a convention"
) -> Command[None]:
    """Change the board's conventions; minutes that are signed off keep those that they were made by.

    Args:
        change: Gives the conventions as they are to be, from those that the board has.
        label: What is done, in words.
    """

    def apply(unit: Unit) -> None:
        wanted = replace(change(unit.read.releases.conventions()), first_paragraph=1)
        require_sound(wanted)
        _store(unit, wanted)

    return Command(label, apply)


def usual_conventions() -> Command[None]:
    """Have every convention as it usually is."""
    return change_conventions(lambda _now: Conventions(), "go back to the usual conventions")


def read_picture(path: Path) -> HousePicture:
    """Read a picture file to be the logo; safe to call in any thread.

    Raises:
        Refusal: It is no picture, or too large a one.
        Fault: It cannot be read.
    """
    png = plain_png(read_within(path, LARGEST_FILE))
    return HousePicture(png, sha256(png).hexdigest())


def set_logo(picture: HousePicture, alternative: str) -> Command[None]:
    """Have a picture at the head of the first page.

    Args:
        picture: The picture.
        alternative: What it shows, for those who cannot see it.
    """
    logo = Logo(picture.sha256, alternative.strip(), picture.png)
    changed = change_conventions(lambda now: replace(now, logo=logo), "set the logo")

    def apply(unit: Unit) -> None:
        unit.keep_file(picture.sha256, picture.png)
        changed.apply(unit)

    return Command(changed.label, apply)


def _store(unit: Unit, wanted: Conventions) -> None:
    rows = {row.name: row for row in unit.find(ConventionRow)}
    values = stored_conventions(wanted)
    for name, row in rows.items():
        if name not in values:
            unit.delete(row)
        elif row.value != values[name]:
            row.value = values[name]
    for name, value in values.items():
        if name not in rows:
            unit.add(ConventionRow(id=unit.new_id(), name=name, value=value))
