"""A record of every version of the format is kept, and read for ever."""

import json
from pathlib import Path

import jsonschema
import pytest

from boardobserver.host.assets import asset
from boardobserver.publish.document import texts_of
from boardobserver.publish.record_file.format import FORMAT_VERSION
from boardobserver.publish.record_file.reading import read_record
from boardobserver.publish.record_file.writing import record_bytes
from boardobserver.services.publishing import edition_document

KEPT = sorted(Path(__file__).parent.glob("minutes-*.json"))


def test_there_is_one_of_each():
    assert [path.stem for path in KEPT] == [f"minutes-{number}" for number in range(1, FORMAT_VERSION + 1)]


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_it_is_valid_read_and_printed(path: Path):
    data = path.read_bytes()
    schema = json.loads(asset(f"schema/{path.stem}.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(data), schema)
    edition = read_record(data)
    assert record_bytes(edition) == data
    said = "".join(text for block in edition_document(edition).blocks for text in texts_of(block))
    for words in ("0.64", "What supports 0.64?", "A paper would be brought.", "30 November 2026"):
        assert words in said
    assert ("31(1): Open]" in said) is (path.stem != "minutes-1")
