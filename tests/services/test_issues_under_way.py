"""A file that was about to go out when the program ended is recorded if it was saved, and told of if not."""

import datetime as dt
from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from tests.support.boards import DAY
from tests.support.signed import Signed, signed_board

from boardobserver.domain.errors import Fault
from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import Issued, VersionNumber
from boardobserver.services.issues_under_way import UnderWay, end_those_under_way, give_up, set_under_way
from boardobserver.services.issuing import Issue, file_to_issue, issue, issued_file, write_copy
from boardobserver.services.minutes_content import minutes_content
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace

WHAT = Issue(VersionNumber(1), Edition.FULL, "html", "The “Chair”, by post\u2028or hand", DAY, "twice\nover")


@dataclass(slots=True)
class Scene:
    """Signed-off minutes, and a file of them that is to go out."""

    signed: Signed
    path: Path
    data: bytes

    def begin(self, what: Issue = WHAT) -> UnderWay:
        """Let the board know of the file."""
        return set_under_way(self.signed.workspace, self.signed.first, what, self.path, self.data)

    def opened_again(self) -> Workspace:
        """The board after the program has ended."""
        self.signed.workspace.close()
        workspace = Workspace.open(self.signed.workspace.path, actor="afterwards")
        self.signed = replace(self.signed, workspace=workspace)
        return workspace

    def issued(self) -> tuple[Issued, ...]:
        """What is recorded."""
        return self.signed.workspace.read.releases.issued(self.signed.first)


@pytest.fixture
def scene(tmp_path: Path) -> Generator[Scene]:
    signed = signed_board(tmp_path)
    path = tmp_path / "to go out.html"
    data = file_to_issue(minutes_content(signed.workspace.read, signed.first, DAY), path)
    made = Scene(signed, path, data)
    yield made
    made.signed.workspace.close()
    assert check_board(made.signed.workspace.path) == ()


def test_one_that_had_been_saved_is_recorded_as_it_was_to_be(scene: Scene):
    begun = scene.begin()
    write_copy(scene.data, scene.path)
    workspace = scene.opened_again()
    (ended,) = end_those_under_way(workspace)
    assert (ended.issue, ended.is_recorded) == (begun, True)
    (issued,) = scene.issued()
    assert (issued.issued_to, issued.note, issued.issued_on) == (WHAT.issued_to, WHAT.note, DAY)
    assert (issued.version, issued.edition, issued.format) == (WHAT.version, WHAT.edition, WHAT.format)
    assert issued_file(workspace.read, issued) == scene.data
    assert tuple(end_those_under_way(scene.opened_again())) == ()


@pytest.mark.parametrize("there", [None, b"An older file", "a folder"])
def test_one_that_had_not_been_is_told_of_once_and_not_recorded(scene: Scene, there: bytes | str | None):
    if isinstance(there, bytes):
        scene.path.write_bytes(there)
    elif there is not None:
        scene.path.mkdir()
    scene.begin()
    (ended,) = end_those_under_way(scene.opened_again())
    assert not ended.is_recorded
    assert scene.issued() == ()
    assert tuple(end_those_under_way(scene.opened_again())) == ()


def test_the_record_takes_the_place_of_what_was_known_of_it(scene: Scene):
    begun = scene.begin()
    write_copy(scene.data, scene.path)
    workspace = scene.signed.workspace
    workspace.perform(issue(scene.signed.first, WHAT, scene.data, draft_scope=begun.scope))
    assert tuple(end_those_under_way(scene.opened_again())) == ()
    assert len(scene.issued()) == 1


def test_what_could_not_be_saved_is_forgotten(scene: Scene):
    scene.path = scene.path.parent / "no such folder" / "file.html"
    begun = scene.begin()
    with pytest.raises(Fault):
        write_copy(scene.data, scene.path)
    give_up(scene.signed.workspace, begun)
    assert tuple(end_those_under_way(scene.opened_again())) == ()
    assert scene.issued() == ()


def test_one_that_cannot_be_recorded_any_more_is_told_of(scene: Scene):
    scene.begin(replace(WHAT, version=VersionNumber(7), issued_on=DAY + dt.timedelta(days=1)))
    write_copy(scene.data, scene.path)
    (ended,) = end_those_under_way(scene.opened_again())
    assert not ended.is_recorded
    assert scene.issued() == ()


def test_the_same_minutes_to_two_people_are_two_issues(scene: Scene):
    scene.begin()
    other = scene.path.with_name("to another.html")
    to_another = replace(WHAT, issued_to="The LFR lead")
    set_under_way(scene.signed.workspace, scene.signed.first, to_another, other, scene.data)
    write_copy(scene.data, scene.path)
    write_copy(scene.data, other)
    assert all(ended.is_recorded for ended in end_those_under_way(scene.opened_again()))
    assert {issued.issued_to for issued in scene.issued()} == {WHAT.issued_to, "The LFR lead"}
