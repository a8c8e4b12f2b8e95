"""Every colour that the window uses, in three schemes: light, dark and high contrast."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from boardobserver.domain.words import EntryKind

_LINEAR_UP_TO = 0.04045


class Scheme(StrEnum):
    """One of the three sets of colours."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Tone(StrEnum):
    """What a message or a state means; shown by word and icon too, never by colour alone."""

    NEUTRAL = "neutral"
    INFO = "info"
    GOOD = "good"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Pair:
    """An ink and the ground that it stands on."""

    ink: str
    ground: str

    @property
    def contrast(self) -> float:
        """The contrast ratio of the two, from 1 to 21."""
        return contrast(self.ink, self.ground)


@dataclass(frozen=True, slots=True)
class Colours:
    """One scheme.

    Attributes:
        window: The ground of the window. `sidebar`: of the navigation. `base`: of editors and lists.
        raised: The ground of buttons; `raised_hover` under the pointer.
        text: Ordinary ink; `quiet` for secondary words; `disabled` for what cannot be used now.
        edge: The edge of a control, which has to be seen. `hairline`: a decorative separator.
        accent: The one accent, as a fill or a focus ring; `on_accent` is the ink on it; `accent_text` is the
            same idea as ink on the ordinary grounds.
        selection: The ground of selected rows and text, with the ink on it.
        tones: Ink and quiet ground for each tone.
        kinds: Ink and quiet ground of the badge of each kind of entry.
    """

    scheme: Scheme
    window: str
    sidebar: str
    base: str
    alternate: str
    raised: str
    raised_hover: str
    text: str
    quiet: str
    disabled: str
    edge: str
    hairline: str
    accent: str
    on_accent: str
    accent_text: str
    selection: Pair
    tones: Mapping[Tone, Pair]
    kinds: Mapping[EntryKind, Pair]

    def grounds(self) -> tuple[str, ...]:
        """The plain grounds that ordinary text may stand on."""
        return (self.window, self.sidebar, self.base, self.alternate, self.raised, self.raised_hover)

    def text_pairs(self) -> Iterator[Pair]:
        """Every pair in use whose ink is text (and so needs 4.5:1)."""
        for ground in self.grounds():
            for ink in (self.text, self.quiet, self.accent_text):
                yield Pair(ink, ground)
        for ground in (self.window, self.base):
            for tone in self.tones.values():
                yield Pair(tone.ink, ground)
        yield Pair(self.on_accent, self.accent)
        yield self.selection
        for tone in self.tones.values():
            yield Pair(self.accent_text, tone.ground)
        for pair in (*self.tones.values(), *self.kinds.values()):
            yield pair
            yield Pair(self.text, pair.ground)

    def edge_pairs(self) -> Iterator[Pair]:
        """Every pair in use whose ink is the edge of a control, a focus ring or a mark (3:1)."""
        for ground in self.grounds():
            yield Pair(self.edge, ground)
            yield Pair(self.accent, ground)
        yield Pair(self.tones[Tone.FAULT].ink, self.base)
        yield Pair(self.on_accent, self.accent)
        yield Pair(self.accent_text, self.selection.ground)


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two "#rrggbb" colours.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (_linear(channel) for channel in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    # The threshold and the curve are those of the definition of relative luminance in WCAG 2.2.
    return channel / 12.92 if channel <= _LINEAR_UP_TO else ((channel + 0.055) / 1.055) ** 2.4


LIGHT = Colours(
    scheme=Scheme.LIGHT,
    window="#f6f7f9",
    sidebar="#eceff3",
    base="#ffffff",
    alternate="#f8f9fb",
    raised="#ffffff",
    raised_hover="#eef2f7",
    text="#1b2128",
    quiet="#545d68",
    disabled="#8b939d",
    edge="#7b848f",
    hairline="#d6dbe1",
    accent="#1f5f9f",
    on_accent="#ffffff",
    accent_text="#1a5794",
    selection=Pair("#12202e", "#d5e5f5"),
    tones={
        Tone.NEUTRAL: Pair("#48515c", "#eceff3"),
        Tone.INFO: Pair("#1a5794", "#e6f0fa"),
        Tone.GOOD: Pair("#1c6639", "#e5f3ea"),
        Tone.WARNING: Pair("#7a4a00", "#fdf1db"),
        Tone.FAULT: Pair("#a3231b", "#fce9e7"),
    },
    kinds={
        EntryKind.NOTE: Pair("#48515c", "#eceff3"),
        EntryKind.CHALLENGE: Pair("#8a3a0c", "#fcebe0"),
        EntryKind.RESPONSE: Pair("#1a5794", "#e6f0fa"),
        EntryKind.SUPPORT: Pair("#1c6639", "#e5f3ea"),
        EntryKind.ADVICE: Pair("#5b3a94", "#f0eafa"),
        EntryKind.DECISION: Pair("#0e5f66", "#e0f3f4"),
        EntryKind.ACTION: Pair("#93244f", "#fbe8ef"),
        EntryKind.FIGURE: Pair("#565a10", "#f2f3dc"),
        EntryKind.PRIVATE_NOTE: Pair("#3d454e", "#e1e5ea"),
    },
)

DARK = Colours(
    scheme=Scheme.DARK,
    window="#1d2126",
    sidebar="#191c21",
    base="#15181c",
    alternate="#191d21",
    raised="#2a3037",
    raised_hover="#323941",
    text="#e8ebef",
    quiet="#abb4be",
    disabled="#77808a",
    edge="#828c97",
    hairline="#353c44",
    accent="#79b4ec",
    on_accent="#0d1a26",
    accent_text="#8cc0f1",
    selection=Pair("#f0f6fc", "#274867"),
    tones={
        Tone.NEUTRAL: Pair("#c2cad3", "#2a3037"),
        Tone.INFO: Pair("#9ccaf5", "#1d3246"),
        Tone.GOOD: Pair("#8fd6a8", "#1b3526"),
        Tone.WARNING: Pair("#efc275", "#3a2d13"),
        Tone.FAULT: Pair("#f5a9a2", "#43211f"),
    },
    kinds={
        EntryKind.NOTE: Pair("#c2cad3", "#2a3037"),
        EntryKind.CHALLENGE: Pair("#f2b48f", "#40281a"),
        EntryKind.RESPONSE: Pair("#9ccaf5", "#1d3246"),
        EntryKind.SUPPORT: Pair("#8fd6a8", "#1b3526"),
        EntryKind.ADVICE: Pair("#c9b2f2", "#31274a"),
        EntryKind.DECISION: Pair("#87d3d9", "#163638"),
        EntryKind.ACTION: Pair("#f3a6c2", "#42202e"),
        EntryKind.FIGURE: Pair("#d6d98a", "#33351a"),
        EntryKind.PRIVATE_NOTE: Pair("#cfd5dc", "#343b43"),
    },
)

_STARK = Pair("#ffffff", "#000000")

CONTRAST = Colours(
    scheme=Scheme.CONTRAST,
    window="#000000",
    sidebar="#000000",
    base="#000000",
    alternate="#000000",
    raised="#000000",
    raised_hover="#2b2b2b",
    text="#ffffff",
    quiet="#ffffff",
    disabled="#9be59b",
    edge="#ffffff",
    hairline="#ffffff",
    accent="#ffe14d",
    on_accent="#000000",
    accent_text="#ffe14d",
    selection=Pair("#ffffff", "#1a3fae"),
    tones={
        Tone.NEUTRAL: _STARK,
        Tone.INFO: Pair("#8fd3ff", "#000000"),
        Tone.GOOD: Pair("#7dff9b", "#000000"),
        Tone.WARNING: Pair("#ffe14d", "#000000"),
        Tone.FAULT: Pair("#ff9c94", "#000000"),
    },
    kinds=dict.fromkeys(EntryKind, _STARK),
)

SCHEMES: Mapping[Scheme, Colours] = {each.scheme: each for each in (LIGHT, DARK, CONTRAST)}
"""The three sets of colours by name."""
