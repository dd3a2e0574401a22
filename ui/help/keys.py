"""The keys of the program as its menus declare them: nothing of them is written into help."""

from collections.abc import Collection, Mapping, Sequence

from models.help.text import Block, Grid, Head, Para
from models.help.topics import Topic
from ui.commands import Command, Item, menus
from ui.navigation import PageEntry
from ui.words import tr

_MORE = (
    ("Ctrl+PgDown, Ctrl+PgUp", "在一页里翻到下一个、上一个台账"),
    ("F6, Shift+F6", "在导航、工具行、列表、详情、年度和期间之间切换"),
    ("Ctrl+Shift+N", "保存并新建"),
    ("Ctrl+Enter", "做完小表单，走到下一步"),
    ("Enter", "打开记录，按下按钮"),
    ("Space", "勾选一行，切换处理方式"),
    ("Esc", "返回，取消，关掉小窗口"),
    ("Ctrl+Home, Ctrl+End", "到表首、表尾"),
)
"""Keys that are in no menu, since they mean what stands in front of one."""


def word_of(item: Item) -> str:
    """The command as it is called without its access key: 新建(&N)… is 新建."""
    return _bare(item.text).rstrip("…")


def _bare(text: str) -> str:
    """Without the mark of its access key: 文件(&F) is 文件, &File is File."""
    return text.partition("(&")[0].replace("&", "")


def keys_of(item: Item) -> str:
    return ", ".join(item.keys)


def every_key(entries: Sequence[PageEntry]) -> tuple[Block, ...]:
    """All keys, menu by menu, then those that no menu has."""
    blocks: list[Block] = []
    heads, shares = (tr("按键"), tr("做什么")), (34, 66)
    for menu in menus():
        rows = [
            (f"`{keys_of(item)}`", word_of(item))
            for group in menu.groups
            for item in group
            if item.keys
        ]
        if rows:
            blocks.append(Head(_bare(menu.text)))
            blocks.append(Grid(heads, tuple(rows), shares))
    pages = [(f"`Ctrl+{entry.digit}`", entry.title) for entry in entries if entry.digit]
    if pages:
        blocks += [Head(tr("转到各页")), Grid(heads, tuple(pages), shares)]
    more = tuple((f"`{keys}`", tr(what)) for keys, what in _MORE)
    return (*blocks, Head(tr("其他按键")), Grid(heads, more, shares))


def every_command(told: Mapping[str, str]) -> tuple[Block, ...]:
    """Every line of the menus: its keys, and what is `told` of it by the command's name."""
    blocks: list[Block] = []
    heads = (tr("菜单"), tr("按键"), tr("做什么"))
    for menu in menus():
        rows = tuple(
            (word_of(item), f"`{keys_of(item)}`" if item.keys else "", told.get(name, ""))
            for group in menu.groups
            for item in group
            for name in (item.command.name.lower(),)
        )
        blocks.append(Head(_bare(menu.text)))
        blocks.append(Grid(heads, rows, (24, 22, 54)))
    return tuple(blocks)


def keys_for(commands: Collection[Command]) -> tuple[Block, ...]:
    """The keys of what a page offers."""
    rows = [
        (f"`{keys_of(item)}`", word_of(item))
        for menu in menus()
        for group in menu.groups
        for item in group
        if item.keys and item.command in commands
    ]
    if not rows:
        return ()
    return Head(tr("这一页的按键")), Grid((tr("按键"), tr("做什么")), tuple(rows), (34, 66))


def way_to(topic: Topic, entries: Sequence[PageEntry], views: Sequence[str]) -> tuple[Block, ...]:
    """How to come to the page and to its view with keys."""
    entry = next((one for one in entries if one.key == topic.page), None)
    if entry is None or not entry.digit:
        return ()
    text = tr("到这里：按 `Ctrl+{digit}`").format(digit=entry.digit)
    at = views.index(topic.view) if topic.view in views else 0
    if at:
        text = tr("到这里：按 `Ctrl+{digit}`，再按 {n} 次 `Ctrl+PgDown`").format(
            digit=entry.digit, n=at
        )
    return (Para(text),)
