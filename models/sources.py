"""Where what stands in a field came from: typed by somebody, or brought along by the program."""

from typing import Any

from models.fields import Choice

Said = dict[str, Any]
"""Wire values of a record, as its state holds them."""


class Source(Choice):
    TYPED = "typed", "键入"
    TIES = "ties", "关联带出"
    SHEETS = "sheets", "表格导入"
    TEMPLATES = "templates", "模板和下发"
    CARRIED = "carried", "结转和复制"
    PACKAGES = "packages", "报送包汇入"


OWN_SOURCES = (Source.TYPED, Source.TIES, Source.SHEETS, Source.TEMPLATES, Source.CARRIED)
"""What this office's own records are filled from; packages bring the records of others."""
BROUGHT = OWN_SOURCES[1:]
