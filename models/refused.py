"""Why something from outside is not taken in: a code for programs, a sentence for people."""

from enum import StrEnum

from models.errors import UserError


class Why(StrEnum):
    """The reasons for a refusal, as the command line and the import history name them."""

    NOT_A_PACKAGE = "not_a_package"
    NOT_A_REQUEST = "not_a_request"
    NOT_AN_ANSWER = "not_an_answer"
    DAMAGED = "damaged"
    NOT_FOR_US = "not_for_us"
    UNKNOWN_SENDER = "unknown_sender"
    BAD_SIGNATURE = "bad_signature"
    BAD_CERTIFICATE = "bad_certificate"
    OUT_OF_SCOPE = "out_of_scope"
    TOO_BIG = "too_big"
    NEEDS_NEWER = "needs_newer"
    UNFIT = "unfit"
    BLOB_CHANGED = "blob_changed"
    OWN_PACKAGE = "own_package"
    WRONG_DIRECTION = "wrong_direction"
    WRONG_OWNER = "wrong_owner"
    FORK = "fork"
    RECORD_FORK = "record_fork"
    STREAM_STOPPED = "stream_stopped"
    REVOKED = "revoked"
    ROSTER_OLDER = "roster_older"
    ROSTER_SCOPE = "roster_scope"
    OLD_EPOCH = "old_epoch"
    EPOCH_UNKNOWN = "epoch_unknown"
    NOT_AS_COVERED = "not_as_covered"


SENTENCES = {
    Why.NOT_A_PACKAGE: "这个文件不是报送包，换一个文件，或请对方重新生成",
    Why.NOT_A_REQUEST: "这个文件不是登记申请，换一个文件，或请对方重新生成",
    Why.NOT_AN_ANSWER: "这个文件不是登记答复，换一个文件，或请对方重新生成",
    Why.DAMAGED: "文件已损坏，请对方重新复制一份",
    Why.NOT_FOR_US: (
        "报送包不是发给本单位的，或收件部分已损坏，请与对方核对收件单位；"
        "本单位在别的电脑上重新登记过的，这台要重新登记"
    ),
    Why.UNKNOWN_SENDER: "发送单位没有在本单位登记，先完成登记再导入",
    Why.BAD_SIGNATURE: "签名与发送单位不符，内容可能被改动过，请与发送单位核对",
    Why.BAD_CERTIFICATE: "证书无效，请对方重新办理登记",
    Why.OUT_OF_SCOPE: "签发单位与包内署名的单位不一致，请与发送单位核对",
    Why.TOO_BIG: "超过报送包的上限（{limit}），减少内容后重新生成",
    Why.NEEDS_NEWER: "文件由更新版本的程序生成，升级本程序后再导入",
    Why.UNFIT: "有内容放不进报送包：单段文字不超过 64 KB，层次不超过 8 层",
    Why.BLOB_CHANGED: "附件与登记时的内容不一致，重新添加这个附件后再报送",
    Why.OWN_PACKAGE: "这是本单位自己的报送包，不用导入",
    Why.WRONG_DIRECTION: "这个报送包不走这条路：只收下级报上来的和上级发下来的",
    Why.WRONG_OWNER: "包里有不属于发送单位的记录，请与发送单位核对",
    Why.FORK: "与以前收到的第 {seq} 号包对不上，对方可能恢复过备份或有两份台账，先与对方核对",
    Why.RECORD_FORK: "包里有记录与已收到的对不上，对方可能恢复过备份或有两份台账，先与对方核对",
    Why.STREAM_STOPPED: "这个单位的报送包前后对不上，核对清楚以前先不收",
    Why.REVOKED: "发送单位的这套密钥已停用，第 {seq} 号以后的包不再接收；请对方重新登记",
    Why.ROSTER_OLDER: "包里的名册与已收到的对不上，对方可能恢复过备份，先与对方核对",
    Why.ROSTER_SCOPE: "包里的名册列有“{name}”，它已登记在别处，先与发送单位核对",
    Why.OLD_EPOCH: "这个包出自对方另起编号以前没有续下来的那一份台账，不收；内容以后来的包为准",
    Why.EPOCH_UNKNOWN: "对方已另起编号，它的上级还没有把这件事报上来；等上级的包到了再导入",
    Why.NOT_AS_COVERED: "第 {seq} 号包与“{via}”转报清单上的不是同一个：清单上是 {listed}，"
    "这个文件是 {found}，先与两边核对",
}


class Refused(UserError):
    """Something from outside that is not taken in; `detail` is for the log alone."""

    def __init__(self, why: Why, detail: str = "", **values: object) -> None:
        super().__init__(SENTENCES[why], **values)
        self.why = why
        self.detail = detail


class NeedsNewer(Refused):
    """Written by a newer version in a way that this version must not guess at."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(Why.NEEDS_NEWER, detail)


class UnknownSender(Refused):
    """Signed by a key that no certificate here names; `key` is the key id."""

    def __init__(self, key: str) -> None:
        super().__init__(Why.UNKNOWN_SENDER, f"key {key}")
        self.key = key
