"""Machine chatter in logs: people joining and leaving, bots, and what is said to bots.

Only what a machine wrote is chatter. "The MPS has joined the trial", typed by a scribe, is a note.
"""

import re

from boardobserver.exchange.log_lines import LogLine

_BOTS = frozenset(
    ["rrsagent", "zakim", "trackbot", "agendabot", "ghurlbot", "github-bot", "meetbot", "chanserv"]
)
_BOT_NAMES = "|".join(sorted(_BOTS))
_TO_A_BOT = re.compile(
    rf"(?:{_BOT_NAMES})(?:[,:]\s|,?\s+(?:please|make|draft|start|end|generate|bye|stop|set)\b)", re.IGNORECASE
)
_COMMANDS = re.compile(r"#(?:startmeeting|endmeeting|chair|meetingname|nick|save)\b", re.IGNORECASE)
_LOGGING = re.compile(
    r"(?:logging to https?://|I have made the request to generate https?://)\S+", re.IGNORECASE
)
_ABOUT_SELF = re.compile(
    r"(?P<who>\S{1,64}) (?:[(\[]\S{0,200}[)\]] )?"
    r"(?:(?:has (?:joined|left|quit|parted)(?: #\S+)?|(?:joined|left) (?:#\S+|the (?:channel|chat)))"
    r"(?: [(\[].{0,300}[)\]])?$"
    r"|has changed the topic to:|changes topic to|sets? the topic|is now known as \S+$|sets? mode)",
    re.IGNORECASE,
)
_IN_A_CHANNEL = re.compile(
    r"\S{1,64} (?:[(\[]\S{0,200}[)\]] )?has (?:joined|left|quit) #\S+(?: [(\[].{0,300}[)\]])?$"
)
_CLIENT = re.compile(r"--- (?:Log (?:opened|closed)|Day changed)\b")
_NOTICES = re.compile(
    r"\b(?:joined|left|quits?|parted|now known as|mode|topic|logging|kicked|irssi|channel|users?|nicks?)\b",
    re.IGNORECASE,
)


def is_chatter(line: LogLine) -> bool:
    """Whether a machine wrote the line, or it was written for a machine."""
    text = line.text.strip()
    if line.is_notice:
        return bool(_NOTICES.search(text))
    if line.typist is None:
        return bool(_IN_A_CHANNEL.match(text) or _CLIENT.match(text))
    if line.typist.casefold() in _BOTS or _LOGGING.match(text):
        return True
    if _TO_A_BOT.match(text) or _COMMANDS.match(text):
        return True
    about = _ABOUT_SELF.match(text)
    return about is not None and about["who"].casefold() == line.typist.casefold()


def is_bot(name: str) -> bool:
    """Whether this is the name of a well-known bot."""
    return name.casefold() in _BOTS
