"""The verbs: what each is called, what it takes and which function runs it."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from models.cli.parser import Parser
from models.words import Words


@dataclass(frozen=True)
class Verb:
    """One command: its words, the function that runs it ("family.function"), what it is for."""

    name: str
    run: str
    help: str
    example: str
    arguments: Callable[[Parser], None]


def _setup(parser: Parser) -> None:
    parser.option("--name", "NAME", "单位名称", required=True)
    parser.option("--level", "LEVEL", "层级：unit、district、city、province", required=True)
    parser.option("--code", "CODE", "统一社会信用代码")
    parser.option("--area", "AREA", "片区名称")
    parser.json()


def _json(parser: Parser) -> None:
    parser.json()


def _list(parser: Parser) -> None:
    parser.place("LEDGER", "台账，如 issues")
    _choices(parser)
    parser.json()


def _choices(parser: Parser) -> None:
    parser.option("--year", "Y", "年度，如 2026")
    parser.option("--period", "P", "期间，如 2026-09、2026Q3、2026H1")
    parser.option("--unit", "NAME", "只看一个单位：名称或记录号")


def _add(parser: Parser) -> None:
    parser.place("LEDGER", "台账，如 issues")
    parser.sets()
    parser.option(
        "--file",
        "FILE",
        "一条或一批记录的 JSON；文字按平常的写法读，整数和 list --json 打印的一样",
    )
    parser.json()


def _act(parser: Parser) -> None:
    parser.place("LEDGER", "台账，如 issues")
    parser.needed.add_argument(
        "action",
        metavar="VERB",
        help=parser.words("操作：edit 修改，delete 删除，其余见 ledgers"),
    )
    parser.place("UID", "记录号")
    parser.sets()
    parser.json()


def _import_sheet(parser: Parser) -> None:
    parser.place("LEDGER", "台账，如 issues")
    parser.place("FILE", "表格：.xlsx、.xls、.ods 或 .csv")
    parser.option("--sheet", "NAME", "工作表的名字，不写就看第一张")
    parser.option("--year", "Y", "只写了月日的日期算在这一年")
    parser.options.add_argument(
        "--map",
        metavar="TITLE=FIELD",
        action="append",
        default=[],
        help=parser.words("这一列填到哪个字段；等号后面空着就不导入这一列"),
    )
    parser.option("--mark", "COPY", "另存一份原表的副本，标出有问题的格子")
    parser.switch("--all-or-none", "有一行导入不了就一行也不导入")
    parser.switch("--dry-run", "只看会有什么变化，不导入")
    parser.json()


def _export_sheet(parser: Parser) -> None:
    parser.place("LEDGER", "台账，如 issues")
    parser.place("FILE", "写成这个 .xlsx 文件")
    _choices(parser)


def _template(parser: Parser) -> None:
    parser.place("LEDGER", "台账，如 issues")
    parser.place("FILE", "写成这个 .xlsx 文件")


def _to(parser: Parser) -> None:
    parser.option("--to", "DIR", "写到这个文件夹", required=True)
    parser.json()


def _accept(parser: Parser) -> None:
    parser.place("FILE", "下级的登记申请（.xjr）")
    parser.option("--fingerprint", "NUMBERS", "下级在电话里念的核对码，六组五位数字", required=True)
    parser.option("--to", "DIR", "答复写到这个文件夹", required=True)
    parser.option("--unit-type", "CODE", "单位类型，如 township", default="other")
    parser.option("--as-unit", "NAME", "对方是这个已登记的单位换了电脑：名称或记录号")
    _told_by(parser)
    parser.json()


def _told_by(parser: Parser) -> None:
    parser.option("--told-by", "NAME", "电话那头的人")


def _answer(parser: Parser) -> None:
    parser.place("UNIT", "下级单位：名称或记录号")
    _to(parser)


def _revoke(parser: Parser) -> None:
    parser.place("UNIT", "下级单位：名称或记录号")
    parser.option("--reason", "TEXT", "为什么吊销", required=True)
    parser.option("--last", "E-N", "最后一个有效的包，编-号，如 1-7；不写就是最后收下的一包")
    _told_by(parser)
    parser.json()


def _waiting(parser: Parser) -> None:
    parser.switch("--retry", "把发送单位已经登记的导入")
    parser.json()


def _install(parser: Parser) -> None:
    parser.place("FILE", "上级的答复（.xja）")
    _told_by(parser)
    parser.json()


def _export(parser: Parser) -> None:
    parser.option("--period", "P", "这一包完成哪一期的报送，如 2026-09")
    parser.option("--to", "DIR", "写到这个文件夹", required=True)
    parser.option("--filler", "NAME", "填报人，不写就是操作人")
    parser.option("--reviewer", "NAME", "审核人；写了签字，三个人都要有")
    parser.option("--leader", "NAME", "负责人")
    parser.option("--signed-on", "DAY", "签字日期，不写就是今天")
    parser.switch("--paper", "签在纸上，不是在本机")
    parser.option("--explain", "TEXT", "还没说明的提醒都用这一个原因")
    parser.json()


def _check_report(parser: Parser) -> None:
    parser.option("--period", "P", "哪一期，不写就是最早该报还没报的一期")
    parser.json()


def _explain(parser: Parser) -> None:
    parser.place("CODE", "检查项，见 package check")
    parser.options.add_argument(
        "--subject",
        metavar="UID",
        action="append",
        help=parser.words("只说明这一条记录，可以写几次；不写就是全部"),
    )
    parser.option("--reason", "TEXT", "说明", required=True)
    parser.option("--period", "P", "哪一期，不写就是最早该报还没报的一期")


def _down(parser: Parser) -> None:
    for flag, name, text in (
        ("--unit", "NAME", "只给这个单位：名称或记录号，可以写几次"),
        ("--area", "NAME", "只给这个片区的单位，可以写几次"),
    ):
        parser.options.add_argument(
            flag, metavar=name, action="append", default=[], help=parser.words(text)
        )
    _to(parser)


def _receipt(parser: Parser) -> None:
    parser.place("CODE", "上级在电话里念的回执码")
    parser.option("--told-by", "NAME", "念回执码的人")


def _inspect(parser: Parser) -> None:
    parser.place("FILE", "报送包（.xjb）")
    parser.json()


def _import(parser: Parser) -> None:
    parser.needed.add_argument(
        "files",
        metavar="FILE_OR_FOLDER",
        nargs="+",
        help=parser.words("报送包，或放着报送包的文件夹"),
    )
    parser.switch("--dry-run", "只看会有什么变化，不导入")
    parser.switch("--yes", "不再询问，直接导入")
    parser.json()


def _undo(parser: Parser) -> None:
    parser.place("PACKAGE_ID", "报送包编号，见 package import --json")


def _grant(parser: Parser) -> None:
    parser.place("UNIT", "下级单位的名称或编号")
    parser.options.add_argument(
        "--how",
        choices=("recovery", "code"),
        default="recovery",
        help=parser.words("recovery 下发它的数据，code 在电话里念编号码"),
    )
    parser.option("--told-to", "NAME", "在电话里念给哪一位")
    parser.json()


def _begin_epoch(parser: Parser) -> None:
    for name, text in (("N", "上级念的号数"), ("CODE", "上级念的编号码")):
        parser.needed.add_argument(name.lower(), metavar=name, nargs="?", help=parser.words(text))
    parser.option("--heard-from", "NAME", "念编号码的人")


def _resume(parser: Parser) -> None:
    parser.place("UNIT", "下级单位的名称或编号")
    parser.option("--told-to", "NAME", "和谁核对的", required=True)


def _restore(parser: Parser) -> None:
    parser.place("FILE", "备份文件，或 backup list 列出的名字")
    parser.json()


def _key(parser: Parser) -> None:
    parser.option("--to", "FILE", "写成这个文件，读得到它的人就能打开本单位的报送包", required=True)


def _status(parser: Parser) -> None:
    parser.option("--year", "Y", "年度，如 2026")
    parser.option("--period", "P", "期间，如 2026-09、2026Q3、2026H1")
    parser.json()


def _figures(parser: Parser) -> None:
    parser.needed.add_argument(
        "name", metavar="NAME", nargs="?", help=parser.words("只看一个数，如 issues_found")
    )
    parser.option("--year", "Y", "年度，如 2026")
    parser.option("--period", "P", "期间，如 2026-09、2026Q3、2026H1")
    parser.option("--unit", "U", "own 本单位，below 全部下级，all 两者合计，或一个单位、片区的名称")
    parser.switch("--records", "列出这个数数到的记录")
    parser.switch("--by-unit", "同时给出每个单位的数")
    parser.json()


def _table(parser: Parser) -> None:
    parser.option("--year", "Y", "年度，如 2026")
    parser.option("--unit", "U", "own 本单位，below 全部下级，all 两者合计，或一个单位、片区的名称")
    parser.options.add_argument(
        "--view",
        choices=("task", "unit"),
        default="task",
        help=parser.words("task 按任务，unit 按单位"),
    )
    parser.option("--out", "FILE", "写成这个 .xlsx 文件")
    parser.json()


def _demo(parser: Parser) -> None:
    parser.place("DIR", "空文件夹，或还没有的文件夹")
    parser.option("--units", "N", "下级单位的个数", default="12")
    parser.option("--year", "Y", "年度，如 2026", default="2026")
    parser.option("--seed", "N", "同一个数编出同样的记录", default="1")
    parser.json()


VERBS: tuple[Verb, ...] = (
    Verb(
        "setup",
        "offices.setup",
        "在空文件夹里设立一个单位；给了密码就用密码保护",
        "main.py --data D setup --name 清溪镇 --level unit",
        _setup,
    ),
    Verb(
        "demo",
        "demonstration.demo",
        "编一个市和它的下级单位，一年的记录和互相报送的包",
        "main.py demo DIR --units 12 --seed 1",
        _demo,
    ),
    Verb(
        "ledgers",
        "offices.ledgers",
        "列出每个台账的字段、种类、可选值和操作",
        "main.py ledgers --json",
        _json,
    ),
    Verb(
        "list",
        "records.list_records",
        "列出一个台账的记录",
        "main.py --data D list issues --period 2026-09 --json",
        _list,
    ),
    Verb(
        "add",
        "records.add",
        "新建记录，每条打印一个记录号；一批记录要么全部存入，要么一条也不存",
        "main.py --data D add issues --set problem=发热门诊引导标识缺失 --set source=自查",
        _add,
    ),
    Verb(
        "act",
        "records.act",
        "对一条记录做一个操作，打印存入的记录号",
        "main.py --data D act issues request_closure UID --set effective_on=2026-09-18",
        _act,
    ),
    Verb(
        "sheet import",
        "sheets.import_file",
        "把表格导入一个台账，逐行说明哪里要核对、哪里没有导入",
        "main.py --data D sheet import plans 计划.xlsx --dry-run --json",
        _import_sheet,
    ),
    Verb(
        "sheet export",
        "sheets.export_file",
        "把一个台账写成表格，可以原样导回",
        "main.py --data D sheet export plans 计划.xlsx",
        _export_sheet,
    ),
    Verb(
        "sheet template",
        "sheets.template",
        "写一张空表发下去填",
        "main.py sheet template plans 空表.xlsx",
        _template,
    ),
    Verb(
        "enrol request",
        "enrol.request",
        "写一份登记申请交给上级，并打印核对码",
        "main.py --data D enrol request --to /media/stick",
        _to,
    ),
    Verb(
        "enrol accept",
        "enrol.accept",
        "核对码一致时登记一个下级，写出给它的答复",
        "main.py --data CITY enrol accept unit.xjr --to /media/stick "
        '--fingerprint "12345 12345 12345 12345 12345 12345"',
        _accept,
    ),
    Verb(
        "enrol install",
        "enrol.install",
        "装入上级的答复，从此可以报送",
        "main.py --data D enrol install unit.xja",
        _install,
    ),
    Verb(
        "enrol answer",
        "enrol.answer",
        "把给一个下级的答复再写一份",
        "main.py --data CITY enrol answer 清溪镇 --to /media/stick",
        _answer,
    ),
    Verb(
        "enrol renew",
        "enrol.renew",
        "密钥丢失、电脑被复制时重做密钥，然后重新登记",
        "main.py --data D enrol renew",
        _json,
    ),
    Verb(
        "enrol rotate",
        "enrol.rotate",
        "更换还没有丢失的密钥，不用打电话",
        "main.py --data D enrol rotate",
        _json,
    ),
    Verb(
        "enrol revoke",
        "enrol.revoke",
        "吊销一个下级的密钥，以后的包不再接收",
        "main.py --data CITY enrol revoke 清溪镇 --reason 电脑被盗",
        _revoke,
    ),
    Verb(
        "enrol waiting",
        "enrol.waiting",
        "哪些包因为不认识发送单位在等，登记以后导入",
        "main.py --data CITY enrol waiting --retry",
        _waiting,
    ),
    Verb(
        "enrol log",
        "enrol.log",
        "登记、吊销、更换密钥的记录，和谁核对的",
        "main.py --data D enrol log --json",
        _json,
    ),
    Verb(
        "package export",
        "packages.export",
        "生成报送包，写到文件夹里，打印文件路径和报送码",
        "main.py --data D package export --period 2026-09 --to /media/stick "
        "--reviewer 何静 --leader 刘芳",
        _export,
    ),
    Verb(
        "package check",
        "submission.check",
        "报送前检查：什么要改正，什么要说明，更正了哪些报过的数",
        "main.py --data D package check --period 2026-09",
        _check_report,
    ),
    Verb(
        "package explain",
        "submission.explain",
        "给一项提醒写明原因；nil 是“本月无”，correction 是报送后更正",
        "main.py --data D package explain nil --period 2026-09 --reason 本月没有安排",
        _explain,
    ),
    Verb(
        "package down",
        "packages.down",
        "给每个下级单位，或只给选中的，写一份回执、决定和下发的内容",
        "main.py --data CITY package down --area 东部片区 --to /media/stick",
        _down,
    ),
    Verb(
        "package receipt",
        "packages.receipt",
        "U 盘只能往上送时，登记上级在电话里念的回执码",
        "main.py --data D package receipt ABCD-2345 --told-by 何静",
        _receipt,
    ),
    Verb(
        "package inspect",
        "receiving.inspect",
        "看一个报送包是谁的、会带来什么变化，不导入",
        "main.py --data CITY package inspect FILE.xjb --json",
        _inspect,
    ),
    Verb(
        "package import",
        "receiving.import_packages",
        "导入报送包，每一包要么全部导入，要么一点不动；有拒收的以 3 结束",
        "main.py --data CITY package import /media/stick --yes --json",
        _import,
    ),
    Verb(
        "package undo",
        "receiving.undo",
        "整批撤回一次导入，数据回到导入以前",
        "main.py --data CITY package undo PACKAGE_ID",
        _undo,
    ),
    Verb(
        "package status",
        "receiving.status",
        "哪个单位哪一期报了没有",
        "main.py --data CITY package status --year 2026 --json",
        _status,
    ),
    Verb(
        "package forks",
        "recovering.forks",
        "列出前后对不上的单位和两边的包；本单位不能报送时说明原因",
        "main.py --data CITY package forks --json",
        _json,
    ),
    Verb(
        "package grant",
        "recovering.grant",
        "准许一个下级另起编号：下发它的数据，或在电话里念编号码",
        "main.py --data CITY package grant 清溪镇 --how code --told-to 王芳",
        _grant,
    ),
    Verb(
        "package begin-epoch",
        "recovering.begin_epoch",
        "照上级念的号数和编号码另起编号；没有上级的单位不写",
        "main.py --data D package begin-epoch 7 K3MX-92PD",
        _begin_epoch,
    ),
    Verb(
        "package resume",
        "recovering.resume",
        "核对清楚以后，恢复接收一个单位的报送包",
        "main.py --data CITY package resume 清溪镇 --told-to 王芳",
        _resume,
    ),
    Verb(
        "backup list",
        "recovering.backups",
        "列出数据备份，最近的在前",
        "main.py --data D backup list",
        _json,
    ),
    Verb(
        "backup restore",
        "recovering.restore",
        "恢复一份备份；备份以后报送过的，先从上级拿回数据才能再报送",
        "main.py --data D backup restore 000012_20260910-093000_import.xjt",
        _restore,
    ),
    Verb(
        "package key",
        "packages.key",
        "写出本单位的读包钥匙：没有本程序时用 age 和 tar 打开自己的报送包",
        "main.py --data D package key --to key.txt",
        _key,
    ),
    Verb(
        "table",
        "tables.table",
        "一张表：全年每个月的计划与完成",
        "main.py --data CITY table --year 2026 --out 一张表.xlsx",
        _table,
    ),
    Verb(
        "figures",
        "tables.show_figures",
        "每一个统计数，以及它数的是哪些记录",
        "main.py --data D figures issues_found --period 2026-09 --records --json",
        _figures,
    ),
    Verb(
        "check",
        "check.check_data",
        "核对数据库、改动记录、报送内容和附件是否完好",
        "main.py --data D check",
        _json,
    ),
)

FAMILIES = {
    "sheet": "导入、导出电子表格",
    "enrol": "与上级建立信任",
    "package": "导出、导入报送包",
    "backup": "列出、恢复数据备份",
}
"""The first words that several verbs share."""


def _globals(parser: Parser, default: str | None) -> None:
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


def make_parser(words: Words) -> Parser:
    """The whole command line, in the reader's language."""
    top = Parser(
        words,
        "main.py",
        "学教台账：不带命令打开窗口，带命令不开窗口；pictures --to DIR 存下每一页的图片，"
        "papers 写出封面和催报单的 PDF。",
    )
    _globals(top, None)
    commands = top.add_subparsers(
        title=words("命令"), metavar="VERB", required=True, parser_class=Parser
    )
    groups: dict[str, argparse._SubParsersAction[Parser]] = {}
    for verb in VERBS:
        first, *rest = verb.name.split()
        under = commands
        if rest:
            if first not in groups:
                text = FAMILIES[first]
                family = commands.add_parser(
                    first, words=words, prog=f"main.py {first}", description=text, help=words(text)
                )
                groups[first] = family.add_subparsers(
                    title=words("命令"), metavar="VERB", required=True, parser_class=Parser
                )
            under = groups[first]
        parser = under.add_parser(
            verb.name.split()[-1],
            words=words,
            prog=f"main.py {verb.name}",
            description=verb.help,
            example=verb.example,
            help=words(verb.help),
        )
        verb.arguments(parser)
        _globals(parser, argparse.SUPPRESS)
        parser.set_defaults(verb=verb)
    return top
