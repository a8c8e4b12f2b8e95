"""Each word has a label of its own vocabulary, even where another has the same value."""

import pytest

from boardobserver.domain.words import AdviceResponse, AssuranceLevel, DueKind, EntryKind, RecordKind, Word


@pytest.mark.parametrize(
    ("word", "label"),
    [
        (DueKind.NONE, "No date"),
        (AdviceResponse.NONE, "None"),
        (AssuranceLevel.NONE, "None"),
        (RecordKind.ADVICE, "Ethics advice"),
        (EntryKind.PRIVATE_NOTE, "Private note"),
    ],
)
def test_a_label_is_of_its_own_vocabulary(word: Word, label: str):
    assert word.label == label


@pytest.mark.parametrize("vocabulary", Word.__subclasses__())
def test_no_two_words_of_a_vocabulary_are_shown_alike(vocabulary: type[Word]):
    labels = [word.label for word in vocabulary]
    assert len(set(labels)) == len(labels)
    assert all(label and label == label.strip() for label in labels)
