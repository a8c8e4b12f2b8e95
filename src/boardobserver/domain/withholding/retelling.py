"""Every text of a set of minutes said anew, wherever it stands, and every key put in the place of another."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, time
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, TypeVar, cast, get_args

from boardobserver.domain.field_values import DAYS, VOCABULARIES, YES_OR_NO
from boardobserver.domain.snapshots import FieldChange, Id

T = TypeVar("T")

_KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_KEY_LENGTH = 36
_NO_TEXT = frozenset({"timezone", "field", "target"})
"""Fields that hold a word of the program and never one of a person."""
_TEXTLESS = (Enum, int, float, bytes, date, time, NoneType)


def _no_keys() -> Mapping[Id, Id]:
    return {}


@dataclass(frozen=True, slots=True)
class Retelling:
    """Says every text of a value anew.

    Attributes:
        say: Gives the new text for one.
        keys: The keys that are to give way, each with the one that takes its place.
    """

    say: Callable[[str], str]
    keys: Mapping[Id, Id] = field(default_factory=_no_keys)

    def of(self, value: T) -> T:
        """The value with every text in it said anew; what holds no text comes back as it was."""
        return cast("T", self._of(value))

    def _of(self, value: Any) -> Any:
        if isinstance(value, str):
            return value if isinstance(value, Enum) else self._text(value)
        if not _may_hold_text(value.__class__):
            return value
        if isinstance(value, tuple):
            parts = cast("tuple[object, ...]", value)
            return tuple(self._of(part) for part in parts)
        if isinstance(value, Mapping):
            held = cast("Mapping[Id, object]", value)
            return {self.keys.get(key, key): self._of(part) for key, part in held.items()}
        if isinstance(value, FieldChange):
            return self._field_change(value)
        return self._parts(value)

    def _text(self, text: str) -> str:
        is_key = len(text) == _KEY_LENGTH and _KEY.fullmatch(text) is not None
        return self.keys.get(text, text) if is_key else self.say(text)

    def _parts(self, value: Any) -> Any:
        told: dict[str, object] = {}
        for name in _named_fields(value.__class__):
            before: object = getattr(value, name)
            if not before:
                continue
            after = self._of(before)
            if after is not before and after != before:
                told[name] = after
        return replace(value, **told) if told else value

    def _field_change(self, change: FieldChange) -> FieldChange:
        if change.field in VOCABULARIES or change.field in DAYS | YES_OR_NO:
            return change
        before, after = (None if each is None else self._text(each) for each in (change.before, change.after))
        return replace(change, before=before, after=after)


@cache
def _may_hold_text(kind: Any) -> bool:
    """Whether a value of a type may hold words of a person; most are days, numbers and words of ours."""
    if parts := get_args(kind):
        return any(_may_hold_text(part) for part in parts if part is not Ellipsis)
    if not isinstance(kind, type):
        return True
    plain = cast("type[Any]", kind)
    return not issubclass(plain, _TEXTLESS) and (not is_dataclass(plain) or bool(_named_fields(plain)))


@cache
def _named_fields(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a snapshot that may hold text."""
    return tuple(
        each.name for each in fields(kind) if each.name not in _NO_TEXT and _may_hold_text(each.type)
    )


def texts_in(value: object) -> tuple[str, ...]:
    """Every text of a value, in the order of its fields, without keys and the words of vocabularies."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    Retelling(note).of(value)
    return tuple(found)
