"""恢复码 on paper, for the sealed envelope."""

from datetime import datetime

from ui.printing.paper import Align, Facts, Paper, Paragraph, Slots
from ui.words import tr

_ACROSS = 5
"""Groups of the code on a line."""


def recovery_paper(office: str, code: str, by: str, now: datetime) -> Paper:
    """One sheet: the code, what it is for, and who sealed it."""
    groups = code.split("-")
    rows = [groups[at : at + _ACROSS] for at in range(0, len(groups), _ACROSS)]
    lines = [Paragraph("   ".join(row), align=Align.CENTRE, bold=True) for row in rows]
    use = tr(
        "忘记密码时，在密码处输入这个码，打开后重设密码。装进信封密封，和电脑分开保管；"
        "拆封以后生成新的恢复码，这一张随即作废。"
    )
    return Paper(
        "recovery_code",
        tr("数据恢复码"),
        (
            *lines,
            Paragraph(use),
            Facts(((tr("单位"), office), (tr("生成日期"), now.strftime("%Y-%m-%d")))),
            Slots(((tr("密钥保管人"), by), (tr("密封日期"), ""))),
        ),
        now.strftime("%Y-%m-%d %H:%M"),
        (office,),
    )
