"""What is worth knowing while a record is typed, beside what is wrong with it."""

from models.errors import Problem
from models.ledgers.issues import Issue
from models.ledgers.lectures import Lecture
from models.record import Record, problem
from models.resemblance import resembling
from models.rota import planned_talk
from models.words import sentence


def hints_on(record: Record) -> list[Problem]:
    """For a record that is not stored yet, another one that it may be already."""
    if record.rev:
        return []
    if isinstance(record, Lecture):
        return _of_a_lecture(record)
    return _of_an_issue(record) if isinstance(record, Issue) and record.problem else []


def _of_a_lecture(lecture: Lecture) -> list[Problem]:
    """The place on the rota that its speaker has about that day."""
    planned = planned_talk(lecture)
    if planned is None or planned.planned_at is None:
        return []
    text = "轮值表上 {day} 已安排“{title}”，打开那一条登记"
    day = planned.planned_at.date()
    return [problem(Lecture.lecturer, text, level="warning", day=day, title=planned.title)]


def _of_an_issue(record: Issue) -> list[Problem]:
    """The issue in the book that resembles it most."""
    return [
        problem(
            Issue.problem,
            "与 {no} 相似（{stage}）：{text}",
            level="warning",
            no=one.issue_no,
            stage=sentence(one.stage.label),
            text=one.problem,
        )
        for one in resembling(record.problem or "", record.unit, record.uid, limit=1)
    ]
