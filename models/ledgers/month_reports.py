"""月报: what an office says of a month beside its records: who signed, what it explains, 本月无."""

from collections.abc import Iterator

from models.errors import Problem
from models.fields import (
    ChoiceField,
    DateField,
    Leaves,
    LongTextField,
    MonthField,
    Need,
    TextField,
)
from models.ledger import Group, Ledger
from models.ledgers.filled_ledgers import FilledLedger
from models.record import Part, Record, Rows, problem
from models.words import Sentence, sentence

ALWAYS = Leaves.ALWAYS
CODE_LENGTH = 120
CORRECTION = "correction"
"""The code under which the reason stands why a record was changed after its submission."""
_KINDS = {
    "drafts": "草稿不报",
    "overdue": "超期",
    "links": "引用已删除的记录",
    CORRECTION: "报送后更正",
}


class NilAnswer(Part):
    """本月无: empty is not zero, so that there was nothing is said, and why."""

    about_ledger = ChoiceField[FilledLedger | None](
        FilledLedger, "台账", leaves=ALWAYS, need=Need.SUBMIT
    )
    reason = TextField("原因", leaves=ALWAYS, need=Need.SUBMIT)

    class Meta:
        table_name = "month_report_nil_answers"


class Explanation(Part):
    """Why something stays as a check found it, was changed afterwards, or was returned."""

    check_code = TextField("检查项", leaves=ALWAYS, need=Need.SUBMIT, max_length=CODE_LENGTH)
    subject_uid = TextField("对象记录", leaves=ALWAYS)
    about_field = TextField("字段", leaves=ALWAYS)
    reason = LongTextField("说明", leaves=ALWAYS, need=Need.SUBMIT)

    class Meta:
        table_name = "month_report_explanations"


class MonthReport(Record):
    """One a month, the last one of a longer period; filled where the month is checked and sent."""

    month = MonthField("月份", leaves=ALWAYS, need=Need.IDENTITY, index=True)
    reviewer = TextField("审核人", leaves=ALWAYS, max_length=60)
    leader = TextField("负责人", leaves=ALWAYS, max_length=60)
    signed_on = DateField("签字日期", leaves=ALWAYS)

    nil_answers = Rows(NilAnswer, "本月无")
    explanations = Rows(Explanation, "情况说明")

    class Meta:
        table_name = "month_reports"

    def heading(self) -> str:
        return self.month or ""

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.filler and self.reviewer == self.filler:
            yield problem(MonthReport.reviewer, "审核人不能和填报人是同一个人，换一个名字")
        if self.filler and self.leader == self.filler:
            yield problem(MonthReport.leader, "负责人不能和填报人是同一个人，换一个名字")
        others = MonthReport.select().where(
            *(MonthReport.unit == self.unit, MonthReport.month == self.month),
            *(MonthReport.uid != self.uid, ~MonthReport.deleted),
        )
        if self.month and others.exists():
            yield problem(MonthReport.month, "这个月已有月报，在那一份里改")

    def explanation(self, code: str, subject: str = "", field: str = "") -> Explanation | None:
        """What was said about a check's finding, about one field of one record, if anything."""
        wanted = (code, subject, field)
        return next((row for row in self.explanations if named(row) == wanted), None)


def kind_of(code: str) -> str:
    """What a check looks for, in the words of the trade."""
    return _KINDS.get(code.partition(".")[0], "情况说明")


def check_named(code: str) -> Sentence:
    """What a check looked for and where, as people read it."""
    name = code.split(".")[1] if "." in code else ""
    ledger = next((some for some in FilledLedger if some.value == name), None)
    if ledger is None:
        return sentence(kind_of(code))
    return sentence(
        "{kind} ・ {ledger}", kind=sentence(kind_of(code)), ledger=sentence(ledger.label)
    )


def named(row: Explanation) -> tuple[str, str, str]:
    """What an explanation is about: check, record, field."""
    return row.check_code or "", row.subject_uid or "", row.about_field or ""


MONTH_REPORTS = Ledger(
    model=MonthReport,
    title="月报",
    columns=(
        *(MonthReport.month, MonthReport.reviewer, MonthReport.leader, MonthReport.signed_on),
    ),
    groups=(
        Group(
            "报送签字",
            (
                *(MonthReport.month, MonthReport.reviewer, MonthReport.leader),
                MonthReport.signed_on,
            ),
        ),
        Group("本月无", (MonthReport.nil_answers,)),
        Group("情况说明", (MonthReport.explanations,)),
    ),
    dated_by=MonthReport.month,
)
