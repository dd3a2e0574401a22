"""What is worth knowing while a record is typed, beside what is wrong with it."""

from models.errors import Problem
from models.ledgers.issues import Issue
from models.record import Record, problem
from models.resemblance import resembling
from models.words import sentence


def hints_on(record: Record) -> list[Problem]:
    """For an issue that is not stored yet, the one in the book that resembles it most."""
    if not isinstance(record, Issue) or record.rev or not record.problem:
        return []
    return [
        problem(
            Issue.problem,
            "与 {no} 相似（{stage}）：{text}",
            level="warning",
            no=one.issue_no,
            stage=sentence(one.stage.label),
            text=one.problem,
        )
        for one in resembling(record.problem, record.unit, record.uid, limit=1)
    ]
