"""docs/KEYSTROKES.md: the ten jobs key by key, beside the same jobs in a spreadsheet."""

from pathlib import Path

from tests.journeys.guide import Guide, Job
from tests.journeys.in_a_spreadsheet import BESIDE, Line

HERE = Path(__file__).parent
KEYSTROKES = HERE.parents[1] / "docs" / "KEYSTROKES.md"


def written(guide: Guide) -> str:
    """The page as it stands in docs/, of one run of the jobs."""
    before = (HERE / "keystrokes.md").read_text(encoding="utf-8")
    parts = [before.strip(), _table(guide)]
    both = zip(guide.jobs, BESIDE, strict=True)
    parts += [_section(number, job, lines) for number, (job, lines) in enumerate(both, 1)]
    return "\n\n".join(parts) + "\n"


def keys_of(lines: tuple[Line, ...]) -> tuple[int, int]:
    return sum(line.keys for line in lines), sum(line.letters for line in lines)


def _table(guide: Guide) -> str:
    rows = [
        "| 事项 | 这里：按键 | 打字 | 合计 | 表格：按键 | 打字 | 合计 |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    sums = [0, 0, 0, 0]
    for number, (job, lines) in enumerate(zip(guide.jobs, BESIDE, strict=True), 1):
        counts = (job.keys, job.letters, *keys_of(lines))
        sums = [held + count for held, count in zip(sums, counts, strict=True)]
        rows.append(_row(f"{number} {job.title}", counts))
    return "\n".join([*rows, _row("合计", sums)])


def _row(title: str, counts: tuple[int, ...] | list[int]) -> str:
    keys, letters, their_keys, their_letters = counts
    ours = f"{keys} | {letters} | {keys + letters}"
    return f"| {title} | {ours} | {their_keys} | {their_letters} | {their_keys + their_letters} |"


def _section(number: int, job: Job, lines: tuple[Line, ...]) -> str:
    keys, letters = keys_of(lines)
    ours = [step.line(at) for at, step in enumerate(job.steps, 1)]
    theirs = [f"{at}. {_line(line)}" for at, line in enumerate(lines, 1)]
    return "\n".join(
        [
            f"## {number} {job.title}",
            "",
            f"这里按键 {job.keys} 次，打字 {job.letters} 个：",
            "",
            *ours,
            "",
            f"表格里按键 {keys} 次，打字 {letters} 个：",
            "",
            *theirs,
        ]
    )


def _line(line: Line) -> str:
    counts = f"按键 {line.keys}" + (f"，打字 {line.letters}" if line.letters else "")
    return f"{line.text}（{counts}）"
