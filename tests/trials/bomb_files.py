"""Makes the files of the trial `bombs`: each a few kilobytes that mean to become very much."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

import openpyxl

SECRET = "canary-of-another-file-7c1e"


@dataclass(frozen=True)
class Bomb:
    """A file: the end of its name, who would read it (sheet, document, photo, template)."""

    name: str
    kind: str
    content: bytes


Make = Callable[[random.Random, Path], bytes]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>'
_SHEET = "xl/worksheets/sheet1.xml"


def packed(entries: dict[str, bytes], honest: bytes | None = None) -> bytes:
    """A zip of these entries, in place of those of an honest file or beside them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        if honest is not None:
            with zipfile.ZipFile(io.BytesIO(honest)) as old:
                for name in old.namelist():
                    if name not in entries:
                        package.writestr(name, old.read(name))
        for name, content in entries.items():
            package.writestr(name, content)
    return out.getvalue()


def honest_sheet(text: str = "名称") -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = text
    book.save(out)
    return out.getvalue()


def with_sheet(rows: bytes, beside: bytes = b"", head: bytes = _HEAD) -> bytes:
    content = b'%s<worksheet xmlns="%s"><sheetData>%s</sheetData>%s</worksheet>'
    return packed({_SHEET: content % (head, _MAIN.encode(), rows, beside)}, honest_sheet())


def with_strings(strings: bytes, rows: bytes, head: bytes = _HEAD, count: int = 1) -> bytes:
    said = b'%s<sst xmlns="%s" count="%d" uniqueCount="%d">%s</sst>'
    sheet = b'%s<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>'
    main = _MAIN.encode()
    entries = {
        "xl/sharedStrings.xml": said % (head, main, count, count, strings),
        _SHEET: sheet % (_HEAD, main, rows),
    }
    return packed(entries, honest_sheet())


def _laughing(drawn: random.Random) -> tuple[bytes, bytes]:
    """A document type whose last entity is a billion times the first, and that entity."""
    wide, deep = drawn.randint(8, 20), drawn.randint(7, 12)
    entities = b'<!ENTITY a0 "ha">' + b"".join(
        b'<!ENTITY a%d "%s">' % (n + 1, b"&a%d;" % n * wide) for n in range(deep)
    )
    return b"%s<!DOCTYPE x [%s]>" % (_HEAD, entities), b"&a%d;" % deep


def outside(drawn: random.Random, secret: Path) -> bytes:
    where = drawn.choice([secret.as_uri(), "file:///etc/passwd", "http://127.0.0.1:9/x"])
    parameter = drawn.random() < 0.3
    entity = f'<!ENTITY {"% " if parameter else ""}x SYSTEM "{where}">'
    return _HEAD + f"<!DOCTYPE x [{entity}{'%x;' if parameter else ''}]>".encode()


ONE_CELL = b'<row r="1"><c r="A1" t="s"><v>0</v></c></row>'


def laughing_strings(drawn: random.Random, secret: Path) -> bytes:
    head, last = _laughing(drawn)
    return with_strings(b"<si><t>%s</t></si>" % last, ONE_CELL, head)


def laughing_rows(drawn: random.Random, secret: Path) -> bytes:
    head, last = _laughing(drawn)
    row = b'<row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row>' % last
    return with_sheet(row, head=head)


def entity_strings(drawn: random.Random, secret: Path) -> bytes:
    return with_strings(b"<si><t>&x;</t></si>", ONE_CELL, outside(drawn, secret))


def zeros(drawn: random.Random, secret: Path) -> bytes:
    entry = drawn.choice([_SHEET, "xl/sharedStrings.xml", "xl/media/a.png", "xl/styles.xml"])
    return packed({entry: bytes(drawn.randint(30, 400) << 20)}, honest_sheet())


def lying_size(drawn: random.Random, secret: Path) -> bytes:
    size = drawn.randint(210, 260) << 20
    raw = packed({"xl/sharedStrings.xml": b"<sst>" + bytes(size)}, honest_sheet())
    return raw.replace(struct.pack("<I", size + 5), struct.pack("<I", 40))


def nested(drawn: random.Random, secret: Path) -> bytes:
    inner = packed({"a": bytes(20 << 20)})
    for _ in range(drawn.randint(2, 6)):
        inner = packed({f"{number}.zip": inner for number in range(10)})
    return packed({"xl/embeddings/a.zip": inner}, honest_sheet())


def many_entries(drawn: random.Random, secret: Path) -> bytes:
    return packed({f"xl/{n}": b"" for n in range(drawn.randint(1_001, 20_000))}, honest_sheet())


def long_string_everywhere(drawn: random.Random, secret: Path) -> bytes:
    text = b"<si><t>%s</t></si>" % (b"x" * drawn.randint(20_000, 2_000_000))
    rows = b"".join(
        b'<row r="%d">%s</row>'
        % (r, b"".join(b'<c r="%c%d" t="s"><v>0</v></c>' % (65 + c, r) for c in range(20)))
        for r in range(1, drawn.randint(500, 5_000))
    )
    return with_strings(text, rows)


def many_strings(drawn: random.Random, secret: Path) -> bytes:
    many = drawn.randint(2_000_000, 6_000_000)
    return with_strings(b"<si><t>a</t></si>" * many, ONE_CELL, count=4_000_000_000)


def far_cell(drawn: random.Random, secret: Path) -> bytes:
    column, row = drawn.choice(["XFD", "ZZ", "AAA"]), drawn.randint(200_001, 1_048_576)
    cell = b'<row r="%d"><c r="%s%d"><v>1</v></c></row>' % (row, column.encode(), row)
    return with_sheet(b'<row r="1"><c r="A1"><v>1</v></c></row>' + cell)


def wide_rows(drawn: random.Random, secret: Path) -> bytes:
    """16 thousand columns, and one row far below."""
    letters = [openpyxl.utils.get_column_letter(n).encode() for n in range(1, 16_385)]
    first = b"".join(b'<c r="%s1"><v>1</v></c>' % letter for letter in letters)
    row = drawn.randint(1_000, 1_048_576)
    last = b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (row, row)
    return with_sheet(b'<row r="1">%s</row>%s' % (first, last))


def unnumbered_cells(drawn: random.Random, secret: Path) -> bytes:
    """Cells without a place of their own: only counting them tells how many there are."""
    many = drawn.randint(500, 4_000)
    return with_sheet((b"<row>" + b"<c><v>1</v></c>" * many + b"</row>") * 6_000)


def merged_over(drawn: random.Random, secret: Path) -> bytes:
    far = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="9000"><c r="Z9000"><v>1</v></c></row>'
    merge = b'<mergeCell ref="A1:Z9000"/>' * drawn.randint(20_000, 100_000)
    return with_sheet(far, b"<mergeCells>%s</mergeCells>" % merge)


def deep_sheet(drawn: random.Random, secret: Path) -> bytes:
    deep = drawn.randint(100_000, 3_000_000)
    return with_sheet(b"<row>" * deep + b"</row>" * deep)


def errors_without_values(drawn: random.Random, secret: Path) -> bytes:
    """For a pattern that looks ahead again and again."""
    many = drawn.randint(20_000, 200_000)
    cells = b"".join(b'<c t="e" r="A%d">%s' % (n, b"x" * 30) for n in range(1, many))
    return with_sheet(b'<row r="1" hidden="1">%s</row>' % cells)


def formulas_without_end(drawn: random.Random, secret: Path) -> bytes:
    many = drawn.randint(20_000, 200_000)
    cells = b"".join(b'<c r="A%d"><f>%s' % (n, b" " * 40) for n in range(1, many))
    return with_sheet(b'<row r="1">%s</row>' % cells)


def open_document(table: bytes, head: bytes = _HEAD) -> bytes:
    spaces = b"".join(
        b' xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (name, name)
        for name in (b"office", b"table", b"text")
    )
    body = (
        b"%s<office:document-content%s><office:body><office:spreadsheet>"
        b'<table:table table:name="t">%s</table:table>'
        b"</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "content.xml": body % (head, spaces, table)})


def repeated(drawn: random.Random, secret: Path) -> bytes:
    rows, columns = drawn.randint(10_000, 1_048_576), drawn.randint(500, 16_384)
    return open_document(
        b'<table:table-row table:number-rows-repeated="%d"><table:table-cell'
        b' table:number-columns-repeated="%d" office:value-type="float" office:value="1"/>'
        b"</table:table-row>" % (rows, columns)
    )


def repeated_in_turn(drawn: random.Random, secret: Path) -> bytes:
    """Repetitions each too small to be seen, together very many."""
    row = (
        b'<table:table-row table:number-rows-repeated="99"><table:table-cell'
        b' table:number-columns-repeated="99" office:value-type="float" office:value="1"/>'
        b"</table:table-row>"
    )
    return open_document(row * drawn.randint(2_000, 20_000))


def laughing_document(drawn: random.Random, secret: Path) -> bytes:
    head, last = _laughing(drawn)
    cell = b'<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>'
    return open_document(b"<table:table-row>%s</table:table-row>" % (cell % last), head)


def commas(drawn: random.Random, secret: Path) -> bytes:
    sign = drawn.choice([b",", b"a,b\n", b'"', b'"a"\n', b"\n"])
    return sign * (drawn.randint(3_000_000, 4_000_000) // len(sign))


def old_workbook(drawn: random.Random, secret: Path) -> bytes:
    """An old .xls whose chain of sectors runs in circles, or says it has four thousand million."""
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    head[24:34] = struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    first = drawn.choice([0, 1, 0xFFFFFFF0])
    head[44:76] = struct.pack("<8I", drawn.choice([1, 0xFFFF]), first, 0, 4096, 0, 1, 0, 1)
    head[76:512] = struct.pack("<109I", *([0] * 109))
    circle = struct.pack("<128I", *(drawn.choice([0, 1, 2]) for _ in range(128)))
    entry = "Workbook".encode("utf-16-le").ljust(64, b"\0") + struct.pack(
        "<HBB3I", 18, 2, 1, 1, 1, 1
    )
    folder = (entry + bytes(36) + struct.pack("<IQ", 0, 0xFFFFFFFF)).ljust(128, b"\0") * 4
    return bytes(head) + circle + folder + drawn.randbytes(512)


def document(body: bytes, head: bytes = _HEAD) -> bytes:
    space = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    content = b'%s<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>'
    return content % (head, space, body)


def word(body: bytes, head: bytes = _HEAD) -> bytes:
    return packed({"word/document.xml": document(body, head)})


def laughing_word(drawn: random.Random, secret: Path) -> bytes:
    head, last = _laughing(drawn)
    return word(b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % last, head)


def entity_word(drawn: random.Random, secret: Path) -> bytes:
    return word(b"<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", outside(drawn, secret))


def deep_word(drawn: random.Random, secret: Path) -> bytes:
    deep = drawn.randint(100_000, 1_000_000)
    return word(b"<w:p>" * deep + b"</w:p>" * deep)


def zeros_word(drawn: random.Random, secret: Path) -> bytes:
    return word(b"<w:t>" + b" " * (drawn.randint(50, 190) << 20) + b"</w:t>")


def pdf(*objects: bytes) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\n"
    return out + end % (count, table, count) + b"startxref\n%d\n%%%%EOF" % len(out)


def circling_pages(drawn: random.Random, secret: Path) -> bytes:
    kids = b" ".join([b"2 0 R", b"3 0 R"] * drawn.randint(1, 500))
    pages = b"<</Type/Pages/Count 999999999/Kids[%s]/Parent 3 0 R>>" % kids
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", pages, pages.replace(b"3 0 R>>", b"2 0 R>>"))


def swelling_page(drawn: random.Random, secret: Path) -> bytes:
    inside = b"BT /F1 9 Tf (x) Tj ET " * (drawn.randint(20, 120) << 16)
    stream, times = zlib.compress(inside, 9), drawn.randint(0, 1)
    for _ in range(times):
        stream = zlib.compress(stream, 9)
    filters = b"/FlateDecode " * (times + 1)
    content = b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(stream), filters, stream)
    page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", pages, page, content, font)


def same_page_again(drawn: random.Random, secret: Path) -> bytes:
    kids = b"3 0 R " * drawn.randint(50_000, 400_000)
    pages = b"<</Type/Pages/Count 400000/Kids[%s]>>" % kids
    page = b"<</Type/Page/Parent 2 0 R>>"
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", pages, page)


def deep_pdf(drawn: random.Random, secret: Path) -> bytes:
    deep = drawn.randint(5_000, 2_000_000)
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R/X %s>>" % (b"[" * deep + b"]" * deep), b"<</Kids[2 0 R]>>"
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *chunks: bytes, bits: int = 8, colour: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    body = [_chunk(b"IHDR", header), *chunks, _chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)


def wide_picture(drawn: random.Random, secret: Path) -> bytes:
    width, height = drawn.randint(10_000, 2**31 - 1), drawn.randint(10_000, 2**31 - 1)
    return png(width, height, _chunk(b"IDAT", zlib.compress(bytes(100_000), 9)))


def allowed_picture(drawn: random.Random, secret: Path) -> bytes:
    """As many pixels as a photo may have, all the same: whole, and a few hundred kilobytes."""
    width, (bits, colour, size) = 8_000, drawn.choice([(8, 2, 3), (8, 6, 4), (16, 6, 8)])
    height = drawn.randint(3_000, 7_999)
    squeezed = zlib.compressobj(9)
    line = bytes(1 + width * size)
    data = b"".join([*(squeezed.compress(line) for _ in range(height)), squeezed.flush()])
    return png(width, height, _chunk(b"IDAT", data), bits=bits, colour=colour)


def text_in_picture(drawn: random.Random, secret: Path) -> bytes:
    text = zlib.compress(bytes(drawn.randint(90, 300) << 20), 9)
    image = _chunk(b"IDAT", zlib.compress(bytes(4 * 3 + 4), 9))
    kind = drawn.choice([(b"zTXt", b"a\0\0"), (b"iCCP", b"a\0\0"), (b"iTXt", b"a\0\1\0\0\0")])
    return png(4, 4, _chunk(kind[0], kind[1] + text), image)


def tall_jpeg(drawn: random.Random, secret: Path) -> bytes:
    frame = struct.pack(">BHHB", 8, 65_535, 65_535, 3) + b"\1\x11\0\2\x11\0\3\x11\0"
    segment = b"\xff\xc2" + struct.pack(">H", len(frame) + 2) + frame
    scan = b"\xff\xda\0\x0c\3\1\0\2\0\3\0\0\0\0" + bytes(100)
    return b"\xff\xd8" + segment + scan * drawn.randint(1, 20_000) + b"\xff\xd9"


def template(*lines: str) -> bytes:
    import docx

    written, out = docx.Document(), io.BytesIO()
    for line in lines:
        written.add_paragraph(line)
    written.save(out)
    return out.getvalue()


ENDLESS = (
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{{ 年份 }}{% endfor %}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "{{ 'a' * 10**9 }}",
    "{{ ('a' * 10**6) * 10**6 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 年份.ljust(10**10) }}",
    "{{ '%0999999999d' % 7 }}",
    "{{ ('%%0%dd' % 10**9) % 7 }}",
    "{{ '{:>999999999}'.format(年份) }}",
    "{% set a = 'x' * 10**7 %}{% for i in range(99999) %}{{ a }}{% endfor %}",
    "{% for a in 行 recursive %}{{ loop(行) }}{% endfor %}",
    "{{ range(10**9)|list }}",
    "{{ [0] * 10**9 }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{% include '/etc/passwd' %}",
    "{% import '/etc/passwd' as x %}{{ x }}",
    "{{ " + "(" * 3_000 + "1" + ")" * 3_000 + " }}",
    "{{ " + "-" * 100_000 + "1 }}",
    "{% if 1 %}" * 3_000 + "{% endif %}" * 3_000,
)


def endless_template(drawn: random.Random, secret: Path) -> bytes:
    return template("总结", *(drawn.choice(ENDLESS) for _ in range(drawn.randint(1, 2))))


def laughing_template(drawn: random.Random, secret: Path) -> bytes:
    head, last = _laughing(drawn)
    body = b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % last
    return packed({"word/document.xml": document(body, head)}, template("x"))


def swollen_template(drawn: random.Random, secret: Path) -> bytes:
    return packed({"word/media/a.bin": bytes(drawn.randint(50, 400) << 20)}, template("x"))


FAMILIES: tuple[tuple[str, str, Make], ...] = (
    *(("zeros.xlsx", "sheet", zeros), ("lying.xlsx", "sheet", lying_size)),
    *(("nested.xlsx", "sheet", nested), ("entries.xlsx", "sheet", many_entries)),
    *(("laughs.xlsx", "sheet", laughing_strings), ("laughing-rows.xlsx", "sheet", laughing_rows)),
    *(("entity.xlsx", "sheet", entity_strings), ("long.xlsx", "sheet", long_string_everywhere)),
    *(("strings.xlsx", "sheet", many_strings), ("far.xlsx", "sheet", far_cell)),
    *(("wide.xlsx", "sheet", wide_rows), ("unnumbered.xlsx", "sheet", unnumbered_cells)),
    *(("merged.xlsx", "sheet", merged_over), ("deep.xlsx", "sheet", deep_sheet)),
    *(
        ("errors.xlsx", "sheet", errors_without_values),
        ("open.xlsx", "sheet", formulas_without_end),
    ),
    *(("repeated.ods", "sheet", repeated), ("in-turn.ods", "sheet", repeated_in_turn)),
    *(("laughs.ods", "sheet", laughing_document), ("signs.csv", "sheet", commas)),
    ("circles.xls", "sheet", old_workbook),
    *(("laughs.docx", "document", laughing_word), ("entity.docx", "document", entity_word)),
    *(("deep.docx", "document", deep_word), ("blank.docx", "document", zeros_word)),
    *(("pages.pdf", "document", circling_pages), ("swelling.pdf", "document", swelling_page)),
    *(("again.pdf", "document", same_page_again), ("deep.pdf", "document", deep_pdf)),
    *(("wide.png", "photo", wide_picture), ("allowed.png", "photo", allowed_picture)),
    *(("text.png", "photo", text_in_picture), ("tall.jpg", "photo", tall_jpeg)),
    *(("endless.docx", "template", endless_template) for _ in range(6)),
    *(("laughs.docx", "template", laughing_template), ("big.docx", "template", swollen_template)),
)


def bombs(drawn: random.Random, secret: Path, count: int) -> Iterator[Bomb]:
    """So many files, of every family in turn, each drawn anew."""
    for name, kind, make in islice(cycle(FAMILIES), count):
        yield Bomb(f"{make.__name__}-{name}", kind, make(drawn, secret))
