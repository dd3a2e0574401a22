"""What happens on a day, whichever ledger it is of: planned, held or cancelled."""

from models.fields import Choice


class EventState(Choice):
    PLANNED = "planned", "未开始"
    HELD = "held", "已结束"
    CANCELLED = "cancelled", "已取消"
