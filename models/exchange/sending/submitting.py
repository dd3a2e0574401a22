"""Submitting a period: the rules that a package must meet, and the month report that it carries."""

from collections.abc import Sequence
from datetime import date

from models.accounts.keeping import accounts_of
from models.accounts.rights import Right, needs
from models.errors import UserError
from models.exchange.format.freight import EVERYTHING, Freight
from models.exchange.sending.checks import Readiness, check_submission
from models.exchange.sending.corrections import Freeze
from models.exchange.sending.explanations import reasons_for
from models.exchange.sending.findings import NIL, Level
from models.exchange.sending.outbox import Packed, Statement, export_up
from models.fields import clean_text, folded_name
from models.ledgers.month_reports import Explanation
from models.office import Office
from models.periods import Period
from models.progress import Progress, silent
from models.words import Sentence, sentence

FILLER, REVIEWER, LEADER = "filler", "reviewer", "leader"
ROLES = ((FILLER, "填报人"), (REVIEWER, "审核人"), (LEADER, "负责人"))
_OWN_CODES = ("drafts.", "overdue.", "links.")
"""Findings of the checks; what was said about those that are gone goes with them."""


class NotReady(UserError):
    """What stands in the way of a package; `found` are all of the findings that do."""

    def __init__(self, ready: Readiness) -> None:
        self.found = [*ready.at(Level.FAILED), *ready.open]
        super().__init__(
            "还有 {count} 项没有改正或说明：{first}",
            count=len(self.found),
            first=self.found[0].title,
        )


@needs(Right.SEND)
def submit(
    office: Office,
    period: Period | None,
    *,
    freeze: Freeze | None = None,
    statements: Sequence[Statement] = (),
    digest: str | None = None,
    freight: Freight = EVERYTHING,
    progress: Progress = silent,
) -> Packed:
    """Check once more, fill the month report, and make the package.

    `digest` is what the statements were made over: content that has changed since voids them.
    """
    ready = check_submission(office, period, freeze=freeze)
    if ready.at(Level.FAILED) or ready.open:
        raise NotReady(ready)
    if statements and digest is not None and digest != ready.digest:
        raise UserError("签字以后内容有改动，签字已失效，核对后重签")
    refusal = wrong_signature(office, period, statements)
    if refusal is not None:
        raise UserError(refusal.template, **refusal.values)
    _fill_report(office, period, ready, statements)
    return export_up(
        *(office, period),
        freeze=freeze,
        statements=statements,
        freight=freight,
        found=ready.moved,
        progress=progress,
    )


def wrong_signature(
    office: Office, period: Period | None, statements: Sequence[Statement]
) -> Sentence | None:
    """Why these sign-offs do not do: a role of a period lacks, or a name or day is wrong.

    A package that nobody signed says so by having none.
    """
    by_role = {said.role: said for said in statements}
    if statements and period is not None:
        for role, name in ROLES:
            if role not in by_role or not clean_text(by_role[role].name):
                return sentence("还差{roles}签字", roles=sentence(name))
    for said in statements:
        if said.means == "local" and not _can_sign(office, said):
            return sentence(
                "“{name}”没有{role}的账号，在本机签不了字；由有账号的人签，或者改为纸质签字",
                name=said.name,
                role=sentence(dict(ROLES)[said.role]),
            )
        if date.fromisoformat(said.on) > office.door.today:
            return sentence("签字日期不能晚于今天")
    for role in (REVIEWER, LEADER):
        if same_person(by_role.get(FILLER), by_role.get(role)):
            return twice(role)
    return None


def _can_sign(office: Office, said: Statement) -> bool:
    """Where there are accounts, only those who have the role sign on this computer."""
    if office.account is None:
        return True
    name = folded_name(said.name)
    return any(
        folded_name(member.name) == name and said.role in member.roles
        for member in accounts_of(office)
    )


def same_person(one: Statement | None, other: Statement | None) -> bool:
    """Whether two statements bear one name, however it is written."""
    if one is None or other is None:
        return False
    return folded_name(one.name) == folded_name(other.name)


def twice(role: str) -> Sentence:
    """That the filler cannot have this role, too."""
    if role == REVIEWER:
        return sentence("审核人不能和填报人是同一个人，换一个名字")
    return sentence("负责人不能和填报人是同一个人，换一个名字")


def _fill_report(
    office: Office, period: Period | None, ready: Readiness, statements: Sequence[Statement]
) -> None:
    """Let the month's report say who signed and what stands, and no longer what has been mended."""
    report = reasons_for(office, period).report
    nil = ready.finding(NIL)
    if period is not None:
        asked = nil.subjects if nil else ()
        report.nil_answers = [row for row in report.nil_answers if row.about_ledger in asked]
    if statements and period is not None:
        said = {some.role: some for some in statements}
        report.filler = said[FILLER].name
        report.reviewer, report.leader = said[REVIEWER].name, said[LEADER].name
        report.signed_on = max(date.fromisoformat(some.on) for some in statements)
    standing = {(check.code, subject) for check in ready.checks for subject in check.subjects}
    report.explanations = [row for row in report.explanations if _stands(row, standing)]
    if report.rev or (statements and period is not None):
        office.door.store(report, why=sentence("填写 {month} 月报的签字", month=report.month))


def _stands(row: Explanation, standing: set[tuple[str, str]]) -> bool:
    code = row.check_code or ""
    return not code.startswith(_OWN_CODES) or (code, row.subject_uid or "") in standing
