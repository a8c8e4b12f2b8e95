"""What the pane of a record shows: its fields, its words, its badges."""

from PySide6.QtWidgets import QLabel, QWidget

from boardobserver.ui.records.record_pane import RecordPane
from boardobserver.ui.widgets.badge import Badge


def field_of(pane: RecordPane, name: str) -> QWidget:
    """The field of a name."""
    form = pane.form
    assert form is not None
    return form.form.row(name).field


def said(pane: RecordPane) -> str:
    """Every word that stands in the pane."""
    return "\n".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())


def badges(pane: RecordPane) -> list[str]:
    """The badges at its head, from the left."""
    return [badge.accessibleName() for badge in pane.head.findChildren(Badge) if badge.isVisible()]
