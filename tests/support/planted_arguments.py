"""Every command of the program, made of arguments that say one planted sentence wherever they take text."""

from collections import abc
from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime, time
from enum import Enum
from importlib import import_module
from inspect import isfunction, signature
from pathlib import Path
from pkgutil import iter_modules
from types import NoneType, UnionType
from typing import Any, Literal, Union, Unpack, get_args, get_origin, get_type_hints

from boardobserver import services
from boardobserver.domain.words import RecordKind
from boardobserver.services.command import Command, LongCommand
from boardobserver.services.earlier_words import EarlierWords
from boardobserver.storage.reader import Reader
from boardobserver.storage.unit import Unit

SAID = "The lead of the trial in the ninth ward"

Factory = Callable[..., Command[Any] | LongCommand[Any]]

_NAMES: dict[str, object] = {"Reader": Reader, "Unit": Unit}
"""What annotations name that their modules import for the checker of types alone."""

_NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
_PLAIN: dict[object, object] = {
    str: SAID,
    bool: True,
    int: 3,
    float: 0.5,
    bytes: SAID.encode(),
    date: _NOW.date(),
    datetime: _NOW,
    time: time(10),
    Path: Path(SAID),
    NoneType: None,
    object: SAID,
}
_MANY: tuple[object, ...] = (abc.Sequence, abc.Iterable, abc.Collection, list)
_WITHIN: dict[str, dict[str, object]] = {
    "restore_words": {"earlier": EarlierWords("entry", SAID, "text", SAID, SAID, _NOW, SAID, is_now=False)},
    "add_record": {"kind": RecordKind.ADVICE},
}
"""What a factory takes only some values of."""


def factories() -> dict[str, Factory]:
    """Every public function of the services that makes a command, by its name."""
    found: dict[str, Factory] = {}
    for module in iter_modules(services.__path__):
        for name, each in vars(import_module(f"{services.__name__}.{module.name}")).items():
            is_public = isfunction(each) and not name.startswith("_")
            if is_public and get_origin(each.__annotations__.get("return")) in (Command, LongCommand):
                found[name] = each
    return found


def planted_command(name: str, factory: Factory, *, which: int) -> Command[Any] | LongCommand[Any]:
    """A command of that factory; of a choice it is given the first (0) or the last (-1)."""
    hints = get_type_hints(factory, localns=_NAMES)
    given: dict[str, object] = {}
    for parameter in signature(factory).parameters:
        hint = hints[parameter]
        if get_origin(hint) is Unpack:
            particulars = get_type_hints(get_args(hint)[0], localns=_NAMES)
            given |= {each: _planted(of, which) for each, of in particulars.items()}
        elif parameter != "label":  # it says what is done, in words of the program
            given[parameter] = _planted(hint, which)
    return factory(**given | _WITHIN.get(name, {}))


def _planted(hint: Any, which: int) -> Any:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        something = [each for each in arguments if each is not NoneType]
        return _planted(something[which], which)
    if origin is Literal:
        return arguments[which]
    if origin is not None:
        return _planted_many(origin, arguments, which)
    kind: Any = hint
    if hint in _PLAIN:
        return _PLAIN[hint]
    if issubclass(kind, Enum):
        return list(kind)[which]
    hints = get_type_hints(kind, localns=_NAMES)
    return kind(**{each.name: _planted(hints[each.name], which) for each in fields(kind) if each.init})


def _planted_many(origin: Any, arguments: tuple[Any, ...], which: int) -> Any:
    if origin is get_origin(Callable[[], None]):
        return _nothing
    values = [_planted(each, which) for each in arguments if each is not ...]
    if origin is tuple:
        return tuple(values)
    if origin in (abc.Mapping, dict):
        return {values[0]: values[1]}
    return values if origin in _MANY else frozenset(values)


def _nothing(*_given: object) -> None:
    return None
