"""Promises that hold for every ledger: nothing is lost on the way, nothing leaves unasked."""

import csv
import inspect
import re
from itertools import chain
from pathlib import Path
from typing import Any, get_type_hints

import peewee
import pytest

from models import store
from models.canonical import decode
from models.database import migrate, open_database
from models.fields import (
    ChoiceField,
    Column,
    FilesField,
    Leaves,
    LinkField,
    LinksField,
    ListField,
    LongTextField,
    Need,
    TextField,
)
from models.ledger import Group, Ledger
from models.ledgers import LEDGERS
from models.ledgers.decisions import Said
from models.lines import Line, read_line, write_line
from models.lists import DEFAULTS
from models.migrations.tables import tables
from models.office import Office
from models.record import Part, Record, Rows, database, read_state, record_from
from tests.filling import ASKED, filled
from tests.models.cli_calls import runner

ROOT = Path(__file__).resolve().parents[2]
FIELDS_CSV = ROOT.parent / "shared" / "domain" / "fields.csv"
NOTHING: frozenset[str] = frozenset()

every_ledger = pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.name)


def holders(ledger: Ledger) -> list[tuple[str, list[Column[Any]]]]:
    """(part name or "", its fields)"""
    rows = [(rows.name, rows.model.columns()) for rows in ledger.parts()]
    return [("", ledger.fields()), *rows]


@every_ledger
def test_every_field_stands_in_exactly_one_group_of_the_form(ledger: Ledger) -> None:
    shown = [item.name for group in ledger.groups for item in group.content]
    fields = [
        f.name for f in ledger.fields() if not f.derived and f.name not in Record._meta.fields
    ]
    parts = [rows.name for rows in ledger.parts()]
    assert sorted(name for name in shown if name not in Record._meta.fields) == sorted(
        [*fields, *parts]
    )


@every_ledger
def test_list_columns_state_and_date_are_fields_of_the_ledger(ledger: Ledger) -> None:
    names = {f.name for f in ledger.fields()}
    declared = [*ledger.columns, ledger.state, ledger.dated_by]
    assert {column.name for column in declared if column is not None} <= names


@every_ledger
def test_every_link_leads_to_a_ledger_and_every_list_has_items(ledger: Ledger) -> None:
    known = {other.name for other in LEDGERS}
    for column in chain.from_iterable(columns for _, columns in holders(ledger)):
        if isinstance(column, LinkField | LinksField):
            assert column.target in known, column.name
        if isinstance(column, ListField):
            assert DEFAULTS[column.list_name], column.name


@every_ledger
def test_a_verb_takes_what_it_asks_for(ledger: Ledger) -> None:
    for action in ledger.actions:
        parameters = inspect.signature(action.run).parameters
        takes = set(parameters) | (set(get_type_hints(Said)) if "said" in parameters else set())
        assert {column.name for column in action.asks} <= takes, action.name
    assert len({action.name for action in ledger.actions}) == len(ledger.actions)


@every_ledger
def test_a_record_with_everything_in_it_comes_back_unchanged(
    ledger: Ledger, office: Office
) -> None:
    first, second = filled(ledger, 1), filled(ledger, 2)
    states = [read_state(first), read_state(second)]
    store.put(ledger, states, office.door.today)
    loaded = store.load(ledger.model, [first.uid, second.uid])
    assert [read_state(record) for record in loaded] == states
    assert len(states[0]) > len(ledger.parts())


def stays(columns: list[Column[Any]]) -> bool:
    """Whether rows of these fields are in no line at all."""
    return all(column.leaves is Leaves.NEVER for column in columns)


def leaving(ledger: Ledger, record: Record) -> dict[str, Any]:
    """A record's state without what never leaves."""
    kept = {column.name for column in ledger.fields() if column.leaves is Leaves.NEVER}
    kept |= {part for part, columns in holders(ledger) if part and stays(columns)}
    return {name: wire for name, wire in read_state(record).items() if name not in kept}


@every_ledger
def test_a_line_with_all_that_can_be_asked_says_everything(ledger: Ledger) -> None:
    record = filled(ledger)
    record.rev, record.complete, record.filler = 3, True, "填报"
    record.changed_by, record.created_at, record.changed_at = "甲", "2026-01-01", "2026-01-02"
    state = leaving(ledger, record)
    line = decode(write_line(ledger, read_state(record), ASKED))
    assert read_line(ledger, line) == state
    assert read_state(record_from(ledger.model, state)) == state


@every_ledger
def test_what_is_only_asked_for_does_not_leave_unasked(ledger: Ledger) -> None:
    line = decode(write_line(ledger, read_state(filled(ledger)), NOTHING))
    for part, columns in holders(ledger):
        assert (part in line) is not stays(columns) or not part
        rows = line.get(part, []) if part else [line]
        for column in columns:
            leaves = column.leaves is Leaves.ALWAYS and not column.derived
            assert all((column.name in row) is leaves for row in rows), (part, column.name)


@every_ledger
def test_each_asked_field_leaves_by_its_own_name_alone(ledger: Ledger) -> None:
    state = read_state(filled(ledger))
    plain = write_line(ledger, state, NOTHING)
    for part, columns in holders(ledger):
        for column in (c for c in columns if c.leaves is Leaves.ASKED):
            name = ".".join(filter(None, (ledger.name, part, column.name)))
            line = decode(write_line(ledger, state, frozenset([name])))
            for row in line[part] if part else [line]:
                del row[column.name]
            assert line == decode(plain), name


@every_ledger
def test_a_draft_with_its_identity_only_is_kept_and_has_no_line(
    ledger: Ledger, office: Office
) -> None:
    everything = filled(ledger)
    identity = [f.name for f in ledger.fields() if f.need is Need.IDENTITY]
    record = office.door.new(ledger.model, **{n: getattr(everything, n) for n in identity})
    office.door.store(record)
    kept = office.door.load(ledger.model, record.uid)
    assert [getattr(kept, n) for n in identity] == [getattr(everything, n) for n in identity]
    needs = {f.name for f in ledger.fields() if f.need is Need.SUBMIT}
    if any(getattr(kept, name) is None for name in needs):
        assert not kept.complete
    assert Line.select().where(Line.uid == record.uid).exists() is kept.complete


@every_ledger
def test_without_its_identity_nothing_is_kept(ledger: Ledger, office: Office) -> None:
    from models.errors import Invalid

    identity = [f.name for f in ledger.fields() if f.need is Need.IDENTITY]
    assert identity
    with pytest.raises(Invalid) as refused:
        office.door.store(office.door.new(ledger.model))
    assert {problem.field for problem in refused.value.problems} <= set(identity)


@every_ledger
def test_empty_is_not_the_default(ledger: Ledger, office: Office) -> None:
    record = filled(ledger, rows=1)
    emptied = []
    for part, columns in holders(ledger):
        row = getattr(record, part)[0] if part else record
        for column in (c for c in columns if c.default_wire is not None and not c.derived):
            setattr(row, column.name, None)
            emptied.append((part, column.name))
    assert ("", "mark") in emptied
    record.complete = True
    state = leaving(ledger, record)
    line = decode(write_line(ledger, read_state(record), ASKED))
    assert read_state(record_from(ledger.model, read_line(ledger, line))) == state
    store.put(ledger, [read_line(ledger, line)], office.door.today)
    (kept,) = store.load(ledger.model, [record.uid])
    for part, name in emptied:
        assert getattr(getattr(kept, part)[0] if part else kept, name) is None


@every_ledger
def test_a_default_does_not_make_a_line_longer(ledger: Ledger) -> None:
    record = ledger.model(uid="a", unit="b")
    line = decode(write_line(ledger, read_state(record), ASKED))
    assert set(line) == {"ledger", "uid", "unit", "rev", "created_at", "changed_at"}


class Whisper(Part):
    said = TextField("话", leaves=Leaves.NEVER)

    class Meta:
        table_name = "test_whispers"


class Secret(Record):
    title = TextField("题", leaves=Leaves.ALWAYS, need=Need.IDENTITY)
    kept = LongTextField("留", leaves=Leaves.NEVER)
    whispers = Rows(Whisper, "话")

    class Meta:
        table_name = "test_secrets"


def test_what_never_leaves_is_in_no_line_and_neither_are_its_rows() -> None:
    group = Group("题", (Secret.title, Secret.kept, Secret.whispers))
    ledger = Ledger(model=Secret, title="题", columns=(Secret.title,), groups=(group,))
    record = Secret(uid="a", unit="b", title="开会", kept="不外传")
    record.whispers.append(Whisper(said="不外传"))
    everything = frozenset(["test_secrets.kept", "test_secrets.whispers.said"])
    line = write_line(ledger, read_state(record), everything)
    assert "开会" in line.decode()
    assert "不外传" not in line.decode()
    assert "whispers" not in decode(line)


# The list of fields that this program shares with others.


def excused() -> set[str]:
    """The places where docs/FIELDS.md says that the program differs, as ledger.part.field."""
    text = (ROOT / "docs" / "FIELDS.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| `([\w.*]+)` \|", text, re.MULTILINE))


def shared_fields() -> dict[str, tuple[str, str, str, str]]:
    """ledger.part.field → kind, need, values, leaves; the ledgers that exist here."""
    if not FIELDS_CSV.exists():
        pytest.skip("the shared list of fields is not beside this checkout")
    names = {ledger.name for ledger in LEDGERS} | {"*"}
    with FIELDS_CSV.open(encoding="utf-8", newline="") as file:
        return {
            ".".join(filter(None, (row["ledger"], row["part"], row["field"]))): (
                *(row["kind"], row["required"], row["values"] or ""),
                row["leaves"],
            )
            for row in csv.DictReader(file)
            if row["ledger"] in names
        }


def values_of(column: Column[Any]) -> str:
    match column:
        case ChoiceField():
            return "|".join(f"{option.value}={option.label}" for option in column.options)
        case ListField():
            return "|".join(f"{code}={label}" for code, label in DEFAULTS[column.list_name].items())
    return ""


def described(column: Column[Any]) -> tuple[str, str, str, str]:
    if column.derived:
        return "derived", column.need.value, "", column.leaves.value
    target = f":{column.target}" if isinstance(column, LinkField | LinksField) else ""
    return column.kind + target, column.need.value, values_of(column), column.leaves.value


def own_fields() -> dict[str, tuple[str, str, str, str]]:
    found = {f"*.{name}": described(field) for name, field in Record._meta.fields.items()}
    for ledger in LEDGERS:
        for part, columns in holders(ledger):
            for column in columns:
                if column.name not in Record._meta.fields:
                    name = ".".join(filter(None, (ledger.name, part, column.name)))
                    found[name] = described(column)
    return found


def test_the_fields_are_those_of_the_shared_list_but_for_the_differences_written_down() -> None:
    shared, own = shared_fields(), own_fields()
    for name in ("*.*.uid", "*.*.seq"):
        del shared[name]
    differing = {name for name in shared.keys() | own.keys() if shared.get(name) != own.get(name)}
    assert differing == excused()


def told(field: dict[str, Any]) -> tuple[str, str, str, str]:
    """What the command says of a field, as the shared list writes it."""
    if field["derived"]:
        return "derived", field["need"], "", field["leaves"]
    kind = f"{field['kind']}:{field['target']}" if "target" in field else field["kind"]
    values = "|".join(f"{one['code']}={one['label']}" for one in field.get("choices", ()))
    return kind, field["need"], values, field["leaves"]


def test_the_command_that_lists_the_ledgers_says_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said: dict[str, tuple[str, str, str, str]] = {}
    for ledger in runner(capsys)("ledgers", "--json").json:
        for field in [*ledger["system"], *ledger["fields"]]:
            common = field["name"] in Record._meta.fields
            said[f"{'*' if common else ledger['name']}.{field['name']}"] = told(field)
        for part in ledger["parts"]:
            said |= {
                f"{ledger['name']}.{part['name']}.{f['name']}": told(f) for f in part["fields"]
            }
            assert [field["name"] for field in part["system"]] == ["uid", "seq"]
    assert said == own_fields()


def test_a_field_that_is_not_there_is_said_to_come_or_to_be_computed() -> None:
    own = own_fields()
    gone = {name for name in excused() if name not in own}
    assert gone
    text = (ROOT / "docs" / "FIELDS.md").read_text(encoding="utf-8")
    for name in gone:
        assert re.search(rf"^\| `{re.escape(name)}` \| (not yet|computed)", text, re.MULTILINE), (
            name
        )


def schema(opened: peewee.Database) -> set[tuple[str, str, str]]:
    """Every index as it was made, and every column of every table, in whatever order."""
    query = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    found = set()
    for kind, name, sql in opened.execute_sql(query).fetchall():
        if kind == "index":
            found.add((kind, name, re.sub(r"\s+", " ", sql)))
        elif kind == "table" and name not in ("migrations", "sqlite_sequence"):
            columns = opened.execute_sql(f'PRAGMA table_info("{name}")').fetchall()
            found |= {(kind, name, f"{c[1]} {c[2]} {c[3]} {c[5]}") for c in columns}
    return found


def test_the_migrations_make_the_schema_of_the_models(tmp_path: Path) -> None:
    found = []
    for name in ("migrated", "created"):
        opened = open_database(tmp_path / name, bytes(32))
        try:
            if name == "migrated":
                migrate(opened)
            else:
                opened.create_tables(tables(LEDGERS))
            found.append(schema(opened))
        finally:
            opened.close()
            database.initialize(None)
    migrated, created = found
    assert created <= migrated
    assert {kind for kind, _, _ in created} == {"table", "index"}
    assert {name for _, name, _ in migrated - created} == {
        *("schema_migration", "schema_migration_name")
    }


def test_files_of_records_and_of_their_rows_are_found() -> None:
    for ledger in LEDGERS:
        places = set(ledger.file_fields())
        for part, columns in holders(ledger):
            for column in columns:
                assert ((part, column.name) in places) is isinstance(column, FilesField)
