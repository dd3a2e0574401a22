"""An office can open its own packages with public tools and its key, without this program."""

import gzip
import io
import json
import shutil
import subprocess
import tarfile
from pathlib import Path

import pyrage
import pytest

from models.errors import UserError
from models.exchange.sending.by_hand import write_reading_key
from models.exchange.trust.rotation import rotate_keys
from tests.conftest import Clock
from tests.exchanging import prove, ready_to_close, world


@pytest.fixture
def sent(tmp_path: Path, clock: Clock) -> tuple[Path, Path, str]:
    """A package, the key file of the office that made it, and the hash of its attachment."""
    road = world(tmp_path, clock)
    key = tmp_path / "key.txt"
    with road.open("unit") as office:
        sha256 = prove(office, ready_to_close(office), b"by hand")
        write_reading_key(office, key)
    return road.send_up("unit"), key, sha256


def contents(plain: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        return {entry.name: tar.extractfile(entry).read() for entry in tar}  # type: ignore[union-attr]


def look(plain: bytes, sha256: str) -> None:
    found = contents(plain)
    assert json.loads(found["manifest.json"])["from"]["name"] == "清溪镇"
    lines = gzip.decompress(found["records.jsonl.gz"]).splitlines()
    assert {json.loads(line)["ledger"] for line in lines} >= {"issues", "people"}
    assert found[f"blobs/{sha256}"] == b"by hand"


def test_the_key_file_opens_the_package_without_this_program(
    sent: tuple[Path, Path, str],
) -> None:
    package, key, sha256 = sent
    identity = pyrage.x25519.Identity.from_str(key.read_text().strip())
    look(pyrage.decrypt(package.read_bytes(), [identity]), sha256)


@pytest.mark.skipif(shutil.which("age") is None, reason="the age tool is not on this computer")
def test_the_age_tool_opens_the_package(sent: tuple[Path, Path, str]) -> None:
    package, key, sha256 = sent
    command = ["age", "--decrypt", "--identity", str(key), str(package)]
    look(subprocess.run(command, check=True, capture_output=True).stdout, sha256)


def test_nobody_else_can_read_the_key_file_and_none_is_overwritten(
    tmp_path: Path, clock: Clock
) -> None:
    road = world(tmp_path, clock)
    key = tmp_path / "key.txt"
    with road.open("unit") as office:
        write_reading_key(office, key)
        assert key.stat().st_mode & 0o077 == 0
        with pytest.raises(UserError, match="已经有了"):
            write_reading_key(office, key)


def test_what_was_sealed_before_the_keys_were_replaced_still_opens(
    tmp_path: Path, clock: Clock
) -> None:
    road = world(tmp_path, clock)
    with road.open("unit") as office:
        sha256 = prove(office, ready_to_close(office), b"by hand")
    package = road.send_up("unit")
    with road.open("unit") as office:
        rotate_keys(office)
        write_reading_key(office, tmp_path / "key.txt")
    lines = (tmp_path / "key.txt").read_text().split()
    assert len(lines) == 2
    identities = [pyrage.x25519.Identity.from_str(line) for line in lines]
    look(pyrage.decrypt(package.read_bytes(), identities), sha256)
