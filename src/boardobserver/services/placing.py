"""Whether a board and its backups lie where they are safe: what is to be said of the place, if anything."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from boardobserver.host.places import is_on_network, synchronised_by


@dataclass(frozen=True, slots=True)
class Concern:
    """Something to be said of a place once.

    Attributes:
        message: What it is, a sentence.
        remedy: What can be done about it.
        key: Stands for the place and what is said of it.
    """

    message: str
    remedy: str
    key: str


def concerns(path: Path, folder: Path | None = None) -> tuple[Concern, ...]:
    """What is to be said of where a board lies, and of the folder that was chosen for its backups."""
    found: list[Concern] = []
    service = synchronised_by(path)
    if service:
        message = f"“{path.name}” lies in a folder that {service} synchronises."
        remedy = (
            f"{service} may copy the file while it is being written, or put an older one in its place. Keep "
            "the board in another folder of this computer."
        )
        found.append(Concern(message, remedy, f"{path} {service}"))
    if is_on_network(path):
        message = f"“{path.name}” lies on a share of the network."
        remedy = (
            "Lines are saved more slowly there, and not while the network is away. Keep the board on a disk "
            "of this computer, and its backups on the share."
        )
        found.append(Concern(message, remedy, f"{path} network"))
    if _has_other_names(path):
        message = f"“{path.name}” has more than one name on its disk."
        remedy = (
            "Open it by one of them only: two programs that open it by two names would damage it. Nor is a "
            "link a backup: both names lead to the same file."
        )
        found.append(Concern(message, remedy, f"{path} names"))
    copies = "" if folder is None else synchronised_by(folder / "backups")
    if copies:
        message = f"Backups go to a folder that {copies} synchronises: they leave this computer."
        remedy = "Give the board a passphrase, which its backups have too, or keep them in another folder."
        found.append(Concern(message, remedy, f"{folder} {copies} backups"))
    return tuple(found)


def _has_other_names(path: Path) -> bool:
    with suppress(OSError):
        return path.stat().st_nlink > 1
    return False
