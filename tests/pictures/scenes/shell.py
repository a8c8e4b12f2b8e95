"""The window's shell with pages made of nothing but the reusable widgets."""

from datetime import UTC, date, datetime, time
from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget
from tests.pictures.stage import Scene, Stage

from boardobserver.domain.errors import Refusal
from boardobserver.domain.words import EntryKind, Marking
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.crash_report import describe
from boardobserver.ui.shell.jobs import JobContext
from boardobserver.ui.shell.notices import Notice, NoticeAction
from boardobserver.ui.shell.pages import Location, Page
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.shell.window import Desk, MainWindow
from boardobserver.ui.widgets.badge import Badge
from boardobserver.ui.widgets.chooser import Choice, Chooser
from boardobserver.ui.widgets.date_field import DateField
from boardobserver.ui.widgets.empty_state import EmptyState
from boardobserver.ui.widgets.expanding_edit import ExpandingEdit
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.record_table import RecordTable
from boardobserver.ui.widgets.segmented import Segment, Segmented
from boardobserver.ui.widgets.time_field import TimeField

_PEOPLE = (
    Choice("1", "Board Chair", "BC"),
    Choice("2", "LFR lead", "LL"),
    Choice("3", "Senior responsible owner", "SRO"),
    Choice("4", "Metropolitan Police Service", "MPS"),
)


def _never(_words: str) -> date:
    raise Refusal("This is not a date. Type it like 30 April or 30/4/2026.")


class FormPage(QWidget):
    """A meeting's particulars as a page might lay them out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        steps = (
            Segment("prepare", "Prepare", "clipboard-check"),
            Segment("take", "Take notes", "notebook-pen"),
            Segment("review", "Review", "eye"),
            Segment("minutes", "Minutes", "file-text"),
        )
        column.addWidget(Heading("14th meeting · 22 November 2026"))
        column.addWidget(Segmented(theme, steps, "Steps of the meeting"))
        badges = FlowLayout()
        theme.arrange(badges, gap=Space.CLOSE)
        for kind in EntryKind:
            badges.addWidget(Badge(theme, theme.kind_badge(kind)))
        badges.addWidget(Badge(theme, theme.tone_badge(Tone.FAULT, "Overdue", "clock")))
        column.addLayout(badges)
        column.addWidget(self._form(theme))
        column.addStretch(1)

    def _form(self, theme: Theme) -> Form:
        form = Form(theme)
        place = ExpandingEdit(theme)
        place.set_text("New Scotland Yard, Victoria Embankment")
        chair = Chooser(theme)
        chair.set_choices(_PEOPLE)
        chair.set_value("1")
        on, start, end = DateField(theme, _never), TimeField(theme), TimeField(theme)
        on.set_value(date(2026, 11, 22))
        start.set_value(time(10, 0))
        form.add_row("place", "Place", place)
        form.add_line(("on", "Date", on), ("start", "Start", start), ("end", "End", end), fills=False)
        form.add_row("chair", "Chair", chair, "Type a name or initials; somebody new is kept as typed.")
        purpose = ExpandingEdit(theme, least_lines=2)
        purpose.set_text(
            "A longer text that takes more than one line, to see how the editor grows and where its words "
            "wrap when the window is narrow or the text is large.\nAnd a second paragraph."
        )
        form.add_row("purpose", "Purpose", purpose)
        form.row("end").refuse("The end lies before the start.")
        buttons = FlowLayout()
        theme.arrange(buttons, gap=Space.CLOSE)
        primary = QPushButton("Add to the agenda")
        primary.setProperty("role", "primary")
        off = QPushButton("Sign off")
        off.setEnabled(False)
        agreed = QCheckBox("Quorate")
        agreed.setChecked(True)
        for each in (primary, QPushButton("Withdraw"), off, agreed, QCheckBox("Remote")):
            buttons.addWidget(each)
        column = form.layout()
        if isinstance(column, QVBoxLayout):
            column.addLayout(buttons)
        return form


class TablePage(QWidget):
    """A list as a register might show it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        desk.theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addWidget(Heading("Meetings"))
        column.addWidget(Words("Every meeting of the board, newest first.", quiet=True))
        self.table = RecordTable(desk.theme, "meetings", "Meetings", desk.settings)
        model = QStandardItemModel(self)
        model.setHorizontalHeaderLabels(["Reference", "Meeting", "Date", "Status"])
        for number in range(30, 0, -1):
            words = (f"MT-2026-{number:03}", f"Meeting {number}", f"{number % 28 + 1} June 2026", "Draft")
            model.appendRow([QStandardItem(each) for each in words])
        self.table.setModel(model)
        self.table.selectRow(2)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)


def _window(stage: Stage) -> MainWindow:
    theme = stage.desk.theme
    pages = (
        Page("home", "Home", "house", lambda: _empty(theme)),
        Page("meetings", "Meetings", "calendar-days", lambda: TablePage(stage.desk)),
        Page("challenges", "Challenges", "message-circle-question", lambda: FormPage(theme)),
        Page("advice", "Ethics advice", "scale", QWidget),
        Page("actions", "Actions", "flag", QWidget),
        Page("people", "People", "users", QWidget),
    )
    window = MainWindow(stage.desk, pages)
    window.show_board("Facial Recognition Technology Board", Marking.OFFICIAL_SENSITIVE)
    window.status_bar.show_saved(time(10, 42, 7))
    window.status_bar.show_words("Challenge CH-2026-014 noted")
    window.sidebar.set_count("challenges", 7)
    window.sidebar.set_count("actions", 1234)
    return window


def _empty(theme: Theme) -> EmptyState:
    return EmptyState(
        theme,
        "calendar-days",
        "No meetings yet",
        "Here you see what needs attention now: the next meeting and its open business, overdue actions and "
        "responses that are awaited.",
        first_step="Plan the first meeting",
    )


def _go(page: str) -> "_Going":
    return _Going(page)


class _Going:
    def __init__(self, page: str) -> None:
        self._page = page

    def __call__(self, _stage: Stage, window: QWidget) -> None:
        _main(window).go_to(Location(self._page))


def _notices(stage: Stage, window: QWidget) -> None:
    main = _main(window)
    main.go_to(Location("meetings"))
    main.notices.show_notice(Notice(Tone.INFO, "The minutes were saved as “14th meeting.pdf”."))
    main.notices.show_notice(
        Notice(
            Tone.WARNING,
            "The board lies on a network share.",
            "Work goes on, but a copy on this machine is safer; a backup is made at each close.",
        )
    )
    main.notices.show_notice(
        Notice(
            Tone.FAULT,
            "Something in the program went wrong. What you had entered is kept, and you can go on.",
            "A report without any text of your notes was saved as report-51c0.txt.",
            NoticeAction("Show report", lambda: None),
        )
    )
    _printing(stage)


def _printing(stage: Stage) -> None:
    stopped = Event()

    def work(context: JobContext) -> None:
        context.report(0.4, "page 12 of 30")
        while not context.is_cancelled():
            stopped.wait(0.01)

    job = stage.desk.jobs.run("print", "Printing the minutes", work)
    stage.wait_until(lambda: job.fraction > 0)


def _find(_stage: Stage, window: QWidget) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(_main(window).finder.line, "te")


def _calendar(_stage: Stage, window: QWidget) -> None:
    _main(window).go_to(Location("challenges"))
    field = window.findChild(DateField)
    if field is not None:
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)


def _choose(_stage: Stage, window: QWidget) -> None:
    _main(window).go_to(Location("challenges"))
    chooser = window.findChild(Chooser)
    if chooser is not None:
        chooser.line.setFocus()
        chooser.line.selectAll()
        QTest.keyClicks(chooser.line, "e")


def _menu(_stage: Stage, window: QWidget) -> None:
    QTest.keyClick(_main(window).menuBar(), Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)


def _keys(_stage: Stage, window: QWidget) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)


def _report(_stage: Stage, window: QWidget) -> None:
    try:
        _main(window).commands.action("no such command")
    except KeyError as error:
        report = describe(error, datetime(2026, 11, 22, 10, 42, 7, tzinfo=UTC), "main")
        _main(window).show_report(report)


def _main(window: QWidget) -> MainWindow:
    if not isinstance(window, MainWindow):
        raise TypeError(window)
    return window


SCENES = (
    Scene("shell-empty", _window),
    Scene("shell-table", _window, _go("meetings")),
    Scene("shell-form", _window, _go("challenges")),
    Scene("shell-notices", _window, _notices),
    Scene("shell-find", _window, _find),
    Scene("shell-calendar", _window, _calendar),
    Scene("shell-choose", _window, _choose),
    Scene("shell-menu", _window, _menu),
    Scene("shell-keys", _window, _keys),
    Scene("shell-report", _window, _report),
)
"""The scenes of the shell."""
