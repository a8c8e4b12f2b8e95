"""Which keys are letters that belong into the line, wherever on the page they are struck."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def is_letter(event: QKeyEvent) -> bool:
    """Whether a key types something that can be seen."""
    text, held = event.text(), event.modifiers()
    modifiers = Qt.KeyboardModifier
    held &= modifiers.ControlModifier | modifiers.AltModifier | modifiers.MetaModifier
    # Control with Alt is how some systems send AltGr, with which "@" is typed on many keyboards.
    is_plain = held in (modifiers.NoModifier, modifiers.ControlModifier | modifiers.AltModifier)
    return bool(text.strip()) and text.isprintable() and is_plain
