"""Reports out of templates: the document, its evidence, and what a template may ask for."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from models.cli.call import Call, WrongUsage
from models.cli.choosing import period_of
from models.cli.noting import note_personal
from models.cli.output import line, note, print_json, print_table
from models.periods import Period
from models.reports.behind import scope_text
from models.reports.catalogue import entries
from models.reports.choosing import fitting
from models.reports.evidence import write_evidence
from models.reports.kinds import ReportKind, template_from
from models.reports.placeholders import endings
from models.reports.writing import Report, own_template, prepare, write_report
from models.saved_file import save_bytes
from models.words import sentence


def report(call: Call) -> int:
    """Write a report, beside it its evidence; `--json` says every number in it."""
    args = call.args
    if not (args.out or args.json or args.evidence):
        raise WrongUsage("用 --out 写明文件，或用 --json 打印")
    template = template_from(Path(args.template)) if args.template else None
    with call.office() as office:
        kind, today = ReportKind[args.kind.upper()], office.door.today
        asked = period_of(call) or Period(today.year)
        period = asked if args.period else fitting(kind, asked, today)
        made = prepare(office, kind, period, template)
        if args.out:
            write_report(made, Path(args.out))
        if args.evidence:
            write_evidence(made, Path(args.evidence), call.words)
        told = _told(made, call)
    if args.json:
        print_json(told)
        return 0
    for path in filter(None, (args.out, args.evidence)):
        line(path)
    if args.out:
        note_personal(call, made.personal)
    if made.is_draft:
        names = "、".join(made.content.missing)
        note(call.say(sentence("还有要素没有填，文件标为草稿：{names}", names=names)))
    return 0


def _told(made: Report, call: Call) -> dict[str, Any]:
    return {
        **{"kind": made.kind.value, "period": made.period.code, "draft": made.is_draft},
        "missing": list(made.content.missing),
        "numbers": [
            {
                "placeholder": number.placeholder,
                "paragraph": number.paragraph,
                "figure": number.figure.name,
                "period": number.scope.period.code,
                "units": number.scope.units,
                "scope": scope_text(number.scope, call.words),
                "text": number.text,
                "before": number.before,
            }
            for number in made.content.numbers
        ],
    }


def template(call: Call) -> int:
    """The program's own template of a kind, to be edited in Word."""
    own = own_template(ReportKind[call.args.kind.upper()])
    save_bytes(Path(call.args.out), own.content)
    line(call.args.out)
    return 0


def placeholders(call: Call) -> int:
    """Everything that a template may ask for."""
    found = entries()
    if call.args.json:
        print_json({"entries": [asdict(entry) for entry in found], "endings": list(endings())})
    else:
        words = call.words
        print_table([[one.name, words(one.label), words(one.definition)] for one in found])
        line(call.say(sentence("数的后面可以接：{endings}", endings=" ".join(endings()))))
    return 0
