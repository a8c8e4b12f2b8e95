"""Keeps Python's singletons alive under PySide6 6.12, which lets go of them without having held them.

PySide6 6.12.0 is built as if `None`, `True`, `False` and `NotImplemented` were immortal, as they are from
Python 3.12 on. Under Python 3.11 every call of Qt that returns nothing then takes one reference too many
from `None`, and after some ten thousand calls the interpreter ends with "deallocating None". This can go
when Python 3.11 need not be served, or when `tests/host/test_singletons.py` passes without it.
"""

import ctypes
import sys

_SINGLETONS = (None, True, False, NotImplemented, ...)
_PLENTY = 1 << 40
"""More references than a process can let go of in a year of calls."""


def keep_singletons() -> None:
    """Give the singletons references to spare; does nothing where they are immortal. May be called again."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for singleton in _SINGLETONS:
        if sys.getrefcount(singleton) < _PLENTY // 2:
            # The count is the first field of every object of CPython.
            ctypes.c_ssize_t.from_address(id(singleton)).value += _PLENTY
