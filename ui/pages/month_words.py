"""What a unit says of a month beside its records, in a few lines."""

from collections import Counter

from models.ledgers.month_reports import MonthReport, check_named
from ui.words import say, tr


def month_lines(report: MonthReport | None) -> list[str]:
    """Who signed, what there was nothing of, and each reason with how many records it is for."""
    if report is None:
        return []
    lines = []
    if report.signed_on is not None:
        names = (report.filler or "—", report.reviewer or "—", report.leader or "—")
        lines.append(tr("签字：填报 {0}，审核 {1}，负责 {2}").format(*names))
    lines += [
        tr("本月无{ledger}：{reason}").format(
            ledger=tr(row.about_ledger.label) if row.about_ledger else "", reason=row.reason or ""
        )
        for row in report.nil_answers
    ]
    said = Counter((row.check_code or "", row.reason or "") for row in report.explanations)
    for (code, reason), count in said.items():
        kind = say(check_named(code))
        lines.append(tr("{kind} {n} 条：{reason}").format(kind=kind, n=count, reason=reason))
    return lines
