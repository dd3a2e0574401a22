"""Small samples of the trials; `make trials` tries the full numbers."""

from importlib import import_module
from pathlib import Path

import pytest

from tests.trials.__main__ import TRIALS, told
from tests.trials.trial import Asked, Result, Run

SAMPLES = {
    "mutations": 150,
    "hostile": 150,
    "senders": 10,
    "three_hundred": 12,
    "memory": 3,
    "backups": 4,
}


@pytest.mark.parametrize(("name", "count"), SAMPLES.items())
def test_a_small_sample_keeps_every_promise(name: str, count: int, tmp_path: Path) -> None:
    run: Run = import_module(f"tests.trials.{name}").run
    result = run(tmp_path, Asked(seed=7, count=count))
    broken = [row for row in result.rows if not row.kept]
    assert broken == [], result.details


@pytest.mark.parametrize("name", TRIALS)
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
