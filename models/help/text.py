"""The Markdown that help is written in, read into blocks that a window or a paper can set.

Paragraphs, two levels of headings, lists, `**bold**`, `` `key` ``, `[text](address)` and
`![caption](picture)` on a line of its own; nothing else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Head:
    """The name of a part of a topic."""

    text: str


@dataclass(frozen=True)
class Para:
    text: str


@dataclass(frozen=True)
class Items:
    """Points, or steps to be taken in order."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: `shares` are the widths of its columns beside one another."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...] = ()


@dataclass(frozen=True)
class Shot:
    """A picture of a page, named by its theme and the page: "light/issues-issues"."""

    caption: str
    name: str


Block = Head | Para | Items | Grid | Shot


@dataclass(frozen=True)
class Run:
    """A piece of a line: plain, `strong`, a `key` to press, or with a `target` to go to."""

    text: str
    strong: bool = False
    key: bool = False
    target: str = ""


_RUN = re.compile(r"\*\*(.+?)\*\*|`(.+?)`|\[([^\]]+)\]\(([^)\s]+)\)")
_SHOT = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_ITEM = re.compile(r"(?:(-)|\d+\.)\s+(.*)")


def runs(text: str) -> Iterator[Run]:
    """A line of help in pieces."""
    at = 0
    for found in _RUN.finditer(text):
        if found.start() > at:
            yield Run(text[at : found.start()])
        bold, key, words, target = found.groups()
        if bold:
            yield Run(bold, strong=True)
        elif key:
            yield Run(key, key=True)
        else:
            yield Run(words, target=target)
        at = found.end()
    if at < len(text):
        yield Run(text[at:])


def plain(text: str) -> str:
    """The line without its marks."""
    return "".join(run.text for run in runs(text))


def blocks_of(lines: Sequence[str]) -> tuple[Block, ...]:
    """Markdown as blocks; a line that begins none of its own goes on with the one before."""
    return tuple(_block(chunk) for chunk in _chunks(lines))


def _chunks(lines: Sequence[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    for line in lines:
        heading = line.startswith("#")
        turns = bool(chunk) and bool(_ITEM.match(line)) != bool(_ITEM.match(chunk[0]))
        begins = heading or (turns and not line.startswith("  "))
        if chunk and (not line.strip() or begins):
            yield chunk
            chunk = []
        if heading:
            yield [line]
        elif line.strip():
            chunk.append(line)
    if chunk:
        yield chunk


def _block(chunk: Sequence[str]) -> Block:
    first = chunk[0]
    if first.startswith("#"):
        return Head(first.lstrip("# "))
    if shot := _SHOT.fullmatch(first.strip()):
        return Shot(shot[1], shot[2])
    if item := _ITEM.match(first):
        return Items(tuple(items_of(chunk)), ordered=item[1] is None)
    return Para(_joined(chunk))


def items_of(chunk: Sequence[str]) -> list[str]:
    """The points of a list, each as one line."""
    points: list[list[str]] = []
    for line in chunk:
        if item := _ITEM.match(line):
            points.append([item[2]])
        elif line.strip() and points:
            points[-1].append(line)
    return [_joined(point) for point in points]


def _joined(lines: Sequence[str]) -> str:
    """Lines as one: a blank between them where letters meet, none between Han characters."""
    text = ""
    for line in (line.strip() for line in lines):
        if text and text[-1].isascii() and line[:1].isascii():
            text += " "
        text += line
    return text


def words_of(block: Block) -> Iterator[str]:
    """What a block says, line by line, without marks."""
    match block:
        case Head() | Para():
            yield plain(block.text)
        case Items():
            yield from map(plain, block.items)
        case Grid():
            yield from (plain(cell) for row in block.rows for cell in row if cell)
        case Shot():
            yield block.caption
