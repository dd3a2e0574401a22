"""The verbs of accounts: what each is called and takes."""

from models.cli.parser import Parser


def named(parser: Parser) -> None:
    parser.place("NAME", "账号的姓名")


def _with_roles(parser: Parser) -> None:
    parser.option(
        "--roles",
        "ROLES",
        "角色，用逗号分开：filler 填报人，reviewer 审核人，leader 负责人，keeper 密钥保管人，"
        "auditor 审计人",
        required=True,
    )


def _with_password(parser: Parser) -> None:
    parser.option("--new-password-file", "FILE", "新密码写在这个文件的第一行", required=True)


def adding(parser: Parser) -> None:
    named(parser)
    _with_roles(parser)
    _with_password(parser)


def roles(parser: Parser) -> None:
    named(parser)
    _with_roles(parser)


def password(parser: Parser) -> None:
    parser.needed.add_argument(
        "name", metavar="NAME", nargs="?", default="", help=parser.words("谁的；不写是自己的")
    )
    _with_password(parser)


def nothing(_parser: Parser) -> None:
    """The verb takes no words of its own."""
