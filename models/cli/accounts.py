"""Accounts: who may open the data, in which roles, and the code in the sealed envelope."""

from pathlib import Path

from models.accounts import keeping
from models.accounts.listed import in_order
from models.accounts.rights import Role
from models.cli.call import Call, WrongUsage, first_line
from models.cli.output import line, note, print_json, print_table
from models.words import sentence


def list_accounts(call: Call) -> int:
    with call.office() as office:
        members = keeping.accounts_of(office)
        code = keeping.has_recovery_code(office)
        protected = office.protected
    if call.args.json:
        listed = [{"name": m.name, "roles": in_order(m.roles)} for m in members]
        print_json({"protected": protected, "accounts": listed, "recovery_code": code})
        return 0
    rows = [[m.name, " ".join(_labels(call, m.roles))] for m in members]
    print_table([[call.words("姓名"), call.words("角色")], *rows])
    if not members:
        said = "没有账号，凭一个密码打开" if protected else "没有账号，也没有密码，数据未加密保护"
        note(call.words(said))
    return 0


def add(call: Call) -> int:
    """A new account; the first one ends opening without one."""
    roles = _roles(call)
    with call.office() as office:
        made = keeping.add_account(office, call.args.name, _new_password(call), roles)
    line(call.say(sentence("已新建账号“{name}”", name=made.name)))
    return 0


def roles(call: Call) -> int:
    wanted = _roles(call)
    with call.office() as office:
        keeping.set_roles(office, call.args.name, wanted)
    line(call.say(sentence("已修改账号“{name}”的角色", name=call.args.name)))
    return 0


def password(call: Call) -> int:
    """One's own, or as key keeper somebody else's."""
    fresh, name = _new_password(call), call.args.name
    with call.office() as office:
        if name and (office.account is None or office.account.name != name):
            keeping.reset_password(office, name, fresh)
        else:
            keeping.change_password(office, call.password() or "", fresh)
    line(call.words("密码已更换"))
    return 0


def remove(call: Call) -> int:
    with call.office() as office:
        keeping.remove_account(office, call.args.name)
    line(call.say(sentence("已停用账号“{name}”", name=call.args.name)))
    return 0


def code(call: Call) -> int:
    """A new recovery code, printed this once."""
    with call.office() as office:
        made = keeping.new_recovery_code(office)
    line(made)
    note(call.words("这个码只显示这一次：抄下或打印，装进信封密封保管。以前的恢复码作废"))
    return 0


def _new_password(call: Call) -> str:
    return first_line(Path(call.args.new_password_file))


def _roles(call: Call) -> list[Role]:
    """The roles that are named, by code or label, between commas."""
    texts = ((role, text) for role in Role for text in (role.value, role.label))
    named = {text: role for role, text in texts}
    words = call.args.roles.replace("，", ",").replace("、", ",").split(",")
    wanted = [word.strip() for word in words if word.strip()]
    for word in wanted:
        if word not in named:
            raise WrongUsage(
                "没有“{role}”这个角色，可用的有：{roles}", role=word, roles=" ".join(Role)
            )
    return [named[word] for word in wanted]


def _labels(call: Call, held: frozenset[Role]) -> list[str]:
    return [call.words(role.label) for role in Role if role in held]
