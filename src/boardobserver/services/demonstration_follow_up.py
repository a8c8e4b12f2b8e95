"""What happens on the demonstration board between its meetings: assurances, late answers, what is carried."""

import datetime as dt
from typing import Unpack

from boardobserver.domain.snapshots import Id, Tracked
from boardobserver.domain.words import ActionStatus, AssuranceLevel, RecordKind, ResponseView
from boardobserver.services import carrying, meetings, tracking
from boardobserver.services.changeable import AssuranceChanges
from boardobserver.services.deferring import defer
from boardobserver.services.parties import Party
from boardobserver.services.questions import add_question
from boardobserver.services.recording import add_record
from boardobserver.services.responding import add_response
from boardobserver.services.workspace import Workspace

STANDING_QUESTIONS: tuple[tuple[str, str], ...] = (
    ("What does the latest testing say of bias at the threshold in use?", "Bias and equality"),
    ("How many false alerts were there for the faces seen?", "Accuracy and testing"),
    ("How soon after a deployment is its watchlist deleted?", "Privacy and data protection"),
)
"""What the observers put again and again, and what each is about."""


def list_questions(workspace: Workspace) -> None:
    """Begin the list of standing questions."""
    for text, topic in STANDING_QUESTIONS:
        workspace.perform(add_question(text, topic))


def carry_all(workspace: Workspace, meeting_id: Id) -> None:
    """Bring forward to a meeting all that it inherits."""
    today = workspace.local(workspace.now()).date()
    proposed = carrying.inheritance(workspace.read, meeting_id, today)
    chosen = [
        carrying.CarriedRecord(each.record.id, each.item_id)
        for each in proposed.records
        if each.deferral is None
    ]
    if chosen:
        workspace.perform(carrying.carry(meeting_id, chosen))


def after_thirteenth(workspace: Workspace, roles: dict[str, Id]) -> None:
    """An assurance given beside the meeting, and an answer that came late and promised more."""
    _assure(
        workspace,
        "All operators are trained before they are deployed.",
        Party(roles["SRO"]),
        "Training",
        evidence="The record of operators’ training",
        evidence_seen=False,
        level=AssuranceLevel.LIMITED,
        gaps="The record does not say who checks it.",
        stale_after=dt.date(2026, 11, 10),
    )
    question = _put(workspace, STANDING_QUESTIONS[0][0])
    workspace.perform(
        add_response(
            question.id,
            "The report of the tests at the threshold in use would be shared by 13 November.",
            by=Party(roles["LL"]),
            promised_by=dt.date(2026, 11, 13),
            view=ResponseView.PARTLY,
        )
    )


def after_fourteenth(workspace: Workspace, roles: dict[str, Id], next_date: dt.date) -> None:
    """What was done is closed, what was not is followed up, and the next meeting inherits the rest."""
    shared, published = workspace.read.tracked_of_kind(RecordKind.ACTION)[:2]
    workspace.perform(
        tracking.change_status(
            shared.id,
            ActionStatus.CLOSED,
            words="The observers have the record.",
            evidence="The record of operators’ training, received on 30 October 2026",
        )
    )
    workspace.perform(tracking.add_update(published.id, "The secretariat was reminded.", by_id=roles["OB"]))
    _assure(
        workspace,
        "Each deployment is authorised in writing by the authorising officer.",
        Party(roles["LL"]),
        "Governance and authorisation",
        evidence="A sample of authorisations",
        evidence_seen=True,
        level=AssuranceLevel.ADEQUATE,
        gaps="",
        stale_after=dt.date(2027, 5, 19),
    )
    advice = workspace.read.tracked_of_kind(RecordKind.ADVICE)[-1]
    words = "Until the guidance on watchlists has been revised."
    workspace.perform(defer(advice.id, until=dt.date(2027, 3, 1), words=words))
    series = workspace.read.series()[0].id
    coming = workspace.perform(meetings.plan_meeting(series, next_date))
    workspace.perform(meetings.change_meeting(coming, number=15, title="15th meeting"))
    carry_all(workspace, coming)


def _assure(
    workspace: Workspace, claim: str, given_by: Party, topic: str, **said: Unpack[AssuranceChanges]
) -> None:
    made = workspace.perform(add_record(RecordKind.ASSURANCE, claim, party=given_by))
    workspace.perform(tracking.set_topics(made, (topic,)))
    workspace.perform(tracking.change_assurance(made, **said))


def _put(workspace: Workspace, words: str) -> Tracked:
    """The challenge that put a standing question."""
    challenges = workspace.read.tracked_of_kind(RecordKind.CHALLENGE)
    return next(each for each in challenges if each.text == words)
