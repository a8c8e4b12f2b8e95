"""The key of an encrypted board: SQLCipher's own, so that any program with SQLCipher 4 opens the file.

The key is derived here and not by the driver, once for each opening: every further connection is handed the
finished key. Deriving it is slow on purpose, and whoever tries passphrases pays for each.
"""

import hashlib
import hmac
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from boardobserver.domain.passphrase import Passphrase

PAGE = 4096
"""SQLCipher's size of a page, in bytes: the size of a file is a multiple of it."""

_PLAIN_HEADER = b"SQLite format 3\x00"
_SALT_LENGTH = 16
_KEY_LENGTH = 32
_ROUNDS = 256_000
"""How often SQLCipher 4 repeats PBKDF2 with HMAC-SHA-512."""


@dataclass(frozen=True, slots=True)
class BoardKey:
    """What opens one encrypted file. It is held in memory only, and nothing that shows a value shows it.

    Attributes:
        salt: The first bytes of the file, which are no secret.
    """

    salt: bytes = field(repr=False)
    _key: bytes = field(repr=False)

    @classmethod
    def derived(cls, passphrase: Passphrase, salt: bytes) -> Self:
        """The key of the file with that salt."""
        words = passphrase.words.encode("utf-8", "surrogatepass")
        return cls(salt, hashlib.pbkdf2_hmac("sha512", words, salt, _ROUNDS, _KEY_LENGTH))

    @classmethod
    def fresh(cls, passphrase: Passphrase) -> Self:
        """A key for a file that is still to be made."""
        return cls.derived(passphrase, os.urandom(_SALT_LENGTH))

    @property
    def words(self) -> str:
        """The key as the driver takes it, in place of a passphrase."""
        return f"x'{self._key.hex()}{self.salt.hex()}'"

    def comes_from(self, passphrase: Passphrase) -> bool:
        """Whether it is the key that the passphrase gives."""
        return hmac.compare_digest(BoardKey.derived(passphrase, self.salt).words, self.words)


def salt_of(path: Path) -> bytes | None:
    """The salt of what may be an encrypted board; None when the file is not encrypted, or no board at all.

    An encrypted file has no header to know it by: all of it looks like noise. What can be told is that it has
    none of the usual one, and the size of whole pages.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        header = file.read(_SALT_LENGTH)
        size = file.seek(0, os.SEEK_END)
    is_encrypted = header != _PLAIN_HEADER and size > 0 and size % PAGE == 0
    return header if is_encrypted else None


def is_plain(path: Path) -> bool:
    """Whether a file begins as an unencrypted database does.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        return file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER
