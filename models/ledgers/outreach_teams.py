"""宣讲组: who goes out to tell, from when to when; figures take rank as it was at the time."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from models.errors import Problem, UserError
from models.fields import DateField, Leaves, LinkField, Need, TextField
from models.ledger import Action, Group, Ledger, Stamp
from models.periods import Period
from models.record import Part, Record, Rows, problem

ALWAYS, SUBMIT = Leaves.ALWAYS, Need.SUBMIT


class Membership(Part):
    """One person in a team; without dates for as long as the team."""

    person = LinkField("people", "成员", leaves=ALWAYS, need=SUBMIT, index=True)
    from_on = DateField("加入日期", leaves=ALWAYS, note="空着就是成立日期")
    to_on = DateField("退出日期", leaves=ALWAYS)

    class Meta:
        table_name = "outreach_memberships"


class OutreachTeam(Record):
    title = TextField("宣讲组名称", leaves=ALWAYS, need=Need.IDENTITY)
    formed_on = DateField("成立日期", leaves=ALWAYS, need=SUBMIT)
    disbanded_on = DateField("撤销日期", leaves=ALWAYS)

    memberships = Rows(Membership, "成员")

    ongoing = ("disbanded_on", "memberships")

    class Meta:
        table_name = "outreach_teams"

    @classmethod
    def during(cls, period: Period) -> Any:
        """Formed by the period's end and not disbanded before its start."""
        formed = cls.formed_on.is_null() | (cls.formed_on <= period.end)
        return formed & (cls.disbanded_on.is_null() | (cls.disbanded_on >= period.start))

    def prepare(self, today: date) -> None:
        self.formed_on = self.formed_on or today

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        formed, disbanded = self.formed_on, self.disbanded_on
        if formed and disbanded and disbanded < formed:
            yield problem(OutreachTeam.disbanded_on, "撤销日期早于成立日期（{day}）", day=formed)
        seen: set[tuple[str, date | None]] = set()
        for index, member in enumerate(self.memberships):
            where = (OutreachTeam.memberships, index)
            joined = member.from_on or formed
            if member.from_on and formed and member.from_on < formed:
                text = "早于成立日期（{day}）"
                yield problem(Membership.from_on, text, row=where, day=formed)
            if member.to_on and joined and member.to_on < joined:
                text = "退出日期早于加入日期（{day}）"
                yield problem(Membership.to_on, text, row=where, day=joined)
            if member.person and (member.person, joined) in seen:
                yield problem(Membership.person, "这个人前面已经有一行了", row=where)
            seen |= {(member.person, joined)} if member.person else set()

    def members_on(self, day: date) -> list[Membership]:
        """Who was in the team on a day, in the order of its rows."""
        formed, disbanded = self.formed_on or date.min, self.disbanded_on or date.max
        return [
            one
            for one in self.memberships
            if (one.from_on or formed) <= day <= min(one.to_on or date.max, disbanded)
        ]


def disband(team: OutreachTeam, stamp: Stamp, disbanded_on: date | None = None) -> None:
    """The team goes out no more; its members were in it until that day."""
    day = disbanded_on or stamp.today
    if team.formed_on and day < team.formed_on:
        raise UserError("撤销日期早于成立日期（{day}）", day=team.formed_on)
    team.disbanded_on = day


def in_force(unit: str, day: date) -> Any:
    """The teams of an office on a day, those formed first in front."""
    query = OutreachTeam.select().where(
        *(OutreachTeam.unit == unit, ~OutreachTeam.deleted, OutreachTeam.formed_on <= day),
        OutreachTeam.disbanded_on.is_null() | (OutreachTeam.disbanded_on >= day),
    )
    return query.order_by(OutreachTeam.formed_on, OutreachTeam.uid)


OUTREACH_TEAMS = Ledger(
    model=OutreachTeam,
    title="宣讲组",
    columns=(OutreachTeam.title, OutreachTeam.formed_on, OutreachTeam.disbanded_on),
    groups=(
        Group(
            "宣讲组",
            (
                *(OutreachTeam.title, OutreachTeam.formed_on, OutreachTeam.disbanded_on),
                OutreachTeam.memberships,
            ),
        ),
    ),
    actions=(
        Action(
            "撤销宣讲组",
            disband,
            (OutreachTeam.disbanded_on,),
            lambda team: team.disbanded_on is None,
        ),
    ),
)
