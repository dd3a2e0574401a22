"""Packages of every format that was ever written can still be read, whole."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from models.canonical import encode
from models.exchange.format.keys import KeyPair
from models.exchange.format.manifest import FORMAT
from models.exchange.format.opening import inspect_package, open_records
from models.exchange.receiving.merge import Scope, plan_merge
from models.exchange.trust.enrolment import read_answer, read_request
from models.integrity import check
from models.ledgers.issues import Issue
from models.office import Office
from models.words import sentence
from tests.trials.golden import found_in, trust_in

GOLDEN = Path(__file__).parent.parent / "data" / "golden"
FORMATS = sorted(path for path in GOLDEN.iterdir() if path.is_dir())
PACKAGES = [
    pytest.param(path, id=f"{path.parent.name}/{path.name}")
    for path in sorted(GOLDEN.glob("*/*.xjb"))
]


def keys_in(folder: Path) -> dict[str, KeyPair]:
    secrets = json.loads((folder / "keys.json").read_text(encoding="utf-8"))
    return {name: KeyPair.from_bytes(encode(value)) for name, value in secrets.items()}


def expected_in(folder: Path) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return expected


def only_gained(was: Any, now: Any) -> bool:
    """Whether a value says all that it said; objects may have gained fields."""
    if isinstance(was, dict):
        return all(only_gained(value, now[name]) for name, value in was.items())
    if isinstance(was, list):
        return len(was) == len(now) and all(map(only_gained, was, now))
    return bool(was == now)


def test_every_format_written_so_far_is_kept() -> None:
    assert [path.name for path in FORMATS] == [f"format-{n}" for n in range(1, FORMAT + 1)]


@pytest.mark.parametrize("path", PACKAGES)
def test_every_reader_finds_what_was_put_in(path: Path) -> None:
    expected, keys = expected_in(path.parent), keys_in(path.parent)
    said = expected["packages"][path.name]
    assert len(said["readers"]) > 1
    for reader in said["readers"]:
        found = found_in(path, keys[reader], trust_in(expected["certificates"]))
        assert found == said["holds"]


@pytest.mark.parametrize("path", PACKAGES)
def test_the_manifest_says_what_it_said(path: Path) -> None:
    expected, keys = expected_in(path.parent), keys_in(path.parent)
    said = expected["packages"][path.name]
    reader = keys[said["readers"][-1]]
    opened = inspect_package(path, reader, trust_in(expected["certificates"]))
    read = msgspec.to_builtins(opened.manifest)
    assert only_gained(said["holds"]["manifest"], read)


@pytest.mark.parametrize("path", PACKAGES)
def test_its_records_still_go_into_an_office(path: Path, office: Office) -> None:
    expected, keys = expected_in(path.parent), keys_in(path.parent)
    said = expected["packages"][path.name]
    reader = keys[said["readers"][-1]]
    opened = inspect_package(path, reader, trust_in(expected["certificates"]))
    down = opened.manifest.kind == "down"
    units = {name: value["statement"]["unit"] for name, value in expected["certificates"].items()}
    me = units["unit" if down else "district"]
    owners = frozenset([units["city"], units["district"]] if down else [units["unit"]])
    scope = Scope(me=me, sender=units[said["sender"]], down=down, owners=owners)
    plan = plan_merge(open_records(opened, reader), scope)
    assert len(plan.taken) == sum(opened.manifest.counts.values())
    assert plan.new == sum(not some.deleted for some in plan.taken)
    assert not [some.name for some in plan.taken if some.ledger is None]
    office.door.take(plan.lines, sentence("导入"))
    faults = [fault for finding in check(office) for fault in finding.faults]
    assert faults == []
    if said["sender"] == "unit":
        problems = {issue.problem for issue in Issue.select()}
        assert {"学习记录不全", "发热门诊引导标识缺失"} <= problems


@pytest.mark.parametrize("folder", FORMATS, ids=lambda folder: folder.name)
def test_the_enrolment_is_still_an_enrolment(folder: Path) -> None:
    keys, certificates = keys_in(folder), expected_in(folder)["certificates"]
    request = read_request((folder / "request.xjr").read_bytes())
    assert (request.name, request.key) == ("清溪镇", keys["unit"].id)
    answer = read_answer((folder / "answer.xja").read_bytes(), keys["unit"])
    chain = [msgspec.to_builtins(certificate) for certificate in answer.chain]
    assert chain == [certificates[name] for name in ("city", "district", "unit")]
    assert answer.asks == ["issues.evidence.file", "people.phone"]
