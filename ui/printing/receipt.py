"""回执: one page for whoever sent a package: what became of it here, and the code that says so."""

from models.exchange.receiving.history import Imported
from models.office import Office
from ui.dates import long_day_text, period_text
from ui.pages.exchanging import RESULTS
from ui.printing.cover import frozen_figures
from ui.printing.frame import printed_at
from ui.printing.paper import Block, Code, Facts, Paper, Paragraph, Slots
from ui.words import say, tr


def receipt_paper(office: Office, some: Imported) -> Paper:
    sender = some.sender or some.file_name
    blocks: list[Block] = [_code(office, some), _facts(some)]
    if some.reason:
        blocks.append(Paragraph(tr("原因：{reason}").format(reason=say(some.reason))))
    blocks += frozen_figures(some.figures)
    blocks.append(Slots(((tr("收件人："), ""), (tr("单位（盖章）："), ""), (tr("日期："), ""))))
    return Paper(
        *("receipt", tr("报送包回执"), tuple(blocks), printed_at(office)),
        context=(
            tr("收件单位：{name}").format(name=office.name),
            tr("报送单位：{name}").format(name=sender),
        ),
    )


def _code(office: Office, some: Imported) -> Code:
    """What is read out over the phone; for a scanner also of which package it speaks."""
    result = tr(RESULTS[some.outcome][0])
    return Code(
        caption=tr("回执码（打电话时念给对方）"),
        code=some.receipt_code,
        lines=(
            tr("第 {seq} 号包").format(seq=some.seq),
            tr("结果：{result}").format(result=result),
        ),
        scan="\n".join(
            (
                f"study-ledger receipt {some.receipt_code}",
                f"outcome {some.outcome}",
                f"package {some.package_id}",
                f"from {office.name}",
            )
        ),
    )


def _facts(some: Imported) -> Facts:
    counts = (
        (tr("新增"), some.new),
        (tr("变更"), some.changed),
        (tr("相同"), some.same),
        (tr("要重新决定"), some.conflicts),
    )
    return Facts(
        (
            (tr("报告期间"), period_text(some.period) if some.period else tr("更新数据")),
            (tr("核对码"), some.code),
            (tr("生成日期"), long_day_text(some.made_at) if some.made_at else ""),
            (tr("收到"), long_day_text(some.received_on)),
            (tr("导入人"), some.imported_by),
            (tr("文件"), some.file_name),
            *((name, tr("{n} 条").format(n=count)) for name, count in counts),
        )
    )
