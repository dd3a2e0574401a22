"""The one door for writes: undo, refusals, the chain of changes, and what other levels are told."""

import hashlib
import json
from datetime import date

import peewee
import pytest

from models import changes
from models.canonical import decode
from models.changes import Change, ChangeImage, Kind
from models.door import Door
from models.errors import Invalid, UserError
from models.ledgers.books import Book, BookKind
from models.ledgers.people import Person
from models.lines import Line, line_hash
from models.office import Office
from models.record import database, read_state
from models.words import sentence
from tests.conftest import Offices
from tests.filling import own_lines, take_lines

STAMPS = {"rev", "changed_at", "changed_by"}


def add(office: Office, name: str) -> Person:
    person = office.door.new(Person, name=name)
    office.door.store(person)
    return person


def rename(office: Office, person: Person, name: str) -> None:
    fresh = office.door.load(Person, person.uid)
    fresh.name = name
    office.door.store(fresh)


def content(office: Office, person: Person) -> dict[str, object]:
    state = read_state(office.door.load(Person, person.uid))
    return {key: value for key, value in state.items() if key not in STAMPS}


def line_of(uid: str) -> dict[str, object] | None:
    row = Line.get_or_none(Line.uid == uid)
    return None if row is None else decode(bytes(row.line))


def test_many_steps_are_undone_and_redone_in_order(office: Office) -> None:
    person = add(office, "一")
    history = [content(office, person)]
    for name in ("二", "三", "四"):
        rename(office, person, name)
        history.append(content(office, person))
    for expected in reversed(history[:-1]):
        office.door.undo()
        assert content(office, person) == expected
    for expected in history[1:]:
        office.door.redo()
        assert content(office, person) == expected
    assert office.door.redoable() is None
    assert office.door.load(Person, person.uid).rev == 10
    assert changes.broken_at() is None


def test_undo_says_what_it_takes_back(office: Office) -> None:
    person = add(office, "周敏")
    rename(office, person, "周明")
    assert str(office.door.undoable()) == "修改“周明”"
    assert str(office.door.undo()) == "修改“周明”"
    assert str(office.door.redoable()) == "修改“周明”"


def test_the_record_of_an_undone_entry_is_gone_and_comes_back(office: Office) -> None:
    person = add(office, "周敏")
    office.door.undo()
    assert office.door.load(Person, person.uid).deleted
    office.door.redo()
    kept = office.door.load(Person, person.uid)
    assert (kept.deleted, kept.name, kept.complete) == (False, "周敏", True)
    assert line_of(person.uid) == decode(own_lines(office)[-1])


def test_a_batch_is_undone_whole(office: Office) -> None:
    people = [office.door.new(Person, name=name) for name in ("甲", "乙", "丙")]
    office.door.store(*people, kind=Kind.SHEET)
    office.door.undo()
    assert all(office.door.load(Person, person.uid).deleted for person in people)


def test_a_new_edit_forgets_what_could_be_redone(office: Office) -> None:
    person = add(office, "一")
    rename(office, person, "二")
    office.door.undo()
    rename(office, person, "三")
    assert office.door.redoable() is None
    with pytest.raises(UserError, match="没有可以恢复的操作"):
        office.door.redo()


def test_nothing_done_is_nothing_to_undo(office: Office) -> None:
    with pytest.raises(UserError, match="没有可以撤销的操作"):
        office.door.undo()


def test_saving_what_has_not_changed_is_no_change(office: Office) -> None:
    person = add(office, "一")
    before = changes.head()
    assert office.door.store(office.door.load(Person, person.uid)) == ""
    assert changes.head() == before
    assert office.door.load(Person, person.uid).rev == 1


def test_undo_is_refused_when_the_record_has_moved_on(office: Office) -> None:
    person = add(office, "一")
    rename(office, person, "二")
    rename_elsewhere(office, person, "三")
    with pytest.raises(UserError, match="撤销不了"):
        office.door.undo()
    assert office.door.load(Person, person.uid).name == "三"
    assert office.door.undoable() is not None


def rename_elsewhere(office: Office, person: Person, name: str) -> None:
    """What this sitting did not do itself, as a restored backup or another tool may."""
    other = Door(office.ledgers, office.unit, "别人")
    fresh = other.load(Person, person.uid)
    fresh.name = name
    other.store(fresh)


def test_a_new_revision_that_says_the_same_does_not_stand_in_the_way_of_undo(
    office: Office,
) -> None:
    person = add(office, "一")
    rename(office, person, "二")
    assert office.door.ask(["people.changed_by"], sentence("改变报送字段"))
    office.door.undo()
    assert office.door.load(Person, person.uid).name == "一"


def test_undo_never_touches_an_import(offices: Offices) -> None:
    with offices.unit() as unit:
        foreign = add(unit, "外单位")
        lines = own_lines(unit)
    with offices.city() as city:
        own = add(city, "本单位")
        take_lines(city, lines)
        city.door.undo()
        assert city.door.load(Person, own.uid).deleted
        assert not city.door.load(Person, foreign.uid).deleted
        with pytest.raises(UserError, match="没有可以撤销的操作"):
            city.door.undo()


def test_an_import_taken_back_leaves_no_trace_but_in_the_changes(offices: Offices) -> None:
    with offices.unit() as unit:
        person = add(unit, "甲")
        first = own_lines(unit)
        rename(unit, person, "乙")
        added = add(unit, "丙")
        second = own_lines(unit)
    with offices.city() as city:
        batch = take_lines(city, first)
        later = take_lines(city, second)
        with pytest.raises(UserError, match="先撤回后来的那一包"):
            city.door.untake(batch, sentence("撤回"))
        city.door.untake(later, sentence("撤回"))
        assert city.door.load(Person, person.uid).name == "甲"
        with pytest.raises(UserError, match="没有记录"):
            city.door.load(Person, added.uid)
        city.door.untake(batch, sentence("撤回"))
        assert line_of(person.uid) is None
        assert changes.broken_at() is None


def test_a_foreign_record_is_kept_word_for_word(offices: Offices) -> None:
    with offices.unit() as unit:
        person = add(unit, "甲")
        lines = own_lines(unit)
    with offices.city() as city:
        take_lines(city, lines)
        row = Line.get(Line.uid == person.uid)
        assert bytes(row.line) in lines
        assert row.hash == line_hash(bytes(row.line))


def test_a_stale_copy_is_refused_and_loses_nothing(office: Office) -> None:
    person = add(office, "一")
    stale = office.door.load(Person, person.uid)
    rename(office, person, "二")
    stale.name = "三"
    with pytest.raises(UserError, match="刚被改过"):
        office.door.store(stale)
    assert office.door.load(Person, person.uid).name == "二"


def test_a_batch_that_fails_stores_nothing_and_can_be_tried_again(office: Office) -> None:
    person = add(office, "一")
    stale = office.door.load(Person, person.uid)
    rename(office, person, "二")
    other = office.door.new(Person, name="新")
    stale.name = "三"
    with pytest.raises(UserError, match="刚被改过"):
        office.door.store(other, stale)
    with pytest.raises(UserError, match="没有记录"):
        office.door.load(Person, other.uid)
    assert str(office.door.undoable()) == "修改“二”"
    office.door.store(other)
    assert office.door.load(Person, other.uid).rev == 1


def test_a_draft_is_not_sent_until_it_is_complete(office: Office) -> None:
    book = office.door.new(Book, title="选读")
    office.door.store(book)
    assert line_of(book.uid) is None
    book = office.door.load(Book, book.uid)
    book.kind = BookKind.REQUIRED
    office.door.store(book)
    line = line_of(book.uid)
    assert line is not None
    assert (line["title"], line["rev"]) == ("选读", 2)


def test_only_what_others_may_hold_leaves_a_tombstone(office: Office) -> None:
    draft = office.door.new(Book, title="草稿")
    sent = office.door.new(Book, title="成稿", kind=BookKind.REFERENCE, author="某某")
    office.door.store(draft, sent)
    for book in (draft, sent):
        office.door.delete(office.door.load(Book, book.uid), reason="重复")
    assert line_of(draft.uid) is None
    tombstone = line_of(sent.uid)
    assert tombstone is not None
    assert tombstone["deleted"] is True
    assert tombstone["deletion_reason"] == "重复"
    assert not {"title", "author", "kind"} & set(tombstone)


def test_a_tombstone_takes_the_record_away_at_the_level_above(offices: Offices) -> None:
    with offices.unit() as unit:
        person = add(unit, "甲")
        first = own_lines(unit)
        unit.door.delete(unit.door.load(Person, person.uid), reason="误录")
        second = own_lines(unit)
    with offices.city() as city:
        take_lines(city, first)
        take_lines(city, second)
        gone = city.door.load(Person, person.uid)
        assert (gone.deleted, gone.deletion_reason, gone.name) == (True, "误录", None)


def test_asking_for_a_field_sends_the_records_anew_with_it(office: Office) -> None:
    person = office.door.new(Person, name="甲", phone="3001")
    office.door.store(person)
    before = line_of(person.uid)
    assert before is not None
    assert "phone" not in before
    office.door.ask(["people.phone"], sentence("改变报送字段"))
    after = line_of(person.uid)
    assert after is not None
    assert (after["phone"], after["rev"]) == ("3001", 2)


def test_what_cannot_be_kept_is_refused_field_by_field(office: Office) -> None:
    book = office.door.new(Book, author="长" * 201, pages=-1, chapters=1 << 53)
    with pytest.raises(Invalid) as refused:
        office.door.store(book)
    assert {p.field for p in refused.value.problems} == {"title", "author", "pages", "chapters"}
    assert changes.head()[0] == 1  # the office's own row


def test_listeners_hear_which_ledgers_changed(office: Office) -> None:
    heard: list[frozenset[str]] = []
    office.door.listeners.append(heard.append)
    office.door.store(office.door.new(Person, name="甲"), office.door.new(Book, title="乙"))
    office.door.undo()
    assert heard == [frozenset(["people", "books"])] * 2


def test_listeners_hear_it_once_it_is_stored(office: Office) -> None:
    under_way: list[bool] = []
    office.door.listeners.append(lambda _names: under_way.append(database.in_transaction()))
    office.door.store(office.door.new(Person, name="甲"))
    assert under_way == [False]


def test_every_change_says_who_when_and_why(office: Office) -> None:
    person = add(office, "甲")
    row = Change.select().order_by(Change.seq.desc()).get()
    assert (row.actor, row.uid, row.kind) == ("填报人", person.uid, Kind.EDIT)
    assert row.at.startswith("2026-09-10T09:30")
    assert str(changes.read_why(row.why)) == "新建“甲”"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE changes SET actor = 'x'",
        "DELETE FROM changes",
        "DELETE FROM change_images",
        "UPDATE change_images SET after = x'00'",
        "UPDATE change_images SET salt = x'00', before = NULL, after = NULL",
    ],
)
def test_the_changes_cannot_be_rewritten(office: Office, statement: str) -> None:
    add(office, "甲")
    with pytest.raises(peewee.DatabaseError):
        database.execute_sql(statement)
    assert changes.broken_at() is None


def without_triggers(statement: str) -> None:
    """What somebody with the key and another program could do."""
    names = database.execute_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        database.execute_sql(f'DROP TRIGGER "{name}"')
    database.execute_sql(statement)


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("UPDATE changes SET actor = '别人' WHERE seq = 2", 2),
        ("UPDATE changes SET why = '[\"x\", {}]' WHERE seq = 3", 3),
        ("DELETE FROM changes WHERE seq = 2", 2),
        ("DELETE FROM change_images WHERE seq = 3", 3),
        ("UPDATE change_images SET after = x'7b7d' WHERE seq = 4", 4),
        ("UPDATE changes SET seq = 9 WHERE seq = 4", 4),
    ],
)
def test_the_chain_finds_what_was_altered_or_cut_out(
    office: Office, statement: str, place: int
) -> None:
    for name in ("甲", "乙", "丙"):
        add(office, name)
    assert changes.broken_at() is None
    without_triggers(statement)
    assert changes.broken_at() == place


def test_a_change_forged_with_a_fitting_hash_breaks_the_chain_behind_it(office: Office) -> None:
    for name in ("甲", "乙"):
        add(office, name)
    row = list(Change.select().where(Change.seq == 2).tuples().get())
    row[Change._meta.sorted_field_names.index("actor")] = "别人"
    row[Change._meta.sorted_field_names.index("why")] = row.pop()  # its digest
    text = json.dumps(row[:-1], ensure_ascii=False, separators=(",", ":"))
    forged = hashlib.sha256(text.encode()).hexdigest()
    without_triggers(f"UPDATE changes SET actor = '别人', hash = '{forged}' WHERE seq = 2")
    assert changes.broken_at() == 3


def test_an_erased_image_does_not_break_the_chain(office: Office) -> None:
    person = add(office, "甲")
    rename(office, person, "乙")
    ChangeImage.update(before=None, after=None).where(ChangeImage.seq == 2).execute()
    assert changes.broken_at() is None
    office.door.undo()
    with pytest.raises(UserError, match="撤销不了"):
        office.door.undo()
    assert office.door.load(Person, person.uid).name == "甲"


def test_reads_see_dates_as_dates(office: Office) -> None:
    person = office.door.new(Person, name="甲", left_on=date(2026, 9, 1))
    office.door.store(person)
    assert office.door.load(Person, person.uid).left_on == date(2026, 9, 1)
