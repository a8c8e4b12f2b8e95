"""Who is a person in a log: which words before a colon name a speaker, and to whom an action is given.

"lfr-lead: the list rose" names a speaker when lfr-lead types in this log, is listed in it, or keeps coming
back before a colon; "URL syntax: package" and "e.g. a proposal: …" do not.
"""

import re
from collections import Counter
from collections.abc import Iterable

from boardobserver.exchange.log_chatter import is_bot
from boardobserver.exchange.log_lines import LogLine
from boardobserver.exchange.log_marks import continued, kind_mark, names_in, particular_of, topic_of

_NAME = re.compile(
    r"(?:[-*•]\s{1,3})?(?:(?P<fence>\*\*|__)(?P<fenced>[^\s*_:][^*_:\n]{0,47}):(?P=fence)\s*|"
    r"(?P<name>[^\W\d_](?:[\w.'’&/+-]|[ ](?=\S)){0,47})(?:\s?\((?P<note>[^()\n]{1,40})\))?"
    r"\s?:(?P<gap>\s*))(?=\S)"
)
# Words that no name of a person has, however often they stand before a colon.
_NOT_NAMES = frozenset(
    [
        "a", "an", "the", "this", "that", "these", "those", "it", "is", "are", "was", "were", "we", "they",
        "i", "you", "he", "she", "for", "to", "in", "on", "with", "from", "not", "if", "when", "what",
        "why", "how", "where", "which", "who", "e.g", "eg", "i.e", "ie", "etc", "note", "notes", "nb", "ps",
        "re", "see", "also", "cf", "btw", "fwiw", "imo", "fyi", "afaik", "eta", "todo", "tbd", "qotd",
        "question", "questions", "answer", "answers", "comment", "comments", "issue", "issues", "point",
        "points", "example", "examples", "link", "links", "url", "http", "https", "ftp", "mailto",
        "summary", "next", "important", "proof", "adding", "draft", "proposed", "proposal", "option",
        "options", "update", "updates", "related", "correction", "reminder", "aside", "quote", "context",
        "background", "reason", "reasons", "result", "results", "first", "second", "third", "finally",
        "warning", "error", "status", "topic", "subtopic", "item", "present", "regrets", "apologies",
        "agenda", "date", "meeting", "title", "place", "location", "resolution", "resolved", "decision",
        "action", "actions", "challenge", "response", "support", "advice", "figure", "agreed", "suggested",
        "suggestion", "version", "step", "steps", "case", "cases", "use"
    ]
)  # fmt: skip
_ROLES = frozenset(
    [
        "chair", "chairman", "chairwoman", "chairperson", "lead", "leader", "secretariat", "secretary",
        "officer", "director", "manager", "adviser", "advisor", "head", "commander", "superintendent",
        "commissioner", "mayor", "deputy", "analyst", "counsel", "clerk", "scribe", "facilitator",
        "observer", "observers", "team", "board", "panel", "representative", "member", "sponsor", "owner",
        "engineer", "auditor", "inspector"
    ]
)  # fmt: skip
_SMALL_WORDS = frozenset(["of", "and", "for", "the", "&"])
_MOST_WORDS = 5
_LONGEST_NAME = 60
_ENOUGH_TIMES = 2
_TELLING_SHARE = 0.5
_SCRIBE_LINES = 3
_OWNER = re.compile(
    r"(?:on )?[@\[]?(?P<name>[^\W\d_](?:[\w.'’&/-]|[ ](?=\S)){0,47}?)\]?"
    r"(?:\s?[:–—]\s+|\s-\s|,?\s(?:to|will|shall|must)\s)"
)


class LogPeople:
    """The people of one log, found by reading all of its lines once."""

    def __init__(self, lines: Iterable[LogLine]) -> None:
        self._typists: set[str] = set()
        self._listed: set[str] = set()
        self._has_chair = False
        self._before_colon: Counter[str] = Counter()
        self._named_by: dict[str, Counter[str]] = {}
        untyped = named = 0
        for line in lines:
            if line.typist is not None and not is_bot(line.typist):
                self._typists.add(line.typist.casefold())
            name = self._learn(line)
            if line.typist is None and line.stamp is not None:
                untyped += 1
                named += name is not None
        self._colon_names = untyped > 0 and named >= untyped * _TELLING_SHARE
        self.typists_are_known = bool(self._typists)
        self._infer_scribes()

    def speaker_in(self, text: str) -> tuple[str, int] | None:
        """The speaker that the text begins by naming, and where what they said begins, or None."""
        found = _name_before_colon(text)
        if found is None:
            return None
        name, end, is_tight = found
        return (name, end) if self.is_person(name) and not (is_tight and not self._is_known(name)) else None

    def is_person(self, name: str) -> bool:
        """Whether these words plausibly name somebody in this log."""
        if self._is_known(name):
            return True
        parts = [part.strip() for part in re.split(r"/|&|\+| and ", name)]
        if len(parts) > 1 and all(self._is_known(part) for part in parts):
            return True
        words = name.casefold().split()
        if len(words) > _MOST_WORDS or any(word.strip(".") in _NOT_NAMES for word in words):
            return False
        if words[-1] in _ROLES:
            return True
        return looks_like_name(name) and (
            self._colon_names or self._before_colon[name.casefold()] >= _ENOUGH_TIMES
        )

    def is_typist(self, name: str) -> bool:
        """Whether somebody types under this name."""
        return name.casefold() in self._typists

    def is_listed(self, name: str) -> bool:
        """Whether the name stands in one of the lists of who is there, or types."""
        return self._is_known(name)

    def scribes(self) -> frozenset[str]:
        """Those who, going by what they type, take the notes; for a log that does not say it."""
        return self._inferred

    def owner_in(self, text: str) -> str | None:
        """Whom the text of an action gives it to, or None: "LFR lead to publish", "lfr-lead - publish"."""
        match = _OWNER.match(text)
        if match is None:
            return None
        name = match["name"].strip()
        first = re.split(r"/|&|,| and ", name)[0].strip()
        for candidate in (name, first):
            words = candidate.casefold().split()
            if self._is_known(candidate) or self._before_colon[candidate.casefold()]:
                return candidate
            if words and words[-1] in _ROLES and len(words) <= _MOST_WORDS:
                return candidate
        is_short_name = name.isupper() and " " not in name and len(name) > 1
        is_full_name = " " in name and all(word[:1].isupper() for word in name.split())
        return name if is_short_name or is_full_name else None

    def _is_known(self, name: str) -> bool:
        folded = name.casefold()
        return folded in self._typists or folded in self._listed

    def _learn(self, line: LogLine) -> str | None:
        """Note what one line tells of people; the name before its colon, if it could be one."""
        text = line.text.strip()
        particular = particular_of(text)
        if particular is not None:
            field, value = particular
            if field in ("present", "in_attendance", "observers", "apologies", "scribes"):
                self._list(value)
            elif field == "chairs" and not self._has_chair:  # after the first, "Chair:" may be who speaks
                self._has_chair = True
                self._list(value)
            return None
        if topic_of(text, may_be_heading=False) or kind_mark(text) or continued(text):
            return None
        found = _name_before_colon(text)
        if found is None or found[2] or any(w.strip(".") in _NOT_NAMES for w in found[0].casefold().split()):
            return None
        name = found[0].casefold()
        self._before_colon[name] += 1
        if line.typist is not None and line.typist.casefold() != name:
            self._named_by.setdefault(line.typist.casefold(), Counter())[name] += 1
        return name

    def _list(self, value: str) -> None:
        """Learn the names of a list, whole and by their first and last word."""
        for person in names_in(value):
            words = person.name.casefold().split()
            if looks_like_name(person.name):
                self._listed.update(word for word in (words[0], words[-1]) if word not in _ROLES)
                self._listed.add(person.name.casefold())

    def _infer_scribes(self) -> None:
        needed = _SCRIBE_LINES if len(self._typists) > 1 else 1
        self._inferred = frozenset(
            typist
            for typist, names in self._named_by.items()
            if sum(times for name, times in names.items() if self.is_person(name)) >= needed
        )


def _name_before_colon(text: str) -> tuple[str, int, bool] | None:
    """The words before a colon at the start, where the rest begins, and if no space follows the colon."""
    match = _NAME.match(text)
    if match is None:
        return None
    if match["fenced"] is not None:
        return match["fenced"].strip(), match.end(), False
    # What stands in brackets after the name is not part of it, and is kept with the words.
    end = match.end() if match["note"] is None else match.start("note") - 1
    return match["name"].strip(), end, not match["gap"]


def looks_like_name(name: str) -> bool:
    """Whether the words could be a name or a role, going by nothing but themselves."""
    words = name.split()
    folded = [word.casefold().strip(".") for word in words]
    if not words or len(words) > _MOST_WORDS or len(name) > _LONGEST_NAME:
        return False
    if any(word in _NOT_NAMES and word not in _SMALL_WORDS for word in folded) or name[-1] in ".!?:":
        return False
    if len(words) == 1 or folded[-1] in _ROLES:
        return True
    return words[0][:1].isupper() and all(not word[:1].islower() or word in _SMALL_WORDS for word in words)
