"""The publisher's desk: a key pair of one's own, and the signed update package around an installer.

    sign_update.py --new-key FILE     the secret in FILE, the public key in FILE.pub and printed
    sign_update.py --key FILE --publisher-key FILE.pub --installer FILE [--news FILE] [--to DIR]

Run from the checkout that the installer was made from: version and formats are its own. The keys
in --publisher-key are those that the programs in the field hold.
"""

import argparse
import hashlib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from publisher import PLACE, read  # noqa: E402

from models.exchange.format.manifest import FORMAT as PACKAGE_FORMAT  # noqa: E402
from models.exchange.format.suite import SecretKeys, suite  # noqa: E402
from models.updates.checking import keys_in, publishers  # noqa: E402
from models.updates.package import SUFFIX, Manifest, write_package  # noqa: E402
from models.version import data_format, version  # noqa: E402

_PLATFORMS = {
    "amd64.deb": "debian-x86_64",
    "arm64.deb": "debian-aarch64",
    "setup.exe": "windows-x86_64",
}
_NAME = re.compile(r"study-ledger_([0-9.]+)_(amd64\.deb|arm64\.deb|setup\.exe)")


def new_key(target: Path) -> str:
    """Write a fresh secret where only its owner reads it, and beside it the public key."""
    made = suite(1).new_secrets()
    public = suite(1).public(made).signing
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(made.signing + "\n")
    target.with_name(f"{target.name}.pub").write_text(public + "\n", encoding="ascii")
    return public


def public_of(secret: str) -> str:
    return suite(1).public(SecretKeys(1, secret, suite(1).new_secrets().encryption)).signing


def check_installer(installer: Path) -> None:
    """Stops where the new program would take no update after this one; a .exe is not opened."""
    if installer.suffix != ".deb":
        return
    with tempfile.TemporaryDirectory() as made:
        subprocess.run(["dpkg-deb", "--extract", str(installer), made], check=True)
        for file in Path(made).glob(f"opt/apps/*/files/{PLACE}"):
            if publishers(keys_in(file)):
                return
    sys.exit(f"{installer.name} was built without --publisher-key: it would take no update again")


def sign(
    key: Path, trusted: Path, installer: Path, news: str, folder: Path, *, release: str = ""
) -> Path:
    """The package in `folder`; stops where programs that hold the trusted keys would refuse it."""
    release = release or version()
    named = _NAME.fullmatch(installer.name)
    if named is None or named[1] != release:
        sys.exit(f"{installer.name} is no installer of {release}: study-ledger_{release}_…")
    secret = key.read_text(encoding="ascii").strip()
    if public_of(secret) not in read(trusted):
        sys.exit(f"{trusted} does not hold the public half of this key")
    with installer.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    manifest = Manifest(
        version=release,
        data=[1, data_format()],
        packages=[1, PACKAGE_FORMAT],
        platform=_PLATFORMS[named[2]],
        file=installer.name,
        sha256=digest,
        size=installer.stat().st_size,
        news=news,
    )
    made = folder / f"study-ledger_{release}_{manifest.platform}{SUFFIX}"
    write_package(installer, manifest, secret, made)
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--new-key", type=Path, metavar="FILE")
    parser.add_argument("--key", type=Path, metavar="FILE")
    parser.add_argument("--publisher-key", type=Path, metavar="FILE")
    parser.add_argument("--installer", type=Path, metavar="FILE")
    parser.add_argument("--news", type=Path, metavar="FILE", help="what is new, as text")
    parser.add_argument("--to", type=Path, metavar="DIR", default=ROOT / "dist")
    asked = parser.parse_args()
    if asked.new_key is not None:
        print(new_key(asked.new_key))
    elif asked.key is None or asked.installer is None or asked.publisher_key is None:
        parser.error("--key, --publisher-key and --installer are needed, or --new-key")
    else:
        check_installer(asked.installer)
        news = asked.news.read_text(encoding="utf-8") if asked.news else ""
        asked.to.mkdir(exist_ok=True)
        print(sign(asked.key, asked.publisher_key, asked.installer, news, asked.to))


if __name__ == "__main__":
    main()
