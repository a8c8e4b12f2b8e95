"""The responses to a challenge, each with the observer's view of it."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from boardobserver.domain.snapshots import Id, Response
from boardobserver.domain.words import ResponseView
from boardobserver.services import tracking
from boardobserver.services.command import Command
from boardobserver.services.parties import Party
from boardobserver.ui.fields.directory import Directory
from boardobserver.ui.fields.tie import Tie
from boardobserver.ui.records.forms import field_specs as a
from boardobserver.ui.records.forms.context import FormContext
from boardobserver.ui.records.forms.party_field import PartyField
from boardobserver.ui.records.forms.response_form import ResponseForm
from boardobserver.ui.records.section import add_button
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.heading import Heading, Words


class ResponsesBox(QWidget):
    """All responses to one challenge, oldest first.

    Args:
        theme: The look.
        board: The open board.
    """

    def __init__(self, theme: Theme, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._board = board
        self._boxes: dict[Id, ResponseBox] = {}
        self._challenge_id: Id = ""
        self._directory = Directory()
        self._none = Words(quiet=True)
        self.add_button = add_button(theme, self.tr("Add a response"))
        self.form = ResponseForm(theme, board)
        head = QHBoxLayout()
        theme.arrange(head, gap=Space.CLOSE)
        head.addWidget(Heading(self.tr("Responses"), 3), 1)
        head.addWidget(self.add_button)
        self._column = QVBoxLayout(self)
        theme.arrange(self._column, gap=Space.CLOSE)
        self._column.addLayout(head)
        self._column.addWidget(self._none)
        self._column.addWidget(self.form)
        self.form.hide()
        self.add_button.clicked.connect(self._on_add)
        self.form.closed.connect(self._on_form_closed)

    def load(self, challenge_id: Id, responses: tuple[Response, ...], context: FormContext) -> None:
        """Show the responses to a challenge; what is being typed in one that stays is left alone."""
        if challenge_id != self._challenge_id:
            self.form.setVisible(self.form.challenge_id == challenge_id)  # half a response waits for its own
        self._challenge_id = challenge_id
        self._directory = context.directory
        # In a meeting, a response is a line of the record.
        is_between = context.meeting_id is None
        in_meeting, between = self.tr("None yet. A line that begins with > answers it."), self.tr("None yet.")
        self._none.setText(between if is_between else in_meeting)
        self._none.setVisible(not responses)
        self.add_button.setVisible(is_between and context.is_editable)
        wanted = [response.id for response in responses]
        for gone in [key for key in self._boxes if key not in wanted]:
            box = self._boxes.pop(gone)
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        for response in responses:
            if response.id not in self._boxes:
                self._boxes[response.id] = box = ResponseBox(self._theme, self._board)
                self._column.insertWidget(self._column.count() - 1, box)
            self._boxes[response.id].load(response, context)

    @Slot()
    def _on_add(self) -> None:
        if self.form.challenge_id != self._challenge_id:
            self.form.start(self._challenge_id, self._directory)
        self.form.show()
        self.form.setFocus()

    @Slot()
    def _on_form_closed(self) -> None:
        self.form.hide()
        self.add_button.setFocus()


class ResponseBox(QFrame):
    """One response: its words, by whom, promised for when, and what the observer makes of it."""

    def __init__(self, theme: Theme, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._heard_at = Words(quiet=True)
        text, text_done = a.words(theme, board, self.tr("Response"))
        self._by = PartyField(theme, self.tr("Given by"))
        promised, promised_done = a.day(theme, board, self.tr("Promised by"))
        view, view_done = a.one_of(ResponseView)(theme, board, self.tr("Observers’ view"))
        form = Form(theme)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.CLOSE)
        column.addWidget(self._heard_at)
        column.addWidget(form)
        rows = [
            form.add_row(name, label, field)
            for name, label, field in (
                ("text", self.tr("Response"), text),
                ("by_id", self.tr("Given by"), self._by),
                ("promised_by", self.tr("More promised by"), promised),
                ("view", self.tr("Observers’ view"), view),
            )
            if isinstance(field, QWidget)
        ]
        self._meeting_id: Id | None = None
        self._text = Tie(board, text, text_done, self._set_text, rows[0])
        self._given_by = Tie(board, self._by, self._by.committed, self._set_by, rows[1])
        self._promised = Tie(board, promised, promised_done, self._set_promised, rows[2])
        self._view = Tie(board, view, view_done, self._set_view, rows[3])

    def load(self, response: Response, context: FormContext) -> None:
        """Show a response."""
        self._meeting_id = context.meeting_id
        self._heard_at.setText(context.heard_at.get(response.id, ""))
        self._heard_at.setVisible(bool(self._heard_at.text()))
        self._by.set_directory(context.directory)
        self._text.load(response.id, response.text)
        self._given_by.load(response.id, Party(response.by_id, response.by_organisation_id))
        self._promised.load(response.id, response.promised_by)
        self._view.load(response.id, response.view)
        is_settled = response.id in context.settled_responses
        for tie in (self._text, self._given_by):
            tie.set_editable(context.is_editable and not is_settled)
        for tie in (self._promised, self._view):
            tie.set_editable(context.is_editable)

    def _set_text(self, response_id: Id, value: str) -> Command[None]:
        return tracking.change_response(response_id, text=value, meeting_id=self._meeting_id)

    def _set_by(self, response_id: Id, value: Party) -> Command[None]:
        person, organisation = value.person_id, value.organisation_id
        return tracking.change_response(
            response_id, by_id=person, by_organisation_id=organisation, meeting_id=self._meeting_id
        )

    def _set_promised(self, response_id: Id, value: date | None) -> Command[None]:
        return tracking.change_response(response_id, promised_by=value, meeting_id=self._meeting_id)

    def _set_view(self, response_id: Id, value: ResponseView) -> Command[None]:
        return tracking.change_response(response_id, view=value, meeting_id=self._meeting_id)
