"""What must come of packages, told by the tree in which they have grown and by nothing else.

No number, hash, revision or clock is looked at: it is an account of the specification, written
apart from the program.
"""

from dataclasses import dataclass, field

from tests.trials.light import Made

Expected = tuple[str, str, tuple[int, ...]]
"""result, why, the numbers that never came."""


@dataclass
class Oracle:
    """What one unit's packages must come to, by the tree in which they have grown."""

    accepted: list[Made] = field(default_factory=list)
    granted: set[int] = field(default_factory=set)
    stopped: bool = False
    held: dict[str, bytes] = field(default_factory=dict)

    def judge(self, package: Made) -> Expected:
        """What becomes of a package that is delivered now."""
        if any(package in some.history() for some in self.accepted):
            return ("already", "", ())
        head = self.accepted[-1] if self.accepted else None
        if head is not None and package.epoch < head.epoch:
            return ("quarantined", "old_epoch", ())
        begins = head is not None and package.epoch > head.epoch and package.epoch in self.granted
        if self.stopped and not begins:
            return ("quarantined", "stream_stopped", ())
        if head is not None and not begins and head not in package.history():
            self.stopped = True
            return ("quarantined", "fork", ())
        known = {some.seq for some in head.history() if some.epoch == package.epoch} if head else ()
        missed = tuple(
            some.seq
            for some in reversed(list(package.history()))
            if some.epoch == package.epoch and some is not package and some.seq not in known
        )
        self.accepted.append(package)
        self.stopped = False
        self.held |= package.lines
        return ("accepted", "", missed)
