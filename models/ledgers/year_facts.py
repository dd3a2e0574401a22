"""年度要素: what a report says that no ledger holds: names of themes, numbers of congresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from models.errors import Problem
from models.fields import Leaves, Need, TextField, YearField
from models.ledger import Group, Ledger
from models.record import Record, problem

ALWAYS = Leaves.ALWAYS
_CODE = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Blank:
    """A blank of the annual summary; `context` is the passage, 〔〕 where the value goes."""

    key: str
    label: str
    context: str


BLANKS = (
    Blank("education_name", "学习教育名称", "把〔〕作为全年的重要任务来抓"),
    Blank("year_theme", "年度主题", "紧扣〔〕这条主线"),
    Blank("year_goals", "目标要求", "围绕〔〕，统一筹划、分步推进、逐项落实"),
    Blank("thinking_method", "筹划思维", "运用〔〕反复修改方案"),
    Blank("merged_work", "融合工作", "把〔〕合为一个方案"),
    Blank("training_theme", "轮训主题", "围绕〔〕举办理论轮训"),
    Blank("risk_situation", "形势任务", "针对〔〕，每月召开例会"),
    Blank("review_subject", "过一遍内容", "围绕〔〕“四个过一遍”逐项对照"),
    Blank("drive_name", "专项行动名称", "开展〔〕，排查清理"),
    Blank("special_tasks", "急特专项任务", "结合〔〕，把学习成果用到工作中去"),
    Blank("next_study", "下步学习重点", "学习贯彻〔〕，纳入中心组学习"),
    Blank("democratic_theme", "民主生活会主题", "专题民主生活会突出〔〕"),
    Blank("main_tasks", "攻坚任务", "立足〔〕，把学习成果体现到推动工作上"),
    Blank("party_congress_no", "第几次党代会", "贯彻上级第〔〕次党代会精神"),
)
"""What the program's own summary says that no ledger tells, in its order."""


class YearFact(Record):
    """One of a writer's blanks in one year, handed down; an office's own goes before it."""

    year = YearField("年度", leaves=ALWAYS, need=Need.IDENTITY, index=True)
    key = TextField("要素代码", leaves=ALWAYS, need=Need.IDENTITY, max_length=60)
    label = TextField("要素名称", leaves=ALWAYS)
    value = TextField("内容", leaves=ALWAYS, max_length=2000)

    class Meta:
        table_name = "year_facts"

    def heading(self) -> str:
        return self.label or self.key or ""

    def prepare(self, today: date) -> None:
        self.year = self.year or today.year

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.key and not _CODE.fullmatch(self.key):
            yield problem(YearFact.key, "代码用小写英文字母、数字和下划线，以字母开头")
        same = YearFact.select().where(
            *(YearFact.unit == self.unit, YearFact.year == self.year, YearFact.key == self.key),
            *(YearFact.uid != self.uid, ~YearFact.deleted),
        )
        if self.year and self.key and same.exists():
            yield problem(YearFact.key, "这个要素这一年已经登记过，在那一条里改")


YEAR_FACTS = Ledger(
    model=YearFact,
    title="年度要素",
    columns=(YearFact.label, YearFact.value, YearFact.year, YearFact.key),
    groups=(Group("年度要素", (YearFact.year, YearFact.label, YearFact.value, YearFact.key)),),
    goes_down=True,
)
