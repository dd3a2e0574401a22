"""What is held about a person as lines for people: on the screen, on paper, in a spreadsheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from models.privacy.erasing import NAMES, NUMBERS, Erased, Item, Plan
from models.saved_file import save_bytes
from models.words import Sentence, Words, chinese, sentence

HEADS = ("类别", "台账", "记录", "位置", "内容", "能否清除")


@dataclass(frozen=True)
class Row:
    """One line; `key` is empty of what cannot be chosen."""

    key: str
    ticked: bool
    cells: tuple[str, ...]


def rows_of(plan: Plan, words: Words = chinese) -> list[Row]:
    """The values in records, the earlier states, and what stays elsewhere."""
    rows = [_of_item(item, words) for item in plan.items]
    rows += _of_images(plan, words)
    elsewhere = words("别处")
    rows += [
        Row("", False, (elsewhere, "", trace.what.text(words), "", "", trace.advice.text(words)))
        for trace in plan.remains
    ]
    return rows


def _of_item(item: Item, words: Words) -> Row:
    one = item.mention
    gone = sentence("清除") if item.ticked else sentence("勾选后清除")
    place = words("・").join(words(label) for label in one.labels)
    heading = one.heading
    if one.deleted:
        heading = sentence("{title}（已删除）", title=heading).text(words)
    if one.last_told:
        place = sentence("{place}（上次报送的内容）", place=place).text(words)
    return Row(
        "" if item.stays else item.key,
        item.ticked,
        (
            *(words(one.kind.label), words(one.ledger.title), heading, place, one.text),
            (item.stays or gone).text(words),
        ),
    )


def _of_images(plan: Plan, words: Words) -> Iterator[Row]:
    for key, said in ((NUMBERS, _NUMBERS), (NAMES, _NAMES)):
        count = plan.images.get(key, 0)
        if count:
            gone = sentence("清除") if key == NUMBERS else sentence("勾选后清除")
            told = said.text(words)
            amount = sentence("{count} 次变动", count=count).text(words)
            yield Row(
                key,
                key == NUMBERS,
                (words("以前的内容"), "", told, words("变动记录"), amount, gone.text(words)),
            )


_NUMBERS = sentence("以前的内容和变动说明里的电话")
_NAMES = sentence("以前的内容和变动说明里的姓名")


def summary_of(plan: Plan) -> Sentence:
    records = {(item.mention.ledger.name, item.mention.uid) for item in plan.items}
    return sentence(
        "{records} 条记录里有 {values} 处，以前的内容里有 {images} 次变动，另有 {others} 处在别处",
        records=len(records),
        values=len(plan.items),
        images=sum(plan.images.values()),
        others=len(plan.remains),
    )


def told(done: Erased) -> Sentence:
    """What an erasure did."""
    template = "已清除 {records} 条记录里的 {values} 处、{images} 次变动的旧内容、附件 {files} 个"
    if not done.swept:
        template = (
            "已清除 {records} 条记录里的 {values} 处、{images} 次变动的旧内容、附件 {files} 个；"
            "数据文件下次打开时再整理一遍"
        )
    return sentence(
        template,
        records=done.records,
        values=done.values,
        images=done.images,
        files=done.files,
    )


def write_listing(plan: Plan, office: str, path: Path, *, words: Words = chinese) -> Path:
    """Write the lines as an .xlsx whose cells are texts; its path."""
    from openpyxl.styles import Alignment, Font

    from models.workbooks import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = words("个人信息")
    title = sentence("{unit}　持有的“{name}”的个人信息", unit=office, name=plan.subject.title)
    lines = [
        (title.text(words),),
        (summary_of(plan).text(words),),
        tuple(words(head) for head in HEADS),
        *(row.cells for row in rows_of(plan, words)),
    ]
    for number, line in enumerate(lines, 1):
        for column, text in enumerate(line, 1):
            cell = sheet.cell(number, column, text)
            cell.data_type = "s"  # A text that begins like a formula stays a text.
            cell.alignment = Alignment(wrap_text=number > 2, vertical="top")
            cell.font = Font(bold=number in (1, 3))
    for letter, width in zip("ABCDEF", (12, 16, 28, 18, 40, 44), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A4"
    made = BytesIO()
    book.save(made)
    save_bytes(path, made.getvalue())
    return path
