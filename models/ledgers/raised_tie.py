"""What ties an issue to where it was raised: a finding of an inspection, an item of a checklist."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from models.fields import Choice, Leaves, LinkField
from models.ledgers.closure import Stage
from models.record import Part, Record, among, database, tuples, uuid7


class RaisedTied(Record):
    """An issue that may have been raised elsewhere; the other record stays with who wrote it."""

    from_finding = LinkField(
        "inspections", "对应检查问题", part="findings", leaves=Leaves.ALWAYS, index=True
    )
    from_checklist_item = LinkField(
        "checklists", "对应过一遍条目", part="items", leaves=Leaves.ALWAYS, index=True
    )
    from_democratic_meeting = LinkField(
        "democratic_meetings", "来自民主生活会", leaves=Leaves.ALWAYS, index=True
    )


class FollowUp(Choice):
    """What has become of what was raised."""

    UNREGISTERED = "unregistered", "已交办未登记"
    REGISTERED = "registered", "整改中"
    CLOSED = "closed", "已销号"
    VOIDED = "voided", "已移出"
    MENDED = "mended", "复查已整改"


class Answer(NamedTuple):
    """An issue by which somebody took up what was raised."""

    row: str
    uid: str
    issue_no: str
    stage: Stage


Answers = Mapping[str, Sequence[Answer]]
"""Row uid → the issues that name it."""


def answers_to(part: type[Part], link: str, records: Sequence[str]) -> dict[str, Answers]:
    """Record uid → its rows' answers, by the issues' field called `link`."""
    found: dict[str, dict[str, list[Answer]]] = defaultdict(lambda: defaultdict(list))
    for issue in RaisedTied.__subclasses__():
        fields = issue._meta.fields
        query = (
            issue.select(part.record, part.uid, issue.uid, fields["issue_no"], fields["stage"])
            .join(part, on=(fields[link] == part.uid))
            .where(among(part.record, records), ~issue.deleted)
            .order_by(issue.uid)
        )
        for record, row, uid, number, stage in tuples(query):
            found[record][row].append(Answer(row, uid, number or "", stage))
    return {record: dict(rows) for record, rows in found.items()}


def answers_naming(link: str, records: Sequence[str]) -> dict[str, list[Answer]]:
    """Record uid → the issues whose field called `link` names the record itself."""
    found: dict[str, list[Answer]] = defaultdict(list)
    for issue in RaisedTied.__subclasses__():
        fields = issue._meta.fields
        query = (
            issue.select(fields[link], issue.uid, fields["issue_no"], fields["stage"])
            .where(among(fields[link], records), ~issue.deleted)
            .order_by(fields["issue_no"], issue.uid)
        )
        for record, uid, number, stage in tuples(query):
            found[record].append(Answer("", uid, number or "", stage))
    return found


def named_by(link: Any, issues: Sequence[str]) -> set[str]:
    """The records that these issues name by their field `link`."""
    query = link.model.select(link).where(among(link.model.uid, issues), ~link.is_null())
    return {uid for (uid,) in tuples(query)}


def follow_up(answers: Sequence[Answer]) -> FollowUp:
    """Where the issues stand together; what was voided counts only where nothing else is."""
    stages = {answer.stage for answer in answers}
    if not stages:
        return FollowUp.UNREGISTERED
    if stages == {Stage.REMOVED}:
        return FollowUp.VOIDED
    return FollowUp.CLOSED if stages <= {Stage.DONE, Stage.REMOVED} else FollowUp.REGISTERED


def numbers(answers: Sequence[Answer]) -> str | None:
    return "、".join(answer.issue_no for answer in answers) or None


def issue_uid(row: str) -> str:
    """The uid of the issue that is registered from a row: the same wherever it is made again."""
    milliseconds = int(row.replace("-", "")[:12], 16)
    return uuid7(milliseconds, hashlib.sha256(f"issue/{row}".encode()).digest()[:10])


def raised_by(part: type[Part], link: Any, issues: Sequence[str]) -> set[str]:
    """The records whose rows these issues name by their field `link`."""
    named = database.execute_sql(_raised_by(part, link), (json.dumps(list(issues)),))
    return {uid for (uid,) in named.fetchall()}


@cache
def _raised_by(part: type[Part], link: Any) -> str:
    """The text of that query, which is asked whenever issues are written."""
    query = part.select(part.record).join(link.model, on=(link == part.uid))
    return str(query.where(among(link.model.uid, [])).sql()[0])
