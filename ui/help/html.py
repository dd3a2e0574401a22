"""A topic of help as rich text in the colours of the look."""

from collections.abc import Iterable, Iterator
from html import escape

from models.help.text import Block, Grid, Head, Items, Para, Shot, runs
from models.help.topics import Topic
from ui.theme import Theme


def html_of(topic: Topic, blocks: Iterable[Block], theme: Theme, above: str = "") -> str:
    """The topic under its title; `above` is the group that it belongs to."""
    body, section = theme.text_px("body"), theme.text_px("section")
    lead = f'<p style="color:{_colour(theme, "text2")}">{escape(above)}</p>' if above else ""
    title = _title(topic.title, theme.text_px("page"), "0 0 4px 0")
    inside = "".join(_block(block, theme, section) for block in blocks)
    ink = _colour(theme, "text")
    return f'<div style="font-size:{body}px; color:{ink}">{lead}{title}{inside}</div>'


def _colour(theme: Theme, token: str) -> str:
    return theme.colour(token).name()


def _title(text: str, size: int, margin: str) -> str:
    return f'<p style="font-size:{size}px; margin:{margin}"><b>{escape(text)}</b></p>'


def _block(block: Block, theme: Theme, section: int) -> str:
    match block:
        case Head():
            return _title(block.text, section, "14px 0 4px 0")
        case Para():
            return f'<p style="margin:6px 0; line-height:150%">{_line(block.text, theme)}</p>'
        case Items():
            kind = "ol" if block.ordered else "ul"
            points = "".join(_point(item, theme) for item in block.items)
            return f'<{kind} style="margin:4px 0 4px 0">{points}</{kind}>'
        case Grid():
            return _table(block, theme)
        case Shot():  # pictures are for the printed manual: the page itself is in front here
            return ""


def _point(item: str, theme: Theme) -> str:
    return f'<li style="margin:3px 0; line-height:145%">{_line(item, theme)}</li>'


def _table(grid: Grid, theme: Theme) -> str:
    shares = grid.shares or (1,) * len(grid.heads)
    widths = [round(100 * share / sum(shares)) for share in shares]
    ground, line = _colour(theme, "header"), _colour(theme, "line")
    under = f"border-bottom:1px solid {line}"
    heads = "".join(
        f'<th align="left" width="{width}%" bgcolor="{ground}">{escape(head)}</th>'
        for head, width in zip(grid.heads, widths, strict=True)
    )
    rows = "".join(
        "<tr>" + "".join(f'<td style="{under}">{_line(cell, theme)}</td>' for cell in row) + "</tr>"
        for row in grid.rows
    )
    look = f"border-collapse:collapse; border-color:{line}; margin:4px 0 8px 0"
    return (
        f'<table width="100%" border="1" cellspacing="0" cellpadding="5" style="{look}">'
        f"<thead><tr>{heads}</tr></thead>{rows}</table>"
    )


def _line(text: str, theme: Theme) -> str:
    return "".join(_runs(text, theme))


def _runs(text: str, theme: Theme) -> Iterator[str]:
    for run in runs(text):
        words = escape(run.text)
        if run.target:
            link = _colour(theme, "link")
            yield f'<a href="{escape(run.target)}" style="color:{link}">{words}</a>'
        elif run.strong:
            yield f"<b>{words}</b>"
        elif run.key:
            ground = _colour(theme, "neutralTint")
            yield f'<span style="background-color:{ground}">&nbsp;{words}&nbsp;</span>'
        else:
            yield words
