"""Withholding from the pages of the minutes themselves: the selected words are found in the record."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QSize, Signal, Slot

from boardobserver.domain.snapshots import Id, MinutesContent, Withholding
from boardobserver.domain.withholding import (
    WithheldPlace,
    WithheldSort,
    in_reading_order,
    withheld_in,
    withheld_strings,
)
from boardobserver.domain.withholding.places import counts_of
from boardobserver.domain.withholding.standing import Standing, where_words_stand
from boardobserver.domain.withholding.words import stretches
from boardobserver.publish.minutes import PrintedParagraph
from boardobserver.services.withholding import Place
from boardobserver.ui.minutes.page_places import PagePlaces
from boardobserver.ui.minutes.printed_places import PrintedPlaces
from boardobserver.ui.minutes.selectable_view import SelectableView
from boardobserver.ui.minutes.withheld_pane import WithheldPane
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.utf16 import units
from boardobserver.ui.withholding.withholder import Target, Withholder


class MinutesWithholding(QObject):
    """Answers the key that withholds, and the list of what is withheld.

    Args:
        theme: The look.
        board: The open board.
        view: The pages.
        pane: The list.
    """

    said = Signal(str)
    """What is to be selected instead, or why nothing can be withheld."""

    person_requested = Signal(str)
    """The name of the person of this id is withheld; that is changed with the person."""

    def __init__(self, theme: Theme, board: OpenBoard, view: SelectableView, pane: WithheldPane) -> None:
        super().__init__(view)
        self._board = board
        self._view = view
        self._pane = pane
        self._content: MinutesContent | None = None
        self._is_listed = False
        self._paragraphs: Mapping[Id, PrintedParagraph] = {}
        self.withholder = Withholder(theme, board, view)
        pane.shown.connect(self._list)
        pane.list.place_chosen.connect(self.show_place)
        pane.change_requested.connect(self.change)
        pane.lift_requested.connect(self.lift)

    def show_content(self, content: MinutesContent) -> None:
        """List what these minutes withhold from the public, as soon as the list can be seen."""
        self._content = content
        self._is_listed = False
        if self._pane.isVisible():
            self._list()

    def show_paragraphs(self, paragraphs: Mapping[Id, PrintedParagraph]) -> None:
        """Say at which paragraphs of the edition that is shown the places of the list stand."""
        self._paragraphs = paragraphs
        self._pane.list.show_numbers({key: each.number for key, each in paragraphs.items() if each.number})

    @Slot()
    def start(self) -> None:
        """Withhold the words that are selected on a page, or change on what they are."""
        words, content = self._view.words, self._content
        if content is None:
            return
        if self._board.workspace.is_read_only:
            self.said.emit(self.tr("This board is open to be read only: nothing can be withheld."))
        elif words is None:
            self.said.emit(
                self.tr(
                    "Select the words on the page first: with the mouse, or find them with Ctrl+F and "
                    "lengthen that with Shift and the arrows. A whole line is withheld in Review."
                )
            )
        else:
            self._withhold(words.text, content)

    @Slot(object)
    def show_place(self, place: WithheldPlace) -> None:
        """Show on its page where something is withheld."""
        content = self._content
        if content is None:
            return
        pages = [self._view.pdf.getAllText(page).text() for page in range(self._view.pdf.pageCount())]
        found = PrintedPlaces(pages, self._paragraphs, content, self._pane.list.places).find(place)
        if found is not None:
            text = pages[found.page]
            self._view.show_words(found.page, units(text[: found.start]), units(text[: found.end]))

    @Slot(object)
    def change(self, place: WithheldPlace) -> None:
        """Change on what something in the list is withheld."""
        if place.sort is WithheldSort.NAME:
            self.person_requested.emit(place.person_id or place.source)
            return
        self.show_place(place)
        found = self._withholding_of(place)
        if found is not None:
            self.withholder.change(found, place.words, self._beside())
        else:
            target = Target(Place(item_id=place.item_id), place.words, is_passage=False)
            self.withholder.withhold(target, self._beside())

    @Slot(object)
    def lift(self, place: WithheldPlace) -> None:
        """Make something in the list public again."""
        found = self._withholding_of(place)
        if found is not None:
            self.withholder.lift(found)

    @Slot()
    def _list(self) -> None:
        content = self._content
        if content is None or self._is_listed:
            return
        self._is_listed = True
        places = in_reading_order(withheld_in(content), content.record)
        is_editable = not self._board.workspace.is_read_only
        self._pane.show_withheld(places, counts_of(places, content.withheld_before), is_editable=is_editable)

    def _withhold(self, words: str, content: MinutesContent) -> None:
        standing = where_words_stand(content, words)
        if standing is None:
            self.said.emit(
                self.tr(
                    "These words are not in one place of the record. Select words of one paragraph, without "
                    "its number, its speaker or a label; what is withheld already is in the list Withheld."
                )
            )
            return
        if (found := self._withholding_over(standing, content)) is not None:
            self.withholder.change(found, found.passage or standing.text, self._beside())
            return
        place = Place(standing.entry_id, standing.item_id, standing.record_id)
        self.withholder.withhold(Target(place, standing.words, is_passage=True), self._beside())

    def _withholding_over(self, standing: Standing, content: MinutesContent) -> Withholding | None:
        """What withholds the words already, if anything does that can be changed."""
        start, end = standing.span
        over = {
            string.source
            for each in stretches(standing.text, withheld_strings(content))
            if each.start <= start and end <= each.end
            for string in each.by
        }
        keys = {standing.entry_id, standing.record_id} - {None}
        return next(
            (
                each
                for each in content.withholdings
                if each.id in over or (not each.passage and keys & {each.entry_id, each.record_id})
            ),
            None,
        )

    def _withholding_of(self, place: WithheldPlace) -> Withholding | None:
        assert self._content is not None
        return next((each for each in self._content.withholdings if each.id == place.source), None)

    def _beside(self) -> QRect:
        """Where the selected words stand in the view; its upper corner where none are."""
        words = self._view.words
        if words is None:
            return QRect(QPoint(), QSize(1, 1))
        places = PagePlaces(self._view, self._view.pdf)
        found = self._view.pdf.getSelectionAtIndex(words.page, words.start, words.end - words.start)
        box, scale = found.boundingRectangle(), places.scale_of(words.page)
        corner = QPointF(places.place_of(words.page).topLeft()) + box.topLeft() * scale
        place = QRect(corner.toPoint(), (box.size() * scale).toSize())
        return place.intersected(self._view.viewport().rect())
