"""Flowing boxes down the pages: what fits, what is split, and what stays with what comes after it."""

from collections import deque
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from boardobserver.publish.pdf.pen import Pen


class Flowable(Protocol):
    """A laid-out node, or a part of one, of a known height."""

    @property
    def before(self) -> float:
        """The space wanted above it."""
        ...

    @property
    def after(self) -> float:
        """The space wanted below it."""
        ...

    @property
    def keeps_next(self) -> bool:
        """Whether it must not end a page that its successor does not begin on."""
        ...

    @property
    def height(self) -> float:
        """How high it is."""
        ...

    @property
    def least(self) -> float:
        """The height of the smallest part of it that may stand at the foot of a page."""
        ...

    def split(self, room: float, *, is_forced: bool) -> "tuple[Flowable, Flowable] | None":
        """A part that fits and the rest; None if nothing may stand there alone, unless it is forced to."""
        ...

    def draw(self, pen: Pen, top: float) -> None:
        """Draw it, its top so far down the text area."""
        ...


class NewPage:
    """Stands among flowables: what follows starts a new page."""


class Placed(NamedTuple):
    """A flowable and how far down its page it stands."""

    box: Flowable
    top: float


class _Pages:
    """The pages as they fill."""

    def __init__(self, room: float) -> None:
        self.room = room
        self.pages: list[list[Placed]] = [[]]
        self.used = 0.0
        self.after = 0.0

    def turn(self) -> None:
        if self.pages[-1]:
            self.pages.append([])
        self.used = self.after = 0.0

    def gap(self, box: Flowable) -> float:
        return max(self.after, box.before) if self.pages[-1] else 0.0

    def place(self, box: Flowable) -> None:
        top = self.used + self.gap(box)
        self.pages[-1].append(Placed(box, top))
        self.used, self.after = top + box.height, box.after

    def left_for(self, box: Flowable) -> float:
        return self.room - self.used - self.gap(box)


def paginate(
    boxes: Sequence[Flowable | NewPage], room: float, watch: Callable[[], None] | None = None
) -> list[list[Placed]]:
    """The boxes on pages that are `room` high; `watch` is called now and then and may raise to stop."""
    pages = _Pages(room)
    waiting = deque(boxes)
    while waiting:
        if watch is not None:
            watch()
        box = waiting.popleft()
        if isinstance(box, NewPage):
            pages.turn()
            continue
        if box.keeps_next and pages.pages[-1] and _chain(box, waiting, room) > pages.left_for(box):
            pages.turn()
        if box.height <= pages.left_for(box) + 0.01:
            pages.place(box)
            continue
        is_empty = not pages.pages[-1]
        parts = box.split(pages.left_for(box), is_forced=is_empty)
        if parts is not None:
            pages.place(parts[0])
            waiting.appendleft(parts[1])
            pages.turn()
        elif is_empty:
            pages.place(box)  # it cannot be made smaller: better over the edge than lost
        else:
            waiting.appendleft(box)
            pages.turn()
    if len(pages.pages) > 1 and not pages.pages[-1]:
        pages.pages.pop()
    return pages.pages


def _chain(first: Flowable, waiting: deque[Flowable | NewPage], room: float) -> float:
    """The height that a box needs together with those that it must stay with.

    Where all of them are more than a page can hold, it stays with the beginning of the next one only.
    """
    total, after, least = first.height, first.after, 0.0
    for box in waiting:
        if isinstance(box, NewPage) or total > room:
            break
        gap = max(after, box.before)
        least = least or total + gap + box.least
        if not box.keeps_next:
            total += gap + box.least
            break
        total, after = total + gap + box.height, box.after
    return total if total <= room else least
