"""What may be done with a deed, by its owner and by those who adopt and accept it."""

from datetime import date
from typing import Any, Unpack

from models.errors import UserError
from models.ledger import Action, By, Group, Ledger, Stamp
from models.ledgers.decisions import (
    Decision,
    DecisionKind,
    DecisionResult,
    DecisionSubject,
    Said,
    decision_on,
    with_reason,
)
from models.ledgers.deeds import (
    WHOLE,
    Awaits,
    Deed,
    DeedEntry,
    DeedStage,
    DeedState,
    SatisfactionSurvey,
)


def _happen(
    deed: Deed, stamp: Stamp, stage: DeedStage, on: date | None, **values: Any
) -> DeedEntry:
    entry = DeedEntry(stage=stage, entry_on=on or stamp.today, **values)
    deed.progress_entries.append(entry)
    return entry


def request_adoption(deed: Deed, stamp: Stamp, adoption_requested_on: date | None = None) -> None:
    """Ask the level above; asked again after a refusal, on the same day too."""
    deed.adoption_requested_on = adoption_requested_on or stamp.today
    deed.adoption_requested_rev = deed.rev + 1


def start(
    deed: Deed, stamp: Stamp, entry_on: date | None = None, content: str | None = None
) -> None:
    _happen(deed, stamp, DeedStage.STARTED, entry_on, content=content)


def report_progress(
    deed: Deed,
    stamp: Stamp,
    percent_done: int | None = None,
    content: str | None = None,
    spent: int | None = None,
    evidence: Any = (),
    entry_on: date | None = None,
) -> None:
    if percent_done is None and not content:
        raise UserError("写明进度或进展情况")
    if (percent_done or 0) > WHOLE:
        raise UserError("进度不能超过 100%")
    values = {"percent_done": percent_done, "content": content, "spent": spent}
    _happen(deed, stamp, DeedStage.PROGRESS, entry_on, **values, evidence=evidence or ())


def finish(
    deed: Deed,
    stamp: Stamp,
    content: str | None = None,
    spent: int | None = None,
    evidence: Any = (),
    entry_on: date | None = None,
) -> None:
    values = {"percent_done": WHOLE, "content": content, "spent": spent}
    _happen(deed, stamp, DeedStage.DONE, entry_on, **values, evidence=evidence or ())


def survey(
    deed: Deed,
    stamp: Stamp,
    ballots_issued: int | None = None,
    satisfied_count: int | None = None,
    basically_satisfied_count: int | None = None,
    dissatisfied_count: int | None = None,
    surveyed_on: date | None = None,
) -> None:
    """Votes that are not given are none; ballots that are not given are as many as the votes."""
    votes = (satisfied_count or 0, basically_satisfied_count or 0, dissatisfied_count or 0)
    if not sum(votes):
        raise UserError("填写收回的票数")
    if ballots_issued is not None and sum(votes) > ballots_issued:
        raise UserError(
            "三项票数加起来 {cast} 票，多于发出的 {issued} 票",
            **{"cast": sum(votes), "issued": ballots_issued},
        )
    deed.satisfaction.append(
        SatisfactionSurvey(
            surveyed_on=surveyed_on or stamp.today,
            ballots_issued=sum(votes) if ballots_issued is None else ballots_issued,
            satisfied_count=votes[0],
            basically_satisfied_count=votes[1],
            dissatisfied_count=votes[2],
        )
    )


def request_closure(deed: Deed, stamp: Stamp, entry_on: date | None = None) -> None:
    _happen(deed, stamp, DeedStage.CLOSE_REQUESTED, entry_on)


def take_up_again(
    deed: Deed, stamp: Stamp, content: str | None = None, entry_on: date | None = None
) -> None:
    _happen(deed, stamp, DeedStage.TAKEN_UP_AGAIN, entry_on, content=with_reason(content))


def turn_regular(
    deed: Deed, stamp: Stamp, content: str | None = None, entry_on: date | None = None
) -> None:
    _happen(deed, stamp, DeedStage.REGULAR, entry_on, content=content)


def withdraw(
    deed: Deed, stamp: Stamp, content: str | None = None, entry_on: date | None = None
) -> None:
    _happen(deed, stamp, DeedStage.WITHDRAWN, entry_on, content=with_reason(content))


def _decide(
    deed: Deed, stamp: Stamp, kind: DecisionKind, result: DecisionResult, said: Said
) -> Decision:
    return decision_on(deed, DecisionSubject.DEEDS, stamp, kind, result, said)


def adopt(deed: Deed, stamp: Stamp, **said: Unpack[Said]) -> Decision:
    return _decide(deed, stamp, DecisionKind.ADOPTION, DecisionResult.ACCEPTED, said)


def refuse_adoption(deed: Deed, stamp: Stamp, **said: Unpack[Said]) -> Decision:
    return _decide(deed, stamp, DecisionKind.ADOPTION, DecisionResult.REFUSED, said)


def accept(deed: Deed, stamp: Stamp, **said: Unpack[Said]) -> Decision:
    return _decide(deed, stamp, DecisionKind.ACCEPTANCE, DecisionResult.ACCEPTED, said)


def refuse(deed: Deed, stamp: Stamp, **said: Unpack[Said]) -> Decision:
    return _decide(deed, stamp, DecisionKind.ACCEPTANCE, DecisionResult.REFUSED, said)


def return_done(deed: Deed, stamp: Stamp, **said: Unpack[Said]) -> Decision:
    return _decide(deed, stamp, DecisionKind.RETURN, DecisionResult.REFUSED, said)


def _collected(deed: Deed) -> bool:
    return deed.state is DeedState.COLLECTED


def _requestable(deed: Deed) -> bool:
    return _collected(deed) and deed.awaits is None


def _startable(deed: Deed) -> bool:
    return deed.state is DeedState.ADOPTED


def _doing(deed: Deed) -> bool:
    return deed.state is DeedState.DOING


def _surveyable(deed: Deed) -> bool:
    return deed.state in (*_FINISHED, DeedState.DOING)


def _finished(deed: Deed) -> bool:
    return deed.state in _FINISHED


def _to_close(deed: Deed) -> bool:
    return deed.state is DeedState.TO_ACCEPT and deed.awaits is None


def _adoptable(deed: Deed) -> bool:
    return _collected(deed) and (deed.own_decides() or deed.awaits is Awaits.ADOPTION)


def _asks_adoption(deed: Deed) -> bool:
    return _collected(deed) and deed.awaits is Awaits.ADOPTION


def _asks_acceptance(deed: Deed) -> bool:
    return deed.awaits is Awaits.ACCEPTANCE


def _stands(deed: Deed) -> bool:
    return deed.state is not DeedState.WITHDRAWN


_FINISHED = (DeedState.TO_ACCEPT, DeedState.DONE, DeedState.REGULAR)
_ON = (DeedEntry.entry_on,)
_WHY = (DeedEntry.content, DeedEntry.entry_on)
_SAID = (Decision.reason, Decision.decided_on, Decision.decided_by)

DEEDS = Ledger(
    model=Deed,
    title="办实事",
    columns=(
        *(Deed.title, Deed.category, Deed.promised_on, Deed.owner_department, Deed.owner),
        *(Deed.state, Deed.pace, Deed.adopted_on, Deed.done_on),
    ),
    groups=(
        Group("项目", (Deed.title, Deed.category, Deed.beneficiaries, Deed.content)),
        Group("承诺", (Deed.promise, Deed.starts_on, Deed.promised_on)),
        Group("责任", (Deed.owner, Deed.lead_leader, Deed.owner_department)),
        Group("人数与资金", (Deed.beneficiary_count, Deed.budget), folded=True),
        Group("牵头与配合单位", (Deed.lead_unit, Deed.assisting_units), folded=True),
        Group("立项", (Deed.adoption_requested_on, Deed.adoption_requested_rev), folded=True),
        Group("办理进展", (Deed.progress_entries,), folded=True),
        Group("满意度测评", (Deed.satisfaction,), folded=True),
    ),
    actions=(
        Action("申请立项", request_adoption, (Deed.adoption_requested_on,), _requestable),
        Action("开始实施", start, _WHY, _startable),
        Action(
            "登记进展",
            report_progress,
            (
                *(DeedEntry.percent_done, DeedEntry.content, DeedEntry.spent),
                *(DeedEntry.evidence, DeedEntry.entry_on),
            ),
            _doing,
        ),
        Action(
            "登记办结",
            finish,
            (DeedEntry.content, DeedEntry.spent, DeedEntry.evidence, DeedEntry.entry_on),
            _doing,
        ),
        Action(
            "登记测评",
            survey,
            (
                *(SatisfactionSurvey.ballots_issued, SatisfactionSurvey.satisfied_count),
                SatisfactionSurvey.basically_satisfied_count,
                *(SatisfactionSurvey.dissatisfied_count, SatisfactionSurvey.surveyed_on),
            ),
            _surveyable,
        ),
        Action("申请销号", request_closure, _ON, _to_close),
        Action("重新办理", take_up_again, _WHY, _finished),
        Action("转常态化", turn_regular, _WHY, lambda d: d.state is DeedState.DONE),
        Action("撤销项目", withdraw, _WHY, lambda d: _stands(d) and not _finished(d)),
        Action("同意立项", adopt, _SAID, _adoptable, By.SUPERIOR),
        Action("不予立项", refuse_adoption, _SAID, _asks_adoption, By.SUPERIOR),
        Action("同意销号", accept, _SAID, _asks_acceptance, By.SUPERIOR),
        Action("不同意销号", refuse, _SAID, _asks_acceptance, By.SUPERIOR),
        Action("退回重办", return_done, _SAID, _finished, By.SUPERIOR),
    ),
    state=Deed.state,
)
