"""The words that open an encrypted board."""

import unicodedata
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True, slots=True)
class Passphrase:
    r"""What a person types to open a board: the same letters are the same passphrase on every keyboard.

    Nothing that shows a value shows the words: no representation, no message, no report.

    >>> Passphrase("an e with an acute: e\u0301") == Passphrase("an e with an acute: \u00e9")
    True
    >>> Passphrase("secret")
    Passphrase()
    """

    words: str = field(repr=False)

    def __post_init__(self) -> None:
        if not self.words:
            raise ValueError("no passphrase is empty")
        object.__setattr__(self, "words", unicodedata.normalize("NFC", self.words))

    @classmethod
    def of(cls, typed: str) -> Self | None:
        """What was typed as a passphrase; None when nothing was."""
        return cls(typed) if typed else None
