"""A team and a talk beside their lists: who is in it with which post, and when the next one is."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from models.fields import Column
from models.ledgers.outreach_talks import OutreachTalk
from models.ledgers.outreach_teams import OutreachTeam
from models.teams import Member, members_of
from ui.detail import Block, Detail, Fact, Tab
from ui.words import tr


class TeamDetail(Detail):
    """概况 with the members under their ranks, 修改记录."""

    def tabs(self, record: OutreachTeam) -> list[Tab]:
        rows = tr(OutreachTeam.memberships.label)
        blocks = [block for block in self.overview(record) if block.title != rows]
        members = members_of(record, self.today)
        for rank in dict.fromkeys(member.rank for member in members):
            some = [member for member in members if member.rank == rank]
            title = tr(rank.label) if rank else tr("没有任职记录")
            counted = tr("{name} {n} 人").format(name=title, n=len(some))
            blocks.append(Block(counted, [self._member(member) for member in some]))
        return [Tab(tr("概况"), blocks), self.history_tab(record)]

    def _member(self, member: Member) -> Fact:
        left = tr("{day} 退出").format(day=self.day(member.left_on)) if member.left_on else ""
        return Fact(member.name, " ・ ".join(filter(None, (member.post, left))))


class TalkDetail(Detail):
    """A talk that is given is taken to be given at its planned time; the next one is new."""

    def first_values(self, record: OutreachTalk, asks: Sequence[Column[Any]]) -> dict[str, Any]:
        values = super().first_values(record, asks)
        if OutreachTalk.place in asks:  # the next talk
            start = record.held_at.time() if record.held_at else time(9)
            values = {str(column.name): None for column in asks}
            values[str(OutreachTalk.held_at.name)] = datetime.combine(self.today, start)
            values[str(OutreachTalk.place_kind.name)] = record.place_kind
        return values
