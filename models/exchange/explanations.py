"""What an office says of a month: looked up, and stored through the door as it is said."""

from collections.abc import Iterable
from dataclasses import dataclass

from models import store
from models.errors import UserError
from models.ledgers.month_reports import Explanation, MonthReport, NilAnswer, Reported, named
from models.office import Office
from models.periods import Period, month_of
from models.record import tuples
from models.words import Sentence, sentence


@dataclass(frozen=True)
class Said:
    """A reason for what a check found: its code, and the record and field that it is about."""

    code: str
    reason: str
    subject: str = ""
    field: str = ""


def report_of(unit: str, month: str) -> MonthReport | None:
    """What an office says of a month, with its rows; None while it has said nothing."""
    query = MonthReport.select(MonthReport.uid).where(
        MonthReport.unit == unit, MonthReport.month == month, ~MonthReport.deleted
    )
    uids = [uid for (uid,) in tuples(query.order_by(MonthReport.uid).limit(1))]
    return next(iter(store.load(MonthReport, uids)), None)


def month_for(office: Office, period: Period | None) -> str:
    """The month whose report says it: the period's last, today's where there is no period."""
    return (period or month_of(office.door.today)).months[-1]


def own_report(office: Office, period: Period | None) -> MonthReport:
    """This office's report of a period, a new one (not stored yet) where there is none."""
    month = month_for(office, period)
    return report_of(office.unit, month) or office.door.new(MonthReport, month=month)


def explain(office: Office, period: Period | None, said: Iterable[Said]) -> MonthReport:
    """Keep reasons in the report of a period; an earlier reason for the same gives way."""
    report = own_report(office, period)
    for one in said:
        reason = one.reason.strip()
        if not reason:
            raise UserError("先写明原因")
        row = report.explanation(one.code, one.subject, one.field)
        if row is None:
            row = Explanation(
                record=report.uid,
                check_code=one.code,
                subject_uid=one.subject or None,
                about_field=one.field or None,
            )
            report.explanations.append(row)
        row.reason = reason
    office.door.store(report, why=_why(report))
    return report


def withdraw(office: Office, period: Period | None, said: Iterable[tuple[str, str, str]]) -> None:
    """Take reasons back, by what they are about (check, record, field)."""
    report, gone = own_report(office, period), set(said)
    report.explanations = [row for row in report.explanations if named(row) not in gone]
    office.door.store(report, why=_why(report))


def answer_nil(office: Office, period: Period, ledgers: Iterable[str], reason: str) -> None:
    """Say that the period has nothing of these ledgers, and why."""
    if not reason.strip():
        raise UserError("先写明原因")
    report = own_report(office, period)
    for name in ledgers:
        about = Reported(name)
        row = next((row for row in report.nil_answers if row.about_ledger is about), None)
        if row is None:
            row = NilAnswer(record=report.uid, about_ledger=about)
            report.nil_answers.append(row)
        row.reason = reason.strip()
    office.door.store(report, why=_why(report))


def _why(report: MonthReport) -> Sentence:
    return sentence("填写 {month} 月报的说明", month=report.month)
