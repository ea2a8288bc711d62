"""Was it decided already? The same answer about the same thing by the same person is one answer, however often it is given."""

from collections.abc import Sequence

from recount.model import Decision, DecisionKind, UsageError, standing, undos
from recount.store.views import short

# Kinds of which the last one on a thing stands, whichever of them it is
ON_A_FIELD = (DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.CORRECT, DecisionKind.UNSURE)


def refuse_repeated(made: Decision, taken: Sequence[Decision]) -> None:
    """Stop where the decision says what stands already. `taken` are all decisions of the ledger.

    A decision that names the one whose place it takes is meant as it is; so is one about figures that have changed since.

    Raises:
        UsageError: the same person decided the same, or what is to be taken back is taken back already, or was a withdrawal.
    """
    if made.kind == DecisionKind.UNDO:
        _refuse_second_undo(made, taken)
        return
    last = _last(made, taken)
    if last is None or made.supersedes is not None or last.by != made.by or not _alike(made, last):
        return
    raise UsageError(
        f"{last.by} decided so already, on {last.at.date()} (decision {short(last.id)}), and it stands. "
        f"To put it on record again, with another reason say, add --supersedes {short(last.id)}."
    )


def agreeing(made: Decision, taken: Sequence[Decision]) -> Decision | None:
    """The decision of another person that said the same and stood until now, None where nobody did."""
    last = _last(made, [d for d in taken if d.id != made.id])
    return last if last is not None and last.by != made.by and _alike(made, last) else None


def _refuse_second_undo(made: Decision, taken: Sequence[Decision]) -> None:
    target = next((d for d in taken if d.id == made.supersedes), None)
    if target is not None and target.kind == DecisionKind.WITHDRAW:
        raise UsageError(
            f"{short(target.id)} is a withdrawal, which can't be taken back: what it erased is gone. Add the report again."
        )
    undo = undos(taken).get(made.supersedes or "")
    if undo is not None:
        raise UsageError(
            f"{undo.by} took {short(made.about[0])} back already, on {undo.at.date()}. To bring it back, take that back: "
            f"`recount decide undo {short(undo.id)}`."
        )


def _last(made: Decision, taken: Sequence[Decision]) -> Decision | None:
    """The last decision that stands on what this one is about."""
    return next((d for d in reversed(standing(taken)) if _thing(d) == _thing(made)), None)


def _thing(decision: Decision) -> tuple[str, frozenset[str] | tuple[str, ...], str]:
    kind = "field" if decision.kind in ON_A_FIELD else decision.kind
    about = decision.about if decision.kind == DecisionKind.COPY else frozenset(decision.about)
    return kind, about, decision.slot


def _alike(one: Decision, other: Decision) -> bool:
    def says(d: Decision) -> tuple[object, ...]:
        return d.kind, d.answer, d.words, frozenset((a.claim_id, a.value) for a in d.anchors)

    return says(one) == says(other)
