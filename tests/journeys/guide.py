"""Writes down what the hands did: numbered steps with their keys, counts, and a picture of each."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

Shoot = Callable[[Path], None]
"""Saves a picture of the window in front to a file."""

_SHOWN = {"Return": "Enter", "PgDown": "PgDn", "Del": "Del"} | {
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
}


@dataclass
class Step:
    text: str
    deeds: list[tuple[str, str]] = field(default_factory=list)
    picture: str = ""

    def line(self, number: int) -> str:
        keys = _in_words(self.deeds)
        return f"{number}. {self.text}：{keys}。" if keys else f"{number}. {self.text}。"


@dataclass
class Job:
    title: str
    intro: str
    steps: list[Step] = field(default_factory=list)

    @property
    def keys(self) -> int:
        """Keys and chords pressed, each counted once."""
        return sum(kind == "key" for step in self.steps for kind, _ in step.deeds)

    @property
    def letters(self) -> int:
        """Characters written."""
        deeds = [deed for step in self.steps for deed in step.deeds]
        return sum(len(said) for kind, said in deeds if kind == "text")


class Guide:
    """One run of the journey; `pictures` is a folder for them, or None for none."""

    def __init__(self, pictures: Path | None = None, shoot: Shoot | None = None) -> None:
        self.jobs: list[Job] = []
        self._pictures, self._shoot = pictures, shoot
        self._step: Step | None = None

    def heard(self, kind: str, said: str) -> None:
        """A key or words, told by the hands."""
        if self._step is not None:
            self._step.deeds.append((kind, said))

    def job(self, title: str, intro: str = "") -> None:
        self.jobs.append(Job(title, intro))

    @contextmanager
    def step(self, text: str, picture: bool = False) -> Iterator[None]:
        """What is pressed inside belongs to this step; its picture shows what came of it."""
        self._step = Step(text)
        self.jobs[-1].steps.append(self._step)
        yield
        if picture:
            self.picture()
        self._step = None

    def picture(self) -> None:
        """A picture of the window as it stands, in the middle of a step or at its end."""
        assert self._step is not None
        number = sum(bool(step.picture) for job in self.jobs for step in job.steps) + 1
        self._step.picture = f"{number:02d}.png"
        if self._pictures is not None and self._shoot is not None:
            self._shoot(self._pictures / self._step.picture)

    def text(self, before: str, after: str, folder: str, *, table: bool = True) -> str:
        """The whole guide as Markdown; pictures lie in `folder`, seen from the guide."""
        parts = [before.strip(), *([self._table()] if table else [])]
        parts += [_section(number, job, folder) for number, job in enumerate(self.jobs, 1)]
        return "\n\n".join(filter(None, [*parts, after.strip()])) + "\n"

    def _table(self) -> str:
        rows = ["| 事项 | 按键 | 打字 |", "|---|--:|--:|"]
        for number, job in enumerate(self.jobs, 1):
            rows.append(f"| {number} {job.title} | {job.keys} | {job.letters} |")
        keys, letters = sum(j.keys for j in self.jobs), sum(j.letters for j in self.jobs)
        rows.append(f"| 合计 | {keys} | {letters} |")
        return "\n".join(rows)


def _section(number: int, job: Job, folder: str) -> str:
    lines = [f"## {number} {job.title}", ""]
    if job.intro:
        lines += [job.intro, ""]
    lines += [f"按键 {job.keys} 次，打字 {job.letters} 个。", ""]
    for at, step in enumerate(job.steps, 1):
        lines.append(step.line(at))
        if step.picture:
            lines += ["", f"   ![{step.text}]({folder}/{step.picture})", ""]
    return "\n".join(lines).rstrip()


def _in_words(deeds: list[tuple[str, str]]) -> str:
    """The deeds in order; the same key many times over is said once with its number."""
    said: list[tuple[str, int]] = []
    for kind, text in deeds:
        shown = _chord(text) if kind == "key" else f"输入“{text}”"
        if said and said[-1][0] == shown and kind == "key":
            said[-1] = (shown, said[-1][1] + 1)
        else:
            said.append((shown, 1))
    return "，".join(f"{shown} × {times}" if times > 1 else shown for shown, times in said)


def _chord(keys: str) -> str:
    names = [_SHOWN.get(name, name) for name in keys.split("+")]
    return "+".join(f"<kbd>{name}</kbd>" for name in names)
