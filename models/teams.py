"""Who is in an outreach team, with the post and rank that each holds there and then."""

from dataclasses import dataclass
from datetime import date

from models.ledgers.appointments import Rank
from models.ledgers.outreach_teams import OutreachTeam
from models.listing import names_of
from models.posts import post_text, posts_of


@dataclass(frozen=True)
class Member:
    """One membership; post and rank are those of the day, or of the last day in the team."""

    person: str
    name: str
    post: str
    rank: Rank | None
    left_on: date | None


def members_of(team: OutreachTeam, today: date) -> list[Member]:
    """Everybody of a team by rank, the highest in front; those that have left behind the others."""
    people = [one.person for one in team.memberships if one.person]
    names = names_of("people", people)
    days = [min(one.to_on or today, team.disbanded_on or today, today) for one in team.memberships]
    posts = {day: posts_of(people, day) for day in set(days)}
    found = []
    for one, day in zip(team.memberships, days, strict=True):
        held = posts[day].get(one.person or "")
        told = (post_text(held[0]), held[0].rank) if held else ("", None)
        left = one.to_on if one.to_on and one.to_on < today else None
        found.append(Member(one.person or "", names.get(one.person or "", ""), *told, left))
    ranks = [*Rank, None]
    return sorted(found, key=lambda member: (ranks.index(member.rank), member.left_on or date.min))
