"""How well a few typed letters fit a title, for the line that finds anything."""

_START_OF_WORD = 8
_IN_A_ROW = 5
_PLAIN = 1
_WHOLE_WORD = 40


def fit(typed: str, title: str) -> int:
    """How well `typed` fits `title`: 0 not at all, higher is better; an empty line fits everything.

    Letters count in their order. The start of a word and letters in a row count more.

    >>> fit("pm", "Print minutes") > fit("pm", "Open meeting") > fit("pm", "Quit") == 0
    True
    >>> fit("print", "Print minutes") > fit("print", "Previous point")
    True
    """
    wanted = "".join(typed.casefold().split())
    text = title.casefold()
    if not wanted:
        return 1
    at = text.find(typed.casefold().strip())
    if at >= 0:
        starts = at == 0 or not text[at - 1].isalnum()
        return _WHOLE_WORD + len(wanted) * _IN_A_ROW + (_START_OF_WORD if starts else 0)
    return _fit_scattered(wanted, text)


def _fit_scattered(wanted: str, text: str) -> int:
    score = 0
    at = -1
    for nth, letter in enumerate(wanted):
        found = _place_of(letter, wanted[nth + 1 :], text, at + 1)
        if found < 0:
            return 0
        if found == at + 1:
            score += _IN_A_ROW
        elif not text[found - 1].isalnum():
            score += _START_OF_WORD
        else:
            score += _PLAIN
        at = found
    return score


def _place_of(letter: str, rest: str, text: str, start: int) -> int:
    """Where to take `letter`: here, else where a word starts and the rest still fits, else the next."""
    nearest = text.find(letter, start)
    if nearest <= start:
        return nearest
    for at in range(nearest, len(text)):
        if text[at] == letter and not text[at - 1].isalnum() and _is_in_order(rest, text, at + 1):
            return at
    return nearest


def _is_in_order(letters: str, text: str, start: int) -> bool:
    for letter in letters:
        start = text.find(letter, start) + 1
        if not start:
            return False
    return True
