"""提醒天数: how many days before a deadline people are warned of it; each office sets its own."""

from dataclasses import dataclass

from models.accounts.rights import Right, needs
from models.errors import UserError
from models.fields import Choice
from models.settings import get_setting, put_setting

_KEY = "warning_days"
_MOST = 366


class Band(Choice):
    """How near a deadline is; the bands do not overlap."""

    OVERDUE = "overdue", "超期"
    TODAY = "today", "今天"
    SOON = "soon", "快到期"
    NEAR = "near", "临近"
    LATER = "later", "正常"


@dataclass(frozen=True)
class Bands:
    """Days left up to which a deadline is warned of: urgently, and at all."""

    soon: int = 10
    near: int = 20

    def of(self, days: int) -> Band:
        """The band of the days that are left, negative once a deadline has passed."""
        if days < 0:
            return Band.OVERDUE
        if days == 0:
            return Band.TODAY
        return Band.SOON if days <= self.soon else Band.NEAR if days <= self.near else Band.LATER


def bands() -> Bands:
    """As the open office has set them."""
    return Bands(*get_setting(_KEY, []))


@needs(Right.SETTINGS)
def keep_bands(soon: int, near: int) -> Bands:
    """Keep other days; refused where one band would reach into the other."""
    if not 1 <= soon < near:
        raise UserError(
            "“快到期”的 {soon} 天要少于“临近”的 {near} 天，并且至少 1 天", soon=soon, near=near
        )
    if near > _MOST:
        raise UserError("提醒天数最多 {most} 天", most=_MOST)
    put_setting(_KEY, [soon, near])
    return Bands(soon, near)
