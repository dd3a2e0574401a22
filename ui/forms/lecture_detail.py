"""A lecture beside the list."""

from collections.abc import Sequence
from typing import Any

from models.fields import Column
from models.ledgers.lectures import Lecture
from ui.detail import Detail


class LectureDetail(Detail):
    """A lecture that is given is taken to be given at its planned time."""

    def first_values(self, record: Lecture, asks: Sequence[Column[Any]]) -> dict[str, Any]:
        values = super().first_values(record, asks)
        held_at = str(Lecture.held_at.name)
        return values | ({held_at: record.starts_at} if held_at in values else {})
