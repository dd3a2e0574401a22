"""The topics of help, as they are written: one file a page or an area, a topic for each view.

# 问题台账                      the page, addressed "issues" as its file is named
## stock 盘点表                 one of its views, "issues/stock"
## issues                      one that is a ledger has the ledger's title
### verbs                      what each verb does, by its name: "- start：…"
### states closure_state       what the values of a state mean, by their codes
### commands                  what each line of the menus does, by its name
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from models.help.text import Block, blocks_of, items_of
from models.ledger import Ledger
from models.ledgers import ledger_named
from models.words import Words, words_for

HELP = Path(__file__).resolve().parent.parent.parent / "resources" / "help"

FIRST = "start"
"""The topic to begin with."""


@dataclass(frozen=True)
class Topic:
    """What is written about a page, a view or an area. `states` are by field name ("" is the
    ledger's own state) and code, `verbs` and `commands` by name."""

    address: str
    title: str
    blocks: tuple[Block, ...] = ()
    verbs: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    commands: Mapping[str, str] = field(default_factory=dict)

    @property
    def page(self) -> str:
        return self.address.partition("/")[0]

    @property
    def view(self) -> str:
        return self.address.partition("/")[2]

    @property
    def ledger(self) -> Ledger | None:
        return ledger_named(self.view) if self.view else None


@cache
def topics(language: str = "zh") -> Mapping[str, Topic]:
    """Every written topic of a language by its address, in the order of the pages."""
    found: dict[str, Topic] = {}
    for name in _order():
        path = HELP / language / f"{name}.md"
        if path.exists():
            found.update((topic.address, topic) for topic in _read(path, words_for(language)))
    return found


def topic_at(address: str, language: str = "zh") -> Topic | None:
    """The topic of this address; where it is not written, the page's; Chinese where all lack it."""
    page = address.partition("/")[0]
    for spoken in dict.fromkeys((language, "zh")):
        for where in (address, page):
            if where in topics(spoken):
                return topics(spoken)[where]
    return None


def topic_named(words: str, language: str = "zh") -> Topic | None:
    """The topic of this address, key or title."""
    known = topics(language)
    if words in known:
        return known[words]
    for topic in known.values():
        if words in (topic.view, topic.title):
            return topic
    return None


@cache
def ledger_topic(ledger: str) -> str:
    """The address of the topic that tells of a ledger."""
    return next((at for at, one in topics().items() if one.view == ledger), "")


def _order() -> list[str]:
    """The names of the files, as resources/help/order.txt has them."""
    return (HELP / "order.txt").read_text(encoding="utf-8").split()


def _read(path: Path, words: Words) -> Iterator[Topic]:
    address, title, lines = "", "", list[str]()
    for line in [*path.read_text(encoding="utf-8").splitlines(), "# "]:
        mark, _, rest = line.partition(" ")
        if mark not in ("#", "##"):
            lines.append(line)
            continue
        if address:
            yield _topic(address, title, lines, words)
        lines = []
        if mark == "#":
            address, title = path.stem, rest
        else:
            view, _, title = rest.partition(" ")
            address = f"{path.stem}/{view}"


def _topic(address: str, title: str, lines: list[str], words: Words) -> Topic:
    written: list[str] = []
    verbs: dict[str, str] = {}
    states: dict[str, dict[str, str]] = {}
    commands: dict[str, str] = {}
    into: dict[str, str] | None = None
    held: list[str] = []
    for line in [*lines, "### "]:
        if line.startswith("### "):
            if into is not None:
                into.update(_keyed(held))
            held = []
            what, _, field_name = line[4:].strip().partition(" ")
            kinds = {"verbs": verbs, "commands": commands}
            into = states.setdefault(field_name, {}) if what == "states" else kinds.get(what)
        (written if into is None else held).append(line)
    ledger = ledger_named(address.partition("/")[2])
    return Topic(
        address,
        title or (words(ledger.title) if ledger else ""),
        blocks_of(written[:-1]),
        verbs,
        {name: meant for name, meant in states.items() if meant},
        commands,
    )


def _keyed(lines: list[str]) -> Iterator[tuple[str, str]]:
    for item in items_of(lines):
        key, _, text = item.replace("：", ": ", 1).partition(":")
        yield key.strip(), text.strip()
