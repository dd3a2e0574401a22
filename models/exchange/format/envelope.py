"""What a package looks like inside, and how much of it there may be."""

from dataclasses import dataclass

from models.exchange.format.manifest import Manifest
from models.refused import Refused, Why
from models.words import Sentence, sentence

MANIFEST, SIGNATURE, RECORDS = "manifest.json", "manifest.sig", "records.jsonl.gz"
MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What a package may hold at most, in bytes and pieces; writers and readers keep the same."""

    package: int = 2048 * MB
    manifest: int = 4 * MB
    signature: int = 16 * 1024
    records: int = 50_000
    record: int = 4 * MB
    unpacked: int = 64 * MB
    blobs: int = 5_000
    blob: int = 50 * MB


LIMITS = Limits()


def blob_path(sha256: str) -> str:
    return f"blobs/{sha256}"


def too_big(limit: Sentence) -> Refused:
    """The refusal that names the limit."""
    return Refused(Why.TOO_BIG, str(limit), limit=limit)


def size_limit(limits: Limits) -> Refused:
    return too_big(sentence("整包 {size} MB", size=limits.package // MB))


def manifest_limit(limits: Limits) -> Refused:
    return too_big(sentence("清单 {size} MB", size=limits.manifest // MB))


def check_records(count: int, line: int, unpacked: int, limits: Limits) -> None:
    """Refuse more lines, a longer line or more bytes unpacked than there may be."""
    if count > limits.records:
        raise too_big(sentence("{count} 条记录", count=limits.records))
    if line > limits.record:
        raise too_big(sentence("单条记录 {size} MB", size=limits.record // MB))
    if unpacked > limits.unpacked:
        raise too_big(sentence("记录共 {size} MB", size=limits.unpacked // MB))


def check_blobs(manifest: Manifest, limits: Limits) -> None:
    """Refuse more or bigger attachments than there may be."""
    if len(manifest.blobs) > limits.blobs:
        raise too_big(sentence("{count} 个附件", count=limits.blobs))
    if any(blob.size > limits.blob for blob in manifest.blobs):
        raise too_big(sentence("单个附件 {size} MB", size=limits.blob // MB))
    if manifest.records.size + sum(blob.size for blob in manifest.blobs) > limits.package:
        raise size_limit(limits)
