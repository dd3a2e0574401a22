"""For whom packages are to be made that go down: everyone below, some areas, some units."""

from collections import defaultdict
from collections.abc import Sequence

from models.exchange.trust.trust import children_of
from models.ledgers.units import Unit
from models.listing import names_of
from models.office import Office
from models.privacy.leaving import NEVER, LeavingList
from models.record import tuples
from ui.dialogs import Dialogs
from ui.pages.export_review import place_text
from ui.words import say, tr

_NAMED = 12


def choose_addressees(office: Office, dialogs: Dialogs, leaving: LeavingList) -> list[str] | None:
    """The uids of units and areas that were chosen; empty for all, None where it was given up.

    With one child there is nothing to choose. What leaves for all of them stands above it.
    """
    children = children_of(office)
    if not children:
        return []
    deed = tr("生成下发的包")
    if len(children) == 1:
        question = tr("给“{name}”生成下发的包？").format(name=children[0].name)
        return [] if dialogs.ask(question, _told(leaving), deed) else None
    items = [*_areas([child.unit for child in children])]
    items += [(child.unit, child.name) for child in children]
    text = tr("勾选片区或单位，只给选中的生成；一个也不勾就给全部 {n} 个下级。")
    said = "\n\n".join((_told(leaving), text.format(n=len(children))))
    return dialogs.choose_some(tr("给哪些下级生成下发的包？"), said, items, deed)


def _told(leaving: LeavingList) -> str:
    """What leaves, in a few lines: ledgers, personal fields, attachments, and what does not."""
    ledgers = [_counted(tr(ledger.title), count) for ledger, count in leaving.ledgers]
    fields = [_counted(place_text(one), one.count) for one in leaving.personal]
    never = [*map(place_text, leaving.staying), *map(say, NEVER)]
    lines = (
        (tr("下发的台账：{what}"), ledgers),
        (tr("出去的个人信息：{what}"), fields),
        (tr("随包的附件：{what}"), [file.name for file in leaving.going]),
        (tr("不出去的：{what}"), never),
    )
    return "\n".join(text.format(what=_shortened(parts)) for text, parts in lines)


def _counted(what: str, count: int) -> str:
    return tr("{field} {n} 处").format(field=what, n=count)


def _shortened(parts: Sequence[str]) -> str:
    """The first of them; `package down --dry-run` names all."""
    said = tr("、").join(parts[:_NAMED]) or tr("没有")
    more = tr("，另有 {n} 个").format(n=len(parts) - _NAMED)
    return said + more if len(parts) > _NAMED else said


def _areas(units: list[str]) -> list[tuple[str, str]]:
    """(uid, text) of the areas that these units are in."""
    counts: dict[str, int] = defaultdict(int)
    query = Unit.select(Unit.area).where(Unit.uid.in_(units), Unit.area.is_null(False))
    for (area,) in tuples(query):
        counts[area] += 1
    names = names_of("areas", counts)
    text = tr("片区：{name}（{n} 个单位）")
    return [(uid, text.format(name=name, n=counts[uid])) for uid, name in names.items()]
