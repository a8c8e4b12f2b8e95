"""How much is pasted or dropped at once, and how a field says that it was too much."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QToolTip, QWidget

from boardobserver.ui.widgets.tips import tip

LONGEST_PASTE: Final = 100_000
"""No more characters are pasted or dropped at once: the window would stand still over what is no note."""


def refuses_paste(field: QWidget, beside: QPoint, text: str) -> bool:
    """Whether a text is more than anybody notes; that is said then.

    Args:
        field: Where it was to go.
        beside: Where in the field it is said.
        text: What was pasted or dropped.
    """
    if len(text) <= LONGEST_PASTE:
        return False
    words = QCoreApplication.translate(
        "pasting", "Nothing was pasted: it has {length:,} characters, and at most {most:,} are taken."
    )
    said = words.format(length=len(text), most=LONGEST_PASTE)
    QToolTip.showText(field.mapToGlobal(beside), tip(said), field)
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(field, said))
    return True
