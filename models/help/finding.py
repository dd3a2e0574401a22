"""Looking for words in all of help, written and generated."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from models.help.facts import facts_of
from models.help.text import Block, words_of
from models.help.topics import Topic, topics
from models.words import words_for

_BEFORE, _AFTER = 18, 46
"""Characters of a line shown around what was found."""

Facts = Callable[[Topic], Sequence[Block]]
"""What a face of the program adds to a topic, such as its keys."""


@dataclass(frozen=True)
class Found:
    """A topic that holds all words that were looked for, and a line of it that holds one."""

    topic: Topic
    line: str


def find(text: str, language: str = "zh", more: Facts | None = None) -> list[Found]:
    """Topics that say every word of `text`: those with it in the title first, then in order."""
    asked = text.casefold().split()
    if not asked:
        return []
    found: list[tuple[int, int, Found]] = []
    for at, topic in enumerate(topics(language).values()):
        lines = [*_lines(topic.address, language), *_lines_of(more(topic) if more else ())]
        whole = "\n".join((topic.title, *lines)).casefold()
        if all(word in whole for word in asked):
            found.append((_rank(topic, whole, asked), at, Found(topic, _line(lines, asked))))
    return [one for _rank_, _at, one in sorted(found, key=lambda some: some[:2])]


def _rank(topic: Topic, whole: str, asked: Sequence[str]) -> int:
    """Small is good: the words in the title, then how often they are said."""
    title = topic.title.casefold()
    if all(word in title for word in asked):
        return -1000 + len(title)
    return -min(sum(whole.count(word) for word in asked), 900)


@cache
def _lines(address: str, language: str) -> tuple[str, ...]:
    topic = topics(language)[address]
    facts = facts_of(topic, words_for(language))
    return tuple(_lines_of((*topic.blocks, *facts)))


def _lines_of(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield from words_of(block)


def _line(lines: Sequence[str], asked: Sequence[str]) -> str:
    for line in lines:
        at = min(
            (line.casefold().find(word) for word in asked if word in line.casefold()), default=-1
        )
        if at >= 0:
            begin = max(0, at - _BEFORE)
            cut = line[begin : at + _AFTER]
            return ("…" if begin else "") + cut + ("…" if at + _AFTER < len(line) else "")
    return lines[0][: _BEFORE + _AFTER] if lines else ""
