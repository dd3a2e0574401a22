"""Finding a record by its words, and following what ties it to others."""

from typing import Any

from models.cli.call import Call
from models.cli.output import print_json, print_table


def search(call: Call) -> int:
    """What holds the words, ledger by ledger; the newest of each.

    Attached documents that were not read yet are read first.
    """
    from models.search import find_everywhere
    from models.text_reading import read_attachments

    with call.office() as office:
        read_attachments(office.attachments, office.ledgers)
        groups = find_everywhere(call.args.text, office.ledgers)
    if call.args.json:
        print_json(
            [
                {
                    **{"ledger": group.ledger.name, "uid": one.uid, "heading": one.heading},
                    **{"unit_name": one.unit, "total": group.total},
                    "excerpt": None
                    if one.excerpt is None
                    else {"label": one.excerpt.label, "text": one.excerpt.text},
                }
                for group in groups
                for one in group.found
            ]
        )
        return 0
    rows = [
        [
            *(one.uid, call.words(group.ledger.title), one.unit, one.heading),
            one.excerpt.text if one.excerpt is not None else "",
        ]
        for group in groups
        for one in group.found
    ]
    heads = (call.words(head) for head in ("台账", "单位", "标题", "所在文字"))
    print_table([["uid", *heads], *rows])
    return 0


def ties(call: Call) -> int:
    """What a record names, and what names it."""
    from models.ties import Ties, pointed_at, pointing_at

    ledger = call.ledger(call.args.ledger)
    with call.office():
        ends: dict[str, list[Ties]] = {
            "names": pointed_at(ledger, call.args.uid),
            "named_by": pointing_at(ledger, call.args.uid),
        }
    if call.args.json:
        print_json({end: [_plain(call, some) for some in groups] for end, groups in ends.items()})
        return 0
    said = {"names": call.words("引用"), "named_by": call.words("被引用")}
    rows = [
        [
            *(said[end], call.words(some.ledger.title), one.uid, one.heading),
            "；".join(" · ".join(map(call.words, labels)) for labels in one.labels),
        ]
        for end, groups in ends.items()
        for some in groups
        for one in some.tied
    ]
    heads = (call.words(head) for head in ("方向", "台账"))
    print_table([[*heads, "uid", call.words("标题"), call.words("字段")], *rows])
    return 0


def _plain(call: Call, some: Any) -> dict[str, Any]:
    return {
        "ledger": some.ledger.name,
        "total": some.total,
        "records": [
            {
                **{"uid": one.uid, "heading": one.heading, "unit_name": one.unit},
                "fields": [" · ".join(map(call.words, labels)) for labels in one.labels],
            }
            for one in some.tied
        ],
    }
