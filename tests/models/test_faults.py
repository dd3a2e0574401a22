"""A few of the faults of `python -m tests.trials faults`: a failing disk leaves before or after."""

import errno
from collections.abc import Iterator
from typing import Any

import pytest

from tests.trials.faulted import UNSURE, Fault
from tests.trials.faulted_folders import FOLDER_OPERATIONS
from tests.trials.faults import WAYS, Servers, compiler, hasty, unclear

pytestmark = pytest.mark.skipif(compiler() is None, reason="needs Linux and a C compiler")


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    servers = Servers(tmp_path_factory.mktemp("faults"), 1)
    yield servers
    servers.end()


def tell(servers: Servers, fault: Fault) -> dict[str, Any]:
    """What became of an operation with a fault; nothing may be wrong with it."""
    [verdict] = servers.tell([fault])
    assert verdict["broken"] == []
    assert verdict["retried"]
    return verdict


@pytest.mark.parametrize("operation", ["export", "import", "undo", "erase", *FOLDER_OPERATIONS])
def test_whatever_call_fails_or_is_the_last_one(servers: Servers, operation: str) -> None:
    clean = tell(servers, Fault(operation))
    assert [*hasty(clean["log"])] == []
    for number, way in enumerate(WAYS.values(), 1):
        tell(servers, Fault(operation, at=number * clean["points"] // (len(WAYS) + 1), **way))


def test_a_kill_anywhere_while_the_file_is_written_anew_leaves_nothing_of_what_was_erased(
    servers: Servers,
) -> None:
    points = tell(servers, Fault("erase"))["points"]
    ended = [
        tell(servers, Fault("erase", "tear", points * part // 8, share=0.5)) for part in range(1, 8)
    ]
    assert {verdict["said"] for verdict in ended} == {"died"}
    assert ended[-1]["state"] == "after"


def points_of(log: str, call: str, name: str) -> list[int]:
    """Where a call is made on a file whose path ends so."""
    calls = [line for line in log.splitlines() if not line.startswith("from\t")]
    return [
        number
        for number, line in enumerate(calls, 1)
        if line.startswith(f"{call}\t") and line.endswith(name)
    ]


def flush_of_the_commit(log: str) -> int:
    """The log's head is flushed before, and its whole when it is worked in afterwards."""
    return points_of(log, "fsync", "-wal")[1]


def test_a_commit_that_is_not_flushed_is_taken_back_or_said_to_be_uncertain(
    servers: Servers,
) -> None:
    at = flush_of_the_commit(tell(servers, Fault("undo"))["log"])
    assert "数据没有改动" in tell(servers, Fault("undo", "once", at, errno.EIO))["said"]
    assert UNSURE in tell(servers, Fault("undo", "ever", at, errno.EIO))["said"]


def test_a_journal_that_cannot_be_removed_keeps_a_restore_from_replacing_the_data(
    servers: Servers,
) -> None:
    clean = tell(servers, Fault("restore"))
    [at] = points_of(clean["log"], "unlink", "/ledger.xjt-journal")
    verdict = tell(servers, Fault("restore", "once", at, errno.EIO))
    assert "数据没有改动" in verdict["said"]


def test_a_backup_whose_name_may_not_last_is_said_to_be_uncertain(servers: Servers) -> None:
    *_, at = points_of(tell(servers, Fault("backup"))["log"], "fsync", "/backups")
    assert UNSURE in tell(servers, Fault("backup", "ever", at, errno.EIO))["said"]


@pytest.mark.parametrize("trouble", [errno.EIO, errno.ENOSPC, errno.EROFS])
def test_a_stick_fails_in_the_middle_of_a_write(servers: Servers, trouble: int) -> None:
    fault = Fault("carry", "gone", 2, trouble, 0.5, "stick")
    assert [*unclear(fault, tell(servers, fault)["said"])] == []
