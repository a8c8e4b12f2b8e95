"""The commands of the Minutes step, for menus, keys, search and help."""

from boardobserver.ui.shell.commands import Menu, WindowCommand

MINUTES_COMMANDS: tuple[WindowCommand, ...] = (
    WindowCommand(
        "minutes.find",
        "Find in the minutes",
        Menu.MEETING,
        "Find words in the minutes as they print.",
        icon="search",
        shortcuts=("Ctrl+F",),
        needs_board=True,
    ),
)
"""The commands of this step, besides saving and printing, which are the window's."""
