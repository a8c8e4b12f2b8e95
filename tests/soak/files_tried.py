"""Files that anybody may have written, and what reads each: pictures, minutes, passphrases, settings."""

import argparse
import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QByteArray
from tests.support.any_meetings import hostile_text
from tests.support.meetings import MeetingMaker

from boardobserver.cli.opening import passphrase_of
from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.domain.snapshots import MinutesContent
from boardobserver.exchange.picture_file import FORMATS, plain_png
from boardobserver.services.publishing import publish_minutes
from boardobserver.services.verifying import Verdict, verify_minutes
from boardobserver.ui.shell.settings import Settings

Change = tuple[float, bytes, bool]
"""Where in a file, as a share of it; what stands there then; whether in the place of what stood there."""

CHANGES: st.SearchStrategy[Change] = st.tuples(st.floats(0, 1), st.binary(max_size=12), st.booleans())

PICTURES = st.one_of(
    st.binary(max_size=200), st.tuples(st.sampled_from(FORMATS), st.lists(CHANGES, min_size=1, max_size=3))
)
PDFS = st.one_of(st.binary(max_size=200).map(lambda data: b"%PDF-1.7\n" + data), CHANGES)
PASSPHRASES = st.one_of(
    st.binary(max_size=80),
    hostile_text().map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.integers(0, 9000).map(lambda size: b"a" * size),
)
_KEYS = (
    "look/text_scale",
    "look/scheme",
    "window/geometry",
    "board/last",
    "lock/minutes",
    "columns/a",
    "told/a",
)
_VALUES = st.one_of(
    st.integers().map(str),
    st.sampled_from(
        [
            "@Variant(\\0\\0\\0\\x2\\0\\0\\0\\x1)",
            "@ByteArray(a",
            "@Rect(1 2 3",
            "@@",
            '"',
            "\\x",
            "1, 2",
            "%UTF",
        ]
    ),
    hostile_text(),
)
SETTINGS = st.one_of(
    st.binary(max_size=200),
    st.lists(st.tuples(st.sampled_from(_KEYS), _VALUES), max_size=8).map(
        lambda rows: "".join(
            f"[{key.split('/')[0]}]\n{key.split('/')[1]}={value}\n" for key, value in rows
        ).encode("utf-8", "replace")
    ),
)


def mutated(whole: bytes, change: Change) -> bytes:
    """A file with one change."""
    at, data, replaces = change
    place = int(at * len(whole))
    return whole[:place] + data + whole[place + len(data) * replaces :]


def require_words(said: Fault | Refusal) -> None:
    """Hold a refusal to saying something."""
    assert said.message.strip()


def picture(drawn: Any) -> None:
    """Read a picture, or refuse it; what comes out is small and plain."""
    data: bytes = drawn if isinstance(drawn, bytes) else _whole_picture(drawn[0])
    for change in () if isinstance(drawn, bytes) else drawn[1]:
        data = mutated(data, change)
    try:
        png = plain_png(data)
    except Refusal as refusal:
        require_words(refusal)
        return
    with Image.open(BytesIO(png)) as image:
        assert (image.format, image.mode) == ("PNG", "RGB")
        assert image.width <= 1200
        assert image.height <= 480


def minutes(drawn: bytes | Change) -> None:
    """Verify a file, or refuse it; what was changed is never said to be as the program made it."""
    whole = _whole_minutes()
    data = drawn if isinstance(drawn, bytes) else mutated(whole, drawn)
    try:
        found = verify_minutes(data)
    except Refusal as refusal:
        require_words(refusal)
        return
    assert found.sentence
    assert found.verdict is not Verdict.EXACT or data == whole


def passphrase(data: bytes) -> None:
    """Take the first line of a file as a passphrase, or refuse it without saying anything of it."""
    with tempfile.TemporaryDirectory(prefix="passphrases-") as folder:
        path = Path(folder) / "words"
        path.write_bytes(data)
        try:
            with passphrase_of(argparse.Namespace(passphrase_file=path)) as given:
                assert given is not None
                first = data.partition(b"\n")[0].decode("utf-8-sig").rstrip("\r")
                assert given == Passphrase(first)
        except Refusal as refusal:
            require_words(refusal)


def kept_settings(data: bytes) -> None:
    """Read every setting of a file that says anything; each is one that the window can have."""
    with tempfile.TemporaryDirectory(prefix="settings-") as folder:
        (Path(folder) / "settings.ini").write_bytes(data)
        settings = Settings(Path(folder))
        assert 100 <= settings.text_scale <= 200
        assert settings.scheme in type(settings.scheme)
        assert settings.lock_minutes >= 0
        assert isinstance(settings.geometry, QByteArray)
        assert isinstance(settings.columns("a"), QByteArray)
        assert settings.last_board is None or str(settings.last_board)
        assert settings.was_told("a") in (True, False)
        settings.text_scale = 150
        settings.write()
        assert Settings(Path(folder)).text_scale == 150


@cache
def _whole_picture(kind: str) -> bytes:
    stream = BytesIO()
    Image.effect_noise((60, 40), 80).convert("RGB").save(stream, kind)
    return stream.getvalue()


@cache
def _whole_minutes() -> bytes:
    maker = MeetingMaker()
    maker.entry("The threshold was accepted.")
    return publish_minutes(MinutesContent(maker.record())).pdf
