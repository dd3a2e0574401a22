"""A person, with the way to everything that the office holds about them."""

from dataclasses import replace
from typing import Any

from ui.detail import Block, Deed, Detail
from ui.words import tr


class PersonDetail(Detail):
    """The generic story under a link to 个人信息, where there is a way there."""

    def overview(self, record: Any) -> list[Block]:
        first, *others = super().overview(record)
        if self.show_held is None:
            return [first, *others]
        return [replace(first, deed=Deed(tr("持有的个人信息…"), self.show_held)), *others]
