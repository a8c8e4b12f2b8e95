"""The words that documents say of their own accord, whatever a meeting was about.

They cannot be withheld, because they say nothing of the meeting; a name that is also one of them is looked
for as part of the whole name only.
"""

from functools import lru_cache

from boardobserver.domain import release, words
from boardobserver.domain.dates import MONTHS, WEEKDAYS
from boardobserver.domain.passages import occurrences

_SENTENCES = """
This is the observers’ own note of the meeting, made for the
It is not the Board’s minutes.
This is version 1. Draft, before version 1. Signed off by, on
Notes of the meeting, before the first item. Annex A. Nothing was recorded under this item.
This item was deferred. This item was not taken. No declarations of interest were recorded.
The minutes of the previous meeting were not considered. The minutes of the meeting, held on
were approved, subject to these corrections. These corrections were put forward. were not approved.
The meeting was quorate. The meeting was not quorate. Somebody declared an interest on item
The next meeting would be held on. The meeting closed at. Papers. Presented by. Discussed from
no owner recorded and no due date recorded. None recorded. Not recorded. Outside a meeting. Promised by.
What has changed since the previous meeting. Since the meeting, until the end of this meeting.
nothing has happened to any record. at this meeting. Deferred to a later meeting. Reopened as. Changed status.
by the next meeting. until remotely, from, deputising. What has happened. Today. For the public. Restricted.
About this document. Public edition. Full edition, for those who may read all of it.
The text was made of the record with the SHA-256. The board’s journal had come to the change
What was withheld, on the exemptions of the Freedom of Information Act 2000.
What is marked here as withheld from the public. Nothing was withheld from this edition. Name withheld.
Part 2 of the meeting, with no exemption recorded. sections and section. passages. minutes-record.json
names. lines. items. records. journal. version. The record that these minutes were made of.
"""
_TERMS = """
Board; Series; Meeting; Date; Time; Place; Chair; Status and version; Marking; Reference; Author; Role;
Sign-off; Attendance; Present; Apologies; Observers; Owner; Due; Status; Response; Review; Words; Reason;
Raised by; Outcome; Closing evidence; Put as; Directed to; Assumption tested; Evidence asked for;
Observers’ view; More promised by; Response given by; Source; Document; Date of the document; Paragraph;
Addressed to; Response of the MPS; Reason given; Date of the response; Evidence of implementation; Decided by;
Observers’ position; Reasons; Conditions; Dissent; Effective from; Paper; Given by; Evidence cited;
Evidence seen; Level of assurance; What it leaves open; Counts until; Update given by; Taken by; Key;
Initials and abbreviations; Short form; Stands for; Challenges; Actions; Decisions; Assurances; Responses;
Ethics advice; Action log; Support; Figure; Yes; No; none; page of; MPS; MOPAC; Correction; Corrections;
old text; new text; agreed; added; removed; Mr; Mrs; Ms; Miss; Mx; Dr; Prof; Professor; Sir; Dame; Lord; Lady;
Baroness; Sgt; Insp; Supt; the; and; for; was; were; that; this; with; has; had; not; are; but; from; will;
can; may; all; any; who; what; when; where; which; would; should; could; there; their; they; them; his; her;
she; you; out; off; one; two; more; most; some; such; than; then; into; over; under; after; before; about
"""


def _vocabularies() -> list[str]:
    found: list[str] = []
    for module in (words, release):
        for vocabulary in vars(module).values():
            if isinstance(vocabulary, type) and issubclass(vocabulary, words.Word):
                found += [part for word in vocabulary for part in (word.label, word.value)]
    return found


_FIXED_TEXT = " | ".join(
    (
        *_SENTENCES.split("\n"),
        *" ".join(_TERMS.split("\n")).split(";"),
        *dict.fromkeys(_vocabularies()),
        *(f"section {exemption.clause}" for exemption in release.Exemption),
        *MONTHS,
        *WEEKDAYS,
    )
)


@lru_cache(4096)
def is_fixed(passage: str) -> bool:
    """Whether a passage stands in what documents say of their own accord.

    >>> is_fixed("the previous meeting"), is_fixed("May"), is_fixed("Operation Falcon")
    (True, True, False)
    """
    return bool(occurrences(_FIXED_TEXT, passage))
