"""Promises of the search inside attached documents: every kind, any length of words, no harm."""

import io
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from models import text_index, text_reading
from models.documents import words_of
from models.errors import UserError
from models.fields import FileRef
from models.ledgers import LEDGERS
from models.ledgers.material_verbs import MATERIALS
from models.ledgers.materials import Material
from models.listing import Listing, uids
from models.office import Office

WORDS = "坚持读原著、学原文，督促检查每季一次 Plan2026"


def docx() -> bytes:
    from docx import Document

    document = Document()
    document.add_paragraph(WORDS[:6])
    document.add_table(1, 1).cell(0, 0).text = WORDS[6:]
    return saved(document.save)


def xlsx() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append([WORDS, 2026])
    return saved(book.save)


def pptx() -> bytes:
    text = f'<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>{WORDS}</a:t></a:r></a:p></p:sld>'
    return zipped({"ppt/slides/slide1.xml": text.encode(), "ppt/notes.xml": b"<broken"})


def ofd() -> bytes:
    text = f'<ofd:Page xmlns:ofd="o"><ofd:TextCode X="1">{WORDS}</ofd:TextCode></ofd:Page>'
    return zipped({"Doc_0/Pages/Page_0/Content.xml": text.encode()})


def pdf() -> bytes:
    """A page that shows glyphs by number, and the table that says which characters they are."""
    from pypdf import PdfWriter
    from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

    def stream(text: str) -> DecodedStreamObject:
        made = DecodedStreamObject()
        made.set_data(text.encode("ascii"))
        return made

    def named(**values: object) -> DictionaryObject:
        return DictionaryObject(
            {
                NameObject(f"/{key}"): NameObject(value) if isinstance(value, str) else value
                for key, value in values.items()
            }
        )

    glyphs = range(1, len(WORDS) + 1)
    pairs = " ".join(f"<{n:04x}> <{ord(c):04x}>" for n, c in zip(glyphs, WORDS, strict=True))
    table = "1 begincodespacerange <0000> <ffff> endcodespacerange "
    writer = PdfWriter()
    page = writer.add_blank_page(600, 800)
    below = named(Type="/Font", Subtype="/CIDFontType2", BaseFont="/Song")
    font = named(
        **{"Type": "/Font", "Subtype": "/Type0", "BaseFont": "/Song", "Encoding": "/Identity-H"},
        DescendantFonts=ArrayObject([below]),
        ToUnicode=writer._add_object(
            stream(f"begincmap {table}{len(WORDS)} beginbfchar {pairs} endbfchar endcmap")
        ),
    )
    page[NameObject("/Resources")] = named(Font=named(F1=font))
    shown = "".join(f"{n:04x}" for n in glyphs)
    page[NameObject("/Contents")] = writer._add_object(
        stream(f"BT /F1 12 Tf 50 700 Td <{shown}> Tj ET")
    )
    return saved(writer.write)


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


def zipped(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(name, content)
    return out.getvalue()


KINDS: dict[str, Callable[[], bytes]] = {
    "规定.docx": docx,
    "规定.xlsx": xlsx,
    "规定.pptx": pptx,
    "规定.ofd": ofd,
    "规定.pdf": pdf,
    "规定.txt": lambda: WORDS.encode(),
    "旧规定.txt": lambda: WORDS.encode("gb18030"),
    "规定.csv": lambda: ("\ufeff" + WORDS).encode(),
    "记事本.txt": lambda: WORDS.encode("utf-16"),
}


def attach(office: Office, name: str, content: bytes, title: str = "关于学习的通知") -> str:
    material = office.door.new(Material, title=title, material_kind="document")
    material.file = (office.attachments.add(io.BytesIO(content), name),)
    office.door.store(material)
    return material.uid


def index(office: Office) -> int:
    return text_reading.read_attachments(office.attachments, LEDGERS)


def found(text: str) -> list[str]:
    return uids(Listing(MATERIALS, search=text))


@pytest.mark.parametrize("name", KINDS)
def test_words_are_read_out_of_every_usual_kind_of_document(name: str) -> None:
    text = unicodedata.normalize("NFKC", words_of(io.BytesIO(KINDS[name]()), name))
    for word in ("读原著", "学原文", "督", "每季一次", "Plan2026"):
        assert word in text, text


def test_a_text_box_that_a_document_says_twice_is_read_once() -> None:
    box = "<w:t>{}</w:t>".format
    body = f"<mc:Choice>{box('框内')}</mc:Choice><mc:Fallback>{box('框内')}</mc:Fallback>"
    raw = zipped({"word/document.xml": f'<w:d xmlns:w="w" xmlns:mc="m">{body}</w:d>'.encode()})
    assert words_of(io.BytesIO(raw), "框.docx").strip() == "框内"


def test_words_of_any_length_are_found_inside_a_document(office: Office) -> None:
    uid = attach(office, "规定.txt", WORDS.encode())
    attach(office, "别的.txt", "完全不同的内容".encode())
    assert found("督") == []
    assert index(office) == 2
    for text in (
        "督",
        "原著",
        "著学原",
        "督促检查每季一次",
        "plan",
        "Ｐｌａｎ２０２６",
        "每季 坚持",
    ):
        assert found(text) == [uid], text
    assert found("没有这些字") == found("督不") == found("督 没有") == []


def test_what_was_found_tells_the_file_and_the_words_around(office: Office) -> None:
    uid = attach(office, "规定.docx", docx())
    index(office)
    told = text_index.excerpts(MATERIALS, [uid], "督促检查")
    assert (told[uid].file, told[uid].words) == ("规定.docx", "督促检查")
    assert told[uid].text.startswith("…坚持读原著、 学原文，督促检查每季一次")
    told = text_index.excerpts(MATERIALS, [uid], "一次 Plan")
    assert told[uid].words == "一次"


def test_the_index_can_be_made_anew_and_forgets_what_is_named_no_more(office: Office) -> None:
    uid = attach(office, "规定.txt", WORDS.encode())
    gone = attach(office, "作废.txt", WORDS.encode() + b"!")
    assert (index(office), index(office)) == (2, 0)
    text_index.clear()
    assert found("督") == []
    assert index(office) == 2
    assert set(found("督")) == {uid, gone}
    sha256 = office.door.load(Material, gone).file[0].sha256
    office.door.delete(office.door.load(Material, gone), reason="作废")
    index(office)
    assert text_index.known(sha256) is None
    assert found("督") == [uid]


def test_a_hostile_or_broken_document_hinders_nobody(office: Office) -> None:
    bomb = zipped({"word/document.xml": b"<w>" + bytes(30_000_000)})
    laughs = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:t xmlns:w="w">&b;</w:t>'
    broken = {
        "弹.docx": bomb,
        "实体.docx": zipped({"word/document.xml": laughs}),
        "乱.pdf": b"%PDF-1.7 and then nothing",
        "假.xlsx": b"\xd0\xcf\x11\xe0 nothing",
        "不是.docx": b"hello",
    }
    for name, content in broken.items():
        attach(office, name, content)
    uid = attach(office, "规定.txt", WORDS.encode())
    assert index(office) == 6
    assert found("督") == [uid]
    for material in Material.select().where(Material.uid != uid):
        known = text_index.known(material.file[0].sha256)
        assert known == text_index.Read(0, True), material.file[0].name


def test_only_documents_that_are_here_are_read(office: Office, tmp_path: Path) -> None:
    away = office.door.new(Material, title="还没有到", material_kind="document")
    away.file = (FileRef("规定.txt", "0" * 64, 10),)
    office.door.store(away)
    attach(office, "录像.mp4", b"moving")
    assert text_reading.pending(office.attachments, LEDGERS) == {}
    with pytest.raises(UserError):
        words_of(io.BytesIO(b"PK"), "规定.docx")
