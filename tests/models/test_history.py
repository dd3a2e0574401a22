"""Promises about what a record remembers of its changes."""

import pytest

from models.changes import Kind
from models.history import history
from models.ledgers.issues import Issue, IssueProgress
from models.office import Office


def test_each_change_names_who_made_it_and_which_fields_it_touched(office: Office) -> None:
    issue = office.door.new(Issue, problem="公示栏更新不及时")
    office.door.store(issue)
    issue = office.door.load(Issue, issue.uid)
    issue.cause = "没有专人负责"
    issue.progress_entries.append(IssueProgress(content="已确定专人"))
    office.door.store(issue)

    newest, first = history(issue.uid)

    assert newest.labels == ("原因分析", "进展情况")
    assert newest.actor == office.door.actor
    assert newest.at.startswith("2026-09-10")
    assert first.labels == ()
    assert str(first.why).startswith("新建")


def test_an_undone_change_stands_beside_the_change_it_took_back(office: Office) -> None:
    issue = office.door.new(Issue, problem="公示栏更新不及时")
    office.door.store(issue)
    issue = office.door.load(Issue, issue.uid)
    issue.cause = "没有专人负责"
    office.door.store(issue)
    office.door.undo()

    undone, changed, _ = history(issue.uid)

    assert undone.kind is Kind.UNDO
    assert str(undone.why).startswith("撤销：")
    assert undone.labels == changed.labels == ("原因分析",)


@pytest.mark.usefixtures("office")
def test_a_record_nobody_has_touched_has_no_history() -> None:
    assert history("00000000-0000-7000-8000-000000000001") == []
