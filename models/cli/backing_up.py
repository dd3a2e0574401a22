"""Backups: made, listed, checked, carried to a second disk, put back."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from models.accounts.listed import unlock_for
from models.accounts.rights import Right
from models.backups import REASONS, SHELF, check_all, kept_in
from models.backups import backup as make_backup
from models.cli.call import Call, WrongUsage
from models.cli.output import line, note, print_json, print_table
from models.keys import KEYS_FILE, read_keys
from models.office import is_office
from models.restoring import Restored, restore_elsewhere
from models.restoring import restore as put_back
from models.second_disk import (
    SecondDisk,
    carry,
    choose_second_disk,
    copy_to_shelf,
    forget_second_disk,
    second_disk,
)
from models.shelf.keeping import Kept, kept_on
from models.words import sentence


def make(call: Call) -> int:
    """Back up now; to the second disk too where it is there, or to the folder that is named."""
    with call.office() as office:
        made = [make_backup(office, "manual")]
        if call.args.to is None:
            made += [path for path in [carry(office)] if path is not None]
        else:
            made.append(copy_to_shelf(office, made[0], call.target))
    if call.args.json:
        print_json({"made": [str(path) for path in made]})
        return 0
    for path in made:
        line(str(path))
    return 0


def listed(call: Call) -> int:
    """The backups of the data folder or of another folder, newest first; neither need open."""
    kept = kept_in(call.folder) if call.args.source is None else kept_on(_shelf(call))
    if call.args.json:
        print_json([_as_json(some) for some in kept])
        return 0
    for some in kept:
        reason = call.words(REASONS.get(some.reason, some.reason))
        line(
            "  ".join((some.path.name, some.made_at.isoformat(sep=" "), reason, _state(call, some)))
        )
    return 0


def _as_json(some: Kept) -> dict[str, Any]:
    fault = None if some.fault is None else str(some.fault)
    return {
        **asdict(some),
        "path": str(some.path),
        "made_at": some.made_at.isoformat(),
        "fault": fault,
        "verified": some.verified,
    }


def _state(call: Call, some: Kept) -> str:
    if some.fault is not None:
        return call.say(some.fault)
    if not some.verified:
        return call.words("还没有核对过")
    return call.say(sentence("{day} 核对过", day=some.checked_at[:10]))


def _shelf(call: Call) -> Path:
    return call.existing(call.args.source)


def check(call: Call) -> int:
    """Open every backup and say what is wrong with it; 1 where anything is."""
    shelf = call.folder / SHELF if call.args.source is None else _shelf(call)
    keys = call.folder if is_office(call.folder) else shelf
    key = read_keys(keys / KEYS_FILE, call.password, _who(call))
    found = check_all(shelf, key, datetime.now(), attachments=call.folder / "attachments")
    if call.args.json:
        said = [(some.path.name, None if some.fault is None else str(some.fault)) for some in found]
        print_json([{"name": name, "fault": fault} for name, fault in said])
    else:
        whole = call.words("完好")
        rows = [[s.path.name, whole if s.fault is None else call.say(s.fault)] for s in found]
        print_table([[call.words("备份"), call.words("核对结果")], *rows])
    return 1 if any(some.fault is not None for some in found) else 0


def second(call: Call) -> int:
    """Where backups are carried to: said, chosen or forgotten."""
    if call.args.off or call.args.to is not None:
        with call.office() as office:
            if call.args.off:
                forget_second_disk(office.folder)
            else:
                choose_second_disk(office, call.target)
                carry(office)
    disk = second_disk(call.folder)
    if call.args.json:
        print_json(None if disk is None else _disk_json(disk))
    elif disk is None:
        line(call.words("没有选第二块备份盘"))
    else:
        last = disk.last.isoformat(sep=" ") if disk.last else call.words("还没有")
        line(call.say(sentence("{folder}，上次备份：{when}", folder=disk.shelf, when=last)))
    return 0


def _disk_json(disk: SecondDisk) -> dict[str, Any]:
    last = disk.last.isoformat() if disk.last else None
    return {"folder": str(disk.shelf), "there": disk.there, "last": last}


def restore(call: Call) -> int:
    """Put a backup back; what follows from it, or only what would, with --dry-run."""
    name = call.args.file
    inside = call.folder / SHELF / name
    copy = inside if inside.exists() else call.existing(name)
    if call.args.dry_run:
        return _foresee(call, copy)
    if is_office(call.folder):
        keys = call.folder / KEYS_FILE
        key = unlock_for(Right.RESTORE, keys, call.password, _who(call))
        done = put_back(call.folder, key, copy, now=datetime.now())
    else:
        who = _who(call)
        done = restore_elsewhere(call.folder, copy, call.password, who, now=datetime.now())
    _tell(call, copy, done)
    return 0


def _who(call: Call) -> str | None:
    named: str | None = call.args.account or call.args.actor
    return named


def _foresee(call: Call, copy: Path) -> int:
    from models.outlook import outlook

    if not is_office(call.folder):
        raise WrongUsage("“{folder}”里没有台账数据，没有可比的", folder=call.folder)
    with call.office() as office:
        found = outlook(office, copy)
    told = [call.say(some) for some in found.told()]
    if call.args.json:
        print_json({"related": found.related, "sent": found.sent, "told": told})
        return 0
    for some in told:
        line(some)
    return 0


def _tell(call: Call, copy: Path, done: Restored) -> None:
    if call.args.json:
        print_json({**asdict(done), "before": str(done.before) if done.before else None})
        return
    line(call.say(sentence("已恢复 {name}", name=copy.name)))
    if done.blocked:
        blocked = "备份以后还发出过 {n} 包，最新的是第 {seq} 号；先拿回数据或另起编号，再报送"
        unknown = "备份以后发出过什么，这台电脑不知道；先拿回数据或另起编号，再报送"
        note(call.say(sentence(blocked if done.left else unknown, n=done.left, seq=done.seq)))
