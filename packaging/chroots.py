"""Bare Debian systems in folders, made once and kept outside the checkout; they need root."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "study-ledger-build"
ALIKE = ("resolv.conf", "hosts", "pip.conf", "ssl/certs/ca-certificates.crt")
"""Files of /etc that a system in a folder needs to reach what this one reaches."""

_ENTER = """set -e
mount -t proc proc "$0/proc"
test -z "$1" || { mkdir -p "$0$1"; mount --bind "$1" "$0$1"; }
shift
exec chroot "$0" "$@"
"""


def missing() -> str | None:
    """Why no such system can be made here; None where it can."""
    if not sys.platform.startswith("linux"):
        return "this is not Linux"
    if os.geteuid() != 0:
        return "only root may make a system in a folder"
    tools = [tool for tool in ("debootstrap", "chroot", "unshare") if not shutil.which(tool)]
    return f"{' and '.join(tools)} missing: apt-get install debootstrap" if tools else None


def system(release: str, packages: Sequence[str], name: str = "") -> Path:
    """The folder of a Debian of that release with these packages besides the smallest set."""
    folder = CACHE / (name or release)
    done = folder / "complete"
    wanted = "\n".join(sorted(packages))
    if done.exists() and done.read_text(encoding="utf-8") == wanted:
        return folder
    print(f"making a bare Debian {release} in {folder} (some minutes the first time)", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command = ["debootstrap", "--variant=minbase", release, str(folder)]
    log = CACHE / f"{folder.name}.log"
    with log.open("wb") as out:
        if subprocess.run(command, stdout=out, stderr=out, check=False).returncode:
            sys.exit(f"debootstrap failed, see {log}")
    make_alike(folder)
    install(folder, packages)
    make_alike(folder)  # the package of certificates has written them anew
    done.write_text(wanted, encoding="utf-8")
    return folder


def make_alike(folder: Path) -> None:
    for file in ALIKE:
        source = Path("/etc", file)
        if source.exists():
            (folder / "etc" / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / "etc" / file)


def install(folder: Path, packages: Sequence[str]) -> None:
    inside(folder, ["apt-get", "update", "-qq"])
    inside(folder, ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages])


def entering(
    folder: Path, command: Sequence[str], *, network: bool = True, shared: Path | None = None
) -> list[str]:
    """The command as it runs in the system: /proc is there and, at its place, a folder of this one.

    What is mounted for it is seen by it alone and goes with it, even when it is killed.
    """
    alone = [] if network else ["--net"]
    seen = "" if shared is None else str(shared)
    return ["unshare", "--mount", *alone, "sh", "-c", _ENTER, str(folder), seen, *command]


def inside(
    folder: Path, command: Sequence[str], *, network: bool = True, check: bool = True, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in the system; without the network only its own loopback is there."""
    environment = {
        "PATH": "/opt/python/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": "/root",
        "LANG": "C.UTF-8",
        "DEBIAN_FRONTEND": "noninteractive",
        **more,
    }
    ended = subprocess.run(
        entering(folder, command, network=network),
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if check and ended.returncode:
        sys.exit(f"{' '.join(command)} ended with {ended.returncode}:\n{ended.stdout[-3000:]}")
    return ended
