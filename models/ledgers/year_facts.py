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
    Blank("committee_name", "党委名称", "今年以来，〔〕党委按照党中央、省委统一部署"),
    Blank("year_theme", "年度主题", "紧紧围绕〔〕主题，把学习教育作为重要政治任务和头等大事"),
    Blank("thinking_method", "筹划思维", "运用“〔〕”思维、贯彻精算细算深算理念"),
    Blank("new_speech", "年度重要讲话", "围绕学习贯彻〔〕精神"),
    Blank("plenary_name", "年度全会", "把学习贯彻〔〕精神引向深入"),
    Blank("risk_situation", "形势任务", "针对今年〔〕等多重风险任务交织叠加的实际"),
    Blank("creators", "创作力量", "依托〔〕等知名创作者"),
    Blank("platform_name", "新媒体平台", "利用政府网和“〔〕”新媒体平台开设专题网页"),
    Blank("city_app_name", "城市客户端", "在“〔〕”城市客户端首页推送主题标语"),
    Blank("influence_name", "流毒思想清理", "专题召开〔〕流毒思想清理工作推进会"),
    Blank("theme_activity", "主题活动", "聚焦服务经济社会发展，广泛开展“〔〕”主题活动"),
    Blank("special_tasks", "急特专项任务", "结合〔〕等急特专项任务，研究破解重难点问题"),
    Blank("conduct_theme", "作风纪律教育主题", "围绕〔〕开展作风纪律教育"),
    Blank("risk_measures", "风险处置", "研究应对〔〕风险处置措施"),
    Blank("mission", "使命责任", "履行全面推进〔〕建设的使命责任"),
    Blank("main_tasks", "攻坚任务", "立足〔〕等攻坚现实任务"),
    Blank("drill_focus", "练兵重点", "自觉练攻关、练管理、练〔〕"),
    Blank("problem_focus", "着力解决的问题", "着力解决好〔〕问题"),
    Blank("party_congress_no", "第几次党代会", "深入贯彻省委第〔〕次党代会精神"),
    Blank("development_goal", "发展目标", "聚焦高质量发展〔〕的发展目标"),
    Blank("next_congress", "迎接的大会", "以优异成绩迎接〔〕胜利召开"),
)
"""What the summary says that no ledger tells, in the order in which it stands there."""


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
