"""Updates from a stick: looked at, and installed."""

from pathlib import Path

from models.cli.call import Call
from models.cli.output import line, note, print_json
from models.updates.applying import by_hand, hand_over, take_update
from models.updates.checking import check as check_update
from models.version import version
from models.words import sentence


def check(call: Call) -> int:
    """Whether the package may be installed here, and what is new in it."""
    update = check_update(call.existing(call.args.file))
    new = update.manifest
    if call.args.json:
        print_json(
            {"now": version(), "version": new.version, "file": new.file, "news": update.news}
        )
        return 0
    told = sentence("可以从 {now} 更新到 {new}", now=version(), new=new.version)
    line(call.say(told))
    if update.news:
        line(update.news)
    return 0


def apply(call: Call) -> int:
    """Back up, put the installer in place, and hand over to the system, or say its command."""
    path = call.existing(call.args.file)
    to = None if call.args.to is None else Path(call.args.to)
    with call.office() as office:
        staged = take_update(office, path, to)
    started = to is None and hand_over(staged)
    if call.args.json:
        print_json({"installer": str(staged), "started": started, "command": by_hand(staged)})
    elif started:
        line(call.words("已经备份；安装程序接着运行"))
    else:
        line(by_hand(staged))
        note(call.words("已经备份；关闭学教台账，再运行上面的命令"))
    return 0
