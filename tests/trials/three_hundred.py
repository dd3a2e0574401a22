"""A day in October: 300 units report, one stick is bad, and some imports are taken back."""

import random
import shutil
from collections import Counter
from contextlib import closing
from pathlib import Path

from models.exchange.receiving.history import undo_import
from models.exchange.receiving.inbox import import_packages
from models.exchange.receiving.outcome import Outcome
from models.integrity import check
from models.office import Office
from tests.trials.records import a_book, an_issue
from tests.trials.sending import NOW, City, Sender, data_rows, rows_changed, sha256_of
from tests.trials.trial import Asked, Result

TITLE = "300 packages at once, one of them bad, and 20 imports undone"
FULL, UNDONE, RECORDS = 300, 20, 20


def run(folder: Path, asked: Asked) -> Result:
    chance, result = random.Random(asked.seed), Result()
    count = max(asked.many(FULL), 3)
    city = City(folder)
    with closing(city.open()) as office:
        senders = city.enrol(office, *(f"第{number}乡" for number in range(count)))
    shutil.copytree(folder / "city", folder / "never", ignore=shutil.ignore_patterns(".lock"))
    paths = [_package(city, sender, chance) for sender in senders]
    _spoil(chance.choice(paths), chance)
    with closing(city.open()) as office:
        accepted = _taken(office, paths, result)
        undone = chance.sample(accepted, min(UNDONE, len(accepted)))
        for outcome in undone:
            undo_import(office, outcome.package_id)
        left, files = data_rows(), _files(office)
        faults = [fault for finding in check(office) for fault in finding.faults]
        result.none(f"faults in the data, {len(undone)} imports undone", len(faults))
        result.details += map(str, faults)
    with closing(Office(folder / "never", now=lambda: NOW)) as office:
        import_packages(office, [some.file for some in accepted if some not in undone])
        rows = rows_changed(left, data_rows())
        result.none("rows unlike those where they were never imported", rows)
        result.none("attachments unlike those", len(files ^ _files(office)))
    return result


def _taken(office: Office, paths: list[Path], result: Result) -> list[Outcome]:
    """Import all, and all again; what was accepted."""
    outcomes = import_packages(office, paths)
    found = Counter(outcome.result for outcome in outcomes)
    kept_out = found["refused"] + found["quarantined"]
    result.promise(
        f"of {len(paths)} accepted", found["accepted"], found["accepted"] == len(paths) - 1
    )
    result.promise("kept out", kept_out, kept_out == 1)
    before = data_rows()
    again = Counter(outcome.result for outcome in import_packages(office, paths))
    result.promise("already here, all again", again["already"], again["already"] == len(paths) - 1)
    result.none("rows changed by that", rows_changed(before, data_rows()))
    return [outcome for outcome in outcomes if outcome.result == "accepted"]


def _package(city: City, sender: Sender, chance: random.Random) -> Path:
    """Twenty records and an attachment that one of them names; every third is shared by units."""
    content = b"the same letter" if chance.random() < 0.3 else chance.randbytes(2000)
    file = {"name": "照片.jpg", "sha256": sha256_of(content), "size": len(content)}
    lines = [a_book(sender.unit, attachments=[file])]
    lines += [an_issue(sender.unit, f"第 {number} 个问题") for number in range(RECORDS - 1)]
    path = city.stick / f"{sender.name}.xjb"
    path.write_bytes(city.pack(sender, lines, content))
    return path


def _spoil(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def _files(office: Office) -> set[str]:
    return {path.name for path in (office.folder / "attachments").rglob("*.age")}
