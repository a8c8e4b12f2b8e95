"""The command of the Review step, for menu, key, search and help."""

from boardobserver.ui.shell.commands import Menu, WindowCommand

SIGN_OFF = "review.sign_off"

REVIEW_COMMANDS: tuple[WindowCommand, ...] = (
    WindowCommand(
        SIGN_OFF,
        "Sign off the minutes…",
        Menu.MEETING,
        "Sign off the minutes that are reviewed, after a last look at what is missing.",
        icon="lock",
        shortcuts=("Ctrl+Shift+O",),
        needs_board=True,
        starts_section=True,
    ),
)
"""Offered while the Review step shows minutes that can be signed off."""
