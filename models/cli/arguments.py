"""What each verb takes: its words and options, in the order of its help."""

from models.cli.parser import Parser


def setup(parser: Parser) -> None:
    parser.option("--name", "NAME", "单位名称", required=True)
    parser.option("--level", "LEVEL", "层级：unit、district、city、province", required=True)
    parser.option("--code", "CODE", "统一社会信用代码")
    parser.option("--area", "AREA", "片区名称")
    parser.json()


def json_only(parser: Parser) -> None:
    parser.json()


def helping(parser: Parser) -> None:
    parser.needed.add_argument(
        "topic",
        metavar="TOPIC",
        nargs="?",
        default="",
        help=parser.words("帮助主题，如 issues/stock"),
    )
    parser.option("--search", "WORDS", "在帮助里查找")


def listing(parser: Parser) -> None:
    parser.place("LEDGER", "台账，如 issues")
    choices(parser)
    parser.json()


def choices(parser: Parser) -> None:
    parser.option("--year", "Y", "年度，如 2026")
    parser.option("--period", "P", "期间，如 2026-09、2026Q3、2026H1")
    parser.option("--unit", "NAME", "只看一个单位：名称或记录号")


def adding(parser: Parser) -> None:
    parser.place("LEDGER", "台账，如 issues")
    parser.sets()
    parser.option(
        "--file",
        "FILE",
        "一条或一批记录的 JSON；文字按平常的写法读，整数和 list --json 打印的一样",
    )
    parser.json()


def searching(parser: Parser) -> None:
    parser.place("TEXT", "要找的字词，几个词用空格分开并加引号")
    parser.json()


def tied(parser: Parser) -> None:
    parser.place("LEDGER", "台账，如 issues")
    parser.place("UID", "记录号")
    parser.json()


def restoring_version(parser: Parser) -> None:
    parser.place("LEDGER", "台账，如 issues")
    parser.place("UID", "记录号")
    parser.place("SEQ", "改动的序号，history show 列得出")
    parser.json()


def auditing(parser: Parser) -> None:
    parser.option("--from", "DAY", "从哪天起，如 2026-09-01")
    parser.option("--to", "DAY", "到哪天为止")
    parser.option("--by", "NAME", "谁改的")
    parser.option("--ledger", "LEDGER", "台账，如 issues；账号写 accounts")
    parser.option("--kind", "KIND", "类别，如 edit、import、accounts")
    parser.option("--text", "TEXT", "记录或原因里的文字")
    parser.option("--limit", "N", "最多列几条，最近的在前", default="200")
    parser.option("--out", "FILE", "写成 .xlsx，全部写")
    parser.json()


def acting(parser: Parser) -> None:
    parser.place("LEDGER", "台账，如 issues")
    parser.needed.add_argument(
        "action",
        metavar="VERB",
        help=parser.words("操作：edit 修改，delete 删除，其余见 ledgers"),
    )
    parser.place("UID", "记录号")
    parser.sets()
    parser.json()


def setting(parser: Parser) -> None:
    parser.place("LEDGER", "台账，如 issues")
    parser.options.add_argument(
        "--where",
        metavar="FIELD=VALUE",
        action="append",
        default=[],
        help=parser.words("只改这一字段是这个值的记录；写几次就要都符合，等号后面空着就是没有填的"),
    )
    parser.switch("--all", "不分条件，全部都改")
    choices(parser)
    parser.sets()
    parser.switch("--dry-run", "只看会改哪些，不改")
    parser.json()


def copying(parser: Parser) -> None:
    parser.place("LEDGER", "台账，如 issues")
    parser.place("UID", "记录号")
    parser.sets()
    parser.json()


def view(parser: Parser) -> None:
    parser.place("NAME", "视图的名称或记录号")
    _view_choices(parser)
    parser.json()


def view_out(parser: Parser) -> None:
    parser.place("NAME", "视图的名称或记录号")
    parser.option("--out", "FILE", "写成这个 .xlsx 文件", required=True)
    _view_choices(parser)


def _view_choices(parser: Parser) -> None:
    parser.option("--ledger", "LEDGER", "只在这个台账的视图里找")
    parser.option("--year", "Y", "年度，如 2026")
    parser.option("--period", "P", "期间，如 2026-09、2026Q3、2026H1")


def metering(parser: Parser) -> None:
    parser.option("--year", "Y", "年度，如 2026")
    parser.option("--period", "P", "期间，如 2026-09、2026Q3、2026H1")
    parser.json()


def sheet_in(parser: Parser) -> None:
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


def sheet_out(parser: Parser) -> None:
    parser.place("LEDGER", "台账，如 issues")
    parser.place("FILE", "写成这个 .xlsx 文件")
    choices(parser)


def template(parser: Parser) -> None:
    parser.place("LEDGER", "台账，如 issues")
    parser.place("FILE", "写成这个 .xlsx 文件")


def to_folder(parser: Parser) -> None:
    parser.option("--to", "DIR", "写到这个文件夹", required=True)
    parser.json()


def accept(parser: Parser) -> None:
    parser.place("FILE", "下级的登记申请（.xjr）")
    parser.option("--fingerprint", "NUMBERS", "下级在电话里念的核对码，六组五位数字", required=True)
    parser.option("--to", "DIR", "答复写到这个文件夹", required=True)
    parser.option("--unit-type", "CODE", "单位类型，如 township", default="other")
    parser.option("--as-unit", "NAME", "对方是这个已登记的单位换了电脑：名称或记录号")
    told_by(parser)
    parser.json()


def told_by(parser: Parser) -> None:
    parser.option("--told-by", "NAME", "电话那头的人")


def answer(parser: Parser) -> None:
    parser.place("UNIT", "下级单位：名称或记录号")
    to_folder(parser)


def revoke(parser: Parser) -> None:
    parser.place("UNIT", "下级单位：名称或记录号")
    parser.option("--reason", "TEXT", "为什么吊销", required=True)
    parser.option("--last", "E-N", "最后一个有效的包，编-号，如 1-7；不写就是最后收下的一包")
    told_by(parser)
    parser.json()


def waiting(parser: Parser) -> None:
    parser.switch("--retry", "把发送单位已经登记的导入")
    parser.json()


def install(parser: Parser) -> None:
    parser.place("FILE", "上级的答复（.xja）")
    told_by(parser)
    parser.json()


def exporting(parser: Parser) -> None:
    parser.option("--period", "P", "这一包完成哪一期的报送，如 2026-09")
    parser.option("--to", "DIR", "写到这个文件夹；只看清单时不用写")
    parser.switch("--dry-run", "只列出哪些台账、个人信息和附件会出去，给谁，不生成报送包")
    parser.option("--filler", "NAME", "填报人，不写就是操作人")
    parser.option("--reviewer", "NAME", "审核人；写了签字，三个人都要有")
    parser.option("--leader", "NAME", "负责人")
    parser.option("--signed-on", "DAY", "签字日期，不写就是今天")
    parser.switch("--paper", "签在纸上，不是在本机")
    parser.option("--explain", "TEXT", "还没说明的提醒都用这一个原因")
    parser.option(
        "--files",
        "WHICH",
        "附件：all 全部随包，none 这次不带，一个整数是只带不超过这么多 MB 的；其余下次随包",
        default="all",
    )
    parser.json()


def check_report(parser: Parser) -> None:
    parser.option("--period", "P", "哪一期，不写就是最早该报还没报的一期")
    parser.json()


def explain(parser: Parser) -> None:
    parser.place("CODE", "检查项，见 package check")
    parser.options.add_argument(
        "--subject",
        metavar="UID",
        action="append",
        help=parser.words("只说明这一条记录，可以写几次；不写就是全部"),
    )
    parser.option("--reason", "TEXT", "说明", required=True)
    parser.option("--period", "P", "哪一期，不写就是最早该报还没报的一期")


def down(parser: Parser) -> None:
    for flag, name, text in (
        ("--unit", "NAME", "只给这个单位：名称或记录号，可以写几次"),
        ("--area", "NAME", "只给这个片区的单位，可以写几次"),
    ):
        parser.options.add_argument(
            flag, metavar=name, action="append", default=[], help=parser.words(text)
        )
    parser.option("--to", "DIR", "写到这个文件夹；只看清单时不用写")
    parser.switch("--dry-run", "只列出哪些台账、个人信息和附件会出去，给谁，不生成报送包")
    parser.json()


def receipt(parser: Parser) -> None:
    parser.place("CODE", "上级在电话里念的回执码")
    parser.option("--told-by", "NAME", "念回执码的人")


def inspect(parser: Parser) -> None:
    parser.place("FILE", "报送包（.xjb）")
    parser.json()


def importing(parser: Parser) -> None:
    parser.needed.add_argument(
        "files",
        metavar="FILE_OR_FOLDER",
        nargs="+",
        help=parser.words("报送包，或放着报送包的文件夹"),
    )
    parser.switch("--dry-run", "只看会有什么变化，不导入")
    parser.switch("--yes", "不再询问，直接导入")
    parser.json()


def undo(parser: Parser) -> None:
    parser.place("PACKAGE_ID", "报送包编号，见 package import --json")


def grant(parser: Parser) -> None:
    parser.place("UNIT", "下级单位的名称或编号")
    parser.options.add_argument(
        "--how",
        choices=("recovery", "code"),
        default="recovery",
        help=parser.words("recovery 下发它的数据，code 在电话里念编号码"),
    )
    parser.option("--told-to", "NAME", "在电话里念给哪一位")
    parser.json()


def begin_epoch(parser: Parser) -> None:
    for name, text in (("N", "上级念的号数"), ("CODE", "上级念的编号码")):
        parser.needed.add_argument(name.lower(), metavar=name, nargs="?", help=parser.words(text))
    parser.option("--heard-from", "NAME", "念编号码的人")


def resume(parser: Parser) -> None:
    parser.place("UNIT", "下级单位的名称或编号")
    parser.option("--told-to", "NAME", "和谁核对的", required=True)


def rescue(parser: Parser) -> None:
    parser.option("--to", "DIR", "把读得出的台账存成表格，放进这个文件夹")
    parser.json()


def restore(parser: Parser) -> None:
    parser.place("FILE", "备份文件，或 backup list 列出的名字")
    parser.switch("--dry-run", "只看恢复后会有什么不同，不恢复")
    parser.json()


def checking_update(parser: Parser) -> None:
    parser.place("FILE", "更新包（.xju）")
    parser.json()


def applying_update(parser: Parser) -> None:
    checking_update(parser)
    parser.option("--to", "DIR", "把核对过的安装文件放到这个文件夹，不开始安装")


def making_backup(parser: Parser) -> None:
    parser.option("--to", "DIR", "另存一份到这个文件夹")
    parser.json()


def other_shelf(parser: Parser) -> None:
    parser.options.add_argument(
        "--from", metavar="DIR", dest="source", help=parser.words("别处存备份的文件夹")
    )
    parser.json()


def second_disk(parser: Parser) -> None:
    parser.option("--to", "DIR", "第二块备份盘或U盘上的文件夹")
    parser.switch("--off", "不再往第二块盘备份，那里的备份留着")
    parser.json()


def carried(parser: Parser) -> None:
    parser.place("PACKAGE_ID", "报送包编号，见 package export --json")
    parser.option("--carrier", "NAME", "谁带走的", required=True)
    parser.options.add_argument(
        "--medium",
        choices=("stick", "disc", "other"),
        default="stick",
        help=parser.words("stick U盘，disc 光盘，other 其他介质"),
    )
    parser.option("--on", "DAY", "哪天带走，不写就是今天")


def key(parser: Parser) -> None:
    parser.option("--to", "FILE", "写成这个文件，读得到它的人就能打开本单位的报送包", required=True)


def status(parser: Parser) -> None:
    parser.option("--year", "Y", "年度，如 2026")
    parser.option("--period", "P", "期间，如 2026-09、2026Q3、2026H1")
    parser.json()


def figures(parser: Parser) -> None:
    parser.needed.add_argument(
        "name", metavar="NAME", nargs="?", help=parser.words("只看一个数，如 issues_found")
    )
    parser.option("--year", "Y", "年度，如 2026")
    parser.option("--period", "P", "期间，如 2026-09、2026Q3、2026H1")
    parser.option("--unit", "U", "own 本单位，below 全部下级，all 两者合计，或一个单位、片区的名称")
    parser.option("--as-of", "DAY", "只看到这一天为止发生的事，如 2026-08-31；早的日期也行")
    parser.switch("--records", "列出这个数数到的记录")
    parser.switch("--by-unit", "同时给出每个单位的数")
    parser.json()


def decimals(parser: Parser) -> None:
    parser.options.add_argument(
        "--set", type=int, metavar="N", help=parser.words("百分数的小数位：0、1 或 2，四舍五入")
    )
    parser.json()


def charts(parser: Parser) -> None:
    parser.needed.add_argument(
        "chart",
        metavar="CHART",
        nargs="?",
        help=parser.words("只看一张图，如 spread；不写就是全部"),
    )
    parser.option("--year", "Y", "年度，如 2026")
    parser.option("--period", "P", "期间，如 2026-09、2026Q3、2026H1")
    parser.option("--unit", "U", "own 本单位，below 全部下级，all 两者合计，或一个单位、片区的名称")
    parser.option("--figure", "NAME", "各单位参差看哪个数，如 plan_rate")
    parser.options.add_argument(
        "--by",
        choices=("month", "unit"),
        default="month",
        help=parser.words("真读完按月还是按单位"),
    )
    parser.option("--out", "FILE", "写成这个 .xlsx 文件，每张图一页，带图")
    parser.json()


def table(parser: Parser) -> None:
    parser.option("--year", "Y", "年度，如 2026")
    parser.option("--unit", "U", "own 本单位，below 全部下级，all 两者合计，或一个单位、片区的名称")
    parser.options.add_argument(
        "--view",
        choices=("task", "unit", "area"),
        default="task",
        help=parser.words("task 按任务，unit 按单位，area 按片区"),
    )
    parser.option("--out", "FILE", "写成这个 .xlsx 文件")
    parser.json()


def report(parser: Parser) -> None:
    _kind_of_report(parser)
    parser.option("--year", "Y", "年度，如 2026")
    parser.option("--period", "P", "期间，如 2026-09、2026Q3、2026H1")
    parser.option("--out", "FILE", "写成这个 .docx 文件")
    parser.option("--evidence", "FILE", "把每个数的口径和依据记录写成这个 .xlsx 文件")
    parser.option("--template", "FILE", "用这个 .docx 模板，不写就用内置的")
    parser.json()


def report_template(parser: Parser) -> None:
    _kind_of_report(parser)
    parser.option("--out", "FILE", "写成这个 .docx 文件，可以在 Word 里改", required=True)


def _kind_of_report(parser: Parser) -> None:
    parser.needed.add_argument(
        "kind",
        choices=("annual", "monthly", "quarterly", "notice", "areas"),
        help=parser.words(
            "annual 年度总结，monthly 月报，quarterly 季度讲评，notice 督导通报，areas 片区分析"
        ),
    )


def choices_json(parser: Parser) -> None:
    choices(parser)
    parser.json()


def stock(parser: Parser) -> None:
    parser.option("--on", "DAY", "盘点哪一天，不写就是今天")
    parser.option("--since", "DAY", "从哪一天起算，不写就是那一年的 1 月 1 日")
    parser.option("--unit", "U", "own 本单位，below 全部下级，all 两者合计，或一个单位、片区的名称")
    parser.options.add_argument(
        "--by",
        choices=("unit", "source", "aspect"),
        default="unit",
        help=parser.words("unit 按单位，source 按来源，aspect 按方面"),
    )
    parser.json()


def schedule(parser: Parser) -> None:
    choices(parser)
    parser.options.add_argument(
        "--which",
        choices=("all", "late", "due", "quiet", "closed"),
        default="all",
        help=parser.words("all 全部，late 已超期，due 本月到期，quiet 本月无进展，closed 本月销号"),
    )
    parser.json()


def calendar(parser: Parser) -> None:
    parser.option("--month", "M", "月份，如 2026-09，不写就是本月")
    parser.option("--year", "Y", "年度，如 2026")
    parser.option("--period", "P", "期间，如 2026-09、2026Q3、2026H1")
    parser.switch("--short", "只列缺漏和超期的")
    parser.option("--ics", "FILE", "写成日历文件，别的日历程序可以打开")
    parser.json()


def warning_days(parser: Parser) -> None:
    for flag, text in (("--soon", "“快到期”提前几天"), ("--near", "“临近”提前几天")):
        parser.options.add_argument(flag, metavar="N", type=int, help=parser.words(text))
    parser.json()


def rota(parser: Parser) -> None:
    parser.option("--year", "Y", "年度，如 2026")
    parser.option("--unit", "U", "单位名称或记录号，不写就是本单位")
    parser.json()


def untrained(parser: Parser) -> None:
    choices(parser)
    parser.switch("--all", "参加过的人也列出来")
    parser.json()


def carrying_over(parser: Parser) -> None:
    choices(parser)
    parser.switch("--plans", "同时按这一年的计划起草下一年的计划")
    parser.switch("--dry-run", "只列出来，不写入")
    parser.json()


def demo(parser: Parser) -> None:
    parser.place("DIR", "空文件夹，或还没有的文件夹")
    parser.option("--units", "N", "下级单位的个数", default="12")
    parser.option("--year", "Y", "年度，如 2026", default="2026")
    parser.option("--seed", "N", "同一个数编出同样的记录", default="1")
    parser.json()


def people_on(parser: Parser) -> None:
    parser.option("--as-of", "DAY", "哪一天，不写就是今天")
    parser.option("--unit", "NAME", "哪个单位：名称或记录号，不写就是本单位")
    parser.switch("--group", "只看领导小组，按职务排")
    parser.json()


def year_facts(parser: Parser) -> None:
    parser.option("--year", "Y", "年度，如 2026")
    parser.options.add_argument(
        "--set",
        metavar="KEY=VALUE",
        action="extend",
        nargs="+",
        default=[],
        help=parser.words("填一个要素，如 party_congress_no=15"),
    )
    parser.json()


def comparing(parser: Parser) -> None:
    choices(parser)
    parser.options.add_argument(
        "--by",
        choices=("period", "area"),
        default="period",
        help=parser.words("period 和上期、去年同期比，area 和所在片区的中位数比"),
    )
    parser.option("--out", "FILE", "写成这个 .xlsx 文件")
    parser.json()


def keeping(parser: Parser) -> None:
    kinds = ("table", "figures", "annual", "monthly", "quarterly", "notice", "areas")
    parser.needed.add_argument(
        "kind",
        metavar="KIND",
        choices=kinds,
        help=parser.words("table 一张表，figures 统计表，其余是报告的种类"),
    )
    choices(parser)
    parser.options.add_argument(
        "--view",
        choices=("task", "unit", "area"),
        default="task",
        help=parser.words("task 按任务，unit 按单位，area 按片区"),
    )
    parser.option("--template", "FILE", "报告用的模板；不写就用内置的")
    parser.option("--title", "TEXT", "表的名称；不写就按种类和期间取名")
    parser.json()


def comparing_issued(parser: Parser) -> None:
    parser.place("NUMBER", "哪一次印发的号")
    parser.needed.add_argument(
        "other", metavar="OTHER", nargs="?", help=parser.words("另一次的号；不写就和现在比")
    )
    parser.json()


def forgetting(parser: Parser) -> None:
    parser.place("NUMBER", "哪一次印发的号")
