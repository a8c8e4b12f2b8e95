"""What a disposal would take, said once more, and what has to be typed before it is done."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.services.disposal import DisposalPreview, require_confirmed
from boardobserver.ui.retention.disposal_run import Confirmed
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.in_sight import InSight
from boardobserver.ui.widgets.line_fields import LineField


class DisposeBox(QWidget):
    """Asks why, and for the name of the board; nothing happens before both are given.

    Args:
        theme: The look.
    """

    confirmed = Signal(object)
    """It is to be done: with the `Confirmed`."""

    left = Signal()
    """The person leaves it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: DisposalPreview | None = None
        self.heading = Heading("", level=2)
        self.takes = Words()
        self.warning = Words()
        self.reason = LineField()
        self.typed = LineField()
        self.form = Form(theme)
        self.form.add_row("reason", self.tr("Why, for the log"), self.reason)
        self._typed_row = self.form.add_row("typed", self.tr("Type the name of the board"), self.typed)
        self.name = Words(quiet=True)
        self.dispose_button = QPushButton(self.tr("Dispose of them for good"))
        self.leave_button = QPushButton(self.tr("Leave it"))
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.NORMAL)
        for part in (self.heading, self.takes, self.warning, self.name, self.form):
            column.addWidget(part)
        row = QWidget()
        flow = FlowLayout(row)
        theme.arrange(flow, gap=Space.CLOSE)
        self.dispose_button.setIcon(theme.icons.beside_words("trash-2"))
        flow.addWidget(self.dispose_button)
        flow.addWidget(self.leave_button)
        column.addWidget(row)
        self.setFocusProxy(self.reason)
        InSight(theme, self)
        self.dispose_button.clicked.connect(self._on_dispose)
        self.typed.returnPressed.connect(self._on_dispose)
        self.leave_button.clicked.connect(self.left)

    def begin(self, preview: DisposalPreview) -> None:
        """Ask anew."""
        self.form.clear_refusals()
        self.reason.set_value(self.tr("The time for which it is kept is over"))
        self.typed.clear()
        self.show_preview(preview)

    def show_preview(self, preview: DisposalPreview) -> None:
        """Say what it would take; what was typed stays."""
        self._preview = preview
        self.heading.setText(self.tr("Dispose of {what}").format(what=preview.subject_words))
        self.takes.setText(
            self.tr(
                "In all: {how_much}. Every word of it goes: from the record, from its history, from the"
                " minutes that were kept and the files that were issued. References, dates and states stay,"
                " and that the meetings were held. Nothing brings it back, no undo either."
            ).format(how_much=preview.total_words)
        )
        warnings: list[str] = []
        if preview.extent.people:
            names = ", ".join(preview.extent.people)
            warnings.append(self.tr("Nothing else names these people: {names}").format(names=names))
        self.warning.setText("\n".join(warnings))
        self.warning.setVisible(bool(warnings))
        self.name.setText(self.tr("The name of the board: {name}").format(name=preview.board_name))

    @Slot()
    def _on_dispose(self) -> None:
        if self._preview is None:
            return
        self.form.clear_refusals()
        typed, reason = self.typed.text(), self.reason.text()
        try:
            require_confirmed(self._preview, typed=typed, reason=reason)
        except Refusal as refusal:
            self.form.show_refusal(refusal)
            return
        self.confirmed.emit(Confirmed(self._preview, typed, reason))
