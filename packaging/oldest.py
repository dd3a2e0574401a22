"""Freezes on the oldest Debian that can be had, so that UOS 20 and Kylin V10 can run the program.

    python packaging/bootstrap.py dist-oldest [arguments of dist]

What is frozen runs on systems as new as the one it was frozen on, and its glibc is what counts.
Debian 11 has 2.31 but no Python 3.11: it is built there once, from the sources of Debian 12 with
its patches, and asks for the functions of libm by their names of before 2.29. Needs root and, the
first time, the registries; Debian 10 (glibc 2.28) is on the mirrors no more.
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import building
import chroots

ROOT = Path(__file__).resolve().parent.parent
RELEASE, SOURCES = "bullseye", "bookworm"
PACKAGES = (
    "gcc",
    "make",
    "patch",
    "dpkg-dev",
    "libc6-dev",
    "zlib1g-dev",
    "libbz2-dev",
    "liblzma-dev",
    "libffi-dev",
    "libssl-dev",
    "libsqlite3-dev",
    "libexpat1-dev",
    "uuid-dev",
    "binutils",
    "file",
    "ca-certificates",
)

OLD_NAMES = "".join(
    f'__asm__(".symver {name},{name}@GLIBC_2.2.5");\n'
    for name in ("pow", "exp", "log", "exp2", "log2")
)

BUILD = """set -e
cd /usr/src
mirror=$(sed -n 's/^deb \\([^ ]*\\) .*/\\1/p' /etc/apt/sources.list | head -n 1)
echo "deb-src $mirror SOURCES main" > /etc/apt/sources.list.d/sources.list
apt-get update -qq
apt-get source -qq python3.11
rm /etc/apt/sources.list.d/sources.list
cd python3.11-*/
# Debian keeps pip apart from Python; here it comes with it, as Python's makers ship it.
patch -s -R -p1 < debian/patches/ensurepip-disabled.diff
sed -i '1i #define Py_BUILD_CORE_MODULE 1' Modules/pyexpat.c
export ac_cv_func_sem_clockwait=no  # glibc 2.30 brought it
CFLAGS="-include /usr/src/old-names.h" LDFLAGS="-Wl,-rpath,/opt/python/lib" \\
    ./configure -q --prefix=/opt/python --enable-shared
make -s -j2
make -s install || { rm -f /opt/python/lib/python3.11/_sysconfigdata__*; make -s install; }
touch /opt/python/complete
"""


def python(folder: Path) -> None:
    """Build Python 3.11 in the system, unless it is there."""
    if (folder / "opt/python/complete").exists():
        return
    print("building Python 3.11 there (some minutes, once)", flush=True)
    (folder / "usr/src/old-names.h").write_text(OLD_NAMES, encoding="ascii")
    build = BUILD.replace("SOURCES", SOURCES)
    (folder / "usr/src/build.sh").write_text(build, encoding="ascii")
    chroots.inside(folder, ["bash", "/usr/src/build.sh"])


def copy_checkout(target: Path) -> None:
    """What git keeps or would keep, as it stands in the work tree."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    for name in filter(None, listed.decode().split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


def carried(arguments: Sequence[str], inside: Path) -> list[str]:
    """The arguments as they hold in the system, with the publisher's public keys copied there."""
    parser = argparse.ArgumentParser(prog="bootstrap.py dist-oldest")
    parser.add_argument("--publisher-key", type=Path)
    chosen, others = parser.parse_known_args(arguments)
    if chosen.publisher_key is None:
        return others
    (inside / "build").mkdir(exist_ok=True)
    shutil.copyfile(chosen.publisher_key, inside / "build" / "publisher.pub")
    return [*others, "--publisher-key", "/src/build/publisher.pub"]


def main(arguments: Sequence[str]) -> int:
    why = chroots.missing()
    if why:
        print(f"SKIPPED: {why}")
        return 0
    folder = chroots.system(RELEASE, PACKAGES)
    python(folder)
    inside = folder / "src"
    for child in inside.iterdir() if inside.is_dir() else ():
        if child.name not in (".venv-build", "build"):
            shutil.rmtree(child) if child.is_dir() else child.unlink()
    copy_checkout(inside)
    command = ["/opt/python/bin/python3", "/src/packaging/bootstrap.py", "dist"]
    command += carried(arguments, inside)
    epoch = {"SOURCE_DATE_EPOCH": building.epoch()}
    print(chroots.inside(folder, command, **epoch).stdout, end="")
    (ROOT / "dist").mkdir(exist_ok=True)
    for made in (inside / "dist").iterdir():
        target = ROOT / "dist" / made.name
        if made.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(made, target, symlinks=True)
        else:
            shutil.copy2(made, target)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
