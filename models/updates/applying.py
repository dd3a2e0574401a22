"""Installing an update: a backup, the installer in a private folder, then the system's own way."""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from models.accounts.rights import Right, needs
from models.backups import backup
from models.disk import flush_to_medium, own_disk, put_in_place, sha256_of, sync_folder
from models.errors import UserError
from models.preferences import default_data_folder
from models.updates.checking import Here, Update, check
from models.updates.package import copy_installer

if TYPE_CHECKING:
    from models.office import Office

_WAIT = 'cat >/dev/null; exec pkexec dpkg -i "$1"'
"""Its input ends when this program does: installers refuse while the program runs."""

_handed: list[subprocess.Popen[bytes]] = []
"""Kept, so that the input of what waits ends with this program and not before."""


@needs(Right.SETTINGS)
def take_update(
    office: "Office", path: Path, to: Path | None = None, *, this: Here | None = None
) -> Path:
    """Check an update, back the open office up, and put the installer where it can be run.

    The path of the installer. A refusal comes before anything is written.
    """
    update = check(path, this)
    backup(office, "update")
    return stage(update, to or staging_folder())


def staging_folder() -> Path:
    """Where installers wait, in the user's own folder."""
    return default_data_folder().parent / "updates"


def stage(update: Update, to: Path) -> Path:
    """Write the checked installer to a folder and read it back; a failure leaves nothing behind."""
    target = to / update.manifest.file
    temporary = target.with_name(f"{target.name}.part")
    with own_disk():
        to.mkdir(mode=0o700, parents=True, exist_ok=True)
        if to == staging_folder():
            _sweep(to)
        temporary.unlink(missing_ok=True)
    try:
        with own_disk():
            _write(update, temporary)
            if sha256_of(temporary) != update.manifest.sha256:
                raise UserError("写到 {folder} 的内容读回来不一致，换一个文件夹再试", folder=to)
            put_in_place(temporary, target)
            sync_folder(to)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    return target


def _sweep(folder: Path) -> None:
    """Installers of earlier updates."""
    for path in folder.glob("study-ledger_*"):
        path.unlink()


def _write(update: Update, temporary: Path) -> None:
    with temporary.open("xb") as file:
        copy_installer(update.path, update.found, file.write)
        flush_to_medium(file)


def by_hand(installer: Path) -> str:
    """The command that installs it, once the program is closed."""
    if installer.suffix == ".exe":
        return f'"{installer}"'
    return f'sudo dpkg -i "{installer}"'


def hand_over(installer: Path) -> bool:
    """Let the system install it when this program has ended; False where people have to.

    A program that runs from its sources was not installed, so that it is not replaced either.
    """
    if not getattr(sys, "frozen", False):
        return False
    if installer.suffix == ".exe":
        _handed.append(subprocess.Popen([str(installer)]))
        return True
    if shutil.which("pkexec") is None or shutil.which("dpkg") is None:
        return False
    command = ["/bin/sh", "-c", _WAIT, "sh", str(installer)]
    _handed.append(
        subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=_environment(),
        )
    )
    return True


def _environment() -> dict[str, str]:
    """As before the frozen program put its own libraries first."""
    kept = {name: value for name, value in os.environ.items() if name != "LD_LIBRARY_PATH"}
    before = kept.pop("LD_LIBRARY_PATH_ORIG", "")
    return {**kept, "LD_LIBRARY_PATH": before} if before else kept
