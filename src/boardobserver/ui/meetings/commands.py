"""The commands that the meetings bring to the window."""

from boardobserver.ui.meetings.steps import MeetingStep
from boardobserver.ui.shell.commands import Menu, WindowCommand

PLAN = "meeting.plan"
SERIES = "meeting.series"
IMPORT = "file.import_log"

STEP_COMMANDS = {step: f"meeting.{step.value}" for step in MeetingStep}
"""The command that goes to each step of the meeting that is shown."""

MEETING_COMMANDS: tuple[WindowCommand, ...] = (
    WindowCommand(
        PLAN,
        "Plan a meeting…",
        Menu.MEETING,
        "Plan the next meeting of a series.",
        icon="calendar-plus",
        needs_board=True,
    ),
    WindowCommand(
        SERIES,
        "Series and standing agendas…",
        Menu.MEETING,
        "Change what every new meeting of a series starts with.",
        icon="list-checks",
        needs_board=True,
    ),
    WindowCommand(
        STEP_COMMANDS[MeetingStep.PREPARE],
        "Prepare",
        Menu.MEETING,
        "Show the particulars, the attendance and the agenda of this meeting.",
        icon="clipboard-check",
        shortcuts=("Ctrl+Shift+1",),
        needs_board=True,
        starts_section=True,
    ),
    WindowCommand(
        STEP_COMMANDS[MeetingStep.TAKE],
        "Take notes",
        Menu.MEETING,
        "Take notes of this meeting.",
        icon="notebook-pen",
        shortcuts=("Ctrl+Shift+2",),
        needs_board=True,
    ),
    WindowCommand(
        STEP_COMMANDS[MeetingStep.REVIEW],
        "Review",
        Menu.MEETING,
        "Go through the record of this meeting before it prints.",
        icon="eye",
        shortcuts=("Ctrl+Shift+3",),
        needs_board=True,
    ),
    WindowCommand(
        STEP_COMMANDS[MeetingStep.MINUTES],
        "Minutes",
        Menu.MEETING,
        "Show the minutes of this meeting as they print.",
        icon="file-text",
        shortcuts=("Ctrl+Shift+4",),
        needs_board=True,
    ),
)
"""All of them, in the order of the menu."""
