"""书目: the books to be read, handed down or the unit's own."""

from collections.abc import Iterator

from models.errors import Problem
from models.fields import (
    Choice,
    ChoiceField,
    DateField,
    IntegerField,
    Leaves,
    LongTextField,
    MonthField,
    Need,
    TextField,
)
from models.ledger import Group, Ledger
from models.ledgers.addressing import Addressed, addressees_of
from models.record import problem

ALWAYS = Leaves.ALWAYS


class BookKind(Choice):
    REQUIRED = "required", "必读"
    REFERENCE = "reference", "参考"


class Book(Addressed):
    """A title on the reading list while it is listed; its aliases count as the same book."""

    title = TextField("书名", leaves=ALWAYS, need=Need.IDENTITY)
    aliases = LongTextField("别名", leaves=ALWAYS, max_length=1000, note="一行一个")
    author = TextField("作者（编者）", leaves=ALWAYS)
    publisher = TextField("出版社", leaves=ALWAYS)
    kind = ChoiceField[BookKind | None](BookKind, "类别", leaves=ALWAYS, need=Need.SUBMIT)
    chapters = IntegerField("章节数", leaves=ALWAYS, measure="章")
    pages = IntegerField("页数", leaves=ALWAYS, measure="页")
    plan_month = MonthField("计划月份", leaves=ALWAYS)
    copies = IntegerField("配发数", leaves=ALWAYS, measure="册")
    listed_on = DateField("列入日期", leaves=ALWAYS)
    withdrawn_on = DateField("移出日期", leaves=ALWAYS)

    class Meta:
        table_name = "books"

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.listed_on and self.withdrawn_on and self.withdrawn_on < self.listed_on:
            yield problem(Book.withdrawn_on, "移出日期早于列入日期（{day}）", day=self.listed_on)


def book_title(uid: str | None) -> str:
    """The title behind a link, empty while the record has not arrived."""
    row = Book.get_or_none(Book.uid == uid) if uid else None
    return (row.title or "") if row else ""


BOOKS = Ledger(
    model=Book,
    title="书目",
    columns=(
        *(Book.title, Book.author, Book.publisher, Book.kind, Book.plan_month, Book.copies),
        *(Book.listed_on, Book.withdrawn_on),
    ),
    groups=(
        Group(
            "书目",
            (
                *(Book.title, Book.aliases, Book.author, Book.publisher, Book.kind),
                *(Book.chapters, Book.pages),
            ),
        ),
        Group("安排", (Book.plan_month, Book.copies, Book.listed_on, Book.withdrawn_on)),
        Group("适用范围", addressees_of(Book), folded=True),
    ),
    dated_by=Book.listed_on,
    state=Book.kind,
    goes_down=True,
)
