"""The small style sheet: what Fusion cannot be told by a palette, above all edges that can be seen.

Widgets that differ from the rest say so by a property: `role` (those that stand below, "primary" among them),
`heading` ("1" to "3"), `tone`, `invalid`.
"""

from collections.abc import Callable
from string import Template

from boardobserver.ui.shell.colours import Colours, Tone

_CONTROLS = """
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: $base; color: $text; border: 1px solid $edge; border-radius: ${radius}px;
    padding: ${pad}px ${pad2}px; selection-background-color: $selection; selection-color: $on_selection;
    placeholder-text-color: $quiet;
}
QLineEdit[onlyRead="true"], QPlainTextEdit[onlyRead="true"], QComboBox[onlyRead="true"] {
    background: $window; border: 1px dashed $hairline;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border: 2px solid $accent; padding: ${pad_focused}px ${pad2_focused}px;
}
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QComboBox[invalid="true"] {
    border: 2px solid $fault; padding: ${pad_focused}px ${pad2_focused}px;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled,
QComboBox:disabled { background: $window; color: $disabled; }
QComboBox QLineEdit, QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit,
QAbstractSpinBox QLineEdit:focus { border: none; padding: 0; background: transparent; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: ${arrow_room}px; }
QComboBox::down-arrow, QAbstractSpinBox::down-arrow {
    image: url(theme:$scheme/down.svg); width: ${arrow}px; height: ${arrow}px;
}
QAbstractSpinBox::up-arrow { image: url(theme:$scheme/up.svg); width: ${arrow}px; height: ${arrow}px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: ${arrow_room}px; }
QComboBox[onlyRead="true"]::down-arrow { image: none; }
QPushButton {
    background: $raised; color: $text; border: 1px solid $edge; border-radius: ${radius}px;
    padding: ${pad_button}px ${pad3}px; min-height: ${line}px; icon-size: ${icon_beside}px;
}
QPushButton:hover { background: $raised_hover; }
QPushButton:pressed { background: $selection; color: $on_selection; }
QPushButton:focus {
    border: 2px solid $accent; padding: ${pad_button_focused}px ${pad3_focused}px;
}
QPushButton:disabled { color: $disabled; border-color: $hairline; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $window; color: $disabled; border-color: $hairline; }
QPushButton[role="segment"]:checked {
    background: $selection; color: $on_selection; border: 2px solid $accent;
    padding: ${pad_button_focused}px ${pad3_focused}px;
}
QPushButton[role="segment"]:checked:focus { border-color: $text; }
QToolButton[role="inside"] { border: none; background: transparent; padding: 0; }
QToolButton[role="menu"] {
    background: $raised; color: $text; border: 1px solid $edge; border-radius: ${radius}px;
    padding: ${pad}px ${arrow_room}px ${pad}px ${pad2}px; min-height: ${line}px; icon-size: ${icon}px;
}
QToolButton[role="menu"]:hover { background: $raised_hover; }
QToolButton[role="menu"]:disabled { background: $window; border-color: $hairline; }
QToolButton[role="menu"]:focus { border: 2px solid $accent; }
QToolButton[role="menu"]::menu-indicator {
    image: url(theme:$scheme/down.svg); width: ${arrow}px; height: ${arrow}px;
    subcontrol-origin: padding; subcontrol-position: right center; right: ${pad2}px;
}
QPushButton[role="quiet"], QToolButton[role="quiet"] {
    background: transparent; color: $accent_text; border: 1px solid transparent;
    border-radius: ${radius}px; padding: ${pad}px ${pad2}px; min-height: 0;
}
QToolButton[role="quiet"] { icon-size: ${icon}px; }
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $raised_hover; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border: 2px solid $accent; }
QPushButton[role="quiet"]:disabled, QToolButton[role="quiet"]:disabled { color: $disabled; }
QPushButton[role="link"] {
    background: transparent; color: $accent_text; border: 2px solid transparent;
    border-radius: ${radius}px; padding: 0; min-height: 0;
}
QPushButton[role="link"]:hover { background: $raised_hover; }
QPushButton[role="link"]:focus { border-color: $accent; }
QCheckBox, QRadioButton { spacing: ${pad2}px; padding: ${pad}px; border: 1px solid transparent; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; border-radius: ${radius}px; }
QCheckBox::indicator, QRadioButton::indicator, QTableView::indicator, QListView::indicator {
    width: ${box}px; height: ${box}px; border: 1px solid $edge; background: $base; border-radius: 3px;
}
QRadioButton::indicator { border-radius: ${box_round}px; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked, QTableView::indicator:checked,
QListView::indicator:checked {
    background: $accent; border-color: $accent;
}
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked {
    image: url(theme:$scheme/check.svg);
}
QRadioButton::indicator:checked { image: url(theme:$scheme/dot.svg); }
"""

_SURFACES = """
QAbstractItemView {
    background: $base; color: $text; border: 2px solid $hairline; outline: none;
    border-radius: ${radius}px; alternate-background-color: $alternate;
    selection-background-color: $selection; selection-color: $on_selection;
}
QAbstractItemView[role="inside"] { border: none; }
QTableView::item { padding: 0 ${pad2}px; border: none; }
QTreeView::item, QListView::item { padding: ${pad}px ${pad2}px; border: none; }
QTableView::item:selected, QTreeView::item:selected,
QListView::item:selected { background: $selection; color: $on_selection; }
QComboBox QAbstractItemView { border: 1px solid $edge; border-radius: 0; }
QAbstractItemView:focus { border-color: $accent; }
QPdfView { border: 2px solid $hairline; border-radius: ${radius}px; }
QPdfView:focus { border-color: $accent; }
QHeaderView { background: $sidebar; border: none; }
QHeaderView::section {
    background: $sidebar; color: $quiet; border: none; border-bottom: 1px solid $hairline;
    border-right: 1px solid $hairline; padding: ${pad}px ${pad2}px; font-weight: 600;
}
QTableCornerButton::section {
    background: $sidebar; border: none; border-bottom: 1px solid $hairline; border-right: 1px solid $hairline;
}
QHeaderView::up-arrow, QHeaderView::down-arrow {
    width: ${arrow}px; height: ${arrow}px;
    subcontrol-origin: border; subcontrol-position: right center; right: ${pad}px;
}
QHeaderView::up-arrow { image: url(theme:$scheme/up.svg); }
QHeaderView::down-arrow { image: url(theme:$scheme/down.svg); }
QMenuBar { background: $sidebar; border-bottom: 1px solid $hairline; padding: 0 ${pad2}px; }
QMenuBar::item { padding: ${pad}px ${pad2}px; background: transparent; border-radius: ${radius}px; }
QMenuBar::item:selected { background: $selection; color: $on_selection; }
QMenu { background: $base; color: $text; border: 1px solid $edge; padding: ${pad}px; }
QMenu::item { padding: ${pad}px ${pad6}px ${pad}px ${pad2}px; border-radius: ${radius}px; }
QMenu::item:selected { background: $selection; color: $on_selection; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: ${pad2}px; }
QMenu::indicator { width: ${arrow}px; height: ${arrow}px; left: ${pad}px; }
QMenu::indicator:checked { image: url(theme:$scheme/tick.svg); }
QMenu::separator { height: 1px; background: $hairline; margin: ${pad}px ${pad2}px; }
QToolTip { background: $raised; color: $text; border: 1px solid $edge; padding: ${pad}px; }
QStatusBar { background: $sidebar; border-top: 1px solid $hairline; min-height: ${status}px; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $quiet; }
QProgressBar {
    background: $base; border: 1px solid $edge; border-radius: ${radius}px; text-align: center;
    min-height: ${bar}px; max-height: ${bar}px;
}
QProgressBar::chunk { background: $accent; border-radius: ${radius_inner}px; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: ${scroll}px; }
QScrollBar:horizontal { height: ${scroll}px; }
QScrollBar::handle { background: $edge; border: 3px solid $window; border-radius: ${scroll_round}px; }
QScrollBar::handle:hover { background: $accent; }
QScrollBar::handle:disabled { background: transparent; border-color: transparent; }
QScrollBar::handle:vertical { min-height: ${pad6}px; }
QScrollBar::handle:horizontal { min-width: ${pad6}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $sidebar; }
QCalendarWidget QToolButton {
    background: transparent; color: $text; border: 2px solid transparent; border-radius: ${radius}px;
    padding: ${pad}px ${pad2}px;
}
QCalendarWidget QToolButton:hover { background: $raised_hover; }
QCalendarWidget QToolButton:focus { border-color: $accent; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QTableView { border: none; border-radius: 0; alternate-background-color: $sidebar; }
QCalendarWidget QTableView::item { padding: 0; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QScrollArea[role="page"], QScrollArea[role="sidebar"] { border: none; background: transparent; }
QScrollArea[role="page"]:focus { border: none; }
QWidget[role="sidebar"] { background: $sidebar; }
QFrame[role="sidebar-edge"] { background: $sidebar; border: none; border-right: 1px solid $hairline; }
QFrame[role="header"] { background: $window; border: none; border-bottom: 1px solid $hairline; }
QFrame[role="panel"] { background: $base; border: 1px solid $hairline; border-radius: ${radius}px; }
QFrame[role="float"] { background: $base; border: 1px solid $edge; border-radius: ${radius}px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $hairline; }
"""

_WORDS = """
QLabel[role="marking"] {
    color: $text; font-weight: 700; border: 2px solid $text; border-radius: ${radius}px;
    padding: 1px ${pad2}px;
}
QLabel[role="hint"], QLabel[role="secondary"] { color: $quiet; }
QLabel[role="label"] { color: $text; font-weight: 600; }
QLabel[heading="1"] { font-size: ${h1}pt; font-weight: 600; }
QLabel[heading="2"] { font-size: ${h2}pt; font-weight: 600; }
QLabel[heading="3"] { font-size: ${h3}pt; font-weight: 600; }
QLabel[tone="fault"] { color: $fault; }
"""

_NOTICE = """
QFrame[role="notice"][tone="$tone"] {
    background: $ground; border: 1px solid $ink; border-radius: ${radius}px;
}
"""


def style_sheet(colours: Colours, space: Callable[[int], int], point_size: Callable[[float], float]) -> str:
    """The style sheet for a scheme and a size of text.

    Args:
        colours: The scheme.
        space: Steps of the grid to logical pixels.
        point_size: A multiple of ordinary text to points.
    """
    inks = {
        "scheme": colours.scheme.value,
        "window": colours.window,
        "sidebar": colours.sidebar,
        "base": colours.base,
        "alternate": colours.alternate,
        "raised": colours.raised,
        "raised_hover": colours.raised_hover,
        "text": colours.text,
        "quiet": colours.quiet,
        "disabled": colours.disabled,
        "edge": colours.edge,
        "hairline": colours.hairline,
        "accent": colours.accent,
        "accent_hover": colours.accent_text,
        "on_accent": colours.on_accent,
        "accent_text": colours.accent_text,
        "selection": colours.selection.ground,
        "on_selection": colours.selection.ink,
        "fault": colours.tones[Tone.FAULT].ink,
    }
    values = {**inks, **_sizes(space, point_size)}
    notices = "".join(
        Template(_NOTICE).substitute(tone=tone.value, ink=pair.ink, ground=pair.ground, radius=space(1))
        for tone, pair in colours.tones.items()
    )
    return Template(_CONTROLS + _SURFACES + _WORDS).substitute(values) + notices


def _sizes(space: Callable[[int], int], point_size: Callable[[float], float]) -> dict[str, str]:
    # A focused edge is a pixel thicker; its padding gives the pixel back, so that nothing moves.
    pixels = {
        "radius": space(1),
        "radius_inner": max(1, space(1) - 1),
        "pad": space(1),
        "pad2": space(2),
        "pad3": space(3),
        "pad6": space(6),
        "pad_focused": space(1) - 1,
        "pad2_focused": space(2) - 1,
        "pad3_focused": space(3) - 1,
        "pad_button": space(1) + 1,
        "pad_button_focused": space(1),
        "line": space(5),
        "icon": space(4),
        "icon_beside": space(5),
        "arrow": space(3),
        "arrow_room": space(6),
        "box": space(4),
        "box_round": space(2),
        "bar": space(3),
        "status": space(7),
        "scroll": space(3) + 2,
        "scroll_round": (space(3) + 2) // 2,
    }
    points = {"h1": point_size(1.5), "h2": point_size(1.2), "h3": point_size(1.05)}
    return {
        **{name: str(value) for name, value in pixels.items()},
        **{name: f"{value:.1f}" for name, value in points.items()},
    }
