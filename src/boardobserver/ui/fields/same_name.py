"""What is said where a name is that of somebody else as well, beside the field in which it is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from boardobserver.domain.snapshots import Person


def same_name_words(name: str, others: Sequence[Person], *, is_new: bool) -> str:
    """That others have the name already, and what tells them apart; empty where nobody has it.

    Args:
        name: The name.
        others: Those who have it.
        is_new: Whether somebody of that name is about to be added.
    """
    if not others:
        return ""
    initials = ", ".join(person.initials for person in others)
    words = (
        _tr(
            "“{name}” is on this board already ({initials}). Is this somebody else? Initials tell them apart."
        )
        if is_new
        else _tr("“{name}” is somebody else’s name too ({initials}). Their initials tell them apart.")
    )
    return words.format(name=" ".join(name.split()), initials=initials)


def ambiguous_words(name: str, initials: Sequence[str]) -> str:
    """That a name which was typed is that of several."""
    words = _tr("“{name}” is the name of several people. Type initials: {initials}.")
    return words.format(name=name, initials=", ".join(initials))


def _tr(words: str) -> str:
    return QCoreApplication.translate("fields", words)
