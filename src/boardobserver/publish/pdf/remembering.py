"""Setting nearly the same document again and again: most of its paragraphs are as they were."""

from boardobserver.publish.document import Runs
from boardobserver.publish.pdf.line import Line
from boardobserver.publish.pdf.text import Typesetter
from boardobserver.publish.pdf.theme import TextStyle

_MOST = 8192
"""So many paragraphs are remembered, some three hundred pages; then it begins anew."""


class RememberingTypesetter(Typesetter):
    """Remembers the lines of each plain paragraph from one document to the next; safe in several threads.

    What it remembers is text of the documents, and goes with whoever keeps it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._set: dict[tuple[object, ...], tuple[Line, ...]] = {}

    @property
    def remembered(self) -> int:
        """How many paragraphs it remembers."""
        return len(self._set)

    def forget(self) -> None:
        """Forget all text."""
        super().__init__()
        self._set = {}

    def lines(self, runs: Runs, style: TextStyle, width: float, hang: float = 0.0) -> tuple[Line, ...]:
        """The lines of a paragraph; see `Typesetter`."""
        key = (runs, style, width, hang)
        found = self._set.get(key)
        if found is None:
            found = super().lines(runs, style, width, hang)
            # The others have elements in the structure of the document that they were set for.
            if all(line.is_plain for line in found):
                if len(self._set) >= _MOST:
                    self.forget()
                self._set[key] = found
        return found
