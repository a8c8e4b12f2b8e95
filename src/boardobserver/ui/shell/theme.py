"""The one source of colours, sizes and spacing, and what puts them on the application."""

from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QDir, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QStyleFactory

from boardobserver.domain.words import EntryKind
from boardobserver.host.assets import asset
from boardobserver.ui.shell.colours import SCHEMES, Colours, Pair, Scheme, Tone
from boardobserver.ui.shell.icons import Icons, Tint
from boardobserver.ui.shell.stylesheet import style_sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QStyleHints

GRID = 4
"""The grid that all spacing stands on, in logical pixels at 100 % text."""

SMALLEST_POINT_SIZE = 10.0
"""Text is never smaller than this at 100 %: a record is read across a table."""

TEXT_SCALES = (100, 110, 125, 150, 175, 200)
"""The sizes of text that are offered, in per cent."""


class Space(IntEnum):
    """Steps of spacing, in units of the grid."""

    NONE = 0
    TIGHT = 1
    CLOSE = 2
    NORMAL = 3
    WIDE = 4
    LOOSE = 6


class SchemeChoice(StrEnum):
    """What the person chose: to follow the system, or one scheme always."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class BadgeLook(NamedTuple):
    """What a badge shows: a word and an icon, in an ink on a quiet ground."""

    word: str
    icon: str
    pair: Pair


_KIND_ICONS = {
    EntryKind.NOTE: "message-square",
    EntryKind.CHALLENGE: "message-circle-question",
    EntryKind.RESPONSE: "reply",
    EntryKind.SUPPORT: "thumbs-up",
    EntryKind.ADVICE: "scale",
    EntryKind.DECISION: "gavel",
    EntryKind.ACTION: "flag",
    EntryKind.FIGURE: "hash",
    EntryKind.PRIVATE_NOTE: "eye-off",
}

TONE_ICONS = {
    Tone.NEUTRAL: "message-square",
    Tone.INFO: "info",
    Tone.GOOD: "circle-check",
    Tone.WARNING: "triangle-alert",
    Tone.FAULT: "circle-x",
}
"""The icon that goes with each tone."""


class Theme(QObject):
    """The look of the application: Fusion in our own palette, the system's font, a small style sheet.

    Args:
        application: Whose look it is.
        choice: Which scheme to use.
        text_scale: Size of text, in per cent of the system's (100 to 200).
    """

    changed = Signal()
    """Colours or sizes are now different; what paints or measures for itself does so again."""

    def __init__(
        self, application: QApplication, choice: SchemeChoice = SchemeChoice.SYSTEM, text_scale: int = 100
    ) -> None:
        super().__init__(application)
        self._application = application
        self._system_font = QFont(application.font())
        self._choice = choice
        self._text_scale = _within_scales(text_scale)
        self.icons = Icons(self._tint)
        self.colours: Colours = SCHEMES[Scheme.LIGHT]
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        application.setStyle(QStyleFactory.create("Fusion"))
        QDir.setSearchPaths("theme", [str(asset("theme"))])
        self._apply()

    @property
    def choice(self) -> SchemeChoice:
        """The person's choice of scheme."""
        return self._choice

    @property
    def text_scale(self) -> int:
        """Size of text, in per cent of the system's."""
        return self._text_scale

    def choose(self, choice: SchemeChoice) -> None:
        """Use another scheme from now on."""
        if choice is not self._choice:
            self._choice = choice
            self._apply()

    def scale_text(self, percent: int) -> None:
        """Use another size of text from now on, kept between 100 and 200 per cent."""
        percent = _within_scales(percent)
        if percent != self._text_scale:
            self._text_scale = percent
            self._apply()

    def step_text(self, step: int) -> None:
        """Go one size of text up (1) or down (-1), as far as there is one."""
        at = min(range(len(TEXT_SCALES)), key=lambda each: abs(TEXT_SCALES[each] - self._text_scale))
        self.scale_text(TEXT_SCALES[max(0, min(len(TEXT_SCALES) - 1, at + step))])

    def space(self, steps: int) -> int:
        """So many steps of the grid in logical pixels, growing with the text."""
        return round(GRID * steps * self._text_scale / 100)

    def icon_size(self, steps: int = 4) -> int:
        """The side of an icon in logical pixels; four steps stand beside ordinary text."""
        return self.space(steps)

    def point_size(self, factor: float = 1.0) -> float:
        """The size of text in points, ordinary (1) or a multiple of it."""
        base = max(self._system_font.pointSizeF(), SMALLEST_POINT_SIZE)
        return base * factor * self._text_scale / 100

    def arrange(self, layout: QLayout, *, margin: int = Space.NONE, gap: int = Space.CLOSE) -> None:
        """Give a layout its margin and gap in steps, now and whenever the size of text changes."""
        _Arranged(self, layout, (margin, margin), gap)

    def arrange_sides(self, layout: QLayout, *, across: int, down: int, gap: int = Space.CLOSE) -> None:
        """As `arrange`, with one margin at left and right and another at top and bottom."""
        _Arranged(self, layout, (across, down), gap)

    def kind_badge(self, kind: EntryKind) -> BadgeLook:
        """The badge of a kind of entry."""
        return BadgeLook(kind.label, _KIND_ICONS[kind], self.colours.kinds[kind])

    def tone_badge(self, tone: Tone, word: str, icon: str = "") -> BadgeLook:
        """A badge that says a state in a word, in the colours of a tone."""
        return BadgeLook(word, icon or TONE_ICONS[tone], self.colours.tones[tone])

    def _apply(self) -> None:
        self.colours = SCHEMES[self._scheme()]
        font = QFont(self._system_font)
        font.setPointSizeF(self.point_size())
        self._application.setPalette(_palette(self.colours))
        self._application.setFont(font)
        self._application.setStyleSheet(style_sheet(self.colours, self.space, self.point_size))
        self.changed.emit()

    def _scheme(self) -> Scheme:
        if self._choice is not SchemeChoice.SYSTEM:
            return Scheme(self._choice.value)
        hints: QStyleHints = self._application.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return Scheme.CONTRAST
        return Scheme.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Scheme.LIGHT

    def _tint(self, tint: Tint) -> str:
        inks = {
            Tint.TEXT: self.colours.text,
            Tint.QUIET: self.colours.quiet,
            Tint.ACCENT: self.colours.accent_text,
            Tint.ON_ACCENT: self.colours.on_accent,
            Tint.DISABLED: self.colours.disabled,
        }
        return inks[tint]

    @Slot()
    def _on_system_changed(self) -> None:
        if self._choice is SchemeChoice.SYSTEM and self._scheme() is not self.colours.scheme:
            self._apply()


class _Arranged(QObject):
    """Keeps one layout's spacing in step with the theme; it goes with the layout."""

    def __init__(self, theme: Theme, layout: QLayout, margins: tuple[int, int], gap: int) -> None:
        super().__init__(layout)
        self._theme = theme
        self._layout = layout
        self._margins = margins
        self._gap = gap
        theme.changed.connect(self._on_changed)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        across, down = (self._theme.space(margin) for margin in self._margins)
        self._layout.setContentsMargins(across, down, across, down)
        self._layout.setSpacing(self._theme.space(self._gap))


def _within_scales(percent: int) -> int:
    return max(TEXT_SCALES[0], min(TEXT_SCALES[-1], percent))


def _palette(colours: Colours) -> QPalette:
    roles = QPalette.ColorRole
    inks = {
        roles.Window: colours.window,
        roles.WindowText: colours.text,
        roles.Base: colours.base,
        roles.AlternateBase: colours.alternate,
        roles.Text: colours.text,
        roles.Button: colours.raised,
        roles.ButtonText: colours.text,
        roles.BrightText: colours.on_accent,
        roles.ToolTipBase: colours.raised,
        roles.ToolTipText: colours.text,
        roles.PlaceholderText: colours.quiet,
        roles.Highlight: colours.selection.ground,
        roles.HighlightedText: colours.selection.ink,
        roles.Accent: colours.accent,
        roles.Link: colours.accent_text,
        roles.LinkVisited: colours.accent_text,
        roles.Light: colours.raised,
        roles.Midlight: colours.raised_hover,
        roles.Mid: colours.hairline,
        roles.Dark: colours.edge,
        roles.Shadow: colours.edge,
    }
    palette = QPalette()
    for role, ink in inks.items():
        palette.setColor(role, QColor(ink))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.disabled))
    return palette
