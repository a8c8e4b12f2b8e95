"""The commands of the registers, for menus, keys, search and help."""

from enum import StrEnum

from boardobserver.ui.registers.looks import LOOKS
from boardobserver.ui.shell.commands import Menu, WindowCommand

FILTER = "register.filter"
SAVE_PDF = "register.save_pdf"
PRINT = "register.print"
EXPORT = "register.export"


class Way(StrEnum):
    """A way on which a register goes out of the program."""

    PDF = "pdf"
    PAPER = "paper"
    CSV = "csv"


WAYS = {SAVE_PDF: Way.PDF, PRINT: Way.PAPER, EXPORT: Way.CSV}
"""The commands that put the register out, each with its way."""

SHOWN_COMMANDS = (FILTER, *WAYS)
"""The commands on the register that is shown; they are offered only while one is."""

NEW_COMMANDS = {f"register.new.{look.page}": look for look in LOOKS}
"""The commands that begin a new record, each with its register."""

REGISTER_COMMANDS: tuple[WindowCommand, ...] = (
    *(
        WindowCommand(
            command_id,
            look.new,
            Menu.RECORDS,
            "Record something that came up outside any meeting.",
            icon=look.icon,
            needs_board=True,
        )
        for command_id, look in NEW_COMMANDS.items()
    ),
    WindowCommand(
        FILTER,
        "Filter this register",
        Menu.RECORDS,
        "Go to the filter of the register that is shown.",
        icon="filter",
        shortcuts=("Ctrl+Shift+F",),
        needs_board=True,
        starts_section=True,
    ),
    WindowCommand(
        SAVE_PDF,
        "Save this register as…",
        Menu.RECORDS,
        "Write the records as they are found and sorted to a PDF, a Word file or a web page.",
        icon="file-down",
        needs_board=True,
        starts_section=True,
    ),
    WindowCommand(
        PRINT,
        "Print this register…",
        Menu.RECORDS,
        "Print the records as they are found and sorted on paper.",
        icon="printer",
        needs_board=True,
    ),
    WindowCommand(
        EXPORT,
        "Export this register for a spreadsheet…",
        Menu.RECORDS,
        "Write the records as they are found and sorted to a CSV file.",
        icon="download",
        needs_board=True,
    ),
)
"""The commands that the registers bring."""
