"""Random histories: change, export, lose, repeat, shuffle, restore, clone, against an oracle.

Each history is one unit below one real city; the units are light (see `light`), the city imports
into its own database. Several hundred histories stand beside each other in one city, so that one
sitting takes in a package or two of each. What must come of a package is told by the oracle, which
knows how packages have grown from each other and looks at no number, hash, revision or clock.
"""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from models.database import writing
from models.exchange.format.keys import Identity, KeyPair, certify
from models.exchange.numbering.epochs import CODE, RECOVERY, grant_epoch
from models.exchange.receiving.inbox import import_packages
from models.exchange.receiving.outcome import Outcome
from models.exchange.sending import giving_back
from models.exchange.tables import Role
from models.exchange.trust import trust
from models.exchange.trust.peers import put_peer
from models.ledgers.units import Level
from models.lines import Line
from models.office import Office, set_up
from models.record import tuples
from tests.exchanging import dump
from tests.trials.light import CLOCKS, Light, Made
from tests.trials.oracle import Expected, Oracle
from tests.trials.trial import Asked, Result, at_once
from tests.trials.two_offices import real_histories

TITLE = "20,000 random histories of lost, repeated, shuffled, restored and cloned offices"
HISTORIES, REAL, REPLAYS = 20_000, 300, 1_000
COHORT = 250
"""Histories that share a city."""
ROUNDS = 6
PROCESSES = 2


@dataclass
class History:
    """One unit: its computers, what lies on sticks, what the oracle says, what went wrong."""

    number: int
    rng: random.Random
    computers: list[Light]
    oracle: Oracle = field(default_factory=Oracle)
    images: list[Light] = field(default_factory=list)
    sticks: list[Made] = field(default_factory=list)
    delivered: list[Made] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def unit(self) -> str:
        return self.computers[0].unit

    def live(self) -> None:
        """A few things that happen between two sittings of the city."""
        for _ in range(self.rng.randint(1, 4)):
            at = self.rng.randrange(len(self.computers))
            computer, drawn = self.computers[at], self.rng.random()
            if drawn < 0.40:
                computer.change()
            elif drawn < 0.80:
                self._send(computer)
            elif drawn < 0.88:
                self.images.append(computer.image())
            elif drawn < 0.94 and self.images:
                self.computers[at] = self.rng.choice(self.images).put_back()
                self.counts["restored"] += 1
            elif drawn < 0.96 and len(self.computers) < 2:
                self.computers.append(computer.put_back())
                self.counts["cloned"] += 1

    def _send(self, computer: Light) -> None:
        computer.change()
        made = computer.send()
        self.counts["packages"] += 1
        if self.rng.random() < 0.75:
            self.sticks.append(made)
        else:
            self.counts["lost"] += 1

    def deliver(self) -> list[Made]:
        """What is taken to the city now: some of what lies on sticks, and some of it again."""
        self.rng.shuffle(self.sticks)
        now = self.sticks[: self.rng.randint(0, len(self.sticks))]
        self.sticks = self.sticks[len(now) :]
        again = [self.rng.choice(self.delivered)] if self.delivered else []
        again = again if self.rng.random() < 0.3 else []
        self.counts["repeated"] += len(again)
        self.delivered += now
        return list({some.path: some for some in (*now, *again)}.values())

    def check(self, package: Made, found: Outcome) -> list[str]:
        """The oracle's word against the city's."""
        said: Expected = (found.result, found.why, found.missed)
        expected = self.oracle.judge(package)
        alarm = expected[1] in ("fork", "old_epoch")
        self.counts["delivered"] += 1
        self.counts["forks delivered"] += alarm
        self.counts["forks found"] += alarm and found.result == "quarantined"
        waiting = expected[1] == "stream_stopped"
        self.counts["false alarms"] += found.result == "quarantined" and not (alarm or waiting)
        self.counts["lost packages named"] += len(found.missed)
        if said == expected:
            return []
        return [f"history {self.number}: {package.epoch}-{package.seq} {said}, not {expected}"]

    @property
    def true(self) -> Light:
        """The computer that is to go on, where there are two."""
        return self.computers[0]

    @property
    def behind(self) -> bool:
        """Whether the city has something that the true computer does not know of."""
        head = self.oracle.accepted[-1] if self.oracle.accepted else None
        mine = list(self.true.last.history()) if self.true.last else []
        return head is not None and head not in mine

    def settle(self, office: Office, how: str) -> None:
        """After a fork one computer goes on as the true one: it is given its data, or a code."""
        granted = grant_epoch(office, self.unit, how)
        self.oracle.granted.add(granted.epoch)
        self.counts["new epochs"] += 1
        self.counts[f"of them by {how}"] += 1
        if how == RECOVERY:
            self.give_back()
        self.true.begin(granted.epoch)

    def give_back(self) -> None:
        leaving, _ = giving_back.given_back(self.unit)
        self.true.take_back([some.line for some in leaving])

    def end(self, office: Office) -> list[Made]:
        """The newest package, which arrives in the end, whatever was lost before it."""
        if self.oracle.stopped or self.behind:
            self.settle(office, RECOVERY)
        self.give_back()
        self.counts["packages"] += 1
        self.true.change()
        return [self.true.send()]


def run(_folder: Path, asked: Asked) -> Result:
    many = asked.many(HISTORIES)
    cohorts = [(start, min(COHORT, many - start)) for start in range(0, many, COHORT)]
    shares = [(asked.seed, cohorts[at::PROCESSES]) for at in range(min(PROCESSES, len(cohorts)))]
    result, counts = Result(), Counter[str]()
    for counted, broken in at_once(_share, shares):
        counts += counted
        result.details += broken
    real, torn = Counter[str](), list[str]()
    wide = [range(at, asked.many(REAL), PROCESSES) for at in range(PROCESSES)]
    for counted, broken in at_once(_real_share, [(asked.seed, some) for some in wide]):
        real += counted
        torn += broken
    result.details += torn
    result.say("histories", many)
    for name in ("packages", "delivered", "lost", "repeated", "restored", "cloned"):
        result.say(name, counts[name])
    result.say("new epochs", counts["new epochs"])
    forks = counts["forks delivered"]
    result.promise("forks delivered", forks, forks > 0 or many < COHORT)
    result.promise("forks found", counts["forks found"], counts["forks found"] == forks)
    result.none("false alarms", counts["false alarms"])
    result.say("lost packages named", counts["lost packages named"])
    result.none("packages judged otherwise than by the oracle", counts["misjudged"])
    result.none("final states other than the newest package's", counts["other states"])
    wanted = min(REPLAYS, counts["replays"]) if asked.count is not None else REPLAYS
    result.promise("replays", counts["replays"], counts["replays"] >= wanted)
    result.none("replays that changed something", counts["replays changed"])
    result.say("histories under right and wrong clocks", counts["twins"])
    result.none("of them different", counts["twins differ"])
    for name, number in real.items():
        result.say(f"two real offices: {name}", number)
    result.none("two real offices: judged otherwise, lost or blocked", len(torn))
    return result


def _real_share(seed: int, numbers: range) -> tuple[Counter[str], list[str]]:
    folder = _in_memory()
    try:
        return real_histories(folder, seed, numbers)
    finally:
        rmtree(folder)


def _in_memory() -> Path:
    """A folder on a disk in memory, where there is one."""
    shared = Path("/dev/shm")
    return Path(mkdtemp(prefix="histories-", dir=shared if shared.is_dir() else None))


def _share(seed: int, cohorts: Sequence[tuple[int, int]]) -> tuple[Counter[str], list[str]]:
    counts, broken = Counter[str](), list[str]()
    for number, (start, many) in enumerate(cohorts):
        counted, wrong, seen = cohort(seed, start, many)
        counts += counted
        broken += wrong
        if number == 0:
            twin, _, seen_twin = cohort(seed, start, many, wrong_clocks=False)
            counts["twins"] += many
            counts["twins differ"] += sum(seen[at] != seen_twin[at] for at in range(many))
            counts["replays"] += twin["replays"]
    return counts, broken


Seen = list[list[Expected]]
"""For each history, what became of its packages, one after the other."""


def cohort(
    seed: int, start: int, many: int, *, wrong_clocks: bool = True
) -> tuple[Counter[str], list[str], Seen]:
    """Some histories in a city of their own."""
    folder = _in_memory()
    rng = random.Random(f"{seed} {start}")
    moments = [datetime.fromisoformat(text) for text in CLOCKS]

    def clock() -> datetime:
        drawn = rng.choice(moments)
        return drawn if wrong_clocks else moments[1]

    try:
        set_up(folder / "city", "明州市", Level.CITY)
        with Office(folder / "city", now=clock) as office:
            histories = _enrolled(office, folder, seed, range(start, start + many), wrong_clocks)
            return _lived(office, histories, random.Random(f"{seed} {start} again"))
    finally:
        rmtree(folder)


def _enrolled(
    office: Office, folder: Path, seed: int, numbers: Sequence[int], wrong_clocks: bool
) -> list[History]:
    """One unit with real keys for each history, known to the city."""
    city, found = trust.own_keys(office), []
    with writing():
        for number in numbers:
            keys, rng = KeyPair.generate(), random.Random(f"{seed} {number}")
            unit, name = f"{rng.getrandbits(128):032x}", f"单位{number}"
            signed = certify(
                city, Identity(unit, name, "unit"), keys.public, roster=1, issued_on="2026-09-01"
            )
            put_peer(office, signed, Role.CHILD)
            light = Light(unit, name, keys, city.public, rng, folder, wrong_clocks)
            found.append(History(number, rng, [light]))
    return found


def _lived(
    office: Office, histories: Sequence[History], rng: random.Random
) -> tuple[Counter[str], list[str], Seen]:
    broken: list[str] = []
    seen: Seen = [[] for _ in histories]
    for _ in range(ROUNDS):
        for history in histories:
            if history.oracle.stopped and history.rng.random() < 0.6:
                history.rng.shuffle(history.computers)
                history.settle(office, history.rng.choice((RECOVERY, CODE)))
            history.live()
        broken += _sit(office, [history.deliver() for history in histories], histories, seen)
    ends = [history.end(office) for history in histories]
    broken += _sit(office, ends, histories, seen)
    counts = Counter[str](misjudged=len(broken))
    for history in histories:
        counts += history.counts
    broken += _ended(histories, counts)
    broken += _replayed(office, histories, rng, counts)
    return counts, broken, seen


def _sit(
    office: Office, brought: Sequence[list[Made]], histories: Sequence[History], seen: Seen
) -> list[str]:
    """One sitting of the city, in which packages of all histories are taken in together."""
    sorted_ = [(at, some) for at, several in enumerate(brought) for some in several]
    sorted_.sort(key=lambda one: (one[1].epoch, one[1].seq))  # as one sitting does
    outcomes = import_packages(office, [made.path for _, made in sorted_])
    broken: list[str] = []
    for (at, made), found in zip(sorted_, outcomes, strict=True):
        broken += histories[at].check(made, found)
        seen[at].append((found.result, found.why, found.missed))
    return broken


def _ended(histories: Sequence[History], counts: Counter[str]) -> list[str]:
    """What the city holds of each unit in the end."""
    held: dict[str, dict[str, bytes]] = {history.unit: {} for history in histories}
    for unit, uid, line in tuples(Line.select(Line.unit, Line.uid, Line.line)):
        if unit in held:
            held[unit][uid] = bytes(line)
    broken = []
    for history in histories:
        newest = history.true.last
        assert newest is not None
        if held[history.unit] != newest.lines:
            counts["other states"] += 1
            broken.append(f"history {history.number}: not what its newest package says")
        if held[history.unit] != history.oracle.held:
            counts["other states"] += 1
            broken.append(f"history {history.number}: not what the oracle holds")
    return broken


def _replayed(
    office: Office, histories: Sequence[History], rng: random.Random, counts: Counter[str]
) -> list[str]:
    """Accepted packages once more: nothing may change."""
    accepted = [made for history in histories for made in history.oracle.accepted]
    again = rng.sample(accepted, min(len(accepted), max(1, len(histories) // 15)))
    before = dump()
    outcomes = import_packages(office, [made.path for made in again])
    changed = sum(found.result != "already" for found in outcomes)
    counts["replays"] += len(again)
    counts["replays changed"] += changed + (dump() != before)
    return [f"a replay was {found.result}" for found in outcomes if found.result != "already"]
