"""Small documents as a word processor writes them: equal words give equal bytes everywhere."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_TIES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{}</w:body></w:document>"
)
_PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
_LONG_AGO = (2020, 1, 1, 0, 0, 0)


def document(paragraphs: Sequence[str]) -> bytes:
    """A .docx of plain paragraphs."""
    body = "".join(_PARAGRAPH.format(escape(text)) for text in paragraphs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:  # stored as it is: no two zlibs differ
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _TIES),
            ("word/document.xml", _DOCUMENT.format(body)),
        ):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system = 0
            package.writestr(entry, text)
    return out.getvalue()
