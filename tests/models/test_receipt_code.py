"""Where sticks may only go up: the receipt is read out over the phone and typed in."""

from datetime import date
from pathlib import Path

import pytest

from models.errors import UserError
from models.exchange.format.codes import receipt_code
from models.exchange.receipts import OUTCOMES, acknowledged_blobs
from models.exchange.receiving.history import history
from models.exchange.receiving.spoken import take_spoken_receipt
from models.exchange.sending.outbox import export_up, outgoing
from models.exchange.tables import UP, TrustEvent
from models.exchange.trust.trust_log import RECEIPT_HEARD, trust_log
from models.exchange.trust.trust_words import detail_of
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road, an_issue, prove, world


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


def test_what_the_city_reads_out_is_noted_on_the_package_that_it_is_about(road: Road) -> None:
    with road.open("unit") as office:
        sha256 = prove(office, an_issue(office).uid)
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        code = history(office)[0].receipt_code
    with road.open("unit") as office:
        assert acknowledged_blobs(UP) == set()
        heard = take_spoken_receipt(office, code.replace("-", " ").lower(), "何静")
        assert (heard.seq, heard.receipt, heard.received_on) == (
            *(1, "accepted"),
            office.door.today.isoformat(),
        )
        assert str(heard.reason) == "凭回执码登记"
        assert acknowledged_blobs(UP) == {sha256}
        logged = TrustEvent.select().order_by(TrustEvent.number.desc()).get()
        assert (logged.event, logged.other, logged.detail) == (
            *(RECEIPT_HEARD, "何静"),
            "1-1 accepted",
        )
        assert str(detail_of(trust_log(office)[0])) == "第 1 号包：已接收"
        with pytest.raises(UserError, match="早已登记"):
            take_spoken_receipt(office, code)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_code_says_which_of_the_outcomes_it_was(road: Road, outcome: str) -> None:
    with road.open("unit") as office:
        an_issue(office)
        first = export_up(office, SEPTEMBER)
        an_issue(office, "第二个问题")
        second = export_up(office, SEPTEMBER)
        heard = take_spoken_receipt(office, receipt_code(first.sha256, outcome))
        assert (heard.seq, heard.receipt) == (1, outcome)
        assert next(s for s in outgoing(office) if s.seq == second.seq).receipt == ""


def test_an_accepted_package_leaves_the_earlier_ones_without_a_point(road: Road) -> None:
    with road.open("unit") as office:
        an_issue(office)
        export_up(office, SEPTEMBER)
        an_issue(office, "第二个问题")
        second = export_up(office, SEPTEMBER)
        take_spoken_receipt(office, receipt_code(second.sha256, "accepted"))
        assert {some.seq: some.receipt for some in outgoing(office)} == {
            1: "superseded",
            2: "accepted",
        }


def test_a_wrong_code_changes_nothing_and_is_said(road: Road) -> None:
    with road.open("unit") as office:
        an_issue(office)
        packed = export_up(office, SEPTEMBER)
        code = receipt_code(packed.sha256, "accepted")
        slip = ("A" if code[0] != "A" else "B") + code[1:]
        for wrong, said in (
            (slip, "听错或打错"),
            ("", "听错或打错"),
            (packed.code, "没有发出过"),
            (receipt_code("0" * 64, "accepted"), "没有发出过"),
        ):
            with pytest.raises(UserError, match=said):
                take_spoken_receipt(office, wrong)
        assert [some.receipt for some in outgoing(office)] == [""]


def test_the_receipt_that_comes_later_takes_its_place(road: Road) -> None:
    with road.open("unit") as office:
        an_issue(office)
    road.take("city", road.send_up("unit"), on=date(2026, 10, 3))
    with road.open("unit") as office:
        [packed] = outgoing(office)
        take_spoken_receipt(office, receipt_code(packed.sha256, "quarantined"))
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        [packed] = outgoing(office)
        assert (packed.receipt, packed.reason, packed.received_on) == (
            *("accepted", None),
            "2026-10-03",
        )
