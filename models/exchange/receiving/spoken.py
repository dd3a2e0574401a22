"""The receipt code that the level above has read out, where sticks may only go up."""

from models.accounts.rights import Right, needs
from models.changes import why_text
from models.database import writing
from models.errors import UserError
from models.exchange import anchors, receipts
from models.exchange.format.codes import is_valid_code, outcome_of
from models.exchange.sending.outbox import Packed, outgoing
from models.exchange.tables import ACCEPTED, UP, Outgoing
from models.exchange.trust.trust_log import OUTCOMES, RECEIPT_HEARD, note_trust
from models.office import Office
from models.words import Sentence, sentence


@needs(Right.RECEIVE)
def take_spoken_receipt(office: Office, code: str, told_by: str = "") -> Packed:
    """Note the outcome that a receipt code says; the package that it is about.

    Tried are all packages that went up and are not known to have been accepted, newest first, with
    each outcome. A receipt that comes in a package later takes the place of what is noted here.
    """
    if not is_valid_code(code):
        raise UserError("回执码有字听错或打错，请对方再念一遍：八个字，没有 0、1、O、I、L")
    for packed in _awaited(office):
        outcome = outcome_of(code, packed.sha256, receipts.OUTCOMES)
        if outcome is not None:
            return _note(office, packed, outcome, told_by)
    if any(outcome_of(code, some.sha256, [ACCEPTED]) for some in _sent(office)):
        raise UserError("这个回执码说的包早已登记为已接收，不用再登记")
    raise UserError("没有发出过这个回执码说的报送包，和对方核对包号和单位")


def heard(seq: int, outcome: str) -> Sentence:
    """What a receipt code has said, as people are told."""
    said = sentence(OUTCOMES.get(outcome, "{text}"), text=outcome)
    return sentence("第 {seq} 号包：{outcome}", seq=seq, outcome=said)


def _sent(office: Office) -> list[Packed]:
    return [some for some in outgoing(office) if some.kind == UP]


def _awaited(office: Office) -> list[Packed]:
    return [some for some in _sent(office) if some.receipt != ACCEPTED]


def _note(office: Office, packed: Packed, outcome: str, told_by: str) -> Packed:
    today = office.door.today.isoformat()
    receipt = {
        **{"ledger": "receipts", "package": packed.package_id, "seq": packed.seq},
        **{"sha256": packed.sha256, "outcome": outcome, "on": today},
    }
    how = sentence("凭回执码登记")
    with writing():
        receipts.take_receipts([receipt])
        anchors.take_back(office.unit, [receipt], today)
        Outgoing.update(reason=why_text(how)).where(
            Outgoing.package_id == packed.package_id
        ).execute()
        note_trust(
            office,
            RECEIPT_HEARD,
            packed.addressee,
            other=told_by,
            detail=f"{packed.epoch}-{packed.seq} {outcome}",
        )
    return next(some for some in outgoing(office) if some.package_id == packed.package_id)
