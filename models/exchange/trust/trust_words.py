"""What the log of trust says, in words."""

from collections.abc import Mapping

from models.exchange.trust import trust_log
from models.exchange.trust.trust_log import OUTCOMES, Noted
from models.words import Sentence, sentence

EVENTS: Mapping[str, Sentence] = {
    trust_log.ENROLLED: sentence("登记下级"),
    trust_log.RENEWED: sentence("本机重做密钥"),
    trust_log.ROTATED: sentence("更换密钥"),
    trust_log.REVOKED: sentence("吊销"),
    trust_log.INSTALLED: sentence("登记到上级"),
    trust_log.EPOCH_GRANTED: sentence("准许另起编号"),
    trust_log.EPOCH_BEGUN: sentence("另起编号"),
    trust_log.STREAM_RESUMED: sentence("恢复接收"),
    trust_log.RECEIPT_HEARD: sentence("凭回执码登记"),
}
"""Event → what it is called."""

_GRANTS = {
    "recovery": sentence("发恢复包"),
    "code": sentence("念编号码"),
    "enrolment": sentence("重新登记"),
}


def detail_of(noted: Noted) -> Sentence:
    """What an entry says beside its event: up to which package a key counts, why, how."""
    if noted.event == trust_log.REVOKED:
        last, _, why = noted.detail.partition(" ")
        epoch, _, seq = last.partition("-")
        if seq == "0":
            return sentence("{why}；它的包一个也不认", why=why)
        return sentence("{why}；认到 {epoch}-{seq} 号包", why=why, epoch=epoch, seq=seq)
    if noted.event == trust_log.RECEIPT_HEARD:
        number, _, outcome = noted.detail.partition(" ")
        said = {"outcome": sentence(OUTCOMES.get(outcome, "{text}"), text=outcome)}
        return sentence("第 {seq} 号包：{outcome}", seq=number.partition("-")[2], **said)
    if noted.event == trust_log.ENROLLED and noted.detail:
        return sentence("重新登记，编号从 {epoch}-1 起", epoch=noted.detail)
    return _GRANTS.get(noted.detail, sentence("{text}", text=noted.detail))
