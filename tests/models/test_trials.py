"""Small samples of the trials; `make trials` and `make torture` try the full numbers."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

from tests.trials.__main__ import EVERY, closing, told
from tests.trials.trial import Asked, Result, Run

SAMPLES = {"mutations": 150, "hostile": 150, "senders": 10, "three_hundred": 12, "memory": 3}
SAMPLES |= {"bombs": 8, "formulas": 60, "flips": 15, "chain": 4, "canaries": 2, "backups": 4}
SAMPLES |= {"roles": 1}
NEEDS_LINUX = {"bombs", "canaries"}


@pytest.mark.parametrize(("name", "count"), SAMPLES.items())
@pytest.mark.limited_child
def test_a_small_sample_keeps_every_promise(name: str, count: int, tmp_path: Path) -> None:
    if name in NEEDS_LINUX and sys.platform != "linux":
        pytest.skip("only Linux shows what a child takes, and forks")
    run: Run = import_module(f"tests.trials.{name}").run
    result = run(tmp_path, Asked(seed=7, count=count))
    broken = [row for row in result.rows if not row.kept]
    assert broken == [], result.details


@pytest.mark.parametrize("name", EVERY)
def test_every_trial_has_a_title(name: str) -> None:
    module = import_module(f"tests.trials.{name}")
    assert module.TITLE
    assert callable(module.run)


def test_a_broken_promise_is_said_in_its_line() -> None:
    result = Result()
    result.say("packages", 10_000)
    result.none("accepted", 1)
    assert not result.kept
    first, second, last = told("mutations", result, 1.5, seed=3)
    assert first.split() == ["mutations", "packages", "10,000"]
    assert second.endswith("BROKEN")
    assert last.split() == ["seconds", "(seed", "3)", "1.5"]


def test_the_closing_table_names_what_was_broken() -> None:
    whole, broken = Result(), Result()
    whole.none("faults", 0)
    whole.say("tried", 1_000)
    broken.none("lost", 2)
    _, first, second = closing([("flips", whole), ("chain", broken)])
    assert first.endswith(" | 1 | 1 | tried: 1,000")
    assert second.endswith(" | 1 | 0 | lost: 2")
