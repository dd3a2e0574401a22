"""No ledger admits another move than those written down: every verb is tried in every state."""

import json
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.errors import UserError
from models.ledger import Ledger
from models.ledgers import LEDGERS
from models.ledgers.units import Level
from models.office import Office, set_up
from tests.conftest import Clock
from tests.models.moving import Mover, mover

MOVES: dict[str, dict[str, dict[str, list[str]]]] = json.loads(
    (Path(__file__).parents[1] / "data" / "moves.json").read_text(encoding="utf-8")
)
"""Ledger → state → verb that an office may do by itself → the states that may follow."""


def has_moves(ledger: Ledger) -> bool:
    """Whether verbs move its records on: the state is worked out, or a copy begins it anew."""
    state = ledger.state
    moved = state is not None and (state.derived or state.name in ledger.model.afresh)
    return moved and bool(ledger.actions)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("moves") / "office"
    set_up(folder, "清溪镇", Level.UNIT)
    with Office(folder, now=Clock()) as office:
        yield office


def test_every_ledger_with_a_state_is_written_down() -> None:
    assert sorted(MOVES) == sorted(ledger.name for ledger in LEDGERS if has_moves(ledger))


@pytest.mark.parametrize("name", sorted(MOVES))
def test_no_other_move_is_admitted_than_those_written_down(desk: Office, name: str) -> None:
    walk = Walk(mover(desk, name), MOVES[name])
    walk.run()
    assert walk.left == set(), "never possible"


class Walk:
    """Walks over records of a ledger until every move was made and every other one refused."""

    def __init__(self, mover: Mover, moves: dict[str, dict[str, list[str]]]) -> None:
        self.mover, self.moves = mover, moves
        self.left = {(state, verb) for state, verbs in moves.items() for verb in verbs}
        self.tried: set[str] = set()

    def run(self) -> None:
        for _ in range(len(self.left)):
            if not self.left:
                return
            self._follow(self.mover.fresh())

    def _follow(self, record: Any) -> None:
        """One record, from move to move, as long as something new can be reached from it."""
        while True:
            state = self.mover.key_of(record)
            if state not in self.tried:
                self._refuse_others(record, state)
            verb = self._towards(state)
            if verb is None:
                return
            action = self.mover.ledger.action(verb)
            assert action is not None
            record = self.mover.act(action, record)
            assert self.mover.key_of(record) in self.moves[state][verb], (state, verb)
            self.left.discard((state, verb))

    def _refuse_others(self, record: Any, state: str) -> None:
        self.tried.add(state)
        for action in self.mover.ledger.actions:
            if action.name not in self.moves.get(state, {}):
                with pytest.raises(UserError):
                    self.mover.act(action, record)
        now = self.mover.load(record)
        assert (now.rev, self.mover.key_of(now)) == (record.rev, state)

    def _towards(self, state: str) -> str | None:
        """The verb that leads to the nearest move not made yet, over states that surely follow."""
        seen, ways = {state}, deque([(state, "")])
        while ways:
            at, first = ways.popleft()
            for verb, following in self.moves.get(at, {}).items():
                if (at, verb) in self.left:
                    return first or verb
                if len(following) == 1 and following[0] not in seen:
                    seen.add(following[0])
                    ways.append((following[0], first or verb))
        return None
