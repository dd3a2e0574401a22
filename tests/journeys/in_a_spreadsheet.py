"""The same ten jobs in a spreadsheet, counted as kindly as an able clerk would do them.

The workbook is open on the sheet in question, at its first cell; searching, going to a range,
filling and copying are done by their keys. What stands in a cell counts as letters.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One thing done in the spreadsheet: keys pressed (a chord is one), letters written."""

    text: str
    keys: int
    letters: int = 0


SAVED = Line("保存：Ctrl+S", 1)


def found(words: str) -> Line:
    return Line(f"找到那一行：Ctrl+F，输入“{words}”，Enter，Esc", 3, len(words))


BESIDE: tuple[tuple[Line, ...], ...] = (
    (
        Line("签到表里走到新的一列：Ctrl+→，→", 2),
        Line("写日期作列名：“9.28”，Enter", 1, 4),
        Line("选中 60 行：F5，输入“E2:E61”，Enter；输入“√”，Ctrl+Enter", 3, 7),
        Line("4 个人各：Ctrl+F，姓名，Enter，Esc，→ 三次，原因，Enter（姓名共 10 字）", 28, 18),
        Line("表尾应到、实到的公式向右填：Ctrl+↓，↓，←，Shift+→，Shift+↓，Ctrl+R", 6),
        Line("翻到补学表末尾：Ctrl+PgDn，Ctrl+↓，↓；抄 4 个姓名，各 Enter", 7, 10),
        Line("补上缺学日期：↑ 四次，→，Shift+↓ 三次，“9.28”，Ctrl+Enter", 9, 4),
        SAVED,
    ),
    (
        found("形势与任务"),
        Line("→ 三次到状态列，“已讲”，Tab，“60”，Tab，“58”，Enter", 6, 6),
        SAVED,
    ),
    (
        Line("走到本月一列的第一人：Ctrl+→，→，↓", 3),
        Line("8 个人各一个数字，Enter", 8, 8),
        SAVED,
    ),
    (
        found("集体学习"),
        Line("→ 五次到本月一列，“√”，Tab，完成日期“9.28”，Enter", 7, 5),
        SAVED,
    ),
    (
        found("告知单"),
        Line("→ 八次到进展列，F2，Alt+Enter 另起一行，“9.28已印告知单”，Enter", 11, 9),
        SAVED,
    ),
    (
        found("公示栏"),
        Line("→ 九次到销号列，“申请”，Tab，“9.28”，Tab", 11, 6),
        Line("审核人“周敏”，Tab，“9.28”，Enter", 2, 6),
        SAVED,
    ),
    (
        found("修桥"),
        Line("→ 六次到进度列，“40%”，Tab，“桥墩完工”，Enter", 8, 7),
        SAVED,
    ),
    (
        found("考勤制度"),
        Line("→ 五次到状态列，“完成”，Tab，“已印发”，Tab，“9.28”，Enter", 8, 9),
        SAVED,
    ),
    (
        found("八月例会"),
        Line("→ 四次到补学日期列，Shift+↓ 两次，“9.28”，Ctrl+Enter", 7, 4),
        SAVED,
    ),
    (
        Line(
            "月报表上 12 个数，各：Ctrl+PgDn 到那张表，Alt+↓ 打开筛选，“9”，Enter，看下面的计数，"
            "Ctrl+PgUp 回来，两位数，Enter",
            60,
            36,
        ),
        Line("填报人、审核人、负责人：姓名，各 Enter", 3, 6),
        Line("另存到 U 盘：F12，输入文件名“E:\\清溪镇9月”，Enter", 2, 8),
        Line("佐证照片另外复制到 U 盘：在资源管理器里 Ctrl+A，Ctrl+C，Alt+Tab，Ctrl+V", 4),
    ),
)
"""By job, in the order of the jobs."""
