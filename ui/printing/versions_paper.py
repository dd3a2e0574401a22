"""Two texts of a scheme side by side on paper: in ink, signs say what was taken out and added."""

from collections.abc import Sequence

from models.office import Office
from models.reviews import Text
from models.word_differences import Fate, Pair, Piece, counted
from ui.dates import long_day_text
from ui.printing.paper import A3_ACROSS, A4_ACROSS, Cell, Column, Paper, Paragraph, Table
from ui.widgets.two_texts import changes_told
from ui.words import say, tr


def versions_paper(
    office: Office, title: str, old: Text, new: Text, pairs: Sequence[Pair]
) -> Paper:
    """Across, so that both columns are wide enough to read."""
    signs = tr("［－ ］里是删去的字，［＋ ］里是新增的字")
    lines = tuple((Cell(_marked(pair.old)), Cell(_marked(pair.new))) for pair in pairs)
    blocks = (
        Paragraph(f"{changes_told(*counted(pairs))}  {signs}"),
        Table((Column(_heading(old)), Column(_heading(new))), lines),
    )
    context = (office.name, title)
    printed = office.door.now.strftime("%Y-%m-%d %H:%M")
    return Paper(
        *("versions", tr("方案版本对比"), blocks, printed, context), sheets=(A4_ACROSS, A3_ACROSS)
    )


def _heading(text: Text) -> str:
    day = long_day_text(text.made_on) if text.made_on else ""
    return f"{say(text.name)} {day}".strip()


def _marked(some: Sequence[Piece]) -> str:
    signs = {Fate.KEPT: "{}", Fate.REMOVED: "［－{}］", Fate.ADDED: "［＋{}］"}
    return "".join(signs[piece.fate].format(piece.text) for piece in some)
