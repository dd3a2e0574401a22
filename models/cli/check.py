"""Whether the data are whole, said part by part; and what is derived of them, made anew."""

from models.cli.call import Call
from models.cli.output import line, note, print_json, progress_of
from models.figures import rolling
from models.integrity import check


def check_data(call: Call) -> int:
    words = call.words
    with call.office() as office:
        findings = list(check(office, progress_of(words("核对数据"))))
    faults = [fault.text(words) for finding in findings for fault in finding.faults]
    if call.args.json:
        looked = [
            {
                **{"name": finding.name, "count": finding.count, "said": finding.said.text(words)},
                "faults": [fault.text(words) for fault in finding.faults],
            }
            for finding in findings
        ]
        print_json({"whole": not faults, "looked_at": looked})
    else:
        for finding in findings:
            mark = "×" if finding.faults else "✓"
            line(f"{mark} {finding.said.text(words)}")
            for fault in finding.faults:
                line(f"  {fault.text(words)}")
    if faults:
        note(faults[0])
    return 1 if faults else 0


def rebuild(call: Call) -> int:
    """Count the kept months of all figures anew."""
    with call.office():
        count = rolling.rebuild(progress_of(call.words("重算统计数")))
    if call.args.json:
        print_json({"months": count})
    else:
        line(call.words("统计数已重算：{count} 个月数").format(count=count))
    return 0
