"""The table of changes is edited, cut, reordered and written anew behind the program's back.

What is whole in itself (a cut end, a chain computed anew) is found up to the last anchor: by the
office that holds a receipt, and by the level above with the next package.
"""

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import structs

from models import changes
from models.database import open_database
from models.exchange import anchors
from models.exchange.format.manifest import Manifest, Sender
from models.office import DATA_FILE, Office
from models.record import database, new_uid
from models.settings import get_setting
from models.words import sentence
from tests.conftest import Clock
from tests.exchanging import an_issue
from tests.trials.flips import a_data_file
from tests.trials.trial import Asked, Result

TITLE = "the table of changes edited, cut, reordered, written anew: found up to the last anchor"
EACH = 100

Harm = Callable[[random.Random, int], None]

_COLUMNS = ("batch", "kind", "at", "actor", "why", "ledger", "uid", "rev_after", "hash", "previous")
_COLUMNS += ("after_digest", "why_digest")


def _do(statement: str, *values: object) -> None:
    database.execute_sql(statement, values)


def edited(drawn: random.Random, count: int) -> None:
    column = drawn.choice(_COLUMNS)
    seq = drawn.randint(1, count)
    _do(f"UPDATE changes SET {column} = COALESCE({column}, '') || '1' WHERE seq = ?", seq)


def reason_edited(drawn: random.Random, count: int) -> None:
    why = changes.why_text(sentence("别的说明"))
    _do("UPDATE changes SET why = ? WHERE seq = ?", why, drawn.randint(1, count))


def digest_edited(drawn: random.Random, count: int) -> None:
    """The digest of a reason is another's, or none, as in changes of before."""
    digest = drawn.choice((None, drawn.randbytes(32).hex()))
    _do("UPDATE changes SET why_digest = ? WHERE seq = ?", digest, drawn.randint(1, count))


def reason_and_digest_edited(drawn: random.Random, count: int) -> None:
    """Another reason with the digest that is its own."""
    seq, why = drawn.randint(1, count), changes.why_text(sentence("别的说明"))
    query = database.execute_sql("SELECT salt FROM change_images WHERE seq = ?", (seq,))
    digest = changes._why_digest(bytes(query.fetchone()[0]), why)
    _do("UPDATE changes SET why = ?, why_digest = ? WHERE seq = ?", why, digest, seq)


def edited_image(drawn: random.Random, count: int) -> None:
    seq = drawn.randint(1, count)
    _do("UPDATE change_images SET after = ? WHERE seq = ?", b'{"name":"x"}', seq)


def cut_inside(drawn: random.Random, count: int) -> None:
    first = drawn.randint(1, count - 1)
    last = min(first + drawn.randint(0, 5), count - 1)
    _do("DELETE FROM changes WHERE seq BETWEEN ? AND ?", first, last)


def cut_and_numbered_anew(drawn: random.Random, count: int) -> None:
    seq = drawn.randint(1, count - 1)
    for table in ("changes", "change_images"):
        _do(f"DELETE FROM {table} WHERE seq = ?", seq)
        for later in range(seq + 1, count + 1):
            _do(f"UPDATE {table} SET seq = ? WHERE seq = ?", later - 1, later)


def image_cut(drawn: random.Random, count: int) -> None:
    _do("DELETE FROM change_images WHERE seq = ?", drawn.randint(1, count))


def reordered(drawn: random.Random, count: int) -> None:
    one, other = drawn.sample(range(1, count + 1), 2)
    for table in ("changes", "change_images"):
        for old, new in ((one, 0), (other, one), (0, other)):
            _do(f"UPDATE {table} SET seq = ? WHERE seq = ?", new, old)


def put_between(drawn: random.Random, count: int) -> None:
    """A change of one's own in the place of another, its digest as it should be."""
    seq = drawn.randint(1, count - 1)
    query = database.execute_sql("SELECT * FROM changes WHERE seq = ?", (seq,))
    *values, _, why_digest = query.fetchone()
    values[4:6] = "别人", why_digest
    _do("UPDATE changes SET actor = ?, hash = ? WHERE seq = ?", "别人", changes._link(values), seq)


HARMS: tuple[Harm, ...] = (
    *(reason_edited, digest_edited, reason_and_digest_edited),
    *(edited, edited_image, cut_inside, cut_and_numbered_anew, image_cut, reordered, put_between),
)


def cut_at_the_end(first: int) -> None:
    """All changes from one on are gone."""
    for table in ("changes", "change_images"):
        _do(f"DELETE FROM {table} WHERE seq >= ?", first)


def written_anew(first: int) -> None:
    """A change says another name, and every later link is computed anew: a chain without a gap."""
    query = database.execute_sql("SELECT * FROM changes WHERE seq >= ? ORDER BY seq", (first,))
    previous = None
    for seq, *values, link, why_digest in query.fetchall():
        values[3] = "别人" if previous is None else values[3]
        values[-1] = previous or values[-1]
        previous = changes._link([seq, *values[:4], why_digest, *values[5:]])
        written = "UPDATE changes SET actor = ?, previous = ?, hash = ? WHERE seq = ?"
        _do(written, values[3], values[-1], previous, seq)
        assert previous != link


@contextmanager
def tampering() -> Iterator[None]:
    """The open data file without the triggers that keep its changes."""
    names = database.execute_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    kept = names.fetchall()
    for name, _ in kept:
        _do(f'DROP TRIGGER "{name}"')
    yield
    for _, sql in kept:
        _do(sql)


def _anchored(result: Result, drawn: random.Random, asked: Asked, unit: str) -> None:
    """Cuts at the end and chains written anew, beneath the last anchor and after it."""
    anchor = anchors.last_held(unit)
    last = changes.head()[0]
    manifest = _next_package(unit)
    for harm in (cut_at_the_end, written_anew):
        for beneath in (True, False):
            many, here, above = asked.many(EACH), 0, 0
            for _ in range(many):
                seq = drawn.randint(1, anchor) if beneath else drawn.randint(anchor + 1, last)
                with database.atomic() as transaction:
                    harm(seq)
                    assert changes.broken_at() is None
                    here += anchors.unheld(unit) is not None
                    # The level above has the same rows of its own, and no others.
                    above += anchors.lost(unit, _saying(manifest)) is not None
                    transaction.rollback()
            name, right = harm.__name__.replace("_", " "), many if beneath else 0
            where = "beneath the last anchor: found" if beneath else "after it: no one can tell"
            said = f"{here} of {many} by the office, {above} by the level above"
            result.promise(f"{name} {where}", said, here == above == right)


def _next_package(unit: str) -> Manifest:
    sender = Sender(unit=unit, install=unit, name="清溪镇")
    return Manifest(
        kind="up", package_id=new_uid(), from_=sender, stream="up", seq=1, made_at="2026-09-10"
    )


def _saying(manifest: Manifest) -> Manifest:
    """The manifest as the office would write it now."""
    return structs.replace(manifest, changes=anchors.standing(1, changes.head()))


def run(folder: Path, asked: Asked) -> Result:
    result, drawn = Result(), random.Random(asked.seed)
    whole, key = a_data_file(folder)
    with Office(whole.parent, now=Clock()) as office:
        an_issue(office, "报送以后登记的")
    copy = folder / f"copy-{DATA_FILE}"
    shutil.copyfile(whole, copy)
    opened = open_database(copy, key)
    try:
        count = changes.head()[0]
        assert changes.broken_at() is None
        with tampering():
            for harm in HARMS:
                found = sum(_found(harm, drawn, count) for _ in range(asked.many(EACH)))
                name = harm.__name__.replace("_", " ")
                many = asked.many(EACH)
                result.promise(f"{name}: found", f"{found} of {many}", found == many)
            _anchored(result, drawn, asked, get_setting("unit"))
    finally:
        opened.close()
        database.initialize(None)
    result.say("changes in the table", count)
    return result


def _found(harm: Harm, drawn: random.Random, count: int) -> bool:
    """Whether the check of the chain tells; all is as before afterwards."""
    with database.atomic() as transaction:
        harm(drawn, count)
        found = changes.broken_at() is not None
        transaction.rollback()
    return found
