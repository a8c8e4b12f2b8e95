"""What came of one part of a run: a line of its table, told from one process to another as JSON."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """How often what was done, how that went, and what was lost.

    Attributes:
        part: "kills", "faults", "flips" or "inputs".
        words: What else there is to say of it.
        losses: What was lost, a sentence each.
    """

    part: str
    what: str
    count: int
    words: str
    losses: tuple[str, ...]
    seconds: float

    def __str__(self) -> str:
        return (
            f"{self.part:<7} {self.what:<26} {self.count:>6} {self.part:<7} {len(self.losses):>3} losses"
            f" {self.seconds:>7.0f} s  {self.words}"
        )

    def told(self) -> str:
        """The line for the process that asked for it."""
        return json.dumps(asdict(self))


def heard(told: str) -> Line:
    """A line as another process told it.

    >>> heard(Line("kills", "printing", 3, "", ("a file",), 1.5).told()).losses
    ('a file',)
    """
    values = json.loads(told)
    return Line(**(values | {"losses": tuple(values["losses"])}))
