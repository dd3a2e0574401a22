"""The rota of a year, and who of the required rank has sat in no class in a half-year."""

from models import figures
from models.cli.call import Call
from models.cli.choosing import period_of, unit_of
from models.cli.output import print_json, print_table
from models.cli.tables import units_of
from models.periods import Period, parse_period
from models.words import sentence


def rota(call: Call) -> int:
    """Speakers by topics, with clashes and who is due."""
    from models.rota import DUE, rota_of

    with call.office() as office:
        today = office.door.today
        year = parse_period(call.args.year).year if call.args.year else today.year
        told = rota_of(unit_of(call) or office.unit, year, today)
    if call.args.json:
        print_json(
            {
                **{"unit": told.unit, "year": told.year},
                "topics": [{"code": code, "label": label} for code, label in told.topics],
                "rows": [
                    {
                        **{"speaker": row.speaker, "name": row.name, "post": row.post},
                        **{"turn": row.turn, "due": row.turn in DUE, "spoken": row.spoken},
                        "last_on": row.last_on.isoformat() if row.last_on else None,
                        "next_on": row.next_on.isoformat() if row.next_on else None,
                        "talks": [
                            {
                                **{"uid": talk.uid, "title": talk.title, "topic": code},
                                **{"at": talk.at.isoformat("T", "minutes"), "held": talk.held},
                                **{"place": talk.place, "clashes": list(talk.clashes)},
                            }
                            for (code, _), cell in zip(told.topics, row.cells, strict=True)
                            for talk in cell
                        ],
                    }
                    for row in told.rows
                ],
                "clashes": [
                    {"one": c.one.uid, "other": c.other.uid, "by_speaker": c.by_speaker}
                    for c in told.clashes
                ],
                "topics_without": [code for code, _ in told.topics_without()],
            }
        )
        return 0
    labels = [call.words(label) for _, label in told.topics]
    print_table(
        [
            *([["", "", *labels]]),
            *(
                [
                    *(row.name, call.words(row.turn.label)),
                    *(" ".join(f"{talk.at:%m-%d}" for talk in cell) for cell in row.cells),
                ]
                for row in told.rows
            ),
        ]
    )
    for clash in told.clashes:
        text = "授课人冲突：{one} ・ {other}" if clash.by_speaker else "地点冲突：{one} ・ {other}"
        one, other = (f"{t.at:%m-%d %H:%M} {t.title}" for t in (clash.one, clash.other))
        print_table([[call.say(sentence(text, one=one, other=other))]])
    return 0


def untrained(call: Call) -> int:
    """Those of the required rank, with what they sat in; by default who sat in no class."""
    from models.untrained import half_of, trainees

    with call.office() as office:
        asked = period_of(call)
        half = half_of(asked or Period(office.door.today.year, 1, office.door.today.month))
        everyone = trainees(office, half, units_of(call, figures.ALL))
    found = [one for one in everyone if call.args.all or one.untrained]
    if call.args.json:
        print_json(
            [
                {
                    **{"person": one.person, "name": one.name, "unit": one.unit},
                    **{"unit_name": one.unit_name, "rank": one.rank, "post": one.post},
                    "classes": [sat.uid for sat in one.classes],
                    "lectures": [sat.uid for sat in one.lectures],
                }
                for one in found
            ]
        )
        return 0
    heads = ("姓名", "所属单位", "职级", "职务", "轮训班", "授课")
    print_table(
        [
            [call.words(head) for head in heads],
            *(
                [
                    *(one.name, one.unit_name, call.words(one.rank.label), one.post),
                    *(str(len(one.classes)), str(len(one.lectures))),
                ]
                for one in found
            ),
        ]
    )
    return 0
