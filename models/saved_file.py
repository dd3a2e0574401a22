"""A finished file put where a user wants it: whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from models.errors import UserError


def save_bytes(path: Path, data: bytes) -> None:
    """Write beside it first, so that an old file of that name survives a full disk."""
    temporary = path.with_name(f"{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise UserError("“{path}”写不进去：{why}", path=path, why=error.strerror) from error
