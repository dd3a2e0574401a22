"""The demo's folder: which offices lie in it, that it is one, and how it goes away again."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from models.disk import own_disk
from models.errors import UserError

MARK = "demo.json"
"""Lies in the demo's folder and names its offices; without it nothing counts as a demo."""


def write_mark(demo: Path, names: Mapping[str, str]) -> None:
    """`names` are the offices' names by the folders they lie in, the highest first."""
    with own_disk():
        text = json.dumps({"offices": dict(names)}, ensure_ascii=False, indent=1)
        (demo / MARK).write_text(text, encoding="utf-8")


def demo_of(folder: Path) -> Path | None:
    """The demo that the data folder of an office belongs to; None for a real one."""
    demo = folder.parent
    return demo if folder.name in _names(demo) else None


def offices_in(demo: Path) -> dict[Path, str]:
    """The names of a demo's offices by their data folders, the highest first."""
    return {demo / folder: name for folder, name in _names(demo).items()}


def _names(demo: Path) -> dict[str, str]:
    try:
        offices = json.loads((demo / MARK).read_text(encoding="utf-8"))["offices"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {str(k): str(v) for k, v in offices.items()} if isinstance(offices, dict) else {}


def remove_demo(demo: Path) -> None:
    """Delete a demo, all its offices closed; UserError where it is none, or parts of it stay."""
    if not _names(demo):
        raise UserError("“{folder}”不是演示数据，没有删除", folder=demo)
    try:
        shutil.rmtree(demo)
    except OSError as error:
        raise UserError(
            "演示数据没有删净：{file}（{why}）", file=error.filename, why=error.strerror
        ) from error
