"""What is said at the generated meetings: made-up lines of a scribe's usual length, the same in every run."""

from collections.abc import Iterator
from itertools import cycle

from boardobserver.domain.words import EntryKind

ROLES = (
    ("Board Chair", "MPS"),
    ("LFR lead", "MPS"),
    ("Intelligence lead", "MPS"),
    ("Head of technology", "MPS"),
    ("Data protection officer", "MPS"),
    ("Legal adviser", "MPS"),
    ("Training lead", "MPS"),
    ("Senior responsible owner", "MPS"),
    ("Community engagement lead", "MPS"),
    ("Performance analyst", "MPS"),
    ("Ethics adviser", "LPEP"),
    ("Panel chair", "LPEP"),
    ("Lead observer", "MOPAC"),
    ("Second observer", "MOPAC"),
)
"""Those who attend every meeting, and their bodies."""

_THINGS = (
    "the watchlist",
    "the threshold",
    "the equality impact assessment",
    "the community impact assessment",
    "the training of operators",
    "the retention of faces that raised no alert",
    "the authorisation by the Authorising Officer",
    "the false alert rate",
    "the deployment record",
    "the data protection impact assessment",
    "the evaluation by an independent laboratory",
)
_SAID = {
    EntryKind.NOTE: (
        "{thing} was reported for the quarter, with {number:,} records checked before deployment",
        "a paper on {thing} would come to the Board when its review was complete",
        "{thing} had not changed since the meeting before",
        "officers had asked for guidance on {thing}, and {number:,} of them had read it since",
        "the Chair thanked the team for its work on {thing}",
        "{thing}: two points were made\n- the figures were provisional\n- {number:,} checks were due",
        "agreed",
    ),
    EntryKind.SUPPORT: ("observers welcomed the work on {thing}",),
    EntryKind.FIGURE: ("{number:,} faces seen, by estimate; {thing} as published",),
    EntryKind.PRIVATE_NOTE: ("ask the LFR lead afterwards what lies behind {thing}",),
    EntryKind.CHALLENGE: (
        "what evidence supports {thing}, and when was it tested last?",
        "could {thing} be shown to be proportionate to the purpose of {number:,} checks?",
    ),
    EntryKind.RESPONSE: (
        "{thing} was tested before the last deployment, and the report would be shared",
        "no figure for {thing} was to hand; it would be sent after the meeting",
    ),
    EntryKind.ADVICE: ("{thing} should be published, with its limits, before the next deployment",),
    EntryKind.DECISION: (
        "the Board approved the paper on {thing}",
        "the Board noted {thing} and deferred the rest to a later meeting",
    ),
    EntryKind.ACTION: ("to publish {thing} in the form that was agreed",),
}


def saying(number: int, kind: EntryKind) -> str:
    """What is said in the line of that number."""
    said = _SAID[kind]
    thing = _THINGS[number * 7 % len(_THINGS)]
    words = said[number // 3 % len(said)].format(thing=thing, number=1000 + number * 37 % 90_000)
    return words[0].upper() + words[1:]


def kinds() -> Iterator[EntryKind]:
    """The kinds of line after line, for ever: each fifth raises a record; a challenge is answered at once."""
    raised = cycle(
        (
            *(EntryKind.CHALLENGE, EntryKind.ACTION, EntryKind.CHALLENGE, EntryKind.DECISION),
            *(EntryKind.CHALLENGE, EntryKind.ACTION, EntryKind.ADVICE, EntryKind.ACTION),
        )
    )
    between = cycle(
        (EntryKind.SUPPORT, EntryKind.NOTE, EntryKind.FIGURE, EntryKind.NOTE, EntryKind.PRIVATE_NOTE)
    )
    for raises in raised:
        yield raises
        yield EntryKind.RESPONSE if raises is EntryKind.CHALLENGE else EntryKind.NOTE
        yield EntryKind.NOTE
        yield next(between)
        yield EntryKind.NOTE
