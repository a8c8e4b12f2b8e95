"""The two families of errors that are answered; everything else is a bug for the crash guard.

A `Refusal` is a rule of the subject saying no: it is shown beside the field it names and nothing has
changed. A `Fault` is the world failing (a disk, a lock, a file): it says what happened and what to do.
"""

from typing import TypeVar

T = TypeVar("T")


class Refusal(Exception):  # noqa: N818 - it is a refusal, not an error
    """A rule says no. Nothing has been changed.

    Args:
        message: A whole sentence for the person at the screen.
        field: The name of the field that it concerns, in snake_case, or None.
    """

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Fault(Exception):  # noqa: N818 - the same
    """The world failed. Nothing that was committed has been lost.

    Args:
        message: What happened, a whole sentence.
        remedy: What the person can do about it, a whole sentence, or empty.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(f"{message} {remedy}".strip())
        self.message = message
        self.remedy = remedy


def require(found: T | None, message: str) -> T:
    """What was found, or a refusal that says it is not there."""
    if found is None:
        raise Refusal(message)
    return found
