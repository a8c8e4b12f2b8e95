"""Documents are kept with their files, quoted exactly, and shared between records."""

import os
import stat
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.snapshots import Document, Id
from boardobserver.domain.words import RecordKind
from boardobserver.services import documents, recording
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace

QUOTED = "does lead to statistically  significant bias\n in relation to gender and race "


@pytest.fixture
def record_id(workspace: Workspace) -> Id:
    return workspace.perform(recording.add_record(RecordKind.CHALLENGE, "What testing supports 0.64?"))


def only_document(workspace: Workspace) -> Document:
    (document,) = workspace.read.documents()
    return document


def test_a_document_added_for_a_record_is_there_with_its_place_in_one_step(
    workspace: Workspace, record_id: Id
):
    workspace.perform(
        documents.add_document(
            "Test report", for_record_id=record_id, place="p. 12", publisher="The laboratory"
        )
    )
    (use,) = workspace.read.document_uses(record_id)
    assert (use.place, use.document.title, use.document.publisher) == (
        "p. 12",
        "Test report",
        "The laboratory",
    )
    workspace.undo()
    assert workspace.read.documents() == ()
    assert workspace.read.document_uses(record_id) == ()


def test_a_quotation_is_kept_exactly(workspace: Workspace, record_id: Id):
    document = workspace.perform(documents.add_document("The letter"))
    use = workspace.perform(documents.use_document(record_id, document, quotation=QUOTED, sic_note="a slip"))
    found = workspace.read.document_uses(record_id)[0]
    assert (found.id, found.quotation, found.sic_note) == (use, QUOTED, "a slip")
    workspace.perform(documents.change_use(use, place="paragraph 3"))
    assert workspace.read.document_uses(record_id)[0].quotation == QUOTED


def test_one_document_serves_many_records_and_shows_its_particulars_to_all(
    workspace: Workspace, record_id: Id
):
    other = workspace.perform(recording.add_record(RecordKind.ADVICE, "Test before use"))
    document = workspace.perform(documents.add_document("Report", for_record_id=record_id))
    workspace.perform(documents.use_document(other, document, place="p. 4"))
    workspace.perform(documents.change_document(document, title="The test report", version="2"))
    for key in (record_id, other):
        assert [use.document.title for use in workspace.read.document_uses(key)] == ["The test report"]
    workspace.perform(documents.drop_use(workspace.read.document_uses(other)[0].id))
    assert workspace.read.document_uses(other) == ()
    assert only_document(workspace).version == "2"


def test_a_record_rests_on_several_places_of_a_document_but_on_none_twice(
    workspace: Workspace, record_id: Id
):
    document = workspace.perform(documents.add_document("Report", for_record_id=record_id, place="p. 1"))
    workspace.perform(documents.use_document(record_id, document, place="p. 2"))
    with pytest.raises(Refusal, match="already") as caught:
        workspace.perform(documents.use_document(record_id, document, place="p. 1"))
    assert caught.value.field == "document"
    assert len(workspace.read.document_uses(record_id)) == 2


def test_a_document_has_a_title(workspace: Workspace):
    with pytest.raises(Refusal, match="title"):
        workspace.perform(documents.add_document("  "))
    document = workspace.perform(documents.add_document(" Report "))
    with pytest.raises(Refusal, match="title"):
        workspace.perform(documents.change_document(document, title=""))
    assert only_document(workspace).title == "Report"


def test_a_file_comes_back_as_it_was_attached_also_after_undo_and_redo(workspace: Workspace, tmp_path: Path):
    data = os.urandom(300_000)
    path = tmp_path / "report.pdf"
    path.write_bytes(data)
    document = workspace.perform(documents.add_document("Report"))
    workspace.perform(documents.attach_file(document, documents.read_attachment(path)))
    found = only_document(workspace)
    assert (found.file_name, found.size) == ("report.pdf", len(data))
    assert found.sha256 == sha256(data).hexdigest()
    assert documents.stored_file(workspace.read, found).data == data
    workspace.undo()
    assert only_document(workspace).sha256 is None
    workspace.redo()
    assert documents.stored_file(workspace.read, only_document(workspace)).data == data
    workspace.perform(documents.detach_file(document))
    with pytest.raises(Refusal, match="no file"):
        documents.stored_file(workspace.read, only_document(workspace))
    assert check_board(workspace.path) == ()


def test_the_same_file_of_two_documents_is_kept_once(workspace: Workspace, tmp_path: Path):
    path = tmp_path / "report.pdf"
    path.write_bytes(os.urandom(1 << 20))
    for title in ("Report", "Report again"):
        document = workspace.perform(documents.add_document(title))
        workspace.perform(documents.attach_file(document, documents.read_attachment(path)))
    first, second = workspace.read.documents()
    assert first.sha256 == second.sha256
    workspace.close()
    assert workspace.path.stat().st_size < 2 << 20


def test_a_copy_can_be_read_by_its_owner_only(workspace: Workspace, tmp_path: Path):
    path = tmp_path / "script.sh"
    path.write_bytes(b"#!/bin/sh\n")
    path.chmod(0o755)
    document = workspace.perform(documents.add_document("A script"))
    workspace.perform(documents.attach_file(document, documents.read_attachment(path)))
    copy = tmp_path / "copy.sh"
    stored = documents.stored_file(workspace.read, only_document(workspace))
    documents.save_copy(stored, copy, overwrite=False)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert copy.read_bytes() == b"#!/bin/sh\n"


def test_what_is_no_file_or_too_large_or_empty_is_refused(tmp_path: Path):
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(documents.LARGEST_FILE + 1)
    with pytest.raises(Refusal, match="larger than 50 MB"):
        documents.read_attachment(large)
    with large.open("r+b") as file:
        file.truncate(documents.LARGEST_FILE)
    assert len(documents.read_attachment(large).data) == documents.LARGEST_FILE
    (tmp_path / "empty").touch()
    with pytest.raises(Refusal, match="empty"):
        documents.read_attachment(tmp_path / "empty")
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", ""):
        with pytest.raises(Refusal, match="no file"):
            documents.read_attachment(tmp_path / name)
    with pytest.raises(Fault, match="cannot be read"):
        documents.read_attachment(tmp_path / "nowhere")
    with pytest.raises(Refusal, match="name of a file"):
        documents.read_attachment(Path("a\0b"))


def test_a_file_that_is_gone_from_the_board_is_said_to_be(workspace: Workspace, tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"evidence")
    document = workspace.perform(documents.add_document("Evidence"))
    workspace.perform(documents.attach_file(document, documents.read_attachment(tmp_path / "a.txt")))
    found = only_document(workspace)
    with pytest.raises(Fault, match="not in the board any more"):
        documents.stored_file(workspace.read, replace(found, sha256="0" * 64))
    stored = documents.stored_file(workspace.read, found)
    with pytest.raises(Fault, match="not in the board any more"):
        documents.save_copy(replace(stored, data=b"else"), tmp_path / "b.txt", overwrite=False)
    assert not (tmp_path / "b.txt").exists()
