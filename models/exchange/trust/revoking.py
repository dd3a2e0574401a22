"""Keys that are no longer good: lost, stolen, copied, or of a unit that is no more."""

from models.accounts.rights import Right, needs
from models.database import writing
from models.errors import UserError
from models.exchange.receipts import head_of
from models.exchange.tables import UP, Peer, Role
from models.exchange.trust.peers import end_peers
from models.exchange.trust.roster import end_descendant
from models.exchange.trust.trust_log import REVOKED, note_trust
from models.office import Office


@needs(Right.TRUST)
def revoke(
    office: Office,
    unit: str,
    *,
    why: str,
    other: str = "",
    last: tuple[int, int] | None = None,
) -> None:
    """End the keys of a child: packages after `last` (epoch, number) are refused from now on.

    Without `last` it is the newest package that was taken in. Those below the child are no longer
    vouched for either. `other` is the person with whom this was cleared up.
    """
    if not why.strip():
        raise UserError("写明为什么吊销，再吊销")
    coming = (Peer.role == Role.NEXT) & (Peer.was == Role.CHILD)
    held = list(Peer.select().where(Peer.unit == unit, (Peer.role == Role.CHILD) | coming))
    if not held:
        raise UserError("这个单位没有在用的密钥，不用吊销")
    epoch, seq = last or newest_taken(unit)
    with writing():
        end_peers([peer.key for peer in held], Role.CHILD, epoch, seq)
        for peer in list(Peer.select().where(Peer.via == unit, Peer.role == Role.DESCENDANT)):
            end_descendant(peer)
        note_trust(
            office,
            REVOKED,
            unit,
            name=held[0].name,
            key=held[0].key,
            other=other,
            detail=f"{epoch}-{seq} {why.strip()}",
        )


def newest_taken(unit: str) -> tuple[int, int]:
    """Epoch and number of the newest package of a unit that was taken in; (0, 0) for none."""
    head = head_of(unit, UP)
    return (head.epoch, head.seq) if head is not None else (0, 0)
