"""Where people or sources stand against each other, and decisions that hang in the air: somebody has to look again."""

from collections.abc import Iterator, Mapping, Sequence

from recount.model import Anchor, Decision, DecisionKind, Excerpt, Occurrence, Option, Question, Stance, standing
from recount.review.asking import Asked, excerpt, question
from recount.review.effects import Effect, stake
from recount.review.figures import keys, summary
from recount.review.matter import Dossier, Matter
from recount.vocab import said

SHOWN = 4  # claims shown with a question about a whole incident
AGAINST, ADRIFT, AGAIN, DISPUTED = 1.0, 0.9, 0.6, 0.5  # doubts of what nothing gives a chance for
CONTRADICTED = (
    DecisionKind.SAME_EVENT,
    DecisionKind.CORRECT,
    DecisionKind.GRADE,
    DecisionKind.ESTIMATE,
    DecisionKind.COPY,
)
OPINIONS = (DecisionKind.ACCEPT, DecisionKind.REJECT)


def contradictions(matter: Matter) -> Iterator[Question]:
    """Two people who answered one question differently: the later answer stands, and both are shown."""
    by_thing: dict[tuple[str, frozenset[str], str], list[Decision]] = {}
    home = _by_key(matter.dossiers)
    for d in standing(matter.decisions):
        if d.kind in CONTRADICTED and d.answer != "unsure":
            by_thing.setdefault((d.kind, frozenset(d.about), d.slot), []).append(d)
        if d.kind in OPINIONS:
            by_thing.setdefault(("accept", frozenset(d.about), d.slot), []).append(d)
    for (_, about, _), taken in by_thing.items():
        first, last = taken[0], taken[-1]
        rival = next((d for d in taken[-2::-1] if d.by != last.by and _answer(d) != _answer(last)), None)
        if rival is not None and first is not last:
            yield _contradiction(rival, last, home, sorted(about))


def _answer(decision: Decision) -> tuple[str, str]:
    return (decision.kind, decision.answer if decision.kind in CONTRADICTED else "")


def _contradiction(one: Decision, other: Decision, dossiers: Mapping[str, Dossier], about: Sequence[str]) -> Question:
    asked = Asked(
        kind="contradiction",
        about=tuple(about),
        slot=other.slot,
        text=f"{_says(one)}. {_says(other)}, and this stands as the later answer. Which is right?",
        options=(
            _again(one, key="1", against=other),
            _again(other, key="2", against=one),
        ),
        excerpts=_excerpts(about, dossiers),
        sign=" ".join(sorted((one.id, other.id))),
    )
    return question(asked, _stake(other, dossiers, "{killed}, on which two people differ"), AGAINST)


def _again(decision: Decision, key: str, against: Decision) -> Option:
    """The option to say again what one decision says, in the place of the one against it."""
    return Option(
        key=key,
        text=f"{decision.by}: {_short(decision)}",
        kind=decision.kind,
        answer=decision.answer or "yes",
        about=decision.about,
        slot=decision.slot,
        supersedes=against.id,
    )


def _says(decision: Decision) -> str:
    reason = f" ({decision.reason.strip().rstrip('.')})" if decision.reason.strip() else ""
    return f"{decision.by} said on {decision.at.day} {decision.at:%b %Y}: {_short(decision)}{reason}"


def _short(decision: Decision) -> str:
    """What was decided, in a few words."""
    if decision.kind in OPINIONS:
        return f"{decision.kind} {decision.slot or 'the claim'}"
    if decision.slot:
        answer = decision.answer if len(decision.answer) < 40 else "another place"
        return f"{decision.slot} is {answer}"
    return f"{decision.kind.replace('_', ' ')}: {decision.answer}"


def lost(matter: Matter) -> Iterator[Question]:
    """Decisions whose claim was not found again after a new coding: nothing of them is in the figures until somebody looks."""
    home = _by_key(matter.dossiers)
    for one in matter.lost:
        d = one.decision
        again = [
            Option(
                key=str(n),
                text="it is about this one",
                kind=d.kind,
                answer=d.answer or "yes",
                about=(t.claim.id,),
                slot=d.slot,
                supersedes=d.id,
            )
            for n, t in enumerate(one.nearest, 1)
            if len(d.about) == 1
            and d.kind not in (DecisionKind.GRADE, DecisionKind.ESTIMATE)
            and d.about[0].startswith("clm:")
        ]
        drop = Option(
            key="d", text="it is settled: drop it", kind=DecisionKind.UNDO, answer="yes", about=(d.id,), supersedes=d.id
        )
        asked = Asked(
            kind="lost",
            about=(d.id,),
            text=f"{_says(d)}. After a new coding this has lost its place: {one.why}. What is it about now?",
            options=(*again, drop),
            excerpts=tuple(excerpt(t) for t in one.nearest) or tuple(_of_anchor(a) for a in d.anchors),
        )
        yield question(asked, _stake(d, home, "{killed}, and what was decided of it"), ADRIFT)


def _of_anchor(anchor: Anchor) -> Excerpt:
    """The words that it was about, where the claim itself is gone."""
    quotes = tuple(m.quote for m in anchor.marks if m.slot.startswith("evidence"))
    return Excerpt(title="as it was read then", claim_id=anchor.claim_id, quotes=quotes)


def changed(matter: Matter) -> Iterator[Question]:
    """Incidents whose figures are others than those that somebody accepted."""
    accepted = [d for d in standing(matter.decisions) if d.kind == DecisionKind.ACCEPT and not d.slot]
    by_key: dict[str, Decision] = {key: d for d in accepted for key in keys(d) if d.anchors and d.anchors[0].incident}
    for dossier in matter.dossiers:
        account = dossier.account
        d = by_key.get(account.incident.id) or by_key.get(account.incident.founding_claim)
        now = summary(account.estimates)
        if d is not None and d.about[0].startswith("inc:") and d.anchors[0].value not in ("", now):
            yield _changed(d, dossier, now)


def _changed(decision: Decision, dossier: Dossier, now: str) -> Question:
    incident = dossier.account.incident.id
    asked = Asked(
        kind="changed",
        about=(incident,),
        text=f"{decision.by} accepted this incident with {decision.anchors[0].value}. Now it stands with {now}. Is it right?",
        options=(
            Option(key="y", text="yes, as it stands now", kind=DecisionKind.ACCEPT, answer="yes"),
            Option(
                key="d",
                text="no: it is not reviewed",
                kind=DecisionKind.UNDO,
                about=(decision.id,),
                supersedes=decision.id,
            ),
        ),
        excerpts=tuple(excerpt(t) for t in dossier.tellings[:SHOWN]),
        sign=now,
    )
    return question(asked, stake(dossier.account.estimates, 1.0, "{killed}, accepted with other figures"), AGAIN)


def disputed(matter: Matter) -> Iterator[Question]:
    """Incidents that one voice tells of and another denies: a machine proposes no more than that, a person decides."""
    decided = {
        key
        for d in standing(matter.decisions)
        if (d.kind, d.slot) == (DecisionKind.GRADE, "occurrence")
        for key in keys(d)
    }
    for dossier in matter.dossiers:
        account = dossier.account
        graded = not decided.isdisjoint((account.incident.id, *account.claim_ids))
        if account.grade is not None and account.grade.occurrence is Occurrence.DISPUTED and not graded:
            yield _dispute(dossier, account.grade.occurrence_because)


def _dispute(dossier: Dossier, because: str) -> Question:
    def option(key: str, grade: Occurrence, text: str) -> Option:
        return Option(key=key, text=text, kind=DecisionKind.GRADE, answer=grade.value, slot="occurrence")

    denied = [t for t in dossier.tellings if t.claim.stance is Stance.DENIES]
    told = [t for t in dossier.tellings if t.claim.stance is Stance.ASSERTS]
    asked = Asked(
        kind="dispute",
        about=(dossier.account.incident.id,),
        text=f"Did this happen as told: {_named(dossier)}? {because[:1].upper()}{because[1:]}.",
        options=(
            option("y", Occurrence.CORROBORATED, "yes, it did: corroborated"),
            option("n", Occurrence.REJECTED, "no, it did not: rejected"),
            option("u", Occurrence.DISPUTED, "it stays disputed"),
        ),
        excerpts=tuple(excerpt(t) for t in (*told[:1], *denied[:1])),
    )
    return question(asked, stake(dossier.account.estimates, 1.0, "{killed}, told and denied"), DISPUTED)


def _named(dossier: Dossier) -> str:
    """``shelling in Tel Zeyd, 1 May 2018``: which incident is meant, for whoever reads a list."""
    account = dossier.account
    kind = said.label(dossier.tellings[0].claim.event_type) if dossier.tellings else "an incident"
    where = account.locus.name if account.locus else account.place
    when = said.window(account.window)
    return f"{kind}{f' in {said.isolated(where)}' if where else ''}, {when}"


def _stake(decision: Decision, dossiers: Mapping[str, Dossier], text: str) -> Effect:
    """The people of the incident that a decision is about."""
    dossier = next((dossiers[key] for key in keys(decision) if key in dossiers), None)
    return stake(dossier.account.estimates if dossier else (), 1.0, text)


def _excerpts(about: Sequence[str], dossiers: Mapping[str, Dossier]) -> tuple[Excerpt, ...]:
    """The claims themselves; of an incident its first claims."""
    found: dict[str, Excerpt] = {}
    for key in about:
        for telling in dossiers[key].tellings if key in dossiers else ():
            if telling.claim.id == key or key.startswith("inc:"):
                found.setdefault(telling.claim.id, excerpt(telling))
    return tuple(found.values())[:SHOWN]


def _by_key(dossiers: Sequence[Dossier]) -> dict[str, Dossier]:
    """Incidents by their ids and those of their claims."""
    return {key: d for d in dossiers for key in (d.account.incident.id, *d.account.claim_ids)}
