"""督导检查 on paper: the bulletin of a period, one visit's feedback, and the result of a draw."""

from collections.abc import Sequence

from models.fields import Column
from models.figures import BELOW, Scope, figure_named, shown
from models.ledgers.draws import Draw, picks, repeated
from models.ledgers.inspections import Finding, Inspection
from models.ledgers.raised_tie import FollowUp
from models.listing import names_of
from models.lists import list_labels
from models.office import Office
from models.periods import Period
from models.rounds import Found, UnitRound, round_of
from models.values import Reader
from ui.dates import long_day_text, period_text
from ui.forms.draw_detail import names_in
from ui.printing.paper import (
    A4,
    A4_ACROSS,
    Align,
    Block,
    Cell,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Slots,
    Table,
)
from ui.printing.paper import Column as PaperColumn
from ui.states import look_of
from ui.words import tr


def bulletin(office: Office, period: Period) -> Paper:
    """通报: what was visited, unit by unit, and every finding with where it stands."""
    rows = round_of(office, period)
    found = [one for row in rows for one in row.found]
    names = names_of("units", [row.unit for row in rows])
    blocks: list[Block] = [Paragraph(_summary(office, period, found), indent=True)]
    praised = [
        (names.get(row.unit, ""), one.highlights)
        for row in rows
        for one in row.held
        if one.highlights
    ]
    if praised:
        blocks.append(Heading(tr(Inspection.highlights.label)))
        blocks.append(Facts(tuple(praised), across=1))
    blocks += [Heading(tr("各单位情况")), _units(rows, names)]
    if found:
        blocks += [Heading(tr("存在问题")), _found(found, names)]
    context = (office.name, period_text(period.code))
    title = tr("督导检查情况通报")
    sheets = (A4_ACROSS, A4)
    return Paper("bulletin", title, tuple(blocks), _now(office), context, sheets=sheets)


def _summary(office: Office, period: Period, found: Sequence[Found]) -> str:
    """The numbers are the figures' own."""
    scope = Scope(period, BELOW, office.door.today)
    told = {}
    for name in ("units_inspected", "inspection_visits", "units_drawn"):
        figure = figure_named(name)
        assert figure is not None
        told[name] = shown(figure, scope)
    states = [one.finding.follow_up for one in found]
    text = tr(
        "本期实地检查 {units_inspected} 个单位 {inspection_visits} 次，"
        "随机抽查 {units_drawn} 个单位；发现问题 {found} 个，"
        "其中已交办未登记 {waiting} 个，整改中 {doing} 个，已办结 {done} 个。"
    )
    return text.format(
        **told,
        found=len(found),
        waiting=states.count(FollowUp.UNREGISTERED),
        doing=states.count(FollowUp.REGISTERED),
        done=sum(not one.open for one in found),
    )


def _units(rows: Sequence[UnitRound], names: dict[str, str]) -> Table:
    areas = names_of("areas", [row.area for row in rows if row.area])
    columns = (
        PaperColumn(tr("单位"), 1.6),
        PaperColumn(tr("片区"), 1.0),
        *(
            PaperColumn(title, 0.7, Align.CENTRE)
            for title in (
                *(tr("实地"), tr("视频电话"), tr("抽中"), tr("问题数"), tr("未登记")),
                tr("已办结"),
            )
        ),
        PaperColumn(tr("最近检查"), 1.0, Align.CENTRE),
    )
    lines = []
    for row in rows:
        counts = (row.on_site, row.afar, row.drawn, len(row.found), row.waiting, row.finished)
        last = row.last_on.isoformat() if row.last_on else "—"
        lines.append(
            (
                Cell(names.get(row.unit, "")),
                Cell(areas.get(row.area or "", "")),
                *(Cell(str(count), bold=at == 4 and count > 0) for at, count in enumerate(counts)),
                Cell(last),
            )
        )
    return Table(columns, tuple(lines))


def _found(found: Sequence[Found], names: dict[str, str]) -> Table:
    columns = (
        PaperColumn(tr("序号"), 0.4, Align.CENTRE),
        PaperColumn(tr("单位"), 1.2),
        PaperColumn(tr("存在问题"), 3.0),
        PaperColumn(tr("检查日期"), 0.9, Align.CENTRE),
        PaperColumn(tr("整改时限"), 0.9, Align.CENTRE),
        PaperColumn(tr("落实情况"), 1.2),
    )
    lines = []
    for number, one in enumerate(found, 1):
        day, due = one.inspection.inspected_on, one.due_on
        lines.append(
            (
                *(Cell(str(number)), Cell(names.get(one.unit, ""))),
                Cell(one.finding.problem or ""),
                Cell(day.isoformat() if day else ""),
                Cell(due.isoformat() if due else "—"),
                standing(one.finding),
            )
        )
    return Table(columns, tuple(lines))


def standing(finding: Finding) -> Cell:
    """Where a finding stands, with the number of the issue that came of it."""
    state = finding.follow_up
    if state is None:
        return Cell("—")
    words = " ".join(filter(None, (tr(state.label), finding.issue_no)))
    return Cell(words, look_of(state))


def feedback(office: Office, uid: str) -> Paper:
    """反馈单: one visit, its findings, and room for both signatures."""
    inspection = office.door.load(Inspection, uid)
    units = names_of("units", [inspection.inspected_unit or ""])
    groups = names_of("guidance_groups", [inspection.guidance_group or ""])
    facts = (
        (tr(Inspection.inspected_unit.label), units.get(inspection.inspected_unit or "", "")),
        (
            tr(Inspection.inspected_on.label),
            long_day_text(inspection.inspected_on) if inspection.inspected_on else "",
        ),
        (tr(Inspection.method.label), tr(inspection.method.label) if inspection.method else ""),
        (
            tr(Inspection.guidance_group.label),
            groups.get(inspection.guidance_group or "", ""),
        ),
    )
    blocks: list[Block] = [Facts(facts)]
    told = (Inspection.content, Inspection.highlights)
    after = (Inspection.suggestions, Inspection.requirements)
    blocks += _texts(inspection, told)
    if inspection.findings:
        blocks += [Heading(tr(Inspection.findings.label)), _list(inspection)]
    blocks += _texts(inspection, after)
    blocks.append(
        Slots(
            (
                (tr("检查方签字"), inspection.inspector_signed_by or ""),
                (tr("被检查方签字"), inspection.inspected_signed_by or ""),
            )
        )
    )
    context = (office.name, inspection.title or "")
    return Paper("feedback", tr("督导检查反馈单"), tuple(blocks), _now(office), context)


def _texts(inspection: Inspection, columns: Sequence[Column[str | None]]) -> list[Block]:
    blocks: list[Block] = []
    for column in columns:
        text = getattr(inspection, column.name)
        if text:
            blocks.append(Heading(tr(column.label)))
            blocks += [Paragraph(line, indent=True) for line in text.splitlines() if line.strip()]
    return blocks


def _list(inspection: Inspection) -> Table:
    reader = Reader(tr, items=list_labels)
    columns = (
        PaperColumn(tr("序号"), 0.4, Align.CENTRE),
        PaperColumn(tr("存在问题"), 3.4),
        PaperColumn(tr("方面"), 0.9),
        PaperColumn(tr("整改时限"), 1.0, Align.CENTRE),
        PaperColumn(tr("复查结果"), 1.0),
    )
    lines = []
    for number, finding in enumerate(inspection.findings, 1):
        due = finding.due_on or inspection.due_on
        result = finding.recheck_result
        aspect = reader.items("aspect").get(finding.aspect or "", "")
        lines.append(
            (
                *(Cell(str(number)), Cell(finding.problem or ""), Cell(tr(aspect))),
                Cell(due.isoformat() if due else "—"),
                Cell(tr(result.label) if result else ""),
            )
        )
    return Table(columns, tuple(lines))


def drawn_paper(office: Office, uid: str) -> Paper:
    """抽取结果: all that is needed to draw again, and who was drawn."""
    draw = office.door.load(Draw, uid)
    names, found = names_in(draw), picks(draw)
    facts = (
        (tr(Draw.drawn_on.label), long_day_text(draw.drawn_on) if draw.drawn_on else ""),
        (tr(Draw.draw_among.label), tr(draw.draw_among.label) if draw.draw_among else ""),
        (tr(Draw.pick_count.label), str(draw.pick_count or "")),
        (tr("候选数"), str(len(draw.pool))),
        (tr(Draw.seed.label), draw.seed or ""),
        (tr(Draw.algorithm.label), draw.algorithm or ""),
    )
    same = bool(found) and found == repeated(draw)
    columns = (PaperColumn(tr("次序"), 0.4, Align.CENTRE), PaperColumn(tr("抽中"), 3.0))
    lines = tuple((Cell(str(n)), Cell(names.get(one, one))) for n, one in enumerate(found, 1))
    checked = tr("按种子重算，结果一致") if same else tr("按种子重算，结果不一致")
    blocks: tuple[Block, ...] = (
        *(Facts(facts), Table(columns, lines), Paragraph(checked)),
        Slots(((tr("抽取人"), ""), (tr("监督人"), ""))),
    )
    context = (office.name, draw.title or "")
    return Paper("draw", tr("随机抽取结果"), blocks, _now(office), context)


def _now(office: Office) -> str:
    return office.door.now.strftime("%Y-%m-%d %H:%M")
