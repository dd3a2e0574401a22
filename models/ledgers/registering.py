"""Issues that are registered from what stands elsewhere: one for one, under foretold uids."""

from collections.abc import Sequence
from typing import Any

from models.ledger import Stamp
from models.ledgers.closure import IssueEventKind
from models.ledgers.issues import Issue, IssueEvent
from models.ledgers.raised_tie import issue_uid


def fresh_issue(row: str, stamp: Stamp, **values: Any) -> Issue:
    """The issue of a row, registered today however long ago it was found.

    One that was taken back before comes again in its next revision.
    """
    issue = Issue(uid=issue_uid(row), unit=stamp.unit, filler=stamp.by, **values)
    issue.events = [
        IssueEvent(event=IssueEventKind.REGISTERED, effective_on=stamp.today, by=stamp.by)
    ]
    before = Issue.get_or_none(Issue.uid == issue.uid)
    if before is not None:
        issue.rev, issue.created_at = before.rev, before.created_at
        issue.issue_no = before.issue_no
        events = IssueEvent.select().where(IssueEvent.record == issue.uid)
        issue.events = list(events.order_by(IssueEvent.seq))
    return issue


def numbered(issues: Sequence[Issue], stamp: Stamp) -> Sequence[Issue]:
    """The same with the year's next numbers."""
    Issue.prepare_all(issues, stamp.today)
    return issues
