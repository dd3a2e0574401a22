"""Every verb that asks for a right, called as every role: let in or refused as declared."""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from models.accounts import rights
from models.accounts.rights import NEEDED, ROLES_OF, Account, Forbidden, Right, Role
from models.errors import UserError
from models.ledger import By
from models.ledgers import LEDGERS
from models.ledgers.decisions import Decision
from models.ledgers.units import Level
from models.office import Office, set_up
from tests.conftest import Clock
from tests.models.test_accounts import DECLARED, VERBS
from tests.trials.trial import Asked, Result

TITLE = "every verb as every role: let in or refused as declared"


def run(folder: Path, _asked: Asked) -> Result:
    result, wrong = Result(), []
    for name in VERBS:
        importlib.import_module(name)
    declared = {verb: right for right, verbs in DECLARED.items() for verb in verbs.split()}
    for name, right in NEEDED.items():
        module, _, verb = name.rpartition(".")
        if declared.get(verb) is not right:
            wrong.append(f"{name} asks for {right}, declared is {declared.get(verb)}")
        wrong += [
            f"{name} as {role}" for role in Role if not _as_declared(module, verb, right, role)
        ]
    result.promise(
        f"{len(NEEDED)} verbs × {len(Role)} roles as declared",
        f"{len(NEEDED) * len(Role) - len(wrong)} of {len(NEEDED) * len(Role)}",
        not wrong,
    )
    count, astray = at_the_door(folder)
    result.promise(
        f"records and actions of {len(LEDGERS) - 1} ledgers × {len(Role)} roles",
        f"{count - len(astray)} of {count}",
        not astray,
    )
    result.details += wrong + astray
    return result


def _as_declared(module: str, verb: str, right: Right, role: Role) -> bool:
    """Called with nothing: whoever is let in fails by what is missing, nobody else."""
    door = module == "models.door.Door"
    place: Any = importlib.import_module("models.door" if door else module)
    function = getattr(place.Door if door else place, verb)
    return _refused(role, function) == (role not in ROLES_OF[right])


def _refused(role: Role, function: Callable[[], object]) -> bool:
    rights.put_to_work(Account("x", "某人", frozenset({role})))
    try:
        function()
    except Forbidden:
        return True
    except (TypeError, UserError):
        return False
    finally:
        rights.put_to_work(None)
    return False


def at_the_door(folder: Path) -> tuple[int, list[str]]:
    """Storing a record, deciding, and every action of every ledger, as every role."""
    set_up(folder / "office", "清溪镇", Level.UNIT)
    count, wrong = 0, []
    with Office(folder / "office", now=Clock()) as office:
        for role in Role:
            for ledger in LEDGERS:
                if ledger.name == "saved_views":
                    continue  # how somebody looks at lists takes no role
                new = office.door.new(ledger.model)
                right = Right.REVIEW if ledger.model is Decision else Right.RECORD
                tries = [(right, ledger.name, lambda new=new: office.door.store(new))]
                for action in ledger.actions:
                    right = Right.REVIEW if action.by in (By.SUPERIOR, By.ABOVE) else Right.RECORD

                    def act(action: Any = action, new: Any = new) -> None:
                        office.door.act(action, new)

                    tries.append((right, f"{ledger.name}.{action.name}", act))
                for right, name, function in tries:
                    count += 1
                    if _refused(role, function) != (role not in ROLES_OF[right]):
                        wrong.append(f"{name} as {role}")
    return count, wrong
