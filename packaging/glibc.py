"""Which glibc the files of a built program need, read from the files themselves.

python packaging/glibc.py dist/study-ledger
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_NEEDED = re.compile(r"\bGLIBC_(\d+(?:\.\d+)+)")

Version = tuple[int, ...]


def programs(folder: Path) -> Iterator[Path]:
    """Every file of machine code below the folder, links left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        with path.open("rb") as file:
            if file.read(4) == b"\x7fELF":
                yield path


def needed(path: Path) -> Version:
    """The newest glibc that a file asks for; (0,) where it asks for none."""
    told = subprocess.run(
        ["objdump", "-T", str(path)], capture_output=True, text=True, check=False
    ).stdout
    versions = {tuple(map(int, v.split("."))) for v in _NEEDED.findall(told)}
    return max(versions, default=(0,))


def measure(folder: Path) -> dict[Path, Version]:
    """What each file of machine code needs."""
    return {path: needed(path) for path in programs(folder)}


def spoken(version: Version) -> str:
    return ".".join(map(str, version))


def main() -> int:
    measured = measure(Path(sys.argv[1]))
    most = max(measured.values(), default=(0,))
    for path, version in sorted(measured.items(), key=lambda item: item[1], reverse=True)[:12]:
        print(f"{spoken(version):8} {path}")
    print(f"glibc {spoken(most)} is needed by {len(measured)} files")
    return 0


if __name__ == "__main__":
    sys.exit(main())
