import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from tests.support.any_meetings import meeting_records
from tests.support.meetings import MeetingMaker
from tests.support.properties import examples
from tests.support.whole_content import BOARD_TEXT, as_edition, whole_content

from boardobserver.domain.snapshots import MeetingRecord, MinutesContent
from boardobserver.host.assets import asset
from boardobserver.publish.record_file.schema import SCHEMA_FILE, schema_text
from boardobserver.publish.record_file.writing import record_bytes

KINDS = ("Challenge", "Advice", "Action", "Decision", "Assurance")


def published() -> dict[str, Any]:
    return json.loads(asset(SCHEMA_FILE).read_text("utf-8"))


VALIDATOR: Any = jsonschema.Draft202012Validator(published())


def test_the_published_schema_is_that_of_the_format():
    assert asset(SCHEMA_FILE).read_text("utf-8") == schema_text(), (
        f"write resources/{SCHEMA_FILE} anew: python -m boardobserver.publish.record_file.schema"
    )


def test_it_is_a_schema_and_says_what_every_object_and_member_is():
    schema = published()
    jsonschema.Draft202012Validator.check_schema(schema)
    for name, part in schema["$defs"].items():
        assert part["description"].strip(), name
        assert "Attributes:" not in part["description"], "what is said of a member stands with it"
        for member, described in part.get("properties", {}).items():
            if (name, member) not in {(kind, "kind") for kind in KINDS}:
                assert described["description"].strip(), f"{name}.{member}"


@examples(30)
@given(meeting_records(BOARD_TEXT), BOARD_TEXT)
def test_every_record_is_valid(record: MeetingRecord, words: str):
    data = record_bytes(as_edition(whole_content(record, words)))
    VALIDATOR.validate(json.loads(data))


def test_what_is_not_of_the_format_is_not_valid():
    a_record = json.loads(record_bytes(as_edition(MinutesContent(MeetingMaker().record()))))
    VALIDATOR.validate(a_record)
    for altered in (
        {**a_record, "more": 1},
        {**a_record, "format": "minutes"},
        {key: value for key, value in a_record.items() if key != "board"},
        {**a_record, "meeting": {**a_record["meeting"], "held_on": 3}},
        {**a_record, "meeting": {**a_record["meeting"], "id": "1"}},
    ):
        with pytest.raises(jsonschema.ValidationError):
            VALIDATOR.validate(altered)
