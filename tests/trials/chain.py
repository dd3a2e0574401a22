"""The table of changes is edited, cut and reordered behind the program's back."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from models import changes
from models.database import open_database
from models.office import DATA_FILE
from models.record import database
from tests.trials.flips import a_data_file
from tests.trials.trial import Asked, Result

TITLE = "the table of changes edited, cut and reordered: found"
EACH = 100

Harm = Callable[[random.Random, int], None]

_COLUMNS = ("batch", "kind", "at", "actor", "why", "ledger", "uid", "rev_after", "hash", "previous")
_COLUMNS += ("after_digest",)


def _do(statement: str, *values: object) -> None:
    database.execute_sql(statement, values)


def edited(drawn: random.Random, count: int) -> None:
    column = drawn.choice(_COLUMNS)
    seq = drawn.randint(1, count)
    _do(f"UPDATE changes SET {column} = COALESCE({column}, '') || '1' WHERE seq = ?", seq)


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
    *values, _ = query.fetchone()
    values[4] = "别人"
    _do("UPDATE changes SET actor = ?, hash = ? WHERE seq = ?", "别人", changes._link(values), seq)


HARMS: tuple[Harm, ...] = (
    *(edited, edited_image, cut_inside, cut_and_numbered_anew, image_cut, reordered, put_between),
)


def run(folder: Path, asked: Asked) -> Result:
    result, drawn = Result(), random.Random(asked.seed)
    whole, key = a_data_file(folder)
    copy = folder / f"copy-{DATA_FILE}"
    shutil.copyfile(whole, copy)
    opened = open_database(copy, key)
    try:
        names = database.execute_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in names.fetchall():
            _do(f'DROP TRIGGER "{name}"')
        count = changes.head()[0]
        assert changes.broken_at() is None
        for harm in HARMS:
            found = sum(_found(harm, drawn, count) for _ in range(asked.many(EACH)))
            name = harm.__name__.replace("_", " ")
            many = asked.many(EACH)
            result.promise(f"{name}: found", f"{found} of {many}", found == many)
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
