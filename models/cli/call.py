"""One call of a verb: its arguments, the reader's language, and the data folder it works on."""

import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.cli.output import note
from models.errors import UserError
from models.words import Sentence, Words

if TYPE_CHECKING:
    from models.ledger import Ledger
    from models.office import Office

PASSWORD = "STUDY_LEDGER_PASSWORD"


class WrongUsage(UserError):
    """The command was written wrongly: exit status 2."""


def first_line(path: Path) -> str:
    """The password in a file."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("密码文件“{path}”读不出来", path=path) from error
    if not lines or not lines[0]:
        raise UserError("密码文件“{path}”的第一行是空的，把密码写在第一行", path=path)
    return lines[0]


@dataclass(frozen=True)
class Call:
    args: Namespace
    words: Words

    @property
    def folder(self) -> Path:
        """The data folder that `--data` picks."""
        if self.args.data is None:
            raise WrongUsage("用 --data 写明数据文件夹")
        return Path(self.args.data)

    @property
    def target(self) -> Path:
        """The folder that `--to` names, made where its parent is there; else the writer says so."""
        folder = Path(self.args.to)
        with suppress(OSError):
            folder.mkdir(exist_ok=True)
        return folder

    def existing(self, name: str) -> Path:
        """The file or folder of this name, which must be there."""
        path = Path(name)
        if not path.exists():
            raise UserError("找不到 {file}", file=name)
        return path

    def password(self) -> str | None:
        """From the file that was named, else from the environment; None where there is neither."""
        if self.args.password_file is None:
            return os.environ.get(PASSWORD) or None
        return first_line(Path(self.args.password_file))

    @contextmanager
    def office(self) -> Iterator["Office"]:
        """The data folder, opened; a damaged one to be read only, which is said on stderr."""
        from models.database import DATABASE_ERRORS
        from models.rescue.noticing import damage_met

        try:
            with self._opened() as office:
                yield office
        except DATABASE_ERRORS as error:
            met = damage_met(error, self.folder)
            if met is None:  # misuse, not damage
                raise
            raise met from error

    def _opened(self) -> "Office":
        from models.office import Office
        from models.rescue.diagnosis import Damaged
        from models.rescue.view import View

        who = {"actor": self.args.actor, "account": self.args.account}
        if not self.args.read_only:
            try:
                return Office(self.folder, self.password, **who)
            except Damaged as error:
                if not error.readable:
                    raise
        view = View(self.folder, self.password, **who)
        note(self.say(view.banner()))
        return view

    def ledger(self, name: str) -> "Ledger":
        from models.ledgers import LEDGERS, ledger_named

        found = ledger_named(name)
        if found is None:
            names = " ".join(ledger.name for ledger in LEDGERS)
            raise WrongUsage("没有“{name}”这个台账，可用的有：{names}", name=name, names=names)
        return found

    def say(self, message: Sentence) -> str:
        """A sentence in the reader's language."""
        return message.text(self.words)
