"""The system's own keyring, where there is one: optional, and in nobody's way when it fails.

Its answers may wait for the person, who unlocks it first: ask in a job, not in the window's thread.
"""

import logging
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_SERVICE = "Board Observer"
_log = logging.getLogger(__name__)


def is_available() -> bool:
    """Whether this system has a keyring that keeps what it is given."""
    return _tried(_is_there, otherwise=False)


def recall(name: str) -> str:
    """What is kept under a name; empty when there is nothing, or no keyring."""
    return _tried(lambda: _keyring().get_password(_SERVICE, name) or "", otherwise="")


def keep(name: str, secret: str) -> bool:
    """Keep something under a name; whether that was possible."""

    def kept() -> bool:
        _keyring().set_password(_SERVICE, name, secret)
        return True

    return _tried(kept, otherwise=False)


def forget(name: str) -> None:
    """Keep nothing under a name any longer."""
    if recall(name):
        _tried(lambda: _keyring().delete_password(_SERVICE, name), otherwise=None)


def _is_there() -> bool:
    # Below 1 a back end keeps nothing, or keeps it where anybody can read it.
    return _keyring().get_keyring().priority >= 1


def _keyring():  # noqa: ANN202 - a module, loaded only for who wants it: it looks through all that is installed
    import keyring

    return keyring


def _tried(ask: Callable[[], T], *, otherwise: T) -> T:
    try:
        return ask()
    except Exception as error:  # noqa: BLE001 - a back end raises whatever its system does; none is needed
        _log.info("the keyring failed: %s", type(error).__qualname__)
        return otherwise
