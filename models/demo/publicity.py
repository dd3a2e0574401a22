"""The demo's publicity: an office's activities of the year, and the sites that the city accepts."""

import io
from datetime import date, timedelta

from models import store
from models.demo.chance import Chance
from models.demo.pictures import picture
from models.ledgers import activity_verbs
from models.ledgers.activities import Acceptance, Activity, ActivityKind
from models.ledgers.decisions import Said
from models.ledgers.drives import Drive
from models.ledgers.events import EventState
from models.ledgers.plans import Plan
from models.office import Office
from models.record import tuples

_ACTIVITIES = (
    (ActivityKind.COLUMN, 1, "学习教育专栏开栏", "公示栏和微信公众号", (0, 6)),
    (ActivityKind.EXHIBITION, 3, "家风家训主题展", "一楼展厅", (60, 180)),
    (ActivityKind.THEMED_ACTIVITY, 4, "清明祭英烈主题活动", "烈士陵园", (40, 90)),
    (ActivityKind.SINGING, 5, "“唱支山歌给党听”歌咏比赛", "文化礼堂", (80, 260)),
    (ActivityKind.SITE_PUBLICITY, 6, "宣传长廊和阅读角建设", "办公楼一至三层", (0, 0)),
    (ActivityKind.QUIZ, 7, "党史知识竞赛", "一楼报告厅", (36, 120)),
    (ActivityKind.DRAMA, 8, "情景剧《门前那条路》", "文化礼堂", (12, 30)),
    (ActivityKind.NEW_MEDIA, 9, "“身边榜样”短视频展播", "微信公众号", (10, 40)),
    (ActivityKind.SLOGANS, 10, "更新标语橱窗", "主要路口和楼道", (0, 0)),
    (ActivityKind.TV_FILM, 11, "专题片《向前的一年》", "县融媒体中心", (6, 15)),
)
_AWARDS = ("一等奖 1 个、二等奖 2 个", "优秀组织奖", "市级优秀作品 1 件")
_WORKS = (ActivityKind.EXHIBITION, ActivityKind.NEW_MEDIA, ActivityKind.DRAMA, ActivityKind.QUIZ)
_PHOTO = "活动现场{}.png"
_PRAISE = "布置规范，内容更新及时，同意认定。"
_WANTING = "阅读角书目没有更新，标语有一处过期，改好再报。"


class PublicityYear:
    """Ten activities a year; those of the month ahead are planned, the others over."""

    def __init__(self, chance: Chance, year: int) -> None:
        self._chance = chance
        self._days = [
            chance.weekday(date(year, month, chance.number(5, 23))) for _, month, *_ in _ACTIVITIES
        ]
        self._uids: dict[int, str] = {}

    def enter(self, office: Office, until: date) -> None:
        for at, day in enumerate(self._days):
            if day > until + timedelta(days=45):
                break
            activity = self._entered(office, at)
            if day <= until and activity.state is EventState.PLANNED:
                self._hold(office, activity, at)
            office.door.store(activity)
        self._ask(office)

    def _entered(self, office: Office, at: int) -> Activity:
        if at in self._uids:
            return office.door.load(Activity, self._uids[at])
        kind, _, title, place, _ = _ACTIVITIES[at]
        activity = office.door.new(
            Activity,
            **{"title": title, "kind": kind, "place": place, "starts_on": self._days[at]},
            **{"organiser": office.name, "co_organiser": "宣传办公室"},
            spent=self._chance.number(2, 60) * 100_00,
        )
        if kind in (ActivityKind.THEMED_ACTIVITY, ActivityKind.SINGING):
            activity.plan_item = _one(
                Plan.select(Plan.uid).where(Plan.unit == office.unit).order_by(Plan.uid)
            )
        if kind is ActivityKind.SLOGANS:
            activity.drive = _one(Drive.select(Drive.uid).order_by(Drive.uid))
        self._uids[at] = activity.uid
        return activity

    def _hold(self, office: Office, activity: Activity, at: int) -> None:
        chance, (least, most) = self._chance, _ACTIVITIES[at][4]
        activity.state = EventState.HELD
        activity.ends_on = self._days[at] + timedelta(days=chance.number(0, 5))
        activity.ends_on = min(activity.ends_on, office.door.today)
        activity.participant_count = chance.number(least, most) if most else None
        activity.work_count = chance.number(8, 40) if activity.kind in _WORKS else None
        activity.reach_count = chance.number(4, 90) * 100
        if activity.kind in (ActivityKind.SINGING, ActivityKind.QUIZ):
            activity.awards = chance.one_of(_AWARDS)
        photos = 3 if activity.kind is ActivityKind.SITE_PUBLICITY else 1
        activity.attachments = tuple(
            office.attachments.add(io.BytesIO(picture(chance.random)), _PHOTO.format(number))
            for number in range(1, photos + 1)
        )

    def _ask(self, office: Office) -> None:
        """Ask for the site to be accepted, and again once what was wanting is mended."""
        sites = Activity.select(Activity.uid).where(
            Activity.unit == office.unit, Activity.kind == ActivityKind.SITE_PUBLICITY
        )
        for site in store.load(Activity, [uid for (uid,) in tuples(sites)]):
            if site.acceptance in (None, Acceptance.REFUSED) and self._chance.hits(0.8):
                activity_verbs.request_acceptance(site, office.door.stamp)
                office.door.store(site)


def accept_sites(office: Office, chance: Chance, names: list[str]) -> None:
    """The city looks at the sites that wait for it; the last of them waits a little longer."""
    waiting = Activity.select(Activity.uid).where(
        *(Activity.acceptance == Acceptance.WAITING, Activity.unit != office.unit),
    )
    uids = [uid for (uid,) in tuples(waiting.order_by(Activity.uid))]
    for site in store.load(Activity, uids[:-1] if len(uids) > 2 else uids):
        said = Said(decided_on=office.door.today, decided_by=names[4])
        if chance.hits(0.85):
            said["reason"] = _PRAISE
            decision = activity_verbs.accept(site, office.door.stamp, **said)
        else:
            said["reason"] = _WANTING
            decision = activity_verbs.refuse(site, office.door.stamp, **said)
        office.door.store(decision)


def _one(query: object) -> str | None:
    found = [uid for (uid,) in tuples(query)]
    return found[0] if found else None
