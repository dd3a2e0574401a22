"""A make-up beside the list."""

from collections.abc import Sequence
from typing import Any

from models.fields import Column
from models.ledgers.make_ups import MakeUp
from models.owed import missed_title
from ui.detail import Detail, Fact
from ui.words import tr


class MakeUpDetail(Detail):
    """What was missed is called by its name."""

    def facts(self, holder: Any, columns: Sequence[Column[Any]]) -> list[Fact]:
        facts = super().facts(holder, [c for c in columns if c is not MakeUp.subject_uid])
        if any(column is MakeUp.subject_uid for column in columns):
            title = missed_title(holder)
            facts += [Fact(tr("缺了什么"), title)] if title else []
        return facts
