"""python -m tests.trials.golden --to tests/data/golden/format-N: real packages to be kept for ever.

Made once, by the version that first writes a format, and never again: `tests/models/test_golden.py`
reads every folder, so that no later version forgets how.
"""

import argparse
import hashlib
import io
import json
import shutil
import tempfile
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from models.canonical import decode
from models.exchange.desks.enrolling import accept_request, install_answer, write_request
from models.exchange.format.keys import KeyPair, SignedCertificate
from models.exchange.format.manifest import FORMAT
from models.exchange.format.opening import Trust, inspect_package, open_blobs, open_records
from models.exchange.sending.outbox import Statement, copy_to, export_up
from models.exchange.trust.trust import ask_children, own_chain, own_fingerprint, own_keys
from models.figures import freeze
from models.ledgers import LEDGERS
from models.ledgers.issues import Issue
from models.ledgers.units import Level
from models.lines import line_hash
from models.record import Record
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road, a_person, act, an_issue, prove, ready_to_close
from tests.filling import filled

SIGNED = (
    Statement("filler", "王芳", "2026-09-28"),
    Statement("reviewer", "李敏", "2026-09-29"),
    Statement("leader", "张建国", "2026-09-30", "paper"),
)
PACKAGES = {
    "up-1.xjb": ("unit", ("unit", "district", "city")),
    "up-2.xjb": ("unit", ("unit", "district", "city")),
    "down-1.xjb": ("district", ("district", "unit")),
}
"""File → who made it, and who can open it."""


def make(target: Path) -> None:
    """Three levels exchange a month; their packages, keys and what is in them go to `target`."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="golden-") as folder:
        road = Road(Path(folder), Clock())
        road.found("city", "明州市", Level.CITY)
        road.found("district", "海曙区", Level.DISTRICT)
        road.found("unit", "清溪镇", Level.UNIT, area="东部片区", code="11330200MB0123456X")
        road.enrol("district", "city")
        enrol(road, target)
        shutil.copy(first_report(road), target / "up-1.xjb")
        [taken] = road.take("district", target / "up-1.xjb", on=date(2026, 10, 8))
        assert taken.result == "accepted", taken
        shutil.copy(answered(road), target / "down-1.xjb")
        [taken] = road.take("unit", target / "down-1.xjb")
        assert taken.result == "accepted", taken
        shutil.copy(corrected(road), target / "up-2.xjb")
        write_down(road, target)


def enrol(road: Road, target: Path) -> None:
    """The unit's enrolment, whose two files are kept."""
    with road.open("unit") as office:
        request = write_request(office, road.stick)
        digits = own_fingerprint(office)
    with road.open("district") as office:
        ask_children(office, ["issues.evidence.file", "people.phone"])
        answer = accept_request(office, request, digits, road.stick).path
    with road.open("unit") as office:
        install_answer(office, answer)
    shutil.copy(request, target / "request.xjr")
    shutil.copy(answer, target / "answer.xja")


def first_report(road: Road) -> Path:
    """A record of every ledger that a unit keeps, evidence, figures, three sign-offs."""
    with road.open("unit") as office:
        for seed, ledger in enumerate(LEDGERS, 1):
            if ledger.name not in ("decisions", "units"):
                record: Record = filled(ledger, seed, unit=office.unit)
                record.filler = "王芳"
                office.door.store(record)
        an_issue(office, "学习记录不全")
        ready_to_close(office)
        packed = export_up(office, SEPTEMBER, freeze=partial(freeze, office), statements=SIGNED)
        return copy_to(office, packed, road.stick)


def answered(road: Road) -> Path:
    """The district accepts what was asked to be closed, and hands its own records down."""
    with road.open("district") as office:
        a_person(office, "区领导")
        for seed, ledger in enumerate(LEDGERS, 21):
            if ledger.name in ("plans", "books", "schemes", "scheme_templates", "deadlines"):
                record: Record = filled(ledger, seed, unit=office.unit)
                record.filler = "陈刚"
                office.door.store(record)
        for issue in list(Issue.select().where(Issue.problem == "发热门诊引导标识缺失")):
            act(office, issue.uid, "accept")
    [down] = road.send_down("district")
    return down


def corrected(road: Road) -> Path:
    """A second package: a record changed, one deleted, one new with an empty attachment."""
    with road.open("unit") as office:
        issue = Issue.get(Issue.problem == "学习记录不全")
        loaded = office.door.load(Issue, issue.uid)
        loaded.cause = "没有专人管"
        office.door.store(loaded)
        gone = an_issue(office, "录错的问题")
        office.door.delete(office.door.load(Issue, gone.uid), reason="录错了")
        prove(office, an_issue(office, "补报的问题").uid, b"", "空.txt")
        office.attachments.add(io.BytesIO(b"unused"), "unused.txt")
        return copy_to(office, export_up(office, None), road.stick)


def write_down(road: Road, target: Path) -> None:
    """keys.json and expected.json: the readers' keys, and what they must find."""
    keys: dict[str, KeyPair] = {}
    certificates: dict[str, Any] = {}
    for name in ("city", "district", "unit"):
        with road.open(name) as office:
            keys[name] = own_keys(office)
            certificates[name] = msgspec.to_builtins(own_chain(office)[-1])
    secrets = {name: decode(pair.to_bytes()) for name, pair in keys.items()}
    dump(target / "keys.json", secrets)
    packages = {
        file: {
            "sender": sender,
            "readers": readers,
            "holds": found_in(target / file, keys[sender], trust_in(certificates)),
        }
        for file, (sender, readers) in PACKAGES.items()
    }
    dump(target / "expected.json", {"certificates": certificates, "packages": packages})


def dump(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def trust_in(certificates: dict[str, Any]) -> Trust:
    """The trust of somebody who knows exactly these offices."""
    signed = [msgspec.convert(value, SignedCertificate) for value in certificates.values()]
    return {one.statement.key: one.statement for one in signed}.get


def found_in(path: Path, keys: KeyPair, trust: Trust) -> dict[str, Any]:
    """All that a package holds, through the reader: manifest, lines, attachments."""
    opened = inspect_package(path, keys, trust)
    lines = [line_hash(line) for line in open_records(opened, keys)]
    blobs = []
    for reader in open_blobs(opened, keys):
        content = b"".join(iter(reader.read, b""))
        blobs.append([hashlib.sha256(content).hexdigest(), len(content)])
    return {
        "sha256": opened.sha256,
        "certificate": opened.certificate.key,
        "manifest": decode(opened.manifest_bytes),
        "lines": lines,
        "blobs": blobs,
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.trials.golden", description=__doc__)
    parser.add_argument("--to", type=Path, required=True, help="a folder that is not there yet")
    target: Path = parser.parse_args().to
    if target.exists():
        parser.error(f"{target} is there already; packages that were kept are never made again")
    make(target)
    print(f"format {FORMAT}: {', '.join(sorted(path.name for path in target.iterdir()))}")


if __name__ == "__main__":
    main()
