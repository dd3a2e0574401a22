"""A finished file put where a user wants it: whole or not at all."""

from pathlib import Path

from models.disk import write_whole
from models.errors import UserError


def save_bytes(path: Path, data: bytes) -> None:
    """An old file of that name survives a full disk."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    except OSError as error:
        raise UserError("“{path}”写不进去：{why}", path=path, why=error.strerror) from error
