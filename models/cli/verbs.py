"""The verbs: what each is called, what it takes and which function runs it."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.cli import account_verbs, arguments, privacy_verbs
from models.cli.parser import Parser, common_options
from models.words import Words


@dataclass(frozen=True)
class Verb:
    """One command: its words, the function that runs it ("family.function"), what it is for."""

    name: str
    run: str
    help: str
    example: str
    arguments: Callable[[Parser], None]


VERBS: tuple[Verb, ...] = (
    Verb(
        "setup",
        "offices.setup",
        "在空文件夹里设立一个单位；给了密码就用密码保护",
        "main.py --data D setup --name 清溪镇 --level unit",
        arguments.setup,
    ),
    Verb(
        "account list",
        "accounts.list_accounts",
        "谁能打开这份数据，各有什么角色",
        "main.py --data D account list --json",
        arguments.json_only,
    ),
    Verb(
        "account add",
        "accounts.add",
        "新建账号；有了第一个账号，不用账号就打不开了",
        "main.py --data D account add 周敏 --roles filler,keeper --new-password-file p.txt",
        account_verbs.adding,
    ),
    Verb(
        "account roles",
        "accounts.roles",
        "改一个账号的角色",
        "main.py --data D --account 周敏 account roles 王芳 --roles filler,auditor",
        account_verbs.roles,
    ),
    Verb(
        "account password",
        "accounts.password",
        "换自己的密码；密钥保管人可以给别人重设",
        "main.py --data D --account 周敏 account password --new-password-file p.txt",
        account_verbs.password,
    ),
    Verb(
        "account remove",
        "accounts.remove",
        "停用一个账号，做过的事仍记在名下",
        "main.py --data D --account 周敏 account remove 王芳",
        account_verbs.named,
    ),
    Verb(
        "account code",
        "accounts.code",
        "生成新的恢复码，打印这一次",
        "main.py --data D --account 周敏 account code",
        account_verbs.nothing,
    ),
    Verb(
        "demo",
        "demonstration.demo",
        "编一个市和它的下级单位，一年的记录和互相报送的包",
        "main.py demo DIR --units 12 --seed 1",
        arguments.demo,
    ),
    Verb(
        "ledgers",
        "offices.ledgers",
        "列出每个台账的字段、种类、可选值和操作",
        "main.py ledgers --json",
        arguments.json_only,
    ),
    Verb(
        "help",
        "helping.show_help",
        "帮助：列出主题，显示一个主题，或者在里面查找",
        "main.py help issues/stock",
        arguments.helping,
    ),
    Verb(
        "list",
        "records.list_records",
        "列出一个台账的记录",
        "main.py --data D list issues --period 2026-09 --json",
        arguments.listing,
    ),
    Verb(
        "add",
        "records.add",
        "新建记录，每条打印一个记录号；一批记录要么全部存入，要么一条也不存",
        "main.py --data D add issues --set problem=发热门诊引导标识缺失 --set source=自查",
        arguments.adding,
    ),
    Verb(
        "act",
        "records.act",
        "对一条记录做一个操作，打印存入的记录号",
        "main.py --data D act issues request_closure UID --set effective_on=2026-09-18",
        arguments.acting,
    ),
    Verb(
        "search",
        "finding.search",
        "在所有台账里查找：字词、编号，人员和单位的拼音",
        "main.py --data D search 消防通道 --json",
        arguments.searching,
    ),
    Verb(
        "ties",
        "finding.ties",
        "一条记录引用了哪些记录，又被哪些记录引用",
        "main.py --data D ties issues UID --json",
        arguments.tied,
    ),
    Verb(
        "set",
        "many.set_many",
        "把一批记录的字段改成同一个值，逐条说明哪条没有改",
        "main.py --data D set tasks --where owner_department=党建办 --set first_due_on=2026-10-31",
        arguments.setting,
    ),
    Verb(
        "copy",
        "many.copy",
        "把一条记录复制为新记录，打印新的记录号；编号、状态、日期、佐证不复制",
        "main.py --data D copy meetings UID --set start_at='2026-10-08 09:00'",
        arguments.copying,
    ),
    Verb(
        "sheet import",
        "sheets.import_file",
        "把表格导入一个台账，逐行说明哪里要核对、哪里没有导入",
        "main.py --data D sheet import plans 计划.xlsx --dry-run --json",
        arguments.sheet_in,
    ),
    Verb(
        "sheet export",
        "sheets.export_file",
        "把一个台账写成表格，可以原样导回",
        "main.py --data D sheet export plans 计划.xlsx",
        arguments.sheet_out,
    ),
    Verb(
        "sheet template",
        "sheets.template",
        "写一张空表发下去填",
        "main.py sheet template plans 空表.xlsx",
        arguments.template,
    ),
    Verb(
        "enrol request",
        "enrol.request",
        "写一份登记申请交给上级，并打印核对码",
        "main.py --data D enrol request --to /media/stick",
        arguments.to_folder,
    ),
    Verb(
        "enrol accept",
        "enrol.accept",
        "核对码一致时登记一个下级，写出给它的答复",
        "main.py --data CITY enrol accept unit.xjr --to /media/stick "
        '--fingerprint "12345 12345 12345 12345 12345 12345"',
        arguments.accept,
    ),
    Verb(
        "enrol install",
        "enrol.install",
        "装入上级的答复，从此可以报送",
        "main.py --data D enrol install unit.xja",
        arguments.install,
    ),
    Verb(
        "enrol answer",
        "enrol.answer",
        "把给一个下级的答复再写一份",
        "main.py --data CITY enrol answer 清溪镇 --to /media/stick",
        arguments.answer,
    ),
    Verb(
        "enrol renew",
        "enrol.renew",
        "密钥丢失、电脑被复制时重做密钥，然后重新登记",
        "main.py --data D enrol renew",
        arguments.json_only,
    ),
    Verb(
        "enrol rotate",
        "enrol.rotate",
        "更换还没有丢失的密钥，不用打电话",
        "main.py --data D enrol rotate",
        arguments.json_only,
    ),
    Verb(
        "enrol revoke",
        "enrol.revoke",
        "吊销一个下级的密钥，以后的包不再接收",
        "main.py --data CITY enrol revoke 清溪镇 --reason 电脑被盗",
        arguments.revoke,
    ),
    Verb(
        "enrol waiting",
        "enrol.waiting",
        "哪些包因为不认识发送单位在等，登记以后导入",
        "main.py --data CITY enrol waiting --retry",
        arguments.waiting,
    ),
    Verb(
        "enrol log",
        "enrol.log",
        "登记、吊销、更换密钥的记录，和谁核对的",
        "main.py --data D enrol log --json",
        arguments.json_only,
    ),
    Verb(
        "package export",
        "packages.export",
        "生成报送包，写到文件夹里，打印文件路径和报送码",
        "main.py --data D package export --period 2026-09 --to /media/stick "
        "--reviewer 何静 --leader 刘芳",
        arguments.exporting,
    ),
    Verb(
        "privacy list",
        "privacy.list_held",
        "本单位持有一个人的哪些信息：记录、附件、以前的内容、报送包和备份",
        "main.py --data D privacy list 李强 --json",
        privacy_verbs.listing,
    ),
    Verb(
        "privacy erase",
        "privacy.erase_held",
        "先看清除什么、留下什么；写了 --yes 才清除，清除以后不能撤销",
        "main.py --data D privacy erase 李强 --names --yes",
        privacy_verbs.erasing,
    ),
    Verb(
        "privacy backups",
        "privacy.drop_backups",
        "另做一份备份，再删除本机更早的备份",
        "main.py --data D privacy backups --yes",
        privacy_verbs.backups,
    ),
    Verb(
        "package check",
        "submission.check",
        "报送前检查：什么要改正，什么要说明，更正了哪些报过的数",
        "main.py --data D package check --period 2026-09",
        arguments.check_report,
    ),
    Verb(
        "package explain",
        "submission.explain",
        "给一项提醒写明原因；nil 是“本月无”，correction 是报送后更正",
        "main.py --data D package explain nil --period 2026-09 --reason 本月没有安排",
        arguments.explain,
    ),
    Verb(
        "package down",
        "packages.down",
        "给每个下级单位，或只给选中的，写一份回执、决定和下发的内容",
        "main.py --data CITY package down --area 东部片区 --to /media/stick",
        arguments.down,
    ),
    Verb(
        "package receipt",
        "packages.receipt",
        "U 盘只能往上送时，登记上级在电话里念的回执码",
        "main.py --data D package receipt ABCD-2345 --told-by 何静",
        arguments.receipt,
    ),
    Verb(
        "package inspect",
        "receiving.inspect",
        "看一个报送包是谁的、会带来什么变化，不导入",
        "main.py --data CITY package inspect FILE.xjb --json",
        arguments.inspect,
    ),
    Verb(
        "package import",
        "receiving.import_packages",
        "导入报送包，每一包要么全部导入，要么一点不动；有拒收的以 3 结束",
        "main.py --data CITY package import /media/stick --yes --json",
        arguments.importing,
    ),
    Verb(
        "package undo",
        "receiving.undo",
        "整批撤回一次导入，数据回到导入以前",
        "main.py --data CITY package undo PACKAGE_ID",
        arguments.undo,
    ),
    Verb(
        "package status",
        "receiving.status",
        "哪个单位哪一期报了没有",
        "main.py --data CITY package status --year 2026 --json",
        arguments.status,
    ),
    Verb(
        "package forks",
        "recovering.forks",
        "列出前后对不上的单位和两边的包；本单位不能报送时说明原因",
        "main.py --data CITY package forks --json",
        arguments.json_only,
    ),
    Verb(
        "package grant",
        "recovering.grant",
        "准许一个下级另起编号：下发它的数据，或在电话里念编号码",
        "main.py --data CITY package grant 清溪镇 --how code --told-to 王芳",
        arguments.grant,
    ),
    Verb(
        "package begin-epoch",
        "recovering.begin_epoch",
        "照上级念的号数和编号码另起编号；没有上级的单位不写",
        "main.py --data D package begin-epoch 7 K3MX-92PD",
        arguments.begin_epoch,
    ),
    Verb(
        "package resume",
        "recovering.resume",
        "核对清楚以后，恢复接收一个单位的报送包",
        "main.py --data CITY package resume 清溪镇 --told-to 王芳",
        arguments.resume,
    ),
    Verb(
        "history show",
        "histories.show",
        "一条记录的每个版本：谁、何时、为什么，哪一项从什么改成什么",
        "main.py --data D history show issues UID --json",
        arguments.tied,
    ),
    Verb(
        "history restore",
        "histories.restore_asked",
        "恢复记录的一个版本，写成新的一版；状态和办理不恢复",
        "main.py --data D history restore issues UID 12",
        arguments.restoring_version,
    ),
    Verb(
        "history list",
        "histories.listed",
        "全部改动，可按日期、人、台账、类别、文字筛选，可写成表格",
        "main.py --data D history list --from 2026-09-01 --ledger issues --out 改动.xlsx",
        arguments.auditing,
    ),
    Verb(
        "backup make",
        "backing_up.make",
        "现在备份；选过第二块盘、它也插着的，那里也存一份",
        "main.py --data D backup make --to E:/",
        arguments.making_backup,
    ),
    Verb(
        "backup list",
        "backing_up.listed",
        "列出数据备份，最近的在前",
        "main.py --data D backup list",
        arguments.other_shelf,
    ),
    Verb(
        "backup check",
        "backing_up.check",
        "逐份打开核对备份；有一份坏了，退出码就是 1",
        "main.py --data D backup check --from E:/study-ledger-01a209e3",
        arguments.other_shelf,
    ),
    Verb(
        "backup second",
        "backing_up.second",
        "看、选或不要第二块备份盘",
        "main.py --data D backup second --to E:/",
        arguments.second_disk,
    ),
    Verb(
        "backup restore",
        "backing_up.restore",
        "恢复一份备份，空文件夹也行；备份以后报送过的，先从上级拿回数据才能再报送",
        "main.py --data D backup restore 000012_20260910-093000_import.xjt",
        arguments.restore,
    ),
    Verb(
        "update check",
        "updating.check",
        "核对更新包：发布者的签名，能不能装在这台电脑上",
        "main.py update check E:/study-ledger_1.4.0_debian-x86_64.xju",
        arguments.checking_update,
    ),
    Verb(
        "update apply",
        "updating.apply",
        "核对更新包，备份，再交给系统安装；写了 --to 就只取出安装文件",
        "main.py --data D update apply E:/study-ledger_1.4.0_debian-x86_64.xju",
        arguments.applying_update,
    ),
    Verb(
        "rescue",
        "rescuing.rescue",
        "数据文件损坏时：说明坏在哪里、怎么恢复；写了 --to 就把读得出的台账逐个存成表格",
        "main.py --data D rescue --to saved",
        arguments.rescue,
    ),
    Verb(
        "package carried",
        "packages.carried",
        "登记一个报送包由谁、哪天、用什么带走",
        "main.py --data D package carried PACKAGE_ID --carrier 王芳",
        arguments.carried,
    ),
    Verb(
        "package sent",
        "road.sent",
        "发出过的报送包：谁带走了，回执怎么说",
        "main.py --data D package sent",
        arguments.json_only,
    ),
    Verb(
        "package received",
        "road.received",
        "收到过的报送包：结果，以及念给对方的回执码",
        "main.py --data CITY package received",
        arguments.json_only,
    ),
    Verb(
        "package key",
        "packages.key",
        "写出本单位的读包钥匙：没有本程序时用 age 和 tar 打开自己的报送包",
        "main.py --data D package key --to key.txt",
        arguments.key,
    ),
    Verb(
        "table",
        "tables.table",
        "一张表：全年每个月的计划与完成",
        "main.py --data CITY table --year 2026 --out 一张表.xlsx",
        arguments.table,
    ),
    Verb(
        "report",
        "reports.report",
        "报告：按模板写成 .docx，每个数都从台账来",
        "main.py --data CITY report annual --year 2026 --out 总结.docx --evidence 依据.xlsx",
        arguments.report,
    ),
    Verb(
        "report-template",
        "reports.template",
        "内置的报告模板，可以在 Word 里改",
        "main.py --data D report-template monthly --out 月报.docx",
        arguments.report_template,
    ),
    Verb(
        "placeholders",
        "reports.placeholders",
        "模板里可以写的占位名称",
        "main.py --data D placeholders",
        arguments.json_only,
    ),
    Verb(
        "figures",
        "tables.show_figures",
        "每一个统计数，以及它数的是哪些记录",
        "main.py --data D figures issues_found --period 2026-09 --records --json",
        arguments.figures,
    ),
    Verb(
        "charts",
        "charting.show",
        "工作台的图：工作节奏、各单位参差、上紧下松、问题对账、真读完、办实事和满意率",
        "main.py --data CITY charts --period 2026Q3 --out 图表.xlsx",
        arguments.charts,
    ),
    Verb(
        "compare",
        "comparing.compare_periods",
        "对比：每个数和上期、去年同期比，或一个单位和片区的中位数比",
        "main.py --data CITY compare --period 2026-09 --out 对比.xlsx",
        arguments.comparing,
    ),
    Verb(
        "issued keep",
        "comparing.keep",
        "记下印发了什么：一张表、统计表或报告，连同每个数和它的记录",
        "main.py --data CITY issued keep table --year 2026",
        arguments.keeping,
    ),
    Verb(
        "issued list",
        "comparing.show_issued",
        "印发过的表，最近的在前",
        "main.py --data CITY issued list --json",
        arguments.json_only,
    ),
    Verb(
        "issued compare",
        "comparing.compare_issued",
        "两次印发，或一次印发和现在：哪些数不一样，是哪条记录、谁的报送包",
        "main.py --data CITY issued compare 3",
        arguments.comparing_issued,
    ),
    Verb(
        "issued forget",
        "comparing.forget",
        "删除记错的一次印发，台账里的记录不变",
        "main.py --data CITY issued forget 3",
        arguments.forgetting,
    ),
    Verb(
        "stock",
        "overviews.stock",
        "盘点表：某一天的未销号问题，期初加登记、重改减销号、移出等于期末",
        "main.py --data CITY stock --on 2026-06-30 --by source --json",
        arguments.stock,
    ),
    Verb(
        "schedule",
        "overviews.schedule",
        "月调度：每个未销号问题本月的进展、到期和超期",
        "main.py --data D schedule --period 2026-09 --which quiet",
        arguments.schedule,
    ),
    Verb(
        "calendar",
        "calendars.calendar",
        "制度日历：一个月里到期、已办和缺漏的事，可以写成日历文件",
        "main.py --data D calendar --month 2026-09 --ics 9月.ics",
        arguments.calendar,
    ),
    Verb(
        "warning-days",
        "calendars.warning_days",
        "提醒天数：时限前几天算“快到期”、几天算“临近”",
        "main.py --data D warning-days --soon 7 --near 15",
        arguments.warning_days,
    ),
    Verb(
        "promises",
        "overviews.promises",
        "需求清单到满意清单：每条需求成了哪件实事，群众满意不满意",
        "main.py --data D promises --period 2026Q3 --json",
        arguments.choices_json,
    ),
    Verb(
        "commentary",
        "overviews.commentary",
        "季度讲评：各单位的需求、实事、满意率和问题",
        "main.py --data CITY commentary --period 2026Q3",
        arguments.choices_json,
    ),
    Verb(
        "rota",
        "lecturing.rota",
        "轮值表：全年谁讲什么专题、哪天讲，冲突和该轮到谁",
        "main.py --data D rota --year 2026 --json",
        arguments.rota,
    ),
    Verb(
        "untrained",
        "lecturing.untrained",
        "应训未训：这半年处级及以上没有参加轮训班的人",
        "main.py --data CITY untrained --period 2026H2 --json",
        arguments.untrained,
    ),
    Verb(
        "carry-over",
        "overviews.carry_over_year",
        "年度结转：年底未销号的问题和未办结的实事转入下一年",
        "main.py --data D carry-over --year 2026 --plans",
        arguments.carrying_over,
    ),
    Verb(
        "people",
        "small_sheets.people_on",
        "某一天谁任什么职、在领导小组里做什么",
        "main.py --data D people --as-of 2026-06-30 --group",
        arguments.people_on,
    ),
    Verb(
        "burdens",
        "small_sheets.burdens",
        "五多：本期、上年同期、增减和同比，按项目和单位",
        "main.py --data CITY burdens --period 2026-09",
        arguments.choices_json,
    ),
    Verb(
        "news",
        "small_sheets.news",
        "信息报送：各单位报送、采用和得分",
        "main.py --data CITY news --period 2026Q3",
        arguments.choices_json,
    ),
    Verb(
        "targets",
        "small_sheets.targets",
        "年度任务：本期、累计和完成进度",
        "main.py --data D targets --period 2026-09",
        arguments.choices_json,
    ),
    Verb(
        "year-facts",
        "small_sheets.year_facts",
        "年度要素：总结里要写、台账里没有的内容，列出来或填上",
        "main.py --data D year-facts --year 2026 --set party_congress_no=15",
        arguments.year_facts,
    ),
    Verb(
        "views list",
        "views.list_views",
        "列出保存的视图，和上级下发的",
        "main.py --data D views list --json",
        arguments.json_only,
    ),
    Verb(
        "views show",
        "views.show",
        "一个视图的分组：每组多少条，数字各是多少",
        "main.py --data D views show 按片区看超期 --period 2026-09",
        arguments.view,
    ),
    Verb(
        "views export",
        "views.export",
        "把一个视图写成 .xlsx：分组的列表，和带图的汇总",
        "main.py --data D views export 按片区看超期 --out 超期.xlsx",
        arguments.view_out,
    ),
    Verb(
        "burden-meter",
        "metering.show",
        "填表负担：每个月键入多少项，自动带入多少项；只有数目，只在本机",
        "main.py --data D burden-meter --year 2026 --json",
        arguments.metering,
    ),
    Verb(
        "check",
        "check.check_data",
        "核对数据库、改动记录、报送内容和附件是否完好",
        "main.py --data D check",
        arguments.json_only,
    ),
    Verb(
        "rebuild",
        "check.rebuild",
        "把存着的统计数全部重算一遍",
        "main.py --data D rebuild",
        arguments.json_only,
    ),
    Verb(
        "decimals",
        "tables.decimals",
        "百分数的小数位：0、1 或 2，四舍五入",
        "main.py --data D decimals --set 2",
        arguments.decimals,
    ),
)

FAMILIES = {
    "history": "改动记录：每个版本、恢复旧版本、全部改动",
    "sheet": "导入、导出电子表格",
    "enrol": "与上级建立信任",
    "privacy": "个人信息",
    "package": "导出、导入报送包",
    "views": "保存的视图",
    "account": "管理账号、密码和恢复码",
    "backup": "备份数据，核对、恢复备份",
    "update": "用U盘上的更新包更新程序",
    "issued": "印发过的表，以及后来哪些数变了",
}
"""The first words that several verbs share."""


def make_parser(words: Words, verbs: Sequence[Verb] = VERBS) -> Parser:
    """The command line, in the reader's language."""
    top = Parser(
        words,
        "main.py",
        "学教台账：不带命令打开窗口，带命令不开窗口；pictures --to DIR 存下每一页的图片，"
        "papers 写出列表、表单、封面、回执和催报单的 PDF。",
    )
    top.tells_version()
    common_options(top, None)
    commands = top.add_subparsers(
        title=words("命令"), metavar="VERB", required=True, parser_class=Parser
    )
    groups: dict[str, argparse._SubParsersAction[Parser]] = {}
    for verb in verbs:
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
        common_options(parser, argparse.SUPPRESS)
        parser.set_defaults(verb=verb)
    return top
