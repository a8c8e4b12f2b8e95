"""What is offered while one types "@" or "^" in the line."""

from collections.abc import Callable, Iterable

from boardobserver.domain.entry_line import Completion, CompletionKind
from boardobserver.domain.snapshots import Tracked
from boardobserver.ui.fields.directory import Directory
from boardobserver.ui.widgets.completion_list import Candidate

_MOST_OFFERED = 8


def candidates(
    completion: Completion, directory: Directory, records: Callable[[], Iterable[Tracked]]
) -> list[Candidate]:
    """The few that fit best what is being typed.

    Args:
        completion: What is being typed.
        directory: People and organisations.
        records: The open records; only asked for a link.
    """
    if completion.kind is CompletionKind.PERSON:
        return _people(completion.prefix.casefold(), directory)
    return _records(completion.prefix.casefold(), records())


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
        reference = str(record.reference).casefold()
        if reference.startswith(typed) or reference.replace("-", "").startswith(typed.replace("-", "")):
            by_reference.append(candidate)
        elif typed and f" {typed}" in f" {record.text.casefold()}":
            by_words.append(candidate)
        if len(by_reference) >= _MOST_OFFERED:
            break
    return [*by_reference, *by_words][:_MOST_OFFERED]
