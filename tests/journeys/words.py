"""The clerk's guide around its numbered steps: before.md and after.md stand beside this file."""

from pathlib import Path

from tests.journeys.guide import Guide

HERE = Path(__file__).parent
GUIDE = HERE.parents[1] / "docs" / "CLERK.md"


def written(guide: Guide) -> str:
    """The guide as it stands in docs/, of one run of the journey."""
    before, after = ((HERE / name).read_text("utf-8") for name in ("before.md", "after.md"))
    return guide.text(before, after, "pictures/clerk")
