"""Commands as tests give them: in this process, with what they printed."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from models.cli import main


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ended]


def runner(capsys: pytest.CaptureFixture[str], folder: Path | None = None) -> Run:
    """Runs a command, on a data folder where one is given."""

    def run(*words: str, data: Path | None = folder) -> Ended:
        capsys.readouterr()
        picked = [] if data is None else ["--data", str(data)]
        code = main([*picked, *words])
        printed = capsys.readouterr()
        return Ended(code, printed.out, printed.err)

    return run


ISSUE = {
    "problem": "发热门诊引导标识缺失",
    "source": "自查",
    "found_on": "2026-09-01",
    "aspect": "民生服务",
    "rectify_kind": "立行立改",
    "first_due_on": "2026-10-01",
    "lead_leader": "张三",
    "owner": "张三",
}
"""A whole issue as people write it; it needs the person 张三."""


def sets(values: dict[str, str]) -> list[str]:
    return ["--set", *(f"{name}={value}" for name, value in values.items())]
