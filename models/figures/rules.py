"""制度: the rules in force, in all and by kind."""

from collections.abc import Callable
from typing import Any

from models.figures.figure import Figure, Over, Tally, counting
from models.figures.scope import Reach
from models.ledgers.rules import Rule, RuleKind

_LABELS = {
    RuleKind.MEETING: "会议制度",
    RuleKind.INSPECTION: "检查制度",
    RuleKind.COORDINATION: "协调制度",
    RuleKind.ATTENDANCE: "考勤制度",
    RuleKind.READING: "读书制度",
    RuleKind.STUDY: "学习制度",
    RuleKind.REPORTING: "报送制度",
}


def _in_force(kind: RuleKind | None = None) -> Callable[[Reach], Any]:
    """Rules that a unit has made, in force at the period's end, or today while it is not over."""

    def source(reach: Reach) -> Any:
        day = reach.as_of
        query = Rule.select().where(
            *(Rule.complete, ~Rule.deleted, reach.holds(Rule.unit), Rule.from_on <= day),
            Rule.to_on.is_null() | (Rule.to_on >= day),
        )
        query = query.where(Rule.kind == kind) if kind is not None else query
        return counting(query, Rule.unit, Rule.uid)

    return source


def _figure(name: str, label: str, definition: str, source: Callable[[Reach], Any]) -> Figure:
    return Figure(
        name, label, "项", definition, "rules", Tally.COUNT, source, over=Over.LAST, daily=True
    )


FIGURES = (
    _figure("office_rules", "执行的制度", "期末有效的制度，各类都算", _in_force()),
    *(
        _figure(f"office_rules_{kind.value}", label, "期末有效的这一类制度", _in_force(kind))
        for kind, label in _LABELS.items()
    ),
)
