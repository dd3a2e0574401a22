"""催报单: one page to a unit whose reports have not come, in the form of an official letter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from models.exchange.desks.chasing import Letter, letters, reply_day
from models.office import Office
from models.periods import Period
from ui.dates import long_day_text, period_text
from ui.printing.paper import Align, Block, Cell, Column, Manner, Paper, Paragraph, Sender, Table
from ui.words import tr


@dataclass(frozen=True)
class Answer:
    """By when and to whom the unit is to answer; the phone may be unknown."""

    by: date
    person: str
    phone: str = ""


def letters_of(
    office: Office,
    periods: Iterable[Period],
    units: Iterable[str] | None = None,
    answer: Answer | None = None,
) -> list[tuple[Letter, Paper]]:
    """Each letter that is due and its paper; whoever prints it records it afterwards."""
    door = office.door
    asked = answer or Answer(reply_day(door.today), door.actor)
    return [
        (letter, chase_paper(letter, office.name, asked, door.now))
        for letter in letters(office, list(periods), units)
    ]


def chase_paper(letter: Letter, sender: str, answer: Answer, now: datetime) -> Paper:
    """The letter that `sender` writes on the day of `now`."""
    salutation, opening = _opening(letter, now.date()).split("\n", 1)
    blocks: list[Block] = [
        Paragraph(salutation, Align.LEFT),
        Paragraph(opening, indent=True),
        _table(letter),
        Paragraph(_request(answer), indent=True),
        Paragraph(_contact(answer), indent=True),
        Sender(sender, long_day_text(now.date())),
    ]
    return Paper(
        key="chase",
        title=tr("学习教育情况催报单"),
        context=(tr("催报〔{year}〕{n}号").format(year=letter.year, n=letter.number),),
        blocks=tuple(blocks),
        printed=now.strftime("%Y-%m-%d %H:%M"),
        manner=Manner.LETTER,
    )


def _opening(letter: Letter, today: date) -> str:
    """The addressee on a line of its own, then what has not come."""
    day, count = long_day_text(today), len(letter.owed)
    if letter.before is None:
        said = tr("{unit}：\n截至{day}，你单位下列 {n} 期报表尚未收到：")
        return said.format(unit=letter.name, day=day, n=count)
    said = tr(
        "{unit}：\n截至{day}，你单位下列 {n} 期报表尚未收到（此前已催 {times} 次，最近{last}）："
    )
    times, last = letter.before.times, long_day_text(letter.before.last)
    return said.format(unit=letter.name, day=day, n=count, times=times, last=last)


def _table(letter: Letter) -> Table:
    columns = (
        Column(tr("报表期间"), 1.0, Align.CENTRE),
        Column(tr("报送截止"), 1.3, Align.CENTRE),
        Column(tr("已超期"), 0.8, Align.CENTRE),
    )
    rows = tuple(
        (
            Cell(period_text(owed.period)),
            Cell(long_day_text(owed.due_on)),
            Cell(tr("{n} 天").format(n=owed.days_late), bold=True),
        )
        for owed in letter.owed
    )
    return Table(columns, rows)


def _request(answer: Answer) -> str:
    return tr(
        "请于{day}前将报送包送到。已经送出的，请来电告知送出日期和核对码；"
        "到期不能报送的，请在此前书面说明原因和报送日期。"
    ).format(day=long_day_text(answer.by))


def _contact(answer: Answer) -> str:
    if not answer.phone:
        return tr("联系人：{name}").format(name=answer.person)
    return tr("联系人：{name}，电话：{phone}").format(name=answer.person, phone=answer.phone)
