"""Whether an update is for this computer: signed, whole, newer, and able to read what is here."""

import platform
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from models.errors import UserError
from models.exchange.format.manifest import FORMAT as PACKAGE_FORMAT
from models.updates.package import Forged, Manifest, Read, read_package
from models.version import data_format, version

PUBLISHER = Path(__file__).resolve().parents[2] / "resources" / "publisher.pub"
DEVELOPMENT = "dc87ba8c70c1fc897751665e0782277716bc08b6dd5e253fbdd8dd5ddde7c107"
"""The public key in the sources, whose private half nobody has: nothing can be signed with it."""


@dataclass(frozen=True)
class Here:
    """What an update has to fit: this version, the newest formats in use, the system, whose keys
    may sign."""

    version: str
    data: int
    packages: int
    platform: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Update:
    """An update that may be installed here."""

    path: Path
    found: Read

    @property
    def manifest(self) -> Manifest:
        return self.found.manifest

    @property
    def news(self) -> str:
        """What is new, without characters that a screen would obey."""
        kept = (char for char in self.manifest.news if char == "\n" or char.isprintable())
        return "".join(kept).strip()


def here() -> Here:
    return Here(version(), data_format(), PACKAGE_FORMAT, platform_here(), publisher_keys())


def platform_here() -> str:
    """System and machine as installers are made for: "debian-x86_64", "windows-x86_64"."""
    machine = platform.machine().lower()
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(machine, machine)
    system = {"win32": "windows", "linux": "debian"}.get(sys.platform, sys.platform)
    return f"{system}-{machine}"


def publisher_keys() -> tuple[str, ...]:
    """The public keys whose holders may sign updates, one a line in resources/publisher.pub."""
    return keys_in(PUBLISHER)


def keys_in(file: Path) -> tuple[str, ...]:
    lines = file.read_text(encoding="ascii").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def publishers(keys: Iterable[str]) -> list[str]:
    """How the keys that somebody holds are told to people, by their first digits."""
    held = (key for key in keys if key != DEVELOPMENT)
    return [" ".join(key[at : at + 4] for at in range(0, 16, 4)) for key in held]


def check(path: Path, this: Here | None = None) -> Update:
    """Read the package whole; UserError says why it is not for this computer. Nothing is written.

    Neither the program nor the data ever go back to an older version.
    """
    this = this or here()
    try:
        found = read_package(path, this.keys)
    except Forged:
        if this.keys == (DEVELOPMENT,):
            raise UserError(
                "这个程序是用开发密钥做的，不认任何更新包；请运行安装文件升级"
            ) from None
        raise
    _check_fit(found.manifest, this)
    return Update(path, found)


def _check_fit(new: Manifest, this: Here) -> None:
    if new.platform != this.platform:
        raise UserError(
            "这个更新是给 {theirs} 的，这台电脑是 {ours}，换一个更新包",
            theirs=new.platform,
            ours=this.platform,
        )
    if _order(new.version) == _order(this.version):
        raise UserError("已经是 {version}，不用更新", version=this.version)
    if _order(new.version) < _order(this.version):
        raise UserError(
            "更新包是 {new}，比现在的 {now} 旧；程序不降级，换一个更新包",
            new=new.version,
            now=this.version,
        )
    if new.data[1] < this.data or new.packages[1] < this.packages:
        raise UserError(
            "{new} 读不了现在的数据和报送包（格式 {data}、{packages}），数据不降级，换一个更新包",
            new=new.version,
            data=this.data,
            packages=this.packages,
        )
    if new.data[0] > this.data:
        raise UserError(
            "{new} 只能从数据格式 {oldest} 升级，现在是 {data}；先装中间的版本",
            new=new.version,
            oldest=new.data[0],
            data=this.data,
        )


def _order(number: str) -> tuple[int, ...]:
    """1.4 and 1.4.0 are the same version."""
    parts = [int(part) for part in number.split(".")]
    while parts and parts[-1] == 0:
        parts.pop()
    return tuple(parts)
