"""Help on the command line: the topics, one of them, or where words are said."""

from collections.abc import Iterator

from models.cli.call import Call, WrongUsage
from models.cli.output import line, print_table
from models.help.facts import facts_of
from models.help.finding import find
from models.help.text import Block, Grid, Head, Items, Para, Shot, plain
from models.help.topics import topic_named, topics


def show_help(call: Call) -> int:
    """Print a topic, or what is found, or the list of all topics."""
    language = call.args.lang
    if call.args.search:
        found = find(call.args.search, language)
        print_table([(one.topic.address, one.topic.title, one.line) for one in found])
        return 0 if found else 1
    if not call.args.topic:
        print_table([(one.address, one.title) for one in topics(language).values()])
        return 0
    topic = topic_named(call.args.topic, language)
    if topic is None:
        raise WrongUsage("没有“{topic}”这个帮助主题，不写主题就列出全部", topic=call.args.topic)
    line(topic.title)
    for block in (*topic.blocks, *facts_of(topic, call.words)):
        for text in _lines(block):
            line(text)
    return 0


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Head():
            yield ""
            yield block.text
        case Para():
            yield plain(block.text)
        case Items():
            for at, item in enumerate(block.items, 1):
                yield f"  {at}. {plain(item)}" if block.ordered else f"  - {plain(item)}"
        case Grid():
            for row in block.rows:
                yield "  " + "  ".join(plain(cell) for cell in row if cell)
        case Shot():
            return
