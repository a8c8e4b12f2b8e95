"""Holding a board against minutes that were issued: they are the witness that stands outside it.

Whoever can write to a board's file and knows the program can compute its whole journal anew, and nothing in
the file would tell. Minutes name the hash that the journal ended with when they were made, in their record
and on their last page. A journal that was computed anew has no unit of that hash.
"""

from pathlib import Path

from boardobserver.domain.errors import Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.services.verifying import verify_file
from boardobserver.storage.store import Store


def head_in(minutes: Path) -> str:
    """The head of the journal that a file of minutes names.

    Raises:
        Refusal: It is no PDF of minutes, is not as the program made it, or names none: it is no witness.
        Fault: It cannot be read.
    """
    verification = verify_file(minutes)
    if not verification.is_verified or verification.edition is None:
        said = " ".join((verification.sentence, *verification.alterations[:1]))
        raise Refusal(f"“{minutes.name}” says nothing of the board. {said}")
    head = verification.edition.content.imprint.journal_head
    if not head:
        raise Refusal(
            f"“{minutes.name}” names no head of a journal: it was printed from a board as it stood. Take"
            " minutes of a version that was kept."
        )
    return head


def findings_against(path: Path, minutes: Path, passphrase: Passphrase | None = None) -> tuple[str, ...]:
    """Whether a board's journal goes on from the one that minutes name; `check_board` says the rest.

    Returns:
        What is wrong, a sentence each; empty when the head that they name is one of this journal.

    Raises:
        Refusal: The minutes are no witness, or the passphrase is missing or wrong.
        Fault: One of the files cannot be read.
    """
    head = head_in(minutes)
    store = Store.open(path, passphrase, read_only=True)
    try:
        if store.read.releases.has_journal_head(head):
            return ()
    finally:
        store.close()
    said = f"The journal of “{path.name}” is not the one that “{minutes.name}” was made of"
    return (
        f"{said}: it was computed anew or cut off, or the minutes are of another board. It lacks {head}.",
    )
