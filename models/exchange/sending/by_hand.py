"""The key with which an office opens its own packages by public tools, without this program."""

import os
from pathlib import Path

from models.accounts.rights import Right, needs
from models.errors import UserError
from models.exchange.trust import trust
from models.office import Office


@needs(Right.TRUST)
def write_reading_key(office: Office, path: Path) -> None:
    """Write the office's reading keys as an identity file for `age`; only its owner can read it.

    One line for each pair that the office has had: what was sealed to an older one opens, too.
    Whoever has the file can open every package of this office, and none can be signed with it.
    """
    secrets = [pair.secrets.encryption for pair in trust.own_ring(office).pairs]
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.writelines(f"{secret}\n" for secret in secrets)
    except FileExistsError as error:
        raise UserError("“{file}”已经有了，换一个文件名", file=path.name) from error
    except OSError as error:
        raise UserError("“{file}”写不进去：{why}", file=path.name, why=error.strerror) from error
