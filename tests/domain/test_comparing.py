"""What comparing finds is true: either text comes out of it, and nothing where nothing differs."""

from hypothesis import given
from hypothesis import strategies as st

from boardobserver.domain.comparing import Change, Compared, Passage, changed_sections, compare, parts_of

WORDS = st.lists(
    st.sampled_from(["the", "threshold", "was", "0.64", "raised", "to", ",", "\n", "é", "not"]), max_size=12
).map(" ".join)
PASSAGES = st.lists(
    st.builds(
        Passage,
        st.just("Item"),
        st.sampled_from(["", "1.1", "1.2"]),
        WORDS,
        st.sampled_from(["", "a", "b"]),
        st.booleans(),
    ),
    max_size=8,
)


def _words(compared: tuple[Compared, ...], left_out: Change) -> list[str]:
    """The passages of one text, put together again from the parts."""
    side = "before" if left_out is Change.ADDED else "after"
    return [
        "".join(part.words for part in each.parts if part.change is not left_out)
        for each in compared
        if getattr(each, side) is not None
    ]


@given(WORDS | st.text(), WORDS | st.text())
def test_each_of_two_texts_comes_out_of_the_parts(before: str, after: str):
    parts = parts_of(before, after)
    assert "".join(part.words for part in parts if part.change is not Change.ADDED) == before
    assert "".join(part.words for part in parts if part.change is not Change.REMOVED) == after


@given(PASSAGES, PASSAGES)
def test_applying_the_differences_to_one_gives_the_other(before: list[Passage], after: list[Passage]):
    compared = compare(before, after)
    assert [each.before for each in compared if each.before] == before
    assert [each.after for each in compared if each.after] == after
    assert _words(compared, Change.ADDED) == [each.words for each in before]
    assert _words(compared, Change.REMOVED) == [each.words for each in after]


@given(PASSAGES)
def test_a_text_compared_with_itself_differs_nowhere(passages: list[Passage]):
    assert all(each.is_same for each in compare(passages, passages))


@given(st.integers(2, 60), st.integers(0, 59))
def test_in_texts_too_long_to_weigh_word_by_word_both_ends_are_found(count: int, place: int):
    before = [f"word{n}" for n in range(3000)]
    at = place % len(before)
    after = [*before[:at], *(["new"] * count), *before[at + 1 :]]
    parts = parts_of(" ".join(before), " ".join(after))
    assert sum(len(part.words) for part in parts if part.change is Change.SAME) > 20_000
    assert "".join(part.words for part in parts if part.change is not Change.ADDED) == " ".join(before)
    assert "".join(part.words for part in parts if part.change is not Change.REMOVED) == " ".join(after)


def test_in_texts_too_long_to_weigh_word_by_word_only_what_was_put_in_is_told():
    before = [f"word{number} " for number in range(2_500)]
    after = [*before[:1_000], "new ", *before[1_000:]]
    changed = [part for part in parts_of("".join(before), "".join(after)) if part.change is not Change.SAME]
    assert [(part.change, part.words.strip()) for part in changed] == [(Change.ADDED, "new")]
    taken = [part for part in parts_of("".join(after), "".join(before)) if part.change is not Change.SAME]
    assert [(part.change, part.words.strip()) for part in taken] == [(Change.REMOVED, "new")]


def test_a_reworded_paragraph_is_one_difference_although_one_came_before_it():
    before = [
        Passage("Item", "2.1", "The threshold was 0.6.", "a"),
        Passage("Item", "2.2", "It was noted.", "b"),
    ]
    after = [
        Passage("Item", "2.1", "Two cameras were used.", "c"),
        Passage("Item", "2.2", "The threshold had been raised, to 0.64, in July.", "a"),
        Passage("Item", "2.3", "It was noted.", "b"),
    ]
    added, changed, same = compare(before, after)
    assert (added.before, changed.before, same.is_same) == (None, before[0], True)


def test_single_words_changed_in_turn_are_told_as_one_change():
    removed, added = parts_of("one two three", "uno due tre")
    assert (removed.words, added.words) == ("one two three", "uno due tre")


@given(PASSAGES, PASSAGES)
def test_every_difference_stands_under_one_heading_and_no_heading_is_said_twice(
    before: list[Passage], after: list[Passage]
):
    compared = compare(before, after)
    sections = list(changed_sections(compared))
    changed = [each for each in compared if not each.is_same and not each.passage.is_heading]
    assert [each for section in sections for each in section.changed] == changed
    headings = sum(each.passage.is_heading for each in compared)
    assert len(sections) <= headings + 1
    assert len(sections) >= sum(each.passage.is_heading and not each.is_same for each in compared)


def _heading(words: str) -> Passage:
    return Passage(words, "", words, is_heading=True)


def test_a_new_heading_is_told_as_added_and_what_stays_keeps_its_own():
    before = [_heading("Welcome"), Passage("Welcome", "1.1", "All were welcomed.")]
    after = [*before, _heading("Corrections"), Passage("Corrections", "", "For 0.6 read 0.64.")]
    (section,) = changed_sections(compare(before, after))
    assert [(part.change, part.words) for part in section.title] == [(Change.ADDED, "Corrections")]
    assert [each.passage.words for each in section.changed] == ["For 0.6 read 0.64."]
    (section,) = changed_sections(compare(before, [before[0], Passage("Welcome", "1.1", "Nobody was.")]))
    assert [(part.change, part.words) for part in section.title] == [(Change.SAME, "Welcome")]
