"""A document to be studied beside the list, and whether the search can look inside it."""

from models.documents import is_readable
from models.fields import FileRef
from models.ledgers.materials import Material
from models.text_index import known
from ui.detail import Block, Detail, Fact
from ui.words import tr


class MaterialDetail(Detail):
    """The generic story, with what is known of the text of each file."""

    def overview(self, record: Material) -> list[Block]:
        facts = [Fact(file.name, _told(file)) for file in record.file]
        blocks = super().overview(record)
        return [*blocks, Block(tr("全文检索"), facts)] if facts else blocks


def _told(file: FileRef) -> str:
    if not is_readable(file.name):
        return tr("这类文件不读文字")
    read = known(file.sha256)
    if read is None:
        return tr("还没有读")
    if read.failed:
        return tr("文字读不出来")
    if not read.length:
        return tr("没有文字，可能是扫描件")
    return tr("可以查找，{n} 字").format(n=read.length)
