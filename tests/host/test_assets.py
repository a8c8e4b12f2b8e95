"""The program's own resources are found, whole, and what they should be."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from boardobserver.domain.errors import Fault
from boardobserver.host.assets import asset

FACES = sorted(asset("fonts").glob("*.ttf"))
ICONS = sorted(asset("icons").glob("*.svg"))


def test_a_missing_resource_is_a_fault_that_names_it():
    with pytest.raises(Fault, match=r"fonts/None\.ttf") as raised:
        asset("fonts/None.ttf")
    assert "Install" in raised.value.remedy


@pytest.mark.parametrize(
    ("face", "text"),
    [
        ("NotoSans-Regular", "Łódź Ærø — “Йосип” Ωμέγα ½ € • §"),
        ("NotoSans-Bold", "Łódź Ærø — “Йосип” Ωμέγα ½ € • §"),
        ("NotoSansArabic-Regular", "مراقبة\ufedf\ufe8e"),
        ("NotoSansArabic-Bold", "مراقبة\ufedf\ufe8e"),
        ("NotoSansHebrew-Regular", "פיקוח"),
        ("NotoSansHebrew-Bold", "פיקוח"),
        ("NotoSansSymbols-Regular", "⚖⓵"),
        ("NotoSansSymbols2-Regular", "✔▲♟"),
        ("NotoSansMath-Regular", "∀≤∑"),
        ("NotoEmoji-Regular", "😀👍🏽🚓"),
    ],
)
def test_a_face_has_the_characters_that_it_is_there_for(face: str, text: str):
    covered: dict[int, int] = TTFontFile(str(asset(f"fonts/{face}.ttf"))).charToGlyph
    assert [character for character in text if character != " " and not covered.get(ord(character))] == []


def test_every_face_has_its_licence_and_all_of_them_stay_small():
    for face in FACES:
        family = face.stem.partition("-")[0].replace("Symbols2", "Symbols")
        assert "SIL OPEN FONT LICENSE" in asset(f"fonts/OFL-{family}.txt").read_text(encoding="utf-8").upper()
    assert len(FACES) == 10
    assert sum(face.stat().st_size for face in FACES) < 6_000_000


@pytest.mark.parametrize("icon", ICONS, ids=lambda path: path.stem)
def test_an_icon_is_a_square_drawing_that_can_be_tinted(icon: Path):
    root = ET.parse(icon).getroot()
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("width") == root.get("height")
    assert icon.stem == "boardobserver" or root.get("stroke") == "currentColor"
