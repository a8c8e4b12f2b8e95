"""What sets the register of one kind apart from the others: its words, as data. All else is shared."""

from dataclasses import dataclass

from boardobserver.domain.words import RecordKind


@dataclass(frozen=True, slots=True)
class RegisterLook:
    """The words of one register.

    Attributes:
        page: The id of its page.
        title: The heading of the page, its entry in the sidebar and in what is printed.
        icon: Name of its icon.
        many: What its records are called within a sentence.
        new: What the button that makes one says.
        text: What the column with a record's own words is called.
        who: What the column is called with whom it concerns, and the field to say so in a new record.
        due: What the column is called with the day by which something is due, or the age.
        purpose: What the page is for, while there is nothing on it.
        prompt: What to type as the words of a new record.
    """

    page: str
    kind: RecordKind
    title: str
    icon: str
    many: str
    new: str
    text: str
    who: str
    due: str
    purpose: str
    prompt: str


CHALLENGES = RegisterLook(
    page="challenges",
    kind=RecordKind.CHALLENGE,
    title="Challenges",
    icon="message-circle-question",
    many="challenges",
    new="New challenge…",
    text="Challenge",
    who="Put to",
    due="Promise or age",
    purpose=(
        "Every question, request for evidence, concern and objection that the observers put stands here "
        "until it is answered and closed. Note one in a meeting with “?” before it, or add one that was put "
        "outside."
    ),
    prompt="What was asked, verbatim or in short",
)
ADVICE = RegisterLook(
    page="advice",
    kind=RecordKind.ADVICE,
    title="Ethics advice",
    icon="scale",
    many="pieces of ethics advice",
    new="New ethics advice…",
    text="Advice",
    who="Given to",
    due="Review or age",
    purpose=(
        "What the London Policing Ethics Panel and others advised stands here with the response that it had. "
        "Note a piece in a meeting with “*” before it, or add one from a report."
    ),
    prompt="The advice, word for word",
)
ACTIONS = RegisterLook(
    page="actions",
    kind=RecordKind.ACTION,
    title="Actions",
    icon="flag",
    many="actions",
    new="New action…",
    text="Action",
    who="Owner",
    due="Due",
    purpose=(
        "Every action that was taken on stands here with its owner and due date until it is closed. Note one "
        "in a meeting with “!” before it, or add one that was agreed outside."
    ),
    prompt="What is to be done",
)
DECISIONS = RegisterLook(
    page="decisions",
    kind=RecordKind.DECISION,
    title="Decisions",
    icon="gavel",
    many="decisions",
    new="New decision…",
    text="Decision",
    who="Noted by",
    due="Date",
    purpose=(
        "What the Board decided stands here, with the observers’ position beside it. Note a decision in a "
        "meeting with “=” before it, or add one that was taken outside."
    ),
    prompt="What the Board decided",
)
ASSURANCES = RegisterLook(
    page="assurance",
    kind=RecordKind.ASSURANCE,
    title="Assurance",
    icon="shield-check",
    many="assurances",
    new="New assurance…",
    text="What the Board was told",
    who="Given by",
    due="Counts until",
    purpose=(
        "What the Board was told stands here with the evidence for it, how far the observers rely on it, and "
        "until when it counts. Add the first claim that is worth following."
    ),
    prompt="What the Board was told",
)

LOOKS = (CHALLENGES, ADVICE, ACTIONS, DECISIONS, ASSURANCES)
"""The registers in the order of the sidebar."""


def page_of(kind: RecordKind) -> str:
    """The id of the page where the records of a kind stand.

    >>> page_of(RecordKind.ADVICE)
    'advice'
    """
    return next(look.page for look in LOOKS if look.kind is kind)
