"""封面: one page that travels with a package: from whom, what is in it, who answers for it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from models.exchange.sending.corrections import Told
from models.exchange.sending.relays import PassedOn, passed_on
from models.exchange.sending.sent import Sent, sent_package
from models.exchange.sending.submitting import ROLES
from models.figures import all_figures, figure_named
from models.ledgers import ledger_named
from models.office import Office
from ui.dates import long_day_text, period_text
from ui.pages.exchanging import size_text
from ui.pages.signing import MEANS
from ui.printing.paper import (
    Align,
    Block,
    Cell,
    Code,
    Column,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Slots,
    Table,
)
from ui.words import tr


def cover_of(office: Office, package_id: str) -> Paper:
    """The cover of a package in the outbox; UserError where its file is gone."""
    relayed = [some for some in passed_on(office) if some.covered_by == package_id]
    return cover_paper(sent_package(office, package_id), office.door.now, relayed)


def cover_paper(sent: Sent, now: datetime, relayed: Sequence[PassedOn] = ()) -> Paper:
    """One A4 page; what was corrected and what is passed on with it may go on on the next."""
    packed = sent.packed
    blocks: list[Block] = [_code(sent), _facts(sent), *_content(sent)]
    blocks += [_signed(sent), _seal(), _carrier(sent)]
    blocks += [*_corrected(sent.told), *_relayed(relayed)]
    return Paper(
        key="cover",
        title=tr("报送包封面") if packed.kind == "up" else tr("下发包封面"),
        context=(
            tr("报送单位：{name}").format(name=sent.sender),
            tr("收件单位：{name}").format(name=sent.addressee),
        ),
        blocks=tuple(blocks),
        printed=now.strftime("%Y-%m-%d %H:%M"),
    )


def _code(sent: Sent) -> Code:
    """What is read out over the phone, and for a scanner also all that tells packages apart."""
    packed = sent.packed
    scan = "\n".join(
        (
            f"study-ledger {packed.code}",
            f"sha256 {packed.sha256}",
            f"package {packed.package_id}",
            f"from {sent.sender}",
            f"number {packed.epoch}.{packed.seq}",
            f"period {packed.period or '-'}",
        )
    )
    return Code(
        caption=tr("核对码（打电话时念给对方）"),
        code=packed.code,
        lines=(
            tr("第 {seq} 号包").format(seq=packed.seq),
            tr("文件：{name}，{size}").format(name=packed.name, size=size_text(packed.size)),
        ),
        scan=scan,
    )


def _facts(sent: Sent) -> Facts:
    packed = sent.packed
    files = tr("{n} 个").format(n=packed.blobs)
    if packed.left_out:
        files = tr("{n} 个，另有 {more} 个以后补送").format(n=packed.blobs, more=packed.left_out)
    return Facts(
        (
            (tr("报告期间"), period_text(packed.period) if packed.period else tr("更新数据")),
            (tr("生成日期"), long_day_text(packed.made_at)),
            (tr("记录数"), tr("{n} 条").format(n=packed.records)),
            (tr("附件"), files),
            (tr("生成人"), sent.made_by),
            (tr("编号轮次"), tr("第 {n} 轮").format(n=packed.epoch)),
        )
    )


def _content(sent: Sent) -> list[Block]:
    """Records by ledger, and the figures of the period as they were frozen."""
    blocks: list[Block] = []
    counts = [(_ledger_title(name), str(count)) for name, count in sent.counts.items() if count]
    if counts:
        blocks += [Heading(tr("包内记录")), _pairs(tr("台账"), tr("条数"), counts)]
    return [*blocks, *frozen_figures(sent.figures)]


def frozen_figures(figures: Mapping[str, int | None]) -> list[Block]:
    """The figures that a package holds, as they were when it was made."""
    order = {figure.name: at for at, figure in enumerate(all_figures())}
    said = [
        (_figure_label(name), "—" if value is None else str(value))
        for name, value in sorted(figures.items(), key=lambda one: order.get(one[0], 999))
    ]
    if not said:
        return []
    return [Heading(tr("本期数字（生成时冻结）")), _pairs(tr("指标"), tr("数值"), said)]


def _pairs(name: str, number: str, rows: Sequence[tuple[str, str]]) -> Table:
    """Names and numbers, three to a row."""
    columns = (Column(name, 3.0), Column(number, 1.0, Align.RIGHT))
    return Table(columns, tuple((Cell(text), Cell(value)) for text, value in rows), abreast=3)


def _ledger_title(name: str) -> str:
    ledger = ledger_named(name)
    return tr(ledger.title) if ledger else name


def _figure_label(name: str) -> str:
    figure = figure_named(name)
    return tr(figure.label) if figure else name


def _corrected(told: Told | None) -> list[Block]:
    """How many records of submitted months were corrected, why, and the totals that this moves."""
    if told is None:
        return []
    reasons = "；".join(dict.fromkeys(one.reason for one in told.records if one.reason))
    said = tr("更正 {n} 条记录。原因：{reasons}").format(
        n=len(told.records), reasons=reasons or "—"
    )
    blocks: list[Block] = [Heading(tr("报送后更正"))]
    blocks += [Paragraph(said)] if told.records else []
    if told.totals:
        columns = (
            Column(tr("期间"), 1.5),
            Column(tr("指标"), 3.0),
            Column(tr("原报"), 1.0, Align.RIGHT),
            Column(tr("现为"), 1.0, Align.RIGHT),
        )
        rows = tuple(
            (
                Cell(period_text(some.period)),
                Cell(_figure_label(some.figure)),
                Cell("—" if some.was is None else str(some.was)),
                Cell("—" if some.now is None else str(some.now)),
            )
            for some in told.totals
        )
        blocks.append(Table(columns, rows))
    return blocks


def _relayed(relayed: Sequence[PassedOn]) -> list[Block]:
    if not relayed:
        return []
    columns = (
        Column(tr("单位"), 3.0),
        Column(tr("包号"), 1.0, Align.CENTRE),
        Column(tr("期间"), 1.5, Align.CENTRE),
        Column(tr("核对码"), 2.0, Align.CENTRE),
    )
    rows = tuple(
        (Cell(some.name), Cell(str(some.seq)), Cell(period_text(some.period)), Cell(some.code))
        for some in relayed
    )
    return [
        Heading(tr("一并转送的下级报送包（{n} 个）").format(n=len(relayed))),
        Table(columns, rows),
    ]


def _signed(sent: Sent) -> Table:
    """Each role with what was stated in the package, and room for a hand-written name."""
    columns = (
        Column(tr("角色"), 1.2, Align.CENTRE),
        Column(tr("姓名"), 1.6, Align.CENTRE),
        Column(tr("签字日期"), 2.0, Align.CENTRE),
        Column(tr("方式"), 1.6, Align.CENTRE),
        Column(tr("手写签名"), 3.0, Align.CENTRE),
    )
    said = {some.role: some for some in sent.signoffs}
    rows = []
    for role, name in ROLES:
        some = said.get(role)
        means = tr(dict(MEANS)[some.means]) if some and some.means in dict(MEANS) else ""
        cells = (some.name, long_day_text(some.on), means) if some else ("", "", "")
        rows.append((Cell(tr(name)), *(Cell(text) for text in cells), Cell()))
    return Table(columns, tuple(rows), whole=True, roomy=True)


def _seal() -> Slots:
    return Slots(((tr("单位（盖章）："), ""), (tr("盖章日期："), "")))


def _carrier(sent: Sent) -> Slots:
    """Who takes it along; what is not known yet is written by hand."""
    packed = sent.packed
    on = long_day_text(packed.carried_on) if packed.carrier and packed.carried_on else ""
    return Slots(
        (
            (tr("携带人："), packed.carrier),
            (tr("日期："), on),
            (tr("介质："), packed.medium),
        )
    )
