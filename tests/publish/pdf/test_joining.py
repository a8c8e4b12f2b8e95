"""Arabic letters in the forms in which they join."""

from boardobserver.publish.pdf.joining import joined

_EVERYTHING = range(0x110000)


def test_letters_take_their_form_from_their_neighbours() -> None:
    assert joined("بيت", _EVERYTHING) == "\ufe91\ufef4\ufe96"  # initial, medial, final
    assert joined("ب", _EVERYTHING) == "\ufe8f"  # isolated


def test_a_letter_that_does_not_join_on_leaves_the_next_one_alone() -> None:
    assert joined("داب", _EVERYTHING) == "\ufea9\ufe8d\ufe8f"


def test_lam_and_alef_become_one() -> None:
    assert joined("سلام", _EVERYTHING) == "\ufeb3\ufefc\ufee1"


def test_marks_do_not_part_letters() -> None:
    assert joined("ب\u064eت", _EVERYTHING) == "\ufe91\u064e\ufe96"


def test_what_is_not_covered_stays_as_it_was() -> None:
    assert joined("بيت سلام", range(0x700)) == "بيت سلام"
    assert joined("plain", _EVERYTHING) == "plain"
