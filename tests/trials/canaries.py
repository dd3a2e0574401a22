"""Words that were typed in are looked for on the disk, in plain text: there are none."""

import io
import os
import random
import shutil
import signal
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from models.accounts.keeping import add_account, new_recovery_code
from models.accounts.rights import Role
from models.backups import SHELF, backup
from models.exchange.sending.outbox import copy_to, export_up, outgoing
from models.integrity import check
from models.keys import KEYS_FILE, read_keys
from models.ledgers.issue_verbs import ISSUES
from models.ledgers.issues import Issue
from models.ledgers.people import Person
from models.ledgers.units import Level
from models.office import Office, set_up
from models.restoring import restore
from models.second_disk import carry, choose_second_disk
from models.sheets.exporting import export_sheet
from models.sheets.importing import import_sheet
from models.shelf.keeping import backups_on
from models.text_reading import read_attachments
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road, an_issue, prove, world
from tests.trials.trial import Asked, Result

TITLE = "planted words looked for in plain text in the data, the logs, the packages and /tmp"
KILLED, LINES = 100, 300
PASSWORD = "金丝雀-密码-八八三"

TEXT, CONTENT, FILE, PERSON, PHONE = (
    *(
        "金丝雀条目七四一",
        "canary-content-5be1",
        "金丝雀附件九二三",
        "金丝雀姓名六零五",
        "13977725841",
    ),
)
CANARIES = (TEXT, CONTENT, FILE, PERSON, PHONE)
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


def planted(road: Road, out: Path) -> None:
    """A unit that holds every canary, and has done with them whatever one does."""
    with road.open("unit") as office:
        person = office.door.new(Person, name=PERSON, phone=PHONE)
        office.door.store(person)
        for number in range(LINES):
            issue = an_issue(office, f"{TEXT}{number}")
        prove(office, issue.uid, CONTENT.encode() * 500, f"{FILE}.txt")
        read_attachments(office.attachments, office.ledgers)
        export_sheet(office, ISSUES, out / "list.xlsx")
        import_sheet(office, ISSUES, out / "list.xlsx")
        office.door.store(office.door.new(Issue, problem=f"{TEXT} draft"))
        office.door.undo()
        backup(office, "daily")
        export_up(office, SEPTEMBER)
        stick = road.folder / "stick"
        stick.mkdir(exist_ok=True)
        copy_to(office, outgoing(office)[0], stick)
        second = road.folder / "second"
        second.mkdir()
        choose_second_disk(office, second)
        assert carry(office) is not None
        assert not [fault for finding in check(office) for fault in finding.faults]


def guarded(folder: Path) -> tuple[str, ...]:
    """An office with an account and a recovery code: what opens it, which nothing may hold."""
    set_up(folder, "清溪镇", Level.UNIT)
    with Office(folder, now=Clock()) as office:
        add_account(office, PERSON, PASSWORD, frozenset(Role))
    with Office(folder, lambda: PASSWORD, account=PERSON, now=Clock()) as office:
        code = new_recovery_code(office)
        backup(office, "daily")
    with Office(folder, lambda: code, now=Clock()) as office:
        assert office.protected
    return (PASSWORD, code, code.replace("-", ""), code.replace("-", " "))


def found_in(folder: Path, words: Sequence[str] = CANARIES) -> Iterator[str]:
    """Every file of a folder that holds or is called a canary, entries of zipped ones too."""
    for path in folder.rglob("*"):
        contents = [str(path.relative_to(folder)).encode()]
        if path.is_file():
            contents.append(path.read_bytes())
            if contents[-1].startswith(b"PK"):
                with zipfile.ZipFile(io.BytesIO(contents[-1])) as package:
                    contents += [package.read(name) for name in package.namelist()]
        for word in words:
            signs = {word.encode(encoding) for encoding in ENCODINGS}
            signs |= {word.encode("ascii", "xmlcharrefreplace"), word.encode("unicode_escape")}
            if any(sign in content for content in contents for sign in signs):
                yield f"{word} in {path.relative_to(folder)}"


def killed(action: Callable[[], None], seconds: float) -> bool:
    """Do it in another process and kill that; whether it was still at it."""
    child = os.fork()
    if not child:
        try:
            action()
        finally:
            os._exit(0)
    timer = threading.Timer(seconds, os.kill, (child, signal.SIGKILL))
    timer.start()
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)  # its number is its own until it is fetched
    timer.cancel()
    timer.join()
    return os.waitpid(child, 0)[1] == signal.SIGKILL


def run(folder: Path, asked: Asked) -> Result:
    result, drawn = Result(), random.Random(asked.seed)
    temporary, out, scanned = folder / "tmp", folder / "out", folder / "offices"
    for made in (temporary, out, scanned):
        made.mkdir()
    before = tempfile.tempdir, os.environ.get("TMPDIR")
    tempfile.tempdir, os.environ["TMPDIR"] = str(temporary), str(temporary)
    try:
        road = world(scanned, Clock())
        planted(road, out)
        sample = out / "sample"
        sample.mkdir()
        (sample / f"{FILE}.txt").write_text(CONTENT, encoding="utf-8")
        result.promise("a file in plain text is found", "yes", len([*found_in(sample)]) == 2)
        files = [path for path in scanned.rglob("*") if path.is_file()]
        result.say(f"files looked at for {len(CANARIES)} words", len(files))
        _none(result, "in data, logs, packages, backups, second disk", scanned)
        _none(result, "in the temporary folder", temporary)
        opening = guarded(folder / "guarded")
        for place in (folder / "guarded", temporary):
            found = [*found_in(place, opening)]
            result.none(f"password and recovery code in {place.name}", len(found))
            result.details += [text.partition(" in ")[2] for text in found]
        _killed(result, road, out, asked.many(KILLED), drawn)
        _none(result, "  in data, logs, packages, backups", scanned)
        _none(result, "  in the temporary folder", temporary)
    finally:
        tempfile.tempdir = before[0]
        os.environ.pop("TMPDIR")
        if before[1] is not None:
            os.environ["TMPDIR"] = before[1]
    return result


def _none(result: Result, what: str, folder: Path) -> None:
    found = sorted(found_in(folder))
    result.none(what, len(found))
    result.details += found[:20]


def _killed(result: Result, road: Road, out: Path, count: int, drawn: random.Random) -> None:
    """Kill what writes most, at random moments."""
    if not hasattr(os, "fork"):
        result.promise("killed: not tried, this needs fork", "-", False)
        return

    def work() -> None:
        with road.open("unit") as office:
            export_sheet(office, ISSUES, out / "killed.xlsx")
            backup(office, "daily")
            export_up(office, SEPTEMBER)
            carry(office)

    def put_back() -> None:
        restore(copy, key, backups_on(copy / SHELF)[-1], now=Clock()())

    copy = road.folder / "copy"
    shutil.copytree(road.folder / "unit", copy)
    key = read_keys(copy / KEYS_FILE, lambda: None)
    started = time.monotonic()
    work()
    put_back()
    whole = (time.monotonic() - started) / 2
    doing = [put_back if number % 3 == 2 else work for number in range(count)]
    hit = sum(killed(action, drawn.random() * whole) for action in doing)
    result.say(f"killed within list, backup, package, second disk, restore ({count})", hit)
    faults = []
    for name in ("unit", "copy"):
        with road.open(name) as office:
            faults += [fault for finding in check(office) for fault in finding.faults]
    result.none("  faults in the data", len(faults))
    result.details += map(str, faults)
