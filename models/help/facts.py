"""What help says that the program knows itself: fields, states, verbs, roles, commands.

Texts are sentences in the reader's language; nothing of it is typed a second time.
"""

from collections.abc import Iterable, Iterator, Mapping

from models.accounts.rights import ROLES_OF, Right, Role
from models.cli.verbs import VERBS
from models.fields import ChoiceField, Column, Leaves, LinkField, LinksField, Need
from models.help.text import Block, Grid, Head, Para
from models.help.topics import Topic, ledger_topic
from models.ledger import Action, By, Ledger
from models.ledgers import ledger_named
from models.record import Part, Record
from models.words import Words, sentence

_WHO = {
    By.OWNER: "本单位",
    By.SUPERIOR: "上级（自查的由本单位负责人）",
    By.ABOVE: "任何一级上级",
    By.BELOW: "收到下发的单位",
}

_NEEDED = {Need.IDENTITY: "必填", Need.SUBMIT: "报送必填", Need.OPTIONAL: ""}
_STAYS = {Leaves.ALWAYS: "", Leaves.ASKED: "上级要求时报送", Leaves.NEVER: "不报送"}
_CHOICES_SHOWN = 12


def facts_of(topic: Topic, words: Words) -> tuple[Block, ...]:
    """The generated part of a topic: of its ledger, or what the area named `address` is about."""
    if topic.ledger is not None:
        return tuple(_of_ledger(topic.ledger, topic, words))
    if topic.address == "roles":
        return tuple(_of_roles(words))
    if topic.address == "commands":
        return tuple(_of_commands(words))
    return ()


def _of_ledger(ledger: Ledger, topic: Topic, words: Words) -> Iterator[Block]:
    yield from states_of(ledger, topic, words)
    if ledger.actions:
        yield Head(words("操作"))
        yield _verbs(ledger, topic.verbs, words)
    yield Head(words("字段"))
    yield _fields(ledger, words)
    if ledger.goes_down:
        yield Para(words("这个台账的记录可以下发给下级，随下发的包带下去。"))
    if ledger.dated_by is not None:
        text = sentence("记录算在哪一期，看“{label}”。", label=words(ledger.dated_by.label))
        yield Para(text.text(words))


def states_of(ledger: Ledger, topic: Topic, words: Words) -> Iterator[Block]:
    """A table for the ledger's state and for each other that is written about."""
    own: dict[str, Mapping[str, str]] = {"": {}} if ledger.state is not None else {}
    for name, meanings in (own | dict(topic.states)).items():
        column = ledger.state if not name else _column(ledger, name)
        if isinstance(column, ChoiceField):
            yield Head(words(column.label))
            yield _states(ledger, column, meanings, words)


def _listed(parts: Iterable[str]) -> str:
    """Side by side, with the comma of their language."""
    said = [part for part in parts if part]
    return (", " if all(part.isascii() for part in said) else "、").join(said)


def _column(ledger: Ledger, name: str) -> Column[object] | None:
    """A field by its name, or "part.field"."""
    part, _, inner = name.rpartition(".")
    models = [rows.model for rows in ledger.parts() if rows.name == part] if part else []
    columns = models[0].columns() if models else ledger.fields()
    return next((column for column in columns if column.name == inner), None)


def _states(
    ledger: Ledger, column: ChoiceField[object], meanings: Mapping[str, str], words: Words
) -> Grid:
    moved = column is ledger.state and any(ledger.actions)
    rows = []
    for option in column.options:
        row = [words(option.label), meanings.get(option.value, "")]
        if moved:
            able = [words(one.label) for one in ledger.actions if option in admitting(ledger, one)]
            row.append(_listed(able))
        rows.append(tuple(row))
    heads = (words("名称"), words("意思"), *([words("这时可以")] if moved else []))
    return _said(Grid(heads, tuple(rows), (16, 46, 38) if moved else (20, 80)))


def _said(grid: Grid) -> Grid:
    """The table without columns in which nothing is said, as where nothing is written."""
    kept = [at for at in range(len(grid.heads)) if any(row[at] for row in grid.rows)]
    return Grid(
        tuple(grid.heads[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in grid.rows),
        tuple(grid.shares[at] for at in kept),
    )


class _LooksFurther(Exception):
    """A verb asked for more than the record's state."""


class _Stated:
    """A record of which nothing is known but its state."""

    def __init__(self, name: str, value: object) -> None:
        self.__dict__[name] = value

    def __getattr__(self, name: str) -> object:
        raise _LooksFurther(name)


def admitting(ledger: Ledger, action: Action) -> tuple[object, ...]:
    """The states that alone are enough for the verb; empty where all are, or none is."""
    if ledger.state is None:
        return ()
    able = [one for one in ledger.state.options if _admits(action, ledger.state.name, one)]
    return () if len(able) == len(ledger.state.options) else tuple(able)


def _admits(action: Action, name: str, value: object) -> bool:
    try:
        return bool(action.when(_Stated(name, value)))
    except _LooksFurther:
        return False


def _verbs(ledger: Ledger, written: Mapping[str, str], words: Words) -> Grid:
    rows = tuple(
        (
            words(action.label),
            words(_WHO[action.by]),
            written.get(action.name, ""),
            _listed(words(column.label) for column in action.asks),
        )
        for action in ledger.actions
    )
    heads = (words("操作"), words("谁来做"), words("做什么"), words("要填"))
    return _said(Grid(heads, rows, (17, 15, 43, 25)))


def _fields(ledger: Ledger, words: Words) -> Grid:
    rows: list[tuple[str, ...]] = []
    for group in ledger.groups:
        for member in group.content:
            if isinstance(member, Column):
                rows.append(_field(member, ledger.model, words))
            else:
                rows.append((f"**{words(member.label)}**", words("可以有多行"), ""))
                rows += [_field(one, member.model, words, "· ") for one in member.model.columns()]
    return Grid((words("字段"), words("要不要填"), words("说明")), tuple(rows), (28, 20, 52))


def _field(
    column: Column[object], _model: type[Record | Part], words: Words, before: str = ""
) -> tuple[str, ...]:
    needed = words("程序填写") if column.automatic or column.derived else ""
    marks = (needed or _word(_NEEDED[column.need], words), _word(_STAYS[column.leaves], words))
    said = (_word(column.help_text or "", words), _options(column, words))
    return (
        before + words(column.label),
        _listed(marks),
        "；".join(one for one in said if one),
    )


def _word(text: str, words: Words) -> str:
    return words(text) if text else ""


def _options(column: Column[object], words: Words) -> str:
    """What may be chosen: the values of a choice, or the ledger that a link points at."""
    if isinstance(column, ChoiceField):
        labels = [words(option.label) for option in column.options]
        more = "…" if len(labels) > _CHOICES_SHOWN else ""
        return _listed(labels[:_CHOICES_SHOWN]) + more
    if isinstance(column, LinkField | LinksField):
        target = ledger_named(column.target)
        where = ledger_topic(column.target)
        if target is not None:
            title = words(target.title)
            linked = f"[{title}]({where})" if where else title
            return sentence("从{ledger}里选", ledger=linked).text(words)
    return ""


def _of_roles(words: Words) -> Iterator[Block]:
    yield Head(words("各角色可以做的"))
    rows = tuple(
        (
            words(right.label),
            _listed(words(role.label) for role in Role if role in ROLES_OF[right]),
        )
        for right in Right
    )
    yield Grid((words("事项"), words("角色")), rows, (40, 60))


def _of_commands(words: Words) -> Iterator[Block]:
    yield Head(words("全部命令"))
    rows = tuple((f"`{verb.name}`", words(verb.help)) for verb in VERBS)
    yield Grid((words("命令"), words("做什么")), rows, (30, 70))
