"""Data that are damaged: what is wrong, the ways out, and saving what can be read."""

from contextlib import ExitStack

from models.accounts.listed import who_opened
from models.cli.call import Call
from models.cli.output import line, print_json, progress_of
from models.keys import KEYS_FILE, unlock
from models.rescue.diagnosis import Damaged
from models.rescue.offers import WaysOut, ways_out
from models.rescue.saving import save_all
from models.rescue.view import View
from models.words import sentence


def rescue(call: Call) -> int:
    """Say what is wrong and what can be done; with --to, save every ledger that can be read."""
    args = call.args
    unlocked = unlock(call.folder / KEYS_FILE, call.password, args.account or args.actor)
    who_opened(unlocked, 0)
    with ExitStack() as opened:
        view: View | None = None
        damage: Damaged | None
        try:
            view = opened.enter_context(
                View(call.folder, call.password, actor=args.actor, account=args.account)
            )
            damage = view.damage
        except Damaged as error:
            if args.to is not None:
                raise
            damage = error
        if args.to is not None and view is not None:
            return _save(call, view)
        ways = ways_out(call.folder, unlocked.key, view)
        return _tell(call, damage, view, ways)


def _save(call: Call, view: View) -> int:
    saved = save_all(
        *(view, call.target), words=call.words, progress=progress_of(call.words("写出表格"))
    )
    if call.args.json:
        print_json(
            [
                {
                    **{"ledger": some.ledger.name, "file": str(some.path), "count": some.count},
                    "whole": some.torn is None,
                }
                for some in saved
            ]
        )
        return 0
    for some in saved:
        told = "{file}：{n} 条" if some.torn is None else "{file}：读出 {n} 条，有损坏，不全"
        line(call.say(sentence(told, file=some.path, n=some.count)))
    return 0


def _tell(call: Call, damage: Damaged | None, view: View | None, ways: WaysOut) -> int:
    torn = view.torn if view is not None else ()
    if damage is None:
        line(call.words("数据文件完好，可以照常打开"))
        return 0
    if call.args.json:
        print_json(
            {
                **{"damage": damage.ill.value, "said": call.say(damage.why)},
                "readable": view is not None,
                "torn": [{"ledger": some.name, "read": some.read} for some in torn],
                "backup": str(ways.backup.path) if ways.backup is not None else None,
                "ways": [call.say(some) for some in ways.told()],
            }
        )
        return 0
    for said in (damage.why, *(some.said for some in torn), *ways.told()):
        line(call.say(said))
    return 0
