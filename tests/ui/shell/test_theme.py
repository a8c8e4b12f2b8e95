import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardobserver.domain.words import EntryKind
from boardobserver.host.assets import asset
from boardobserver.ui.shell.colours import SCHEMES, Colours, Pair, Scheme, Tone
from boardobserver.ui.shell.stylesheet import style_sheet
from boardobserver.ui.shell.theme import TONE_ICONS, SchemeChoice, Space, Theme

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")


def _all_colours(colours: Colours) -> set[str]:
    pairs = [*colours.tones.values(), *colours.kinds.values(), colours.selection]
    single = (getattr(colours, name) for name in Colours.__slots__)
    plain = {each for each in single if isinstance(each, str) and each.startswith("#")}
    return plain | {ink for pair in pairs for ink in (pair.ink, pair.ground)}


@pytest.mark.parametrize("scheme", Scheme)
def test_all_text_stands_out_from_its_ground(scheme: Scheme) -> None:
    weak = [pair for pair in SCHEMES[scheme].text_pairs() if pair.contrast < 4.5]
    assert weak == []


@pytest.mark.parametrize("scheme", Scheme)
def test_all_edges_of_controls_can_be_seen(scheme: Scheme) -> None:
    weak = [pair for pair in SCHEMES[scheme].edge_pairs() if pair.contrast < 3]
    assert weak == []


def test_contrast_is_that_of_the_guidelines() -> None:
    assert Pair("#ffffff", "#000000").contrast == pytest.approx(21)
    assert Pair("#777777", "#ffffff").contrast == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("scheme", Scheme)
def test_every_kind_and_tone_has_its_colours(scheme: Scheme) -> None:
    assert set(SCHEMES[scheme].kinds) == set(EntryKind)
    assert set(SCHEMES[scheme].tones) == set(Tone)


@pytest.mark.parametrize("scheme", Scheme)
def test_the_style_sheet_has_no_colour_of_its_own(scheme: Scheme) -> None:
    colours = SCHEMES[scheme]
    sheet = style_sheet(colours, lambda steps: steps * 4, lambda factor: factor * 10)
    assert set(_COLOUR.findall(sheet)) <= _all_colours(colours)
    assert "$" not in sheet


@pytest.mark.parametrize("scheme", Scheme)
def test_the_drawings_of_controls_have_the_colours_of_their_scheme(scheme: Scheme) -> None:
    colours = SCHEMES[scheme]
    inks = {"check": colours.on_accent, "dot": colours.on_accent}
    for name in ("check", "dot", "down", "up", "tick"):
        drawing = asset(f"theme/{scheme.value}/{name}.svg").read_text()
        assert set(_COLOUR.findall(drawing)) == {inks.get(name, colours.text)}


def test_no_other_module_of_the_window_names_a_colour() -> None:
    ui = Path(__file__).parents[3] / "src/boardobserver/ui"
    named = [
        path.name
        for path in ui.rglob("*.py")
        if path.name != "colours.py" and re.search(r"[\"']#[0-9a-fA-F]{3,8}[\"']", path.read_text())
    ]
    assert named == []


@pytest.mark.parametrize("choice", [SchemeChoice.LIGHT, SchemeChoice.DARK, SchemeChoice.CONTRAST])
def test_choosing_a_scheme_colours_the_application(
    theme: Theme, qapp: QApplication, choice: SchemeChoice
) -> None:
    theme.choose(choice)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == SCHEMES[Scheme(choice)].window
    assert theme.colours is SCHEMES[Scheme(choice)]


def test_larger_text_widens_the_spacing_of_layouts_already_there(theme: Theme, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    column = QVBoxLayout(widget)
    theme.arrange(column, margin=Space.WIDE, gap=Space.CLOSE)
    assert (column.contentsMargins().left(), column.spacing()) == (16, 8)
    theme.scale_text(200)
    assert (column.contentsMargins().left(), column.spacing()) == (32, 16)


def test_text_grows_step_by_step_to_twice_its_size_and_no_further(theme: Theme, qapp: QApplication) -> None:
    ordinary = qapp.font().pointSizeF()
    for _ in range(20):
        theme.step_text(1)
    assert theme.text_scale == 200
    assert qapp.font().pointSizeF() == pytest.approx(2 * ordinary)
    for _ in range(20):
        theme.step_text(-1)
    assert qapp.font().pointSizeF() == pytest.approx(ordinary)


def test_an_icon_taken_before_follows_the_colours(theme: Theme) -> None:
    icon = theme.icons("printer")
    before = icon.pixmap(32, 32).toImage()
    theme.choose(SchemeChoice.DARK)
    assert icon.pixmap(32, 32).toImage() != before


def test_an_icon_is_crisp_at_any_ratio_and_dimmed_when_disabled(theme: Theme) -> None:
    icon = theme.icons("printer")
    pixmap = icon.pixmap(QSize(16, 16), 2.5)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (40, 2.5)
    plain = icon.pixmap(32, 32).toImage()
    assert icon.pixmap(32, 32, QIcon.Mode.Disabled).toImage() != plain


def test_every_badge_has_a_word_and_an_icon_that_is_there(theme: Theme) -> None:
    looks = [theme.kind_badge(kind) for kind in EntryKind]
    looks += [theme.tone_badge(tone, tone.value) for tone in TONE_ICONS]
    for look in looks:
        assert look.word
        assert not theme.icons(look.icon).isNull()
    assert len({look.icon for look in looks[: len(EntryKind)]}) == len(EntryKind)
