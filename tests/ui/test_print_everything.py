"""Whatever stands in the window can be printed, and what is printed can be read by machines."""

import re
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.printing.output import write_pdf
from ui.printing.paper import Paper, Paragraph


def characters(pdf: bytes) -> set[str]:
    """Every character that can be copied out of a PDF."""
    found: set[str] = set()
    for ranges in re.findall(rb"beginbfrange\n(.*?)endbfrange", pdf, re.DOTALL):
        for first, last, target in re.findall(rb"<(\w+)> <(\w+)> (\[.*?\]|<\w+>)", ranges):
            codes = [int(code, 16) for code in re.findall(rb"<(\w+)>", target)]
            if target.startswith(b"<"):
                codes = list(range(codes[0], codes[0] + int(last, 16) - int(first, 16) + 1))
            found.update(map(chr, codes))
    return found


def test_what_is_copied_out_of_a_pdf_is_what_was_written(
    qapp: QApplication, tmp_path: Path
) -> None:
    text = "9月文件见 No. 57 ～ A4、贝龙页户 Total 86%"
    target = tmp_path / "text.pdf"
    write_pdf([Paper("text", "标题", (Paragraph(text),), "now")], target)
    pdf = target.read_bytes()
    assert set(text) <= characters(pdf)
    assert not {"\u2f49", "\u2eda", "\t"} & characters(pdf)
    assert pdf.count(b"/FontFile2") + pdf.count(b"/FontFile3") == pdf.count(
        b"/Type /FontDescriptor"
    )
