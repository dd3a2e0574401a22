"""A made-up hierarchy to try everything out on."""

from pathlib import Path

from models.cli.call import Call, WrongUsage
from models.cli.output import line, note, print_json, progress_of
from models.demo import make_demo
from models.words import sentence


def demo(call: Call) -> int:
    args = call.args
    units, year, seed = (_number(text) for text in (args.units, args.year, args.seed))
    progress = progress_of(call.words("编排演示数据"))
    folder = make_demo(Path(args.dir), units, year, seed, progress)
    offices = [folder / "city", *sorted(folder.glob("unit-*"))]
    if args.json:
        print_json(
            {
                **{"folder": str(folder), "city": str(offices[0])},
                "units": [str(path) for path in offices[1:]],
                "stick": str(folder / "stick"),
            }
        )
    else:
        for path in (*offices, folder / "stick"):
            line(str(path))
    opened = sentence("打开市级：main.py --data {folder}", folder=offices[0])
    note(call.say(opened))
    return 0


def _number(text: str) -> int:
    if not text.isdecimal():
        raise WrongUsage("“{text}”要写成整数", text=text)
    return int(text)
