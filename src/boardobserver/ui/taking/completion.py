"""What is offered while one types "@" or "^" in the line."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from boardobserver.domain.entry_line import Completion, CompletionKind
from boardobserver.domain.linkage import RecordHead
from boardobserver.domain.numbering import USUAL_REFERENCES, Reference
from boardobserver.domain.snapshots import Tracked
from boardobserver.ui.fields.directory import Directory
from boardobserver.ui.taking.live_record import LiveRecord
from boardobserver.ui.widgets.completion_list import Candidate

_MOST_OFFERED = 8


@dataclass(frozen=True, slots=True)
class Linkable:
    """What a line can link with "^".

    Attributes:
        here: The record of the meeting, which knows the open ones and how references are written.
        answered: The challenges answered already that fit what is typed, no more than so many.
    """

    here: LiveRecord
    answered: Callable[[str, int], Iterable[RecordHead]]


def candidates(completion: Completion, directory: Directory, linkable: Linkable) -> list[Candidate]:
    """The few that fit best what is being typed; of records the open ones come first.

    Args:
        completion: What is being typed.
        directory: People and organisations.
        linkable: The records; only asked for a link.
    """
    typed = completion.prefix.casefold()
    if completion.kind is CompletionKind.PERSON:
        return _people(typed, directory)
    found = _records(typed, linkable.here.open_records())
    offered = {candidate.token for candidate in found}
    further = (Candidate(f"^{head.reference}", head.text) for head in linkable.answered(typed, _MOST_OFFERED))
    return [*found, *(each for each in further if each.token not in offered)][:_MOST_OFFERED]


def _people(typed: str, directory: Directory) -> list[Candidate]:
    ranked: list[tuple[int, int, Candidate]] = []
    for at, choice in enumerate(directory.choices()):
        short, name = choice.short.casefold(), choice.text.casefold()
        if short.startswith(typed):
            rank = 0 if short == typed else 1
        elif any(word.startswith(typed) for word in name.split()):
            rank = 2
        elif typed in name:
            rank = 3
        else:
            continue
        ranked.append((rank, at, Candidate(f"@{choice.short}", choice.text)))
    ranked.sort(key=lambda each: each[:2])
    return [candidate for _rank, _at, candidate in ranked[:_MOST_OFFERED]]


def _records(typed: str, records: Iterable[Tracked]) -> list[Candidate]:
    by_reference: list[Candidate] = []
    by_words: list[Candidate] = []
    # The newest first: what is linked is mostly what was just spoken of.
    for record in sorted(records, key=lambda each: (each.raised_on, each.reference), reverse=True):
        candidate = Candidate(f"^{record.reference}", record.text)
        if any(_begins(spelled, typed) for spelled in (str(record.reference), str(_as_usual(record)))):
            by_reference.append(candidate)
        elif typed and f" {typed}" in f" {record.text.casefold()}":
            by_words.append(candidate)
        if len(by_reference) >= _MOST_OFFERED:
            break
    return [*by_reference, *by_words][:_MOST_OFFERED]


def _as_usual(record: Tracked) -> Reference:
    return replace(record.reference, style=USUAL_REFERENCES)


def _begins(reference: str, typed: str) -> bool:
    """Whether what is typed, in small letters, begins a reference; hyphens may be left out."""
    spelled = reference.casefold()
    return spelled.startswith(typed) or spelled.replace("-", "").startswith(typed.replace("-", ""))
