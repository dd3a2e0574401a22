"""What 登记与核对 says: how one stands to the level above, and its tables as rows."""

from collections.abc import Sequence

from models.exchange.desks.mapping_desk import Unknown
from models.exchange.desks.standing import Above, Asked, Standing, State
from models.exchange.trust.trust_log import Noted
from models.exchange.trust.trust_words import EVENTS, detail_of
from models.words import sentence
from ui.dates import day_text
from ui.glyphs import DOING, DONE, EXEMPT, SOON, Look
from ui.widgets.plain_table import Cell, Heading, Line
from ui.words import say, tr

LOOKS: dict[State, Look] = {
    State.GOOD: DONE,
    State.COMING: DOING,
    State.REVOKED: EXEMPT,
    State.BELOW: DONE,
}


def words_above(above: Above | None, asked: Asked | None, alone: bool) -> tuple[str, str]:
    """How the office stands to the level above, and what follows from it; `alone`: has none."""
    if above is not None:
        known = tr("上级的名册已收到第 {n} 版").format(n=above.version)
        return tr("上级单位：{name}").format(name=above.name), known
    if asked is not None:
        written = tr("登记申请 {when} 写到了 {path}。")
        then = tr(
            "把这个文件交给上级。上级会打电话来，把左边的核对码念给对方；"
            "答复（.xja 文件）带回来后，点“安装登记答复…”。"
        )
        when = f"{asked.at:%Y-%m-%d %H:%M}"
        return tr("已申请登记，等上级的答复。"), "\n".join(
            (written.format(when=when, path=asked.path), then)
        )
    if alone:
        return tr("没有上级时不用登记。有上级的，生成登记申请，用 U 盘交给上级。"), ""
    return tr("还没有登记。生成登记申请，用 U 盘交给上级；上级的答复带回来后在这里安装。"), ""


def below_headings() -> list[Heading]:
    return [
        Heading(tr("单位")),
        Heading(tr("密钥"), 120),
        Heading(tr("登记日期"), 96),
        Heading(tr("经手人"), 88),
        Heading(tr("名册"), 170),
    ]


def below_lines(rows: Sequence[Standing], version: int) -> list[Line]:
    """One row an office; the version of the roster that it has is set against the newest."""
    return [
        Line(
            row.unit,
            (
                Cell(row.name, quiet=_beside(row)),
                Cell(tr(row.state.label), LOOKS[row.state]),
                Cell(day_text(row.enrolled_on)),
                Cell(row.enrolled_by),
                Cell(_roster(row, version)),
            ),
        )
        for row in rows
    ]


def _beside(row: Standing) -> str:
    if row.via:
        return tr("经由{name}").format(name=row.via)
    if row.successor:
        return tr("由{name}接替").format(name=row.successor)
    return ""


def _roster(row: Standing, version: int) -> str:
    if row.state is State.REVOKED:
        return tr("认到 {epoch}-{seq} 号包").format(epoch=row.last[0], seq=row.last[1])
    if row.state is State.BELOW:
        return ""
    if row.heard >= version:
        return tr("已知第 {n} 版").format(n=row.heard)
    return tr("已知第 {n} 版，现为第 {newest} 版").format(n=row.heard, newest=version)


def waiting_headings() -> list[Heading]:
    return [
        Heading(tr("发送单位"), 200),
        Heading(tr("文件")),
        Heading(tr("收到"), 96),
        Heading(tr("包"), 56, right=True),
    ]


def waiting_lines(rows: Sequence[Unknown]) -> list[Line]:
    return [
        Line(
            row.key,
            (
                Cell(row.name, DONE, boxed=False) if row.known else Cell(tr("还不认识"), SOON),
                Cell(tr("、").join(row.files)),
                Cell(day_text(row.first_on)),
                Cell(str(len(row.files))),
            ),
        )
        for row in rows
    ]


def log_headings() -> list[Heading]:
    return [
        Heading(tr("时间"), 130),
        Heading(tr("事项"), 110),
        Heading(tr("单位")),
        Heading(tr("经手人"), 88),
        Heading(tr("对方"), 110),
        Heading(tr("详情")),
    ]


def log_lines(rows: Sequence[Noted]) -> list[Line]:
    return [
        Line(
            str(row.number),
            (
                Cell(row.at[:16].replace("T", " ")),
                Cell(say(EVENTS.get(row.event, sentence("{text}", text=row.event)))),
                Cell(row.name),
                Cell(row.by),
                Cell(row.other),
                Cell(say(detail_of(row))),
            ),
        )
        for row in rows
    ]
