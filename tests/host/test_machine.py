"""Who is at this machine, and whether it has a display."""

import os
import sys

import pytest

from boardobserver.host import machine


def test_the_actor_names_the_person_and_the_machine_on_one_line():
    actor = machine.actor()
    assert actor == f"{machine.user_name()} on {machine.machine_name()}"
    assert machine.user_name()
    assert machine.machine_name()
    assert actor.isprintable()


def test_an_account_that_the_system_does_not_know_still_has_a_name(monkeypatch: pytest.MonkeyPatch):
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 3_999_999_999)
    assert machine.user_name() == "someone"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux is ever without a display")
@pytest.mark.parametrize(
    ("display", "wayland", "there"),
    [(None, None, False), ("", "", False), (":0", None, True), (None, "wayland-0", True)],
)
def test_a_display_is_there_when_either_system_names_one(
    display: str | None, wayland: str | None, there: bool, monkeypatch: pytest.MonkeyPatch
):
    for name, value in (("DISPLAY", display), ("WAYLAND_DISPLAY", wayland)):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    assert machine.has_display() is there
