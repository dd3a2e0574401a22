"""The verbs of personal data: what each is called and takes."""

from models.cli.parser import Parser


def listing(parser: Parser) -> None:
    parser.place("NAME", "姓名或电话")
    parser.option("--to", "FILE", "另外写成表格 .xlsx")
    parser.json()


def erasing(parser: Parser) -> None:
    parser.place("NAME", "姓名或电话")
    parser.switch("--names", "姓名也清除，包括会议记录等文字里的")
    parser.switch("--files", "找到的附件也清除")
    parser.options.add_argument(
        "--key",
        metavar="KEY",
        action="append",
        help=parser.words("只清除这几处，可以写几次；见 privacy list --json"),
    )
    parser.switch("--yes", "清除；不写只看")
    parser.json()


def backups(parser: Parser) -> None:
    parser.switch("--yes", "删除；不写只看")
