"""Who took a package along, on which day and on what: noted in a small form, told in one line."""

from typing import Any

from models.exchange.sending.outbox import Packed
from models.exchange.sending.road import Medium, medium_of, note_carried
from models.fields import ChoiceField, Column, DateField, Leaves, TextField
from models.words import sentence
from ui.dates import day_text
from ui.editors import Surroundings
from ui.little_form import LittleForm
from ui.session import Session
from ui.theme import ThemeHolder
from ui.words import tr

_CARRIER = "carrier"


def carry_form(themes: ThemeHolder, session: Session, packed: Packed) -> LittleForm:
    """Asks who took a package along; the person and the medium are proposed as they were last."""
    door = session.office.door
    asks: list[Column[Any]] = [
        TextField("携带人", leaves=Leaves.NEVER, max_length=40),
        DateField("带走日期", leaves=Leaves.NEVER),
        ChoiceField[Medium](Medium, "介质", leaves=Leaves.NEVER),
    ]
    for column, name in zip(asks, ("carrier", "carried_on", "medium"), strict=True):
        column.name = name
    kept = session.recall(_CARRIER, {})

    def note(values: dict[str, Any]) -> None:
        carrier, medium = values["carrier"] or "", medium_of(values["medium"] or Medium.STICK)
        note_carried(
            *(session.office, packed.package_id),
            carrier=carrier,
            medium=medium,
            carried_on=values["carried_on"],
        )
        if kept != {"carrier": carrier, "medium": medium.value}:
            session.remember(_CARRIER, {"carrier": carrier, "medium": medium.value})
        session.said.emit(sentence("已登记第 {seq} 号包由谁带走", seq=packed.seq), False)

    values = {
        "carrier": packed.carrier or kept.get("carrier"),
        "carried_on": packed.carried_on or door.today,
        "medium": medium_of(packed.medium or kept.get("medium", Medium.STICK.value)),
    }
    if isinstance(values["carried_on"], str):
        values["carried_on"] = asks[1].from_wire(values["carried_on"])
    around = Surroundings(door.today.year, door.today, themes=themes)
    return LittleForm(themes, tr("登记带走"), asks, values, around, note)


def carried_line(packed: Packed) -> str:
    """带走：10月8日 · 王芳 · U盘 · 文件夹; what nobody has said is left out."""
    if packed.carried_on is None:
        return tr("还没有存到 U 盘")
    medium = tr(medium_of(packed.medium).label) if packed.medium else ""
    parts = (day_text(packed.carried_on), packed.carrier, medium, packed.carried_to or "")
    return tr("带走：{facts}").format(facts=" · ".join(part for part in parts if part))
