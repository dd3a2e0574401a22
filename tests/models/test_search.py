"""Finding: a record is found by any part of what it shows, and by nothing else."""

import unicodedata
from collections.abc import Iterator
from datetime import date
from threading import Event, Thread
from typing import Any

import pytest

from models import store, word_index
from models.fields import (
    ChoiceField,
    Column,
    FilesField,
    LinkField,
    LinksField,
    ListField,
    RowField,
    TextField,
)
from models.ledger import Ledger
from models.ledgers import LEDGERS
from models.ledgers.issues import Issue, IssueMeasure, IssueSource
from models.ledgers.people import Person
from models.ledgers.units import Unit
from models.listing import Listing, choices_of, names_for, uids
from models.lists import list_labels
from models.office import Office
from models.pinyin import sounds_like
from models.record import Record, database, read_state, tuples
from models.search import find_everywhere
from models.words import words_for
from tests.conftest import Offices
from tests.filling import filled
from tests.models.cli_calls import Run, runner

ENGLISH = words_for("en")


def found(office: Office, text: str, *names: str) -> set[str]:
    """What is found is called so, without its number; in some ledgers or in all."""
    ledgers = [one for one in office.ledgers if not names or one.name in names]
    groups = find_everywhere(text, ledgers, per=100)
    return {one.heading.split()[-1] for group in groups for one in group.found}


def an_issue(office: Office, problem: str, **values: Any) -> Issue:
    issue = office.door.new(Issue, problem=problem, **values)
    office.door.store(issue)
    return office.door.load(Issue, issue.uid)


def a_person(office: Office, name: str) -> Person:
    person = office.door.new(Person, name=name)
    office.door.store(person)
    return office.door.load(Person, person.uid)


# The definition, said once more without an index.


def plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def texts_of(ledger: Ledger, record: Record) -> Iterator[str]:
    """Everything in which a word may be found."""
    holders: list[tuple[Any, list[Column[Any]]]] = [(record, ledger.fields())]
    for rows in ledger.parts():
        holders += [(row, rows.model.columns()) for row in getattr(record, rows.name)]
    for holder, columns in holders:
        for column in columns:
            value = getattr(holder, column.name)
            if value and not column.derived:
                yield from shown_by(column, value)


def shown_by(column: Column[Any], value: Any) -> Iterator[str]:
    match column:
        case ChoiceField() if column.name != "mark":
            yield from (value.label, ENGLISH(value.label))
        case ListField():
            label = list_labels(column.list_name)[value]
            yield from (label, ENGLISH(label))
        case LinkField() | LinksField():
            yield from names_for([column], [[value]]).values()
        case FilesField():
            yield from (file.name for file in value)
        case TextField() if not isinstance(column, RowField):
            if not column.automatic and not column.name.endswith("_uid"):
                yield value


def is_found(texts: list[str], owner: str, text: str) -> bool:
    words = plain(text).split()
    own = [any(word in each for each in texts) for word in words]
    return any(own) and all(
        said or word in plain(owner) for said, word in zip(own, words, strict=True)
    )


QUERIES = (
    *(
        "名",
        "姓名",
        "1",
        "01",
        "014",
        "2",
        "称1",
        "问题",
        "主题1",
        "。",
        "-",
        "Other",
        "other unit",
    ),
    *("其他", "附件", ".pdf", "1.PDF", "备注", "清溪镇", "清溪 备注", "１", "责任", "没有这几个字"),
)


def test_what_is_found_is_what_the_record_shows_whatever_the_ledger(office: Office) -> None:
    for ledger in LEDGERS:
        records = [filled(ledger, seed, unit=office.unit) for seed in (1, 2)]
        store.put(ledger, [read_state(record) for record in records], office.door.today)
    word_index.forget()
    word_index.follow()
    owners = dict(tuples(Unit.select(Unit.uid, Unit.name)))
    said: dict[str, dict[str, tuple[list[str], str]]] = {}
    for ledger in LEDGERS:
        every = [uid for (uid,) in tuples(ledger.model.select(ledger.model.uid))]
        said[ledger.name] = {
            one.uid: ([plain(each) for each in texts_of(ledger, one)], owners.get(one.unit, ""))
            for one in store.load(ledger.model, every)
        }
    for text in QUERIES:
        groups = {group.ledger.name: group for group in find_everywhere(text, LEDGERS, per=100)}
        for ledger in LEDGERS:
            held = said[ledger.name].items()
            expected = {uid for uid, of in held if is_found(*of, text)}
            assert set(uids(Listing(ledger, search=text))) == expected, (ledger.name, text)
            group = groups.get(ledger.name)
            assert {one.uid for one in (group.found if group else ())} == expected
            assert (group.total if group else 0) == len(expected)


def test_a_word_of_any_length_is_found_wherever_it_stands(office: Office) -> None:
    an_issue(office, "消防通道被占", issue_no="2026-014")
    an_issue(office, "楼道灯不亮", issue_no="2026-140")
    for text in ("消", "消防", "通道被", "消防通道被占", "2026-014", "014", "26-01", "消防 014"):
        assert found(office, text) == {"消防通道被占"}, text
    assert found(office, "道") == {"消防通道被占", "楼道灯不亮"}
    assert found(office, "２０２６－０１４") == {"消防通道被占"}
    assert found(office, "防消") == found(office, "消 亮") == set()
    assert found(office, '"消防" OR *') == found(office, "  ") == set()


def test_rows_names_files_and_chosen_values_are_found_and_the_place_is_told(
    office: Office,
) -> None:
    owner = a_person(office, "欧阳靖")
    issue = an_issue(
        office, "消防通道被占", owner=owner.uid, source=IssueSource.INSPECTION, aspect="duty"
    )
    issue.measures.append(IssueMeasure(measure="每周五下午由值班干部清理一次杂物并拍照"))
    office.door.store(issue)
    for text, label, words in (
        ("清理", "整改措施", "清理"),
        ("欧阳", "责任人", "欧阳"),
        (IssueSource.INSPECTION.label, "来源", IssueSource.INSPECTION.label),
        (ENGLISH(IssueSource.INSPECTION.label), "来源", None),
    ):
        (group,) = find_everywhere(text, [office.door.ledgers["issues"]])
        (one,) = group.found
        assert one.excerpt is not None and one.excerpt.label == label
        assert words is None or one.excerpt.words == words
    (group,) = find_everywhere("清理", [office.door.ledgers["issues"]])
    assert group.found[0].excerpt is not None
    assert group.found[0].excerpt.text == "每周五下午由值班干部清理一次杂物并拍照"


def test_the_index_follows_edit_undo_delete_and_rename(office: Office) -> None:
    owner = a_person(office, "周敏")
    issue = an_issue(office, "消防通道被占", owner=owner.uid)
    assert found(office, "消防") == {"消防通道被占"}
    issue.problem = "楼道灯不亮"
    office.door.store(issue)
    assert found(office, "消防") == set()
    office.door.undo()
    assert found(office, "消防") == {"消防通道被占"}
    assert found(office, "周敏", "issues") == {"消防通道被占"}
    owner.name = "何静"
    office.door.store(owner)
    assert found(office, "周敏") == set()
    assert found(office, "何静", "issues") == {"消防通道被占"}
    office.door.delete(office.door.load(Issue, issue.uid), reason="重复")
    assert found(office, "消防") == set()
    office.door.undo()
    assert found(office, "消防") == {"消防通道被占"}


def test_a_name_that_arrives_after_the_record_that_names_it_is_found(office: Office) -> None:
    late = Person(uid="01999999-0000-7000-8000-000000000001", name="欧阳靖", unit=office.unit)
    an_issue(office, "消防通道被占", owner=late.uid)
    assert found(office, "欧阳") == set()
    office.door.store(late)
    assert found(office, "欧阳", "issues") == {"消防通道被占"}


def test_records_of_a_package_are_found_until_it_is_taken_back(offices: Offices) -> None:
    from models.words import sentence
    from tests.filling import own_lines, take_lines

    with offices.unit() as unit:
        an_issue(unit, "消防通道被占", found_on=date(2026, 9, 1))
        filling = filled(unit.door.ledgers["needs"], unit=unit.unit)
        filling.rev = 0
        unit.door.store(filling)
        lines = own_lines(unit)
    with offices.city() as city:
        word_index.follow()
        batch = take_lines(city, lines)
        name = filling.heading()
        assert found(city, name, "needs") == {name}
        assert found(city, f"清溪镇 {name}", "needs") == {name}
        assert found(city, "清溪镇", "needs") == set()
        city.door.untake(batch, sentence("撤回"))
        assert found(city, name) == set()
        (left,) = database.execute_sql("SELECT count(*) FROM record_words_docsize").fetchone()
        assert left == sum(len(uids(Listing(ledger))) for ledger in city.ledgers)


@pytest.mark.parametrize("part", ["config", "data", "idx", "docsize"])
@pytest.mark.parametrize("harm", ["DROP TABLE", "DELETE FROM"])
def test_an_index_that_is_damaged_is_made_anew(office: Office, part: str, harm: str) -> None:
    for number in range(60):
        an_issue(office, f"消防通道被占第{number}处")
    assert len(found(office, "消防")) == 60
    database.execute_sql(f"{harm} record_words_{part}")
    if not word_index.is_whole():
        word_index.forget()
    assert len(found(office, "消防")) == 60
    an_issue(office, "消防栓没有水")
    assert len(found(office, "消防")) == 61


def test_an_index_that_is_gone_or_of_another_version_is_made_anew(office: Office) -> None:
    an_issue(office, "消防通道被占")
    assert found(office, "消防")
    database.execute_sql("UPDATE record_words_state SET made_by = 'older'")
    database.execute_sql("DELETE FROM record_words")
    assert found(office, "消防") == {"消防通道被占"}
    word_index.forget()
    assert uids(Listing(office.door.ledgers["issues"], search="消防"))


def test_an_office_whose_index_is_damaged_is_still_whole(office: Office) -> None:
    from models.integrity import look_over

    an_issue(office, "消防通道被占")
    found(office, "消防")
    database.execute_sql("DELETE FROM record_words_idx")
    look_over(office)
    assert found(office, "消防") == {"消防通道被占"}


def test_writing_costs_the_index_nothing_and_asking_takes_in_what_waits(office: Office) -> None:
    found(office, "消防")
    before = database.execute_sql("SELECT seq FROM record_words_state").fetchone()
    an_issue(office, "消防通道被占")
    assert database.execute_sql("SELECT seq FROM record_words_state").fetchone() == before
    assert not word_index.follow(most=0)
    assert word_index.follow(most=1)


def test_a_list_still_finds_while_somebody_else_is_writing(office: Office) -> None:
    an_issue(office, "消防通道被占")
    issues = office.door.ledgers["issues"]
    holding, done = Event(), Event()

    def write() -> None:
        with database.atomic("IMMEDIATE"):
            holding.set()
            done.wait(20)
        database.close()

    other = Thread(target=write)
    other.start()
    holding.wait(20)
    try:
        assert len(uids(Listing(issues, search="消防"))) == 1
        assert not word_index.is_ready()
    finally:
        done.set()
        other.join()
    assert word_index.is_ready()


def test_the_lists_own_search_finds_the_same(office: Office) -> None:
    an_issue(office, "消防通道被占", owner=a_person(office, "周敏").uid)
    an_issue(office, "楼道灯不亮")
    issues = office.door.ledgers["issues"]
    assert len(uids(Listing(issues, search="周敏"))) == 1
    assert len(uids(Listing(issues, search="道"))) == 2
    assert len(uids(Listing(issues, search="道 周"))) == 1


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("zm", {"周敏"}),
        ("zhoumin", {"周敏"}),
        ("zhoum", {"周敏"}),
        ("zhm", {"周敏"}),
        ("Zhou Min", {"周敏"}),
        ("min", {"周敏"}),
        ("lv", {"吕布"}),
        ("lu", {"吕布"}),
        ("chang", {"长安"}),
        ("za", {"长安"}),
        ("zmi", {"周敏"}),
        ("mz", set()),
        ("zhouming", set()),
    ],
)
def test_people_are_found_by_how_their_names_sound(
    office: Office, typed: str, names: set[str]
) -> None:
    for name in ("周敏", "吕布", "长安"):
        a_person(office, name)
    assert found(office, typed, "people") == names
    assert {name for _, name in choices_of("people", typed)} == names


def test_units_are_found_by_sound_from_any_character_and_nothing_else_is(office: Office) -> None:
    an_issue(office, "清溪镇的消防通道被占")
    assert found(office, "qxz") == {"清溪镇"}
    assert sounds_like("云溪区清溪镇", "qxz") == 3
    assert found(office, "qingxizhen") == {"清溪镇"}


def test_the_index_never_leaves(office: Office) -> None:
    from models.migrations.tables import tables

    an_issue(office, "消防通道被占")
    found(office, "消防")
    assert "record_words" not in {model._meta.table_name for model in tables(LEDGERS)}


def test_the_command_finds_and_says_where(offices: Offices, capsys: Any) -> None:
    with offices.unit() as unit:
        an_issue(unit, "消防通道被占", target="清理杂物", issue_no="2026-014")
    run: Run = runner(capsys, offices.folder / "unit")
    (one,) = run("search", "清理", "--json").json
    assert one["ledger"] == "issues" and one["total"] == 1
    assert one["excerpt"] == {"label": "整改目标", "text": "清理杂物"}
    assert "消防通道被占" in run("search", "014").out
    assert run("search", "没有这几个字", "--json").json == []
