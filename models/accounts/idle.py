"""When the window hides the data for want of a key or the mouse; and who sees them again."""

from models.accounts.listed import who_opened
from models.accounts.rights import Right, needs
from models.errors import UserError
from models.keys import KEYS_FILE, unlock
from models.office import Office
from models.settings import get_setting, put_setting

DEFAULT, LONGEST = 15, 240  # minutes
_KEY = "lock.minutes"


def idle_minutes() -> int:
    return int(get_setting(_KEY, DEFAULT))


@needs(Right.SETTINGS)
def keep_idle_minutes(minutes: int) -> None:
    """Keep another number of minutes, from 1 to 240."""
    if not 1 <= minutes <= LONGEST:
        raise UserError("锁定时间从 1 分钟到 {most} 分钟", most=LONGEST)
    put_setting(_KEY, minutes)


def confirm(office: Office, given: str) -> None:
    """UserError unless this is the password of whoever is at work."""
    name = office.account.name if office.account is not None else None
    unlocked = unlock(office.folder / KEYS_FILE, lambda: given, name)
    if who_opened(unlocked, 0) != office.account:
        raise UserError("密码不对，请重新输入")
