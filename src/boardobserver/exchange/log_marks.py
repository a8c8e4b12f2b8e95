"""The words with which scribes mark lines of a log: topics, particulars, decisions, actions, corrections."""

import re
from dataclasses import dataclass

from boardobserver.domain.words import EntryKind
from boardobserver.exchange.log_values import LogAttendee

_MARKED_KINDS: dict[str, EntryKind] = {
    "resolution": EntryKind.DECISION,
    "resolved": EntryKind.DECISION,
    "decision": EntryKind.DECISION,
    "decided": EntryKind.DECISION,
    "agreed": EntryKind.DECISION,
    "action": EntryKind.ACTION,
    "challenge": EntryKind.CHALLENGE,
    "response": EntryKind.RESPONSE,
    "support": EntryKind.SUPPORT,
    "ethics advice": EntryKind.ADVICE,
    "advice": EntryKind.ADVICE,
    "figure": EntryKind.FIGURE,
}
_ALWAYS = "resolution|resolved|action"
_IN_CAPITALS = "|".join(word.upper() for word in _MARKED_KINDS)
_KIND = re.compile(
    rf"(?:(?P<word>(?i:{_ALWAYS})|{_IN_CAPITALS}|Decision|Agreed)(?:[ -]?#?[0-9]{{1,6}})?\s?:\s*"
    r"|#(?P<command>agreed|action)\s+)(?=\S)"
)
_TOPIC = re.compile(
    r"(?:(?i:(?:sub-?)?topic)\s?:|#(?:sub)?topic\s|(?:Agenda )?[Ii]tem [0-9]{1,3}[a-z]?\s?[:.–-]\s)"
    r"\s*(?P<title>\S.*)"
)
_HEADING = re.compile(r"#{1,4}\s*(?:Topic:\s*)?(?P<title>[^#\s].*)")
_PARTICULAR = re.compile(
    r"(?:[-*•]\s{1,3})?(?P<word>present|attendees|attendance|in attendance|observers?|guests?"
    r"|regrets|apologies|absent|chairs?|scribes?|scribe ?nick|minute[- ]taker"
    r"|agenda|meeting|title|date|place|location)"
    r"\s?(?::|(?<!\s)\+)\s*(?P<value>.*)",
    re.IGNORECASE,
)
_LISTS: dict[str, str] = {
    "present": "present",
    "attendees": "present",
    "attendance": "present",
    "in attendance": "in_attendance",
    "guest": "in_attendance",
    "observer": "observers",
    "regrets": "apologies",
    "apologies": "apologies",
    "absent": "apologies",
    "chair": "chairs",
    "scribe": "scribes",
    "scribenick": "scribes",
    "scribe nick": "scribes",
    "minute-taker": "scribes",
    "minute taker": "scribes",
    "agenda": "agenda",
    "meeting": "title",
    "title": "title",
    "date": "date_words",
    "place": "place",
    "location": "place",
}
_CONTINUED = re.compile(r"\s*(?:…|\.{3,5})\s*(?P<text>\S.*)", re.DOTALL)
_CORRECTION = re.compile(
    r"s(?:/(?P<old>(?:\\.|[^/\\\n])+)/(?P<new>(?:\\.|[^/\\\n])*)(?:/(?P<flags>[gi]{0,2}))?"
    r"|\|(?P<old2>(?:\\.|[^|\\\n])+)\|(?P<new2>(?:\\.|[^|\\\n])*)\|(?P<flags2>[gi]{0,2}))\s*"
)
_LONGEST_VALUE = 20_000
_NAME_IN_LIST = re.compile(r"(?P<name>[^()]*)(?:\((?P<note>[^()]*)\))?.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Correction:
    """`s/old/new/`: what to replace, by what, and whether wherever it occurs."""

    old: str
    new: str
    everywhere: bool


def kind_mark(text: str) -> tuple[EntryKind, int] | None:
    """The kind of entry that a keyword at the start says, and where the text after it begins."""
    match = _KIND.match(text)
    if match is None:
        return None
    return _MARKED_KINDS[(match["word"] or match["command"]).lower()], match.end()


def topic_of(text: str, *, may_be_heading: bool) -> str | None:
    """The title of the agenda item that the line opens, or None; as a Markdown heading if it may be."""
    match = _TOPIC.match(text) or (_HEADING.match(text) if may_be_heading else None)
    return match["title"].strip("# ") if match else None


def particular_of(text: str) -> tuple[str, str] | None:
    """Which field of the particulars the line fills, and with what, or None."""
    match = _PARTICULAR.fullmatch(text.strip())
    if match is None or len(match["value"]) > _LONGEST_VALUE:
        return None
    word = match["word"].lower()
    field = _LISTS.get(word) or _LISTS.get(word.removesuffix("s"))
    return (field, match["value"].strip()) if field else None


def continued(text: str) -> str | None:
    """What follows the dots with which a scribe continues the same speaker, or None."""
    match = _CONTINUED.fullmatch(text)
    return match["text"].rstrip() if match else None


def correction_of(text: str) -> Correction | None:
    """The correction that the whole line is, or None."""
    match = _CORRECTION.fullmatch(text)
    if match is None:
        return None
    old, new = match["old"] or match["old2"], match["new"] or match["new2"] or ""
    flags = match["flags"] or match["flags2"] or ""
    return Correction(_unescaped(old), _unescaped(new), "g" in flags)


def _unescaped(text: str) -> str:
    return re.sub(r"\\([/|\\])", r"\1", text)


def names_in(value: str) -> tuple[LogAttendee, ...]:
    """The names of a list, each with what stands in brackets after it.

    >>> [person.name for person in names_in("Board Chair, LFR lead (remote) and Observer")]
    ['Board Chair', 'LFR lead', 'Observer']
    """
    parts = re.split(r"[,;](?![^()]{0,200}\))", value)
    before, conjunction, last = parts[-1].strip().rpartition(" and ")
    if conjunction:
        parts[-1:] = [before, last]
    found: list[LogAttendee] = []
    for part in parts:
        match = _NAME_IN_LIST.fullmatch(part.strip())
        name = match["name"].strip(" .*") if match else ""
        name = name.removeprefix("and ").strip()
        if match and name:
            found.append(LogAttendee(name, (match["note"] or "").strip()))
    return tuple(found)
