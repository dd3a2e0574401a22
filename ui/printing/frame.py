"""What stands around every table and form: of when it is, when it was printed, and who signs."""

from datetime import date

from models.changes import head
from models.office import Office
from ui.printing.paper import Slots
from ui.words import tr


def data_state(today: date) -> str:
    """Version and day: papers that name the same version were taken from the same data."""
    version, _digest = head()
    template = tr("数据版本 {n} ・ 数据截至 {day}")
    return template.format(n=version, day=today.isoformat())


def printed_at(office: Office) -> str:
    return f"{office.door.now:%Y-%m-%d %H:%M}"


def signatures(filler: str = "") -> Slots:
    """Who filled it in, lines for the others to sign on, and room for the seal."""
    lines = (tr("审核人"), tr("负责人"), tr("盖章"))
    return Slots(((tr("填报人"), filler), *((name, "") for name in lines)))
