"""The table of the window's own commands; pages bring theirs as tables of the same form.

Its texts are translated where they are shown, in the context "commands".
"""

from collections.abc import Iterable, Sequence

from boardobserver.ui.shell.commands import Menu, WindowCommand, translated
from boardobserver.ui.shell.pages import Page

_PAGE_KEYS = 9

FILE_COMMANDS: tuple[WindowCommand, ...] = (
    WindowCommand(
        "file.new",
        "New board…",
        Menu.FILE,
        "Start a new, empty board in a file of its own.",
        icon="plus",
        shortcuts=("Ctrl+Shift+N",),
    ),
    WindowCommand(
        "file.open",
        "Open board…",
        Menu.FILE,
        "Open the file of another board.",
        icon="folder-open",
        shortcuts=("Ctrl+O",),
    ),
    WindowCommand(
        "file.import_log",
        "Import a log…",
        Menu.FILE,
        "Make a meeting from a log with times.",
        icon="upload",
        needs_board=True,
        starts_section=True,
    ),
    WindowCommand(
        "file.save",
        "Save",
        Menu.FILE,
        "Put what is being typed on the disk; everything else is there already.",
        icon="save",
        shortcuts=("Ctrl+S",),
        needs_board=True,
        starts_section=True,
    ),
    WindowCommand(
        "file.save_pdf",
        "Save minutes as…",
        Menu.FILE,
        "Write the minutes of this meeting to a PDF, a Word file or a web page.",
        icon="file-down",
        shortcuts=("Ctrl+Shift+S",),
        needs_board=True,
    ),
    WindowCommand(
        "file.print",
        "Print minutes…",
        Menu.FILE,
        "Print the minutes of this meeting on paper.",
        icon="printer",
        shortcuts=("Ctrl+P",),
        needs_board=True,
    ),
    WindowCommand(
        "file.verify",
        "Verify minutes…",
        Menu.FILE,
        "Say whether a PDF of minutes is unaltered, and what differs on this board today.",
        icon="file-check",
        needs_board=True,
    ),
    WindowCommand(
        "file.passphrase",
        "Passphrase…",
        Menu.FILE,
        "Add, change or remove the passphrase of the board, and say when the window locks.",
        icon="key-round",
        needs_board=True,
    ),
    WindowCommand(
        "file.lock",
        "Lock",
        Menu.FILE,
        "Show nothing of the board until it is unlocked.",
        icon="lock",
        shortcuts=("Ctrl+L",),
    ),
    WindowCommand(
        "file.backups",
        "Backups…",
        Menu.FILE,
        "See the backups of this board, make one now, or restore one beside it.",
        icon="archive",
        needs_board=True,
        starts_section=True,
    ),
    WindowCommand(
        "file.retention",
        "Retention…",
        Menu.FILE,
        "See what is due for disposal, what is held and what was disposed of.",
        icon="hourglass",
        needs_board=True,
    ),
    WindowCommand(
        "file.hold",
        "Hold this meeting or record…",
        Menu.FILE,
        "Keep it whatever its disposal date says: for a request under the Freedom of Information Act.",
        needs_board=True,
    ),
    WindowCommand(
        "file.quit",
        "Quit",
        Menu.FILE,
        "Close the window; everything is saved already.",
        icon="log-out",
        shortcuts=("Ctrl+Q",),
        starts_section=True,
    ),
)
"""Boards and documents."""

EDIT_COMMANDS: tuple[WindowCommand, ...] = (
    WindowCommand(
        "edit.undo",
        "Undo",
        Menu.EDIT,
        "Take back the last change, the text being typed first.",
        icon="undo-2",
        shortcuts=("Ctrl+Z",),
        in_toolbar=True,
    ),
    WindowCommand(
        "edit.redo",
        "Redo",
        Menu.EDIT,
        "Make the change that was taken back again.",
        icon="redo-2",
        shortcuts=("Ctrl+Shift+Z", "Ctrl+Y"),
        in_toolbar=True,
    ),
    WindowCommand(
        "edit.find",
        "Find…",
        Menu.EDIT,
        "Find a command, a page or a record by a few letters.",
        icon="search",
        shortcuts=("Ctrl+K",),
        starts_section=True,
    ),
)
"""Changes and search."""

VIEW_COMMANDS: tuple[WindowCommand, ...] = (
    WindowCommand(
        "view.larger",
        "Larger text",
        Menu.VIEW,
        "Make all text and spacing one size larger.",
        shortcuts=("Ctrl++", "Ctrl+="),
    ),
    WindowCommand(
        "view.smaller",
        "Smaller text",
        Menu.VIEW,
        "Make all text and spacing one size smaller.",
        shortcuts=("Ctrl+-",),
    ),
    WindowCommand(
        "view.ordinary",
        "Ordinary text",
        Menu.VIEW,
        "Go back to the system’s size of text.",
        shortcuts=("Ctrl+0",),
    ),
    WindowCommand(
        "view.scheme.system",
        "Colours of the system",
        Menu.VIEW,
        "Follow the system between light, dark and high contrast.",
        checkable=True,
        group="scheme",
        starts_section=True,
    ),
    WindowCommand(
        "view.scheme.light",
        "Light colours",
        Menu.VIEW,
        "Always use dark text on light.",
        checkable=True,
        group="scheme",
    ),
    WindowCommand(
        "view.scheme.dark",
        "Dark colours",
        Menu.VIEW,
        "Always use light text on dark.",
        checkable=True,
        group="scheme",
    ),
    WindowCommand(
        "view.scheme.contrast",
        "High contrast",
        Menu.VIEW,
        "Always use the strongest contrast.",
        checkable=True,
        group="scheme",
    ),
    WindowCommand(
        "view.sidebar_words",
        "Words in the sidebar",
        Menu.VIEW,
        "Show words beside the icons of the sidebar where there is room.",
        shortcuts=("Ctrl+B",),
        checkable=True,
        starts_section=True,
    ),
)
"""The look."""

GO_COMMANDS: tuple[WindowCommand, ...] = (
    WindowCommand(
        "go.back",
        "Back",
        Menu.GO,
        "Go back to the page before.",
        icon="arrow-left",
        shortcuts=("Alt+Left",),
        in_toolbar=True,
    ),
    WindowCommand(
        "go.forward",
        "Forward",
        Menu.GO,
        "Go forward to the page that was left.",
        icon="arrow-right",
        shortcuts=("Alt+Right",),
        in_toolbar=True,
    ),
)
"""Moving between pages; one command for each page in the sidebar follows these."""

HELP_COMMANDS: tuple[WindowCommand, ...] = (
    WindowCommand(
        "help.keys",
        "Keys",
        Menu.HELP,
        "List every command and its keys.",
        icon="circle-help",
        shortcuts=("F1",),
    ),
    WindowCommand(
        "help.about",
        "About Board Observer",
        Menu.HELP,
        "Show the version and the licences.",
        icon="info",
    ),
)
"""Help."""


def window_table(pages: Sequence[Page], more: Iterable[WindowCommand] = ()) -> tuple[WindowCommand, ...]:
    """All commands of a window with these pages, in the order of the menus.

    Args:
        pages: Each one in the sidebar gets a command that goes there; the first nine have a key.
        more: What the pages bring.
    """
    return (
        *FILE_COMMANDS,
        *EDIT_COMMANDS,
        *VIEW_COMMANDS,
        *GO_COMMANDS,
        *_page_commands(pages),
        *more,
        *HELP_COMMANDS,
    )


def _page_commands(pages: Sequence[Page]) -> tuple[WindowCommand, ...]:
    listed = [page for page in pages if page.in_sidebar]
    return tuple(
        WindowCommand(
            f"go.{page.id}",
            page.title,
            Menu.GO,
            translated("Go to the page “{title}”.").format(title=page.title),
            icon=page.icon,
            shortcuts=(f"Ctrl+{at}",) if at <= _PAGE_KEYS else (),
            starts_section=at == 1,
        )
        for at, page in enumerate(listed, start=1)
    )
