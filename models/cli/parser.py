"""The command line as argparse reads it, in the reader's language; verbs says what it offers."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from models.version import version
from models.words import Words, sentence

VALUED = ("--data", "--password-file", "--lang", "--actor", "--account")
"""The options that every verb takes, before its name or after it; each has a value."""


READ_ONLY = "--read-only"
"""The one option of every verb that has no value."""


def verb_in(argv: Sequence[str]) -> str | None:
    """The first word that is neither one of those options nor its value."""
    words = iter(argv)
    for word in words:
        if word in VALUED:
            next(words, None)
        elif word != READ_ONLY and word.split("=")[0] not in VALUED:
            return word
    return None


def data_in(argv: Sequence[str]) -> Path | None:
    """The data folder that the arguments name."""
    words = "\0".join(argv).replace("--data\0", "--data=").split("\0")
    named = [word.removeprefix("--data=") for word in words if word.startswith("--data=")]
    return Path(named[-1]) if named else None


def language_in(argv: Sequence[str]) -> str:
    """ "en" where the arguments ask for it, else "zh"."""
    joined = "\0".join(argv).replace("--lang\0", "--lang=").split("\0")
    return "en" if "--lang=en" in joined else "zh"


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that speaks the reader's language and knows no abbreviations."""

    def __init__(self, words: Words, prog: str, description: str, example: str = "") -> None:
        self.words = words
        super().__init__(
            prog=prog,
            description=words(description),
            epilog=sentence("例：{example}", example=words(example)).text(words)
            if example
            else None,
            formatter_class=lambda prog: _Formatter(words, prog),
            add_help=False,
            allow_abbrev=False,
        )
        self.needed = self.add_argument_group(words("参数"))
        self.options = self.add_argument_group(words("选项"))
        self.options.add_argument("-h", "--help", action="help", help=words("显示这段说明"))

    def place(self, name: str, text: str, *, many: bool = False) -> None:
        """A word that must stand at its place; shown as `name`, kept under its small letters."""
        nargs = "+" if many else None
        self.needed.add_argument(name.lower(), metavar=name, nargs=nargs, help=self.words(text))

    def option(
        self,
        flag: str,
        value: str,
        text: str,
        *,
        required: bool = False,
        default: str | None = None,
    ) -> None:
        self.options.add_argument(
            flag, metavar=value, required=required, default=default, help=self.words(text)
        )

    def switch(self, flag: str, text: str) -> None:
        self.options.add_argument(flag, action="store_true", help=self.words(text))

    def sets(self) -> None:
        self.options.add_argument(
            "--set",
            metavar="FIELD=VALUE",
            action="extend",
            nargs="+",
            default=[],
            help=self.words(
                "填一个字段；附件写 字段=@文件；字段+=值 是在原有的后面加；"
                "子行写 measures.1.state=done，或整表写成 JSON"
            ),
        )

    def tells_version(self) -> None:
        self.options.add_argument(
            "--version",
            action="version",
            version=f"study-ledger {version()}",
            help=self.words("显示版本号"),
        )

    def json(self) -> None:
        self.switch("--json", "以 JSON 打印")

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        text = sentence("命令写得不对：{detail}", detail=message)
        self.exit(2, f"{text.text(self.words)}\n")


def common_options(parser: Parser, default: str | None) -> None:
    """The options of every verb; `default` is SUPPRESS where they stand after the verb's name."""
    parser.option("--data", "D", "数据文件夹", default=default)
    parser.option(
        "--password-file",
        "FILE",
        "密码写在这个文件的第一行；也可以放在环境变量 STUDY_LEDGER_PASSWORD 里",
        default=default,
    )
    parser.options.add_argument(
        "--lang", choices=("zh", "en"), default=default or "zh", help=parser.words("语言")
    )
    parser.option("--actor", "NAME", "经手人姓名，记入每一处改动", default=default)
    parser.option("--account", "NAME", "用哪个账号打开；密码或恢复码在密码文件里", default=default)
    parser.options.add_argument(
        READ_ONLY,
        action="store_true",
        default=default or False,
        help=parser.words("只读打开，什么也不改；数据在U盘、网络共享或不许写入的地方时用"),
    )


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, words: Words, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=100)
        self._words = words

    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, prefix or self._words("用法："))
