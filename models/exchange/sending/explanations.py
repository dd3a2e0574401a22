"""What an office says of a month: looked up, and stored through the door as it is said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from models import store
from models.accounts.rights import Right, needs
from models.errors import UserError
from models.exchange.sending.findings import NIL, Check
from models.exchange.sending.submitted import proposed_period, states_before, submitted
from models.ledgers.month_reports import CORRECTION, Explanation, MonthReport, NilAnswer
from models.office import Office
from models.periods import Period
from models.record import tuples
from models.words import sentence

Subject = tuple[str, str]
"""The code of a finding, and the record (or ledger) that it is about."""


@dataclass(frozen=True)
class Reasons:
    """What was said of a month; `told` are the explanations that an earlier package has carried."""

    report: MonthReport
    told: frozenset[str]
    before: MonthReport | None

    def of(self, code: str, subject: str) -> str:
        """What was said about one finding; a correction that was told is over and done."""
        return self._said(self.report, self.told if code == CORRECTION else frozenset(), code).get(
            subject, ""
        )

    def proposed(self, code: str, subjects: Sequence[str]) -> str:
        """What was said a month ago about one of these."""
        if self.before is None or code == CORRECTION:
            return ""
        said = self._said(self.before, frozenset(), code)
        return next((said[subject] for subject in subjects if said.get(subject)), "")

    def _said(self, report: MonthReport, without: frozenset[str], code: str) -> Mapping[str, str]:
        if code == NIL:
            return {str(row.about_ledger): row.reason or "" for row in report.nil_answers}
        return {
            row.subject_uid or "": row.reason or ""
            for row in reversed(report.explanations)
            if row.check_code == code and not row.about_field and row.uid not in without
        }

    def put_to(self, check: Check) -> Check:
        """A finding with what was said about each of its subjects."""
        said = tuple(self.of(check.code, subject) for subject in check.subjects)
        offered = self.proposed(check.code, check.subjects) or check.proposed
        return replace(check, reasons=said, proposed=offered)


def report_of(unit: str, month: str) -> MonthReport | None:
    """What an office says of a month, with its rows; None while it has said nothing."""
    query = MonthReport.select(MonthReport.uid).where(
        MonthReport.unit == unit, MonthReport.month == month, ~MonthReport.deleted
    )
    uids = [uid for (uid,) in tuples(query.order_by(MonthReport.uid).limit(1))]
    return next(iter(store.load(MonthReport, uids)), None)


def month_for(office: Office, period: Period | None) -> str:
    """The month whose report says it: the period's last, that which is owed where there is none."""
    return (period or proposed_period(office)).months[-1]


def own_report(office: Office, period: Period | None) -> MonthReport:
    """This office's report of a period, a new one (not stored yet) where there is none."""
    month = month_for(office, period)
    return report_of(office.unit, month) or office.door.new(MonthReport, month=month)


def reasons_for(office: Office, period: Period | None) -> Reasons:
    """What this office has said of a period so far, and a month before."""
    report = own_report(office, period)
    year, month = map(int, (report.month or "").split("-"))
    earlier = f"{year}-{month - 1:02d}" if month > 1 else f"{year - 1}-12"
    return Reasons(report, _told(report), report_of(office.unit, earlier))


def _told(report: MonthReport) -> frozenset[str]:
    """The uids of the explanations that stood in the report when the last package left."""
    packages = submitted()
    rows = {row.uid for row in report.explanations}
    if not packages.packages:
        return frozenset()
    changed = states_before(packages.change, [report.uid])
    if report.uid not in changed:
        return frozenset(rows)
    stood = changed[report.uid] or {}
    return frozenset(row["uid"] for row in stood.get("explanations", ()))


@needs(Right.SEND)
def explain(
    office: Office, period: Period | None, check: Check, reason: str, subjects: Sequence[str] = ()
) -> None:
    """Keep a reason for a finding, for these of its subjects or all; an earlier one gives way."""
    said = reason.strip()
    if not said:
        raise UserError("先写明原因")
    reasons = reasons_for(office, period)
    for subject in subjects or check.subjects:
        if check.code == NIL:
            _answer_nil(reasons.report, subject, said)
        else:
            _explain(reasons, check.code, subject, said)
    office.door.store(
        reasons.report, why=sentence("填写 {month} 月报的说明", month=reasons.report.month)
    )


def _explain(reasons: Reasons, code: str, subject: str, said: str) -> None:
    report = reasons.report
    old = report.explanation(code, subject)
    if old is None or (code == CORRECTION and old.uid in reasons.told):
        row = Explanation(
            record=report.uid, check_code=code, subject_uid=subject or None, reason=said
        )
        # The newest stands first, so that it is the one that is found.
        report.explanations.insert(0, row)
    else:
        old.reason = said


def _answer_nil(report: MonthReport, ledger: str, said: str) -> None:
    about = NilAnswer.about_ledger.from_wire(ledger)
    row = next((row for row in report.nil_answers if row.about_ledger is about), None)
    if row is None:
        row = NilAnswer(record=report.uid, about_ledger=about)
        report.nil_answers.append(row)
    row.reason = said


def last_signers(unit: str) -> dict[str, str]:
    """Role → who signed this unit's newest signed report."""
    query = MonthReport.select().where(
        *(MonthReport.unit == unit, ~MonthReport.deleted, MonthReport.signed_on.is_null(False))
    )
    last = query.order_by(MonthReport.month.desc()).first()
    if last is None:
        return {}
    return {
        "filler": last.filler or "",
        "reviewer": last.reviewer or "",
        "leader": last.leader or "",
    }
