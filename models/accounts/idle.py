"""When the window hides the data for want of a key or the mouse; and who sees them again."""

from models.accounts.listed import who_opened
from models.accounts.rights import Account, Right, needs
from models.database import open_key
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
    if who_fits(office, given, office.account.name if office.account else None) != office.account:
        raise UserError("密码不对，请重新输入")


def who_fits(office: Office, given: str, name: str | None) -> Account | None:
    """Whose password this is; None where there are no accounts.

    UserError where it is nobody's, or where the key file has been put in the place of the one that
    the open data know: what opens another key, or is older, opens nothing here.
    """
    unlocked = unlock(office.folder / KEYS_FILE, lambda: given, name)
    if unlocked.key != open_key():
        raise UserError("密码不对，请重新输入")
    return who_opened(unlocked, office.keys_seen)
