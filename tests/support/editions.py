"""Somebody at the Minutes step who looks at either edition, and withholds what is on its pages."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.support import boards, pdf
from tests.support.minutes_step import Answers
from tests.support.steps import Notices
from tests.support.withholding import CONTROL, Withholds

from boardobserver.domain.release import Edition, Exemption
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import EntryKind
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.publishing import publish_minutes
from boardobserver.services.withholding import Place, withhold_passage
from boardobserver.ui.minutes.minutes_step import MinutesStep
from boardobserver.ui.withholding.chooser import WithholdChooser

LEFT = Qt.MouseButton.LeftButton


@dataclass
class AtEditions(Withholds):
    """The step, with the board and the meeting under it."""

    step: MinutesStep
    notices: Notices
    answers: Answers
    qtbot: QtBot

    @property
    def chooser(self) -> WithholdChooser:
        """The form that asks on what."""
        return self.step.withholding.withholder.chooser

    def words(self) -> str:
        """What the pages say, without its spaces."""
        publication = self.step.publication
        return pdf.plain("".join(pdf.page_texts(publication.pdf))) if publication is not None else ""

    def wait_for(self, words: str) -> None:
        """Wait until the pages say so."""
        self.qtbot.waitUntil(lambda: pdf.plain(words) in self.words())

    def choose_edition(self, edition: Edition) -> None:
        """Choose an edition by its button, and wait until it is shown."""
        button = next(
            each
            for each in self.step.side.editions.findChildren(QPushButton)
            if each.text().lower() == edition.value
        )
        QTest.mouseClick(button, LEFT)
        self.qtbot.waitUntil(lambda: self.shown() is edition)

    def shown(self) -> Edition | None:
        """The edition whose very file is shown, if one is."""
        publication, content = self.step.publication, self.step.preview.content
        if publication is None or content is None:
            return None
        return content.imprint.edition if publication.pdf == self.expected(content.imprint.edition) else None

    def expected(self, edition: Edition) -> bytes:
        """The file that would be written of an edition."""
        options = MinutesOptions(edition=edition)
        return publish_minutes(minutes_content(self.workspace.read, self.meeting_id, boards.DAY, options)).pdf

    def find(self, words: str) -> None:
        """Find words on the pages by Ctrl+F, which selects them."""
        QTest.keyClick(self.step.view, Qt.Key.Key_F, CONTROL)
        QTest.keyClicks(self.step.find_bar.line, words)
        self.qtbot.waitUntil(lambda: self.step.find_bar.count > 0)
        QTest.keyClick(self.step.find_bar.line, Qt.Key.Key_Return)

    def withhold(self, passage: str = "watchlist") -> Id:
        """Withhold words of the note."""
        place = Place(entry_id=self.line(EntryKind.NOTE).id)
        return self.workspace.perform(withhold_passage(place, passage, (Exemption.LAW_ENFORCEMENT,)))
