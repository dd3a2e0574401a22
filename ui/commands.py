"""What the menus offer: one action a command; the page in view does the work, or the window does.

A page says `self.offer(Command.NEW, self.new_record)`; what nobody offers is greyed, never hidden.
"""

from dataclasses import dataclass
from enum import Enum

from models.accounts.rights import Right
from ui.icons import Icon
from ui.words import tr


class Command(Enum):
    """Every deed with a place in the menus."""

    NEW = "new"
    SAVE = "save"
    IMPORT_PACKAGE = "import package"
    IMPORT_SHEET = "import sheet"
    EXPORT = "export"
    PREVIEW = "preview"
    PRINT = "print"
    BACK_UP = "back up"
    RESTORE = "restore"
    SWITCH_USER = "switch user"
    LOCK = "lock"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    CUT = "cut"
    COPY = "copy"
    PASTE = "paste"
    PASTE_NEW = "paste as new records"
    FILL_DOWN = "fill down"
    FILL_TODAY = "fill today"
    DUPLICATE = "duplicate"
    CHANGE_MANY = "change many"
    EDIT = "edit"
    DELETE = "delete"
    FIND = "find"
    FIND_NEXT = "find next"
    CLEAR_FILTERS = "clear filters"
    SEARCH_ALL = "search all"
    BACK = "back"
    FORWARD = "forward"
    DETAIL = "detail"
    VIEWS = "views"
    REFRESH = "refresh"
    NEXT_ERROR = "next error"
    PREVIOUS_ERROR = "previous error"
    HISTORY = "history"
    SUBMIT = "submit"
    REMIND = "remind"
    SETTINGS = "settings"
    CHECK = "check"
    HELP = "help"
    FIRST_STEPS = "first steps"
    KEYS = "keys"
    ABOUT = "about"


_RECORD = (Right.RECORD,)
_NEEDS: dict[Command, tuple[Right, ...]] = {
    **dict.fromkeys((Command.NEW, Command.SAVE, Command.IMPORT_SHEET), _RECORD),
    **dict.fromkeys((Command.PASTE, Command.PASTE_NEW, Command.FILL_DOWN), _RECORD),
    **dict.fromkeys((Command.FILL_TODAY, Command.CHANGE_MANY, Command.DUPLICATE), _RECORD),
    Command.DELETE: _RECORD,
    Command.UNDO: (Right.RECORD, Right.REVIEW),
    Command.REDO: (Right.RECORD, Right.REVIEW),
    Command.IMPORT_PACKAGE: (Right.RECEIVE,),
    Command.REMIND: (Right.SEND,),
    Command.RESTORE: (Right.RESTORE,),
    Command.BACK_UP: (),
}


@dataclass(frozen=True)
class Item:
    """One line of a menu; the first of `keys` is the one shown."""

    command: Command
    text: str
    keys: tuple[str, ...] = ()
    icon: Icon | None = None

    @property
    def needs(self) -> tuple[Right, ...] | None:
        """The rights of which one is wanted, none where the data have only to be writable; None
        where nothing is written."""
        return _NEEDS.get(self.command)


@dataclass(frozen=True)
class Menu:
    """A menu of the bar: groups of items with lines between."""

    text: str
    groups: tuple[tuple[Item, ...], ...]


def menus() -> tuple[Menu, ...]:
    """The menu bar in the window's language; 查看 is completed by the list of pages."""
    return (_file(), _edit(), _view(), _business(), _tools(), _help())


def _file() -> Menu:
    return Menu(
        tr("文件(&F)"),
        (
            (
                Item(Command.NEW, tr("新建(&N)"), ("Ctrl+N",), Icon.PLUS),
                Item(Command.SAVE, tr("保存(&S)"), ("Ctrl+S",), Icon.DEVICE_FLOPPY),
            ),
            (
                Item(Command.IMPORT_PACKAGE, tr("导入报送包(&I)…"), ("Ctrl+I",), Icon.FILE_IMPORT),
                Item(Command.IMPORT_SHEET, tr("从表格导入(&T)…")),
                Item(Command.EXPORT, tr("导出当前列表(&E)…"), ("Ctrl+E",), Icon.FILE_EXPORT),
            ),
            (
                Item(Command.PREVIEW, tr("打印预览(&V)…"), ("Ctrl+F2",)),
                Item(Command.PRINT, tr("打印(&P)…"), ("Ctrl+P",), Icon.PRINTER),
            ),
            (
                Item(Command.BACK_UP, tr("立即备份(&B)")),
                Item(Command.RESTORE, tr("恢复备份(&R)…")),
            ),
            (
                Item(Command.SWITCH_USER, tr("切换用户(&W)…")),
                Item(Command.LOCK, tr("锁定(&K)"), ("Ctrl+Alt+L",)),
            ),
            (Item(Command.QUIT, tr("退出(&X)"), ("Alt+F4",)),),
        ),
    )


def _edit() -> Menu:
    return Menu(
        tr("编辑(&E)"),
        (
            (
                Item(Command.UNDO, tr("撤销(&U)"), ("Ctrl+Z",), Icon.ARROW_BACK_UP),
                Item(
                    Command.REDO, tr("恢复(&R)"), ("Ctrl+Y", "Ctrl+Shift+Z"), Icon.ARROW_FORWARD_UP
                ),
            ),
            (
                Item(Command.CUT, tr("剪切(&T)"), ("Ctrl+X",)),
                Item(Command.COPY, tr("复制(&C)"), ("Ctrl+C",)),
                Item(Command.PASTE, tr("粘贴(&P)"), ("Ctrl+V",)),
                Item(Command.PASTE_NEW, tr("粘贴为新记录(&W)"), ("Ctrl+Shift+V",)),
                Item(Command.FILL_DOWN, tr("向下填充(&D)"), ("Ctrl+D",)),
                Item(Command.FILL_TODAY, tr("填入今天(&Y)"), ("Ctrl+;",)),
            ),
            (
                Item(Command.EDIT, tr("修改(&M)"), ("F2",), Icon.PENCIL),
                Item(Command.CHANGE_MANY, tr("批量修改(&B)…"), ("Shift+F2",)),
                Item(Command.DUPLICATE, tr("复制为新记录(&G)"), ("Ctrl+Shift+D",)),
                Item(Command.DELETE, tr("删除(&L)"), ("Del",), Icon.TRASH),
            ),
            (
                Item(Command.FIND, tr("查找(&F)"), ("Ctrl+F",), Icon.SEARCH),
                Item(Command.FIND_NEXT, tr("查找下一个(&N)"), ("F3",)),
            ),
        ),
    )


def _view() -> Menu:
    return Menu(
        tr("查看(&V)"),
        (
            (
                Item(Command.BACK, tr("后退(&B)"), ("Alt+Left",), Icon.ARROW_LEFT),
                Item(Command.FORWARD, tr("前进(&F)"), ("Alt+Right",), Icon.ARROW_RIGHT),
            ),
            (
                Item(Command.SEARCH_ALL, tr("全局搜索(&K)"), ("Ctrl+K",), Icon.SEARCH),
                Item(Command.DETAIL, tr("显示或收起详情(&D)"), ("F4",)),
                Item(Command.VIEWS, tr("视图和分组(&G)"), ("Ctrl+L",), Icon.EYE),
                Item(Command.CLEAR_FILTERS, tr("清除筛选(&C)"), ("Ctrl+Shift+L",)),
                Item(Command.REFRESH, tr("刷新统计(&R)"), ("F5",), Icon.REFRESH),
            ),
            (
                Item(Command.NEXT_ERROR, tr("下一处错误(&N)"), ("F8",)),
                Item(Command.PREVIOUS_ERROR, tr("上一处错误(&P)"), ("Shift+F8",)),
            ),
        ),
    )


def _business() -> Menu:
    return Menu(
        tr("业务(&B)"),
        (
            (
                Item(Command.SUBMIT, tr("生成报送包(&G)…"), (), Icon.UPLOAD),
                Item(Command.REMIND, tr("生成催报单(&R)…")),
            ),
            (Item(Command.HISTORY, tr("修改记录(&H)"), (), Icon.HISTORY),),
        ),
    )


def _tools() -> Menu:
    return Menu(
        tr("工具(&T)"),
        (
            (
                Item(Command.CHECK, tr("检查数据文件(&C)"), (), Icon.SHIELD_CHECK),
                Item(Command.SETTINGS, tr("系统设置(&S)"), (), Icon.ADJUSTMENTS_HORIZONTAL),
            ),
        ),
    )


def _help() -> Menu:
    return Menu(
        tr("帮助(&H)"),
        (
            (
                Item(Command.HELP, tr("当前页帮助(&P)"), ("F1",), Icon.HELP),
                Item(Command.KEYS, tr("快捷键一览(&K)")),
                Item(Command.FIRST_STEPS, tr("开始使用(&S)")),
            ),
            (Item(Command.ABOUT, tr("关于学教台账(&A)")),),
        ),
    )
