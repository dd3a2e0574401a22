"""A report writes itself: each number is a figure's, and what nobody knows is marked."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import jinja2
import pytest
from openpyxl import load_workbook

from models.errors import UserError
from models.figures import ALL, OWN, Scope, figure_named, shown
from models.ledgers.books import Book, BookKind
from models.ledgers.year_facts import BLANKS, YearFact
from models.office import Office
from models.periods import Period, parse_period
from models.reports.catalogue import entries_of, texts_now
from models.reports.choosing import fitting
from models.reports.evidence import write_evidence
from models.reports.kinds import ReportKind, Template, template_from
from models.reports.official_paper import paper
from models.reports.placeholders import Telling, read_placeholder
from models.reports.writing import (
    TEXTS,
    Report,
    filled,
    own_template,
    passages_of,
    prepare,
    write_report,
)
from tests.conftest import Clock
from tests.models.cli_calls import ISSUE, Run, runner, sets
from tests.models.test_deeds import a_deed, do

YEAR = Period(2026)


def blank(text: str, name: str = "模板.docx") -> Template:
    out = io.BytesIO()
    paper(text).save(out)
    return Template(name, out.getvalue())


def text_of(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    heads = [line.text for line in document.sections[0].header.paragraphs]
    return "\n".join([*heads, *(line.text for line in document.paragraphs), *cells])


def written(office: Office, text: str, period: Period = YEAR) -> str:
    return text_of(filled(prepare(office, ReportKind.ANNUAL, period, blank(text))))


def books(office: Office, count: int) -> None:
    for number in range(count):
        book = office.door.new(
            *(Book,), title=f"第{number}本", kind=BookKind.REQUIRED, listed_on=date(2026, 1, 5)
        )
        office.door.store(book)


def refusal(office: Office, template: Template) -> str:
    with pytest.raises(UserError) as caught:
        filled(prepare(office, ReportKind.ANNUAL, YEAR, template))
    return str(caught.value)


def follows_its_figures(office: Office, kind: ReportKind, period: Period) -> Report:
    """The document is its template with every figure where it is asked for, and nothing else."""
    report = prepare(office, kind, period)
    values = dict(report.content.values)
    for number in report.content.numbers:
        asked = read_placeholder(number.placeholder, period)
        if asked is not None and asked.telling is Telling.NUMBER:
            scope = Scope(asked.period, asked.units, office.door.today)
            values[number.placeholder] = shown(asked.figure, scope)
    template = docx.Document(io.BytesIO(report.template.content))
    written = docx.Document(io.BytesIO(filled(report)))
    assert [line.text for line in written.paragraphs] == [
        jinja2.Template(line.text).render(values) for line in template.paragraphs
    ]
    return report


@pytest.mark.parametrize("kind", list(ReportKind))
def test_every_own_template_is_filled_to_the_last_placeholder(
    office: Office, kind: ReportKind
) -> None:
    """Also where nothing has happened yet: no mark is left, and no rate of nothing is a number."""
    period = {"monthly": "2026-09", "quarterly": "2026Q3", "notice": "2026Q3"}.get(kind, "2026")
    report = prepare(office, kind, parse_period(period))
    text = text_of(filled(report))
    assert not re.search(r"\{\{|\}\}|\{%|xx|None", text)
    assert "清溪镇" in text
    assert (report.is_draft and "草稿" in text) == bool(report.content.missing)
    for number in report.content.numbers:
        if number.figure.name in ("plan_rate", "attendance_rate", "satisfaction"):
            assert number.text == "—"


def test_each_number_of_the_summary_is_its_figure(office: Office) -> None:
    """Nothing else in the document changes with the data."""
    before = follows_its_figures(office, ReportKind.ANNUAL, YEAR)
    books(office, 3)
    after = follows_its_figures(office, ReportKind.ANNUAL, YEAR)
    assert len(after.content.numbers) > 50
    changed = {
        new.placeholder: (old.text, new.text)
        for old, new in zip(before.content.numbers, after.content.numbers, strict=True)
        if old.text != new.text
    }
    assert changed == {"学习书目": ("0", "3")}
    old_lines, new_lines = text_of(filled(before)).split("\n"), text_of(filled(after)).split("\n")
    [(old, new)] = [pair for pair in zip(old_lines, new_lines, strict=True) if pair[0] != pair[1]]
    assert old.replace("0本书", "3本书") == new


def test_a_placeholder_says_of_whom_and_of_when(office: Office) -> None:
    month = Period(2026, 9, 9)
    found = {
        name: read_placeholder(name, month)
        for name in ("授课", "授课_本单位_上半年", "授课_累计", "授课_上年同期", "lectures_held")
    }
    told = {name: asked and (asked.units, asked.period) for name, asked in found.items()}
    assert told == {
        "授课": (ALL, month),
        "授课_本单位_上半年": (OWN, Period(2026, 1, 6)),
        "授课_累计": (ALL, Period(2026, 1, 9)),
        "授课_上年同期": (ALL, Period(2025, 9, 9)),
        "lectures_held": (ALL, month),
    }
    assert read_placeholder("年份", month) is None
    with pytest.raises(UserError, match="下辈子"):
        read_placeholder("授课_下辈子", month)


def test_what_nobody_filled_in_is_marked_and_makes_a_draft(office: Office) -> None:
    text = "# 总结\n贯彻第{{ 要素_第几次党代会 }}次党代会精神"
    drafted = written(office, text)
    assert "第〔待填：第几次党代会〕次" in drafted and drafted.startswith("草稿")
    fact = office.door.new(
        YearFact, year=2026, key="party_congress_no", label="第几次党代会", value="十三"
    )
    office.door.store(fact)
    final = written(office, text)
    assert "第十三次党代会" in final and "草稿" not in final
    assert "十三" in written(office, "# 总结\n{{ 要素_party_congress_no }}")


def test_names_stand_behind_a_number(office: Office) -> None:
    books(office, 2)
    assert "书目：第0本、第1本" in written(office, "书目：{{ 学习书目_名单 }}").replace("　", "")
    assert "书目：无" in written(office, "书目：{{ 学习书目_名单_上年同期 }}")


def test_last_year_stands_beside_each_number(office: Office) -> None:
    books(office, 2)
    [number] = prepare(office, ReportKind.ANNUAL, YEAR, blank("{{ 学习书目 }}")).content.numbers
    assert (number.text, number.before) == ("2", "0")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("已读 {{ 没有这个数 }} 本", "第 2 段要填“没有这个数”"),
        ("已读 {{ 学习书目_明天 }} 本", "“明天”看不懂"),
        ("已读 {{ 学习书目 本", "第 2 段的记号写得不对"),
        ("{% for 行 in 片区 %}{{ 行.没有 }}{% endfor %}", "第 2 段要填“没有”"),
        ("{{ 年份.__class__.__mro__ }}", "第 2 段"),
        ("{{ ''.__class__.__base__.__subclasses__() }}", "第 2 段"),
    ],
)
def test_a_broken_template_is_named_with_the_placeholder_and_its_paragraph(
    office: Office, line: str, said: str
) -> None:
    assert said in refusal(office, blank(f"# 总结\n{line}"))


def test_a_template_that_never_ends_is_stopped(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.reports.writing.SECONDS", 1.0)
    loop = "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}"
    assert "时间太长" in refusal(office, blank(f"# 总结\n{loop}"))


def _with_macros(content: bytes) -> bytes:
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/vbaProject.bin", b"")
    return out.getvalue()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_with_macros, "宏"),
        (lambda _content: b"not a document", "已经损坏"),
        (lambda content: content[: len(content) // 2], "已经损坏"),
    ],
)
def test_what_is_no_template_is_refused(
    office: Office, spoil: Callable[[bytes], bytes], said: str
) -> None:
    assert said in refusal(office, Template("旧.docx", spoil(blank("# 总结").content)))


def test_an_old_word_file_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"另存为 \.docx"):
        template_from(tmp_path / "总结.doc")


def test_a_placeholder_that_word_has_split_is_still_read(office: Office) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("共 {{ 学")
    paragraph.add_run("习书").bold = True
    paragraph.add_run("目 }} 本")
    out = io.BytesIO()
    document.save(out)
    report = prepare(office, ReportKind.ANNUAL, YEAR, Template("改过.docx", out.getvalue()))
    assert "共 0 本" in text_of(filled(report))


def test_what_people_typed_is_never_a_placeholder(office: Office) -> None:
    """A name with braces or angle brackets goes into the document as it is."""
    book = office.door.new(
        *(Book,), title="{{ 年份 }}<b>&", kind=BookKind.REQUIRED, listed_on=date(2026, 1, 5)
    )
    office.door.store(book)
    assert "{{ 年份 }}<b>&" in written(office, "书目：{{ 学习书目_名单 }}")


def test_the_evidence_has_every_number_and_every_record(office: Office, tmp_path: Path) -> None:
    books(office, 3)
    report: Report = prepare(
        office, ReportKind.ANNUAL, YEAR, blank("{{ 学习书目 }} {{ 授课 }} {{ 要素_甲 }}")
    )
    book = load_workbook(write_evidence(report, tmp_path / "依据.xlsx"))
    numbers = list(book["数"].iter_rows(min_row=2, values_only=True))
    assert [(row[2], row[4], row[10]) for row in numbers] == [
        ("学习书目", "3", 3),
        ("授课", "0", 0),
    ]
    rows = list(book["依据记录"].iter_rows(min_row=2, values_only=True))
    assert [row[4] for row in rows] == ["第0本", "第1本", "第2本"]
    assert [row for (row,) in book["待填要素"].iter_rows(min_row=2, values_only=True)] == ["甲"]


def test_the_paper_has_the_form_of_the_standard(office: Office) -> None:
    document = docx.Document(io.BytesIO(own_template(ReportKind.ANNUAL).content))
    section = document.sections[0]
    millimetres = [
        round(length / 36000)
        for length in (
            *(section.page_width, section.page_height, section.top_margin, section.left_margin),
            section.page_width - section.left_margin - section.right_margin,
            section.page_height - section.top_margin - section.bottom_margin,
        )
    ]
    assert millimetres == [210, 297, 37, 28, 156, 225]
    faces = [
        paragraph.runs[0]._element.rPr.rFonts.get(docx.oxml.ns.qn("w:eastAsia"))
        for paragraph in document.paragraphs
    ]
    assert faces[0] == "方正小标宋简体" and faces[1] == "仿宋_GB2312" and faces[2] == "黑体"
    assert "楷体_GB2312" in faces
    assert (
        "— " in section.footer.paragraphs[0].text
        and document.settings.odd_and_even_pages_header_footer
    )


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    run = runner(capsys, tmp_path / "data")
    assert run("setup", "--name", "清溪镇", "--level", "unit").code == 0
    assert run("add", "people", "--set", "name=张三").code == 0
    assert run("add", "issues", *sets(ISSUE)).code == 0
    return run


def test_a_report_is_written_from_the_command_line(run: Run, tmp_path: Path) -> None:
    template, out, evidence = (tmp_path / name for name in ("甲.docx", "乙.docx", "丙.xlsx"))
    assert run("report-template", "monthly", "--out", str(template)).code == 0
    ended = run(
        *("report", "monthly", "--period", "2026-09", "--template", str(template)),
        *("--out", str(out), "--evidence", str(evidence), "--json"),
    )
    told = {one["placeholder"]: one for one in ended.json["numbers"]}
    figures = {one["name"]: one for one in run("figures", "--period", "2026-09", "--json").json}
    assert told["新登记问题"]["text"] == figures["issues_found"]["shown"] == "1"
    assert "本月新登记1个" in text_of(out.read_bytes()) and evidence.exists()
    assert run("report", "monthly").code == 2
    assert "销号问题" in run("placeholders").out


def test_nothing_is_left_where_a_report_cannot_be_written(office: Office, tmp_path: Path) -> None:
    (tmp_path / "在").write_text("a file where a folder should be")
    report = prepare(office, ReportKind.MONTHLY, Period(2026, 9, 9))
    with pytest.raises(UserError, match="写不进去"):
        write_report(report, tmp_path / "在" / "月报.docx")


def test_a_changed_definition_of_a_figure_is_noticed(
    office: Office, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The summary asks the figure itself: what it says is what is printed."""
    figure = figure_named("books_listed")
    assert figure is not None
    books(office, 1)
    monkeypatch.setitem(figure.__dict__, "source", lambda _reach: [])
    assert "本单位书目 0" in written(office, "本单位书目 {{ 学习书目 }}")


def test_the_figures_in_a_table_are_told_too(office: Office, tmp_path: Path) -> None:
    """Each with its unit, last year's, and its records among the evidence."""
    do(office, a_deed(office, promised_on=date(2026, 9, 1)), "adopt")
    report = prepare(office, ReportKind.QUARTERLY, Period(2026, 7, 9))
    told = {one.placeholder: one for one in report.content.numbers}
    row = told["各单位讲评.实事（清溪镇）"]
    assert (row.text, row.before, row.change, row.scope.units) == ("1", "0", 1, office.unit)
    book = load_workbook(write_evidence(report, tmp_path / "依据.xlsx"))
    lines = list(book["数"].iter_rows(min_row=2, values_only=True))
    assert ("各单位讲评.实事（清溪镇）", "1", 1) in [(line[2], line[4], line[10]) for line in lines]


def test_the_catalogue_has_nothing_that_a_template_cannot_ask_for(office: Office) -> None:
    listed = entries_of(office, 2026)
    text = "\n".join(one.name for one in listed if one.name.startswith("{{"))
    content = prepare(office, ReportKind.ANNUAL, YEAR, blank(text)).content
    told = texts_now(office, YEAR, listed)
    assert len(told) == len(content.values) > 90
    for name, value in content.values.items():
        assert told["{{ NAME }}".replace("NAME", name)] == ("" if "〔" in value else value)


@pytest.mark.parametrize(
    ("kind", "chosen", "expected"),
    [
        (ReportKind.ANNUAL, "2026-09", "2026"),
        (ReportKind.MONTHLY, "2026-03", "2026-03"),
        (ReportKind.MONTHLY, "2026", "2026-08"),
        (ReportKind.MONTHLY, "2025Q4", "2025-12"),
        (ReportKind.QUARTERLY, "2026", "2026Q2"),
        (ReportKind.QUARTERLY, "2026-09", "2026Q3"),
        (ReportKind.QUARTERLY, "2027", "2027Q1"),
        (ReportKind.AREAS, "2026H1", "2026H1"),
    ],
)
def test_a_report_is_on_the_period_in_view_or_the_one_that_fits(
    kind: ReportKind, chosen: str, expected: str
) -> None:
    assert fitting(kind, parse_period(chosen), date(2026, 9, 10)).code == expected


def test_months_that_are_no_quarter_have_a_name_of_their_own() -> None:
    so_far = Period(2026, 1, 9)
    assert (so_far.code, str(so_far.label)) == ("2026-01~09", "1月至9月")
    assert parse_period(so_far.code) == so_far


def test_the_document_is_read_back_as_its_passages(office: Office) -> None:
    report = prepare(office, ReportKind.NOTICE, Period(2026, 7, 9))
    found = passages_of(report)
    assert found[0].align == "centre" and found[0].text.endswith("督导检查情况的通报")
    assert next(one.text for one in found if one.heading) == "一、检查情况"
    table = next(one for one in found if one.rows)
    assert table.rows[0] == ["日期", "单位", "方式", "亮点"]
    assert table.aligns == ["centre", "centre", "centre", "left"]
    assert found[-1].dated and found[-2].text == "清溪镇"


def test_the_page_of_the_writers_blanks_has_every_one_of_the_summary() -> None:
    text = (TEXTS / "annual.txt").read_text(encoding="utf-8")
    assert {one.label for one in BLANKS} == set(re.findall(r"要素_(\w+)", text))
