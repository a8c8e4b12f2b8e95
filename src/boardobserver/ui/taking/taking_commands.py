"""The commands of the Take notes step, for menus, keys, search and help.

Keys that act on the selected line only work in the record itself (`record_view`), and are said under it:
the marks re-mark it, "." makes it a note, Enter or F2 edits it, Delete withdraws it, Ctrl+Shift+Up and
Ctrl+Shift+Down move it, Escape goes back to the line. So do those that act on a record in the list of what is
open (`open_list.OpenAct`).
"""

from boardobserver.ui.shell.commands import CommandTable, Menu, WindowCommand, shown_keys

START = "taking.start"
END = "taking.end"
PAUSE = "taking.pause"
ARRIVAL = "taking.arrival"
LEAVING = "taking.leaving"
NEXT_ITEM = "taking.next_item"
PREVIOUS_ITEM = "taking.previous_item"
DEFER_ITEM = "taking.defer_item"
ADD_ITEM = "taking.add_item"
GO_LINE = "taking.line"
GO_RECORD = "taking.record"
GO_SIDE = "taking.side"
ADD_PERSON = "taking.add_person"
SHOW_WITHDRAWN = "taking.show_withdrawn"

TAKING_COMMANDS: tuple[WindowCommand, ...] = (
    WindowCommand(
        START,
        "Start the meeting",
        Menu.MEETING,
        "Start the meeting now, or go on with one that was ended.",
        icon="play",
        needs_board=True,
        starts_section=True,
    ),
    WindowCommand(
        END,
        "End the meeting",
        Menu.MEETING,
        "End the meeting now; its record can still be put right.",
        icon="square",
        needs_board=True,
    ),
    WindowCommand(
        PAUSE,
        "Pause for a recess, or resume",
        Menu.MEETING,
        "Note a recess, or its end, with the time; the item’s clock stands still meanwhile. So does "
        "typing the line “Recess” or “Resumed 11:20”.",
        icon="hourglass",
        shortcuts=("Ctrl+Shift+P",),
        needs_board=True,
    ),
    WindowCommand(
        ARRIVAL,
        "Somebody arrives late or returns",
        Menu.MEETING,
        "Begin the line that says who came, which fills in their attendance: “@AB arrived 10:40”, or “@AB "
        "in” for now.",
        icon="user",
        shortcuts=("Ctrl+Shift+A",),
        needs_board=True,
    ),
    WindowCommand(
        LEAVING,
        "Somebody leaves early",
        Menu.MEETING,
        "Begin the line that says who left, which fills in their attendance: “@AB left 10:40”, or “@AB out” "
        "for now.",
        icon="log-out",
        shortcuts=("Ctrl+Shift+L",),
        needs_board=True,
    ),
    WindowCommand(
        NEXT_ITEM,
        "Next item",
        Menu.MEETING,
        "Turn to the next item of the agenda.",
        icon="arrow-down",
        shortcuts=("Ctrl+Down",),
        needs_board=True,
        starts_section=True,
    ),
    WindowCommand(
        PREVIOUS_ITEM,
        "Previous item",
        Menu.MEETING,
        "Turn back to the item before.",
        icon="arrow-up",
        shortcuts=("Ctrl+Up",),
        needs_board=True,
    ),
    WindowCommand(
        DEFER_ITEM,
        "Defer this item",
        Menu.MEETING,
        "Leave the item that is being taken for a later meeting; turning to it again takes it up after all.",
        icon="arrow-right",
        shortcuts=("Ctrl+Shift+D",),
        needs_board=True,
    ),
    WindowCommand(
        ADD_ITEM,
        "Add an item",
        Menu.MEETING,
        "Add an item to the agenda while the meeting runs.",
        icon="plus",
        shortcuts=("Ctrl+I",),
        needs_board=True,
    ),
    WindowCommand(
        GO_LINE,
        "Go to the line to type in",
        Menu.MEETING,
        "Put the cursor into the line; any letter typed elsewhere does it too.",
        icon="keyboard",
        shortcuts=("Ctrl+T",),
        needs_board=True,
        starts_section=True,
    ),
    WindowCommand(
        GO_RECORD,
        "Go to the record",
        Menu.MEETING,
        "Select a line of the running record, to re-mark, edit, move or withdraw it.",
        icon="list",
        shortcuts=("Ctrl+R",),
        needs_board=True,
    ),
    WindowCommand(
        GO_SIDE,
        "Go to the details",
        Menu.MEETING,
        "Go to the fields of the line’s record, or to what is open on the board: there P puts a challenge "
        "again, R notes its response, U updates an action, A opens the response to advice, C closes, "
        "D defers.",
        icon="info",
        shortcuts=("Ctrl+D",),
        needs_board=True,
    ),
    WindowCommand(
        ADD_PERSON,
        "Add the unknown person",
        Menu.MEETING,
        "Add whoever is named in the line and is nobody on the board yet.",
        icon="user-plus",
        shortcuts=("Ctrl+U",),
        needs_board=True,
        starts_section=True,
    ),
    WindowCommand(
        SHOW_WITHDRAWN,
        "Show withdrawn lines",
        Menu.MEETING,
        "Show the lines that were withdrawn, struck through, or hide them.",
        needs_board=True,
        checkable=True,
    ),
)
"""All commands of the step, in the order of the menu."""

_READING = frozenset({GO_RECORD, GO_SIDE, SHOW_WITHDRAWN})
"""The commands that change nothing, and can be given in a meeting that is signed off."""


def offer(table: CommandTable, *, is_here: bool, is_editable: bool, is_running: bool) -> None:
    """Offer the commands that make sense now.

    Args:
        table: Where they are.
        is_here: Whether the step shows a meeting and can be seen.
        is_editable: Whether anything in the meeting can be changed as well.
        is_running: Whether it runs as well.
    """
    for command in TAKING_COMMANDS:
        table.set_available(command.id, is_here if command.id in _READING else is_editable)
    table.set_available(START, is_editable and not is_running)
    table.set_available(END, is_running)
    table.set_available(PAUSE, is_running)


def keys_of(command_id: str) -> str:
    """The keys of a command, as they are shown."""
    return shown_keys(next(each for each in TAKING_COMMANDS if each.id == command_id))[0]
