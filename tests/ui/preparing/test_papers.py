"""Papers typed one to a line are read as they are shown."""

from hypothesis import given
from hypothesis import strategies as st

from boardobserver.domain.snapshots import Paper
from boardobserver.ui.preparing.papers import papers_text, read_papers

_TITLES = st.text(st.characters(categories=("L", "P", "S", "Zs")), min_size=1, max_size=30)


@given(st.lists(st.tuples(st.integers(1, 99), _TITLES)))
def test_what_is_shown_reads_back(papers: list[tuple[int, str]]) -> None:
    titles = [" ".join(title.split()) or "Map" for _number, title in papers]
    made = [
        Paper(str(at), at, f"Paper {number:02}", title)
        for at, ((number, _title), title) in enumerate(zip(papers, titles, strict=True), 1)
    ]
    assert read_papers(papers_text(made)) == tuple((each.reference, each.title) for each in made)


@given(st.text())
def test_no_word_is_lost(text: str) -> None:
    read = read_papers(text)
    kept = "".join("".join(pair) for pair in read)
    assert sorted(kept.replace(":", "").split()) or not text.replace(":", "").strip()
    for line in text.splitlines():
        for word in line.replace(":", " ").split():
            assert word in kept
