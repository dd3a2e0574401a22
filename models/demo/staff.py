"""The people of an office and the posts that they hold."""

from dataclasses import dataclass
from datetime import date

from models.demo.chance import Chance
from models.demo.words import GIVEN, SURNAMES
from models.ledgers.appointments import Appointment, GroupRole, Rank
from models.ledgers.people import Gender, Person
from models.office import Office
from models.record import Record

_HEADS = {
    "township": ("党委书记", "镇长"),
    "street": ("党工委书记", "办事处主任"),
    "government_organ": ("党组书记", "局长"),
    "school": ("党总支书记", "校长"),
    "hospital": ("党委书记", "院长"),
    "enterprise": ("党委书记", "厂长"),
    "community": ("党委书记", "居委会主任"),
}
_UNDER_THEM = ("副书记", "组织委员", "宣传委员", "办公室主任")
_ROLES = (
    *(GroupRole.GROUP_LEADER, GroupRole.DEPUTY_LEADER, GroupRole.MEMBER),
    *(GroupRole.OFFICE_DIRECTOR, GroupRole.OFFICE_MEMBER, GroupRole.LIAISON),
)
_COMMITTEE = (
    *("市委书记", "市长", "副书记", "组织部部长", "宣传部部长", "纪委书记"),
    *("统战部部长", "政法委书记", "秘书长"),
)
_CITY_HEADS = ("市委办主任", "党校校长", "教育局局长", "民政局局长", "水利局局长", "文旅局局长")


@dataclass(frozen=True)
class Staff:
    """People by uid; the leaders stand first in `everyone`."""

    leaders: tuple[str, ...]
    everyone: tuple[str, ...]
    names: dict[str, str]

    @property
    def cadres(self) -> tuple[str, ...]:
        return self.everyone[len(self.leaders) :]


def name_people(chance: Chance, count: int) -> list[str]:
    """Different invented names."""
    names: dict[str, None] = {}
    while len(names) < count:
        names[chance.one_of(SURNAMES) + chance.one_of(GIVEN)] = None
    return list(names)


def hire(office: Office, chance: Chance, names: list[str], year: int, unit_type: str) -> Staff:
    """The staff of a unit: its two heads, four under them, and cadres."""
    first, second = _HEADS.get(unit_type, _HEADS["government_organ"])
    posts: list[Record] = []
    people = _people(office, chance, names)
    for place, person in enumerate(people):
        posts.append(
            office.door.new(
                Appointment,
                person=person.uid,
                post=(first, second, *_UNDER_THEM)[place] if place < 6 else "干部",
                rank=Rank.DIVISION if place < 2 and len(names) > 14 else Rank.SECTION,
                is_department_head=place == 5,
                group_role=_ROLES[place] if place < 6 else None,
                from_on=date(year - chance.number(1, 4), chance.number(1, 12), 1),
            )
        )
    office.door.store(*people, *posts)
    return _staff(people, leaders=4)


def hire_city(office: Office, chance: Chance, names: list[str], year: int) -> Staff:
    """The city's committee, of whom one is relieved in July, department heads, and its office."""
    people = _people(office, chance, names)
    posts = []
    for place, person in enumerate(people):
        in_committee, head = place < len(_COMMITTEE) + 1, 0
        # The tenth person takes over the ninth one's post.
        taken = min(place, len(_COMMITTEE) - 1)
        head = place - len(_COMMITTEE) - 1
        post = _COMMITTEE[taken] if in_committee else "干部"
        post = _CITY_HEADS[head] if 0 <= head < len(_CITY_HEADS) else post
        posts.append(
            office.door.new(
                Appointment,
                person=person.uid,
                post=post,
                rank=Rank.BUREAU if in_committee else Rank.DIVISION,
                is_committee_member=in_committee,
                is_department_head=post.endswith("部长") or 0 <= head < len(_CITY_HEADS),
                group_role=_city_role(place),
                from_on=date(year, 7, 1) if place == len(_COMMITTEE) else date(year - 2, 3, 1),
                to_on=date(year, 6, 30) if place == len(_COMMITTEE) - 1 else None,
            )
        )
    office.door.store(*people, *posts)
    return _staff(people, leaders=len(_COMMITTEE) + 1 + len(_CITY_HEADS))


def _city_role(place: int) -> GroupRole | None:
    """The committee leads; the first head runs the group's office with two others beside him."""
    first_head = len(_COMMITTEE) + 1
    if place < first_head:
        return _ROLES[0 if place == 0 else 1 if place < 3 else 2]
    in_office = {0: GroupRole.OFFICE_DIRECTOR, 1: GroupRole.OFFICE_MEMBER}
    in_office |= {2: GroupRole.OFFICE_MEMBER, 6: GroupRole.LIAISON, 7: GroupRole.LIAISON}
    return in_office.get(place - first_head)


def _people(office: Office, chance: Chance, names: list[str]) -> list[Person]:
    genders = list(Gender)
    return [
        office.door.new(Person, name=name, gender=chance.one_of(genders), phone=_phone(chance))
        for name in names
    ]


def _phone(chance: Chance) -> str:
    """A number that no one has: the block is not given out."""
    return f"000-{chance.number(1000000, 9999999)}"


def _staff(people: list[Person], leaders: int) -> Staff:
    uids = tuple(person.uid for person in people)
    return Staff(uids[:leaders], uids, {person.uid: person.name or "" for person in people})
