"""The format as a JSON Schema, for other programs; `resources/schema` has it as it is published.

After a change of the format, `python -m boardobserver.publish.record_file.schema` writes it anew.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from boardobserver.publish.record_file.format import FORMAT_VERSION, MinutesFile
from boardobserver.publish.record_file.parts import Part

SCHEMA_FILE: Final = f"schema/minutes-{FORMAT_VERSION}.schema.json"
"""Where the published schema lies among the resources."""

_MEMBER = re.compile(r"^(\w+): (.+?)(?=^\w+: |\Z)", re.MULTILINE | re.DOTALL)


def schema_text() -> str:
    """The schema as it is published: what each member is stands with it."""
    (root,), parts = msgspec.json.schema_components([MinutesFile], ref_template="#/$defs/{name}")
    described = {part.__name__: _members(part) for part in _parts(Part)}
    for name, part in parts.items():
        _describe(part, described.get(name, {}))
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The record that the minutes of a meeting carry in themselves",
        **root,
        "$defs": dict(sorted(parts.items())),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _describe(part: dict[str, Any], members: Mapping[str, str]) -> None:
    """Put into a part what it and its members are."""
    if "description" in part:
        part["description"] = part["description"].partition("Attributes:")[0].strip()
    for name, member in part.get("properties", {}).items():
        if name in members:
            member["description"] = members[name]


def _parts(part: type[Part]) -> Iterator[type[Part]]:
    """Every object of the format."""
    for each in part.__subclasses__():
        yield each
        yield from _parts(each)


def _members(part: type[Part]) -> dict[str, str]:
    """What the members of an object are; what several kinds have is described with their common part."""
    described: dict[str, str] = {}
    for each in reversed(part.__mro__):
        _, _, attributes = (each.__doc__ or "").partition("Attributes:")
        unindented = "\n".join(line.strip() for line in attributes.strip().splitlines())
        described |= {name: " ".join(said.split()) for name, said in _MEMBER.findall(unindented)}
    return described


if __name__ == "__main__":
    sys.stdout.write(schema_text())
