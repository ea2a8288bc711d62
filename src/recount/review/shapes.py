"""What each kind of decision is about and how it is answered: a wrong one is refused before it is kept."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from recount.model import CivilianHarm, Decision, DecisionKind, Occurrence, PopulationScope, TollKind, UsageError
from recount.review import answers
from recount.review.added import addition_of
from recount.review.figures import figures_of
from recount.review.slots import Slot, slot_of

CLAIM, INCIDENT, REPORT, DECISION = "clm", "inc", "rep", "dec"
AXES = MappingProxyType({"occurrence": Occurrence, "harm": CivilianHarm})
VERDICTS = ("yes", "no", "unsure")
_LANGUAGE = re.compile(r"[a-z]{2,3}")  # ISO 639
FIXED = ("event_type", "stance")  # slots that every claim needs: corrected, never rejected
NAMES = MappingProxyType({CLAIM: "claim", INCIDENT: "incident", REPORT: "report", DECISION: "decision"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Of which things a decision is, at least and at most how many (None: any number), and what checks the rest."""

    of: tuple[str, ...]
    least: int
    most: int | None
    check: Callable[[Decision], None]


def check(decision: Decision) -> None:
    """Refuse a decision whose shape is wrong. Whether the things it is about exist is the ledger's to say.

    Raises:
        UsageError: what is wrong, and what would be right.
    """
    if decision.kind not in SHAPES:
        raise UsageError(f"no decision is of kind {decision.kind!r}. Choose from: {', '.join(SHAPES)}.")
    if not decision.by.strip():
        raise UsageError("a decision needs the name of the person who takes it. Give it with --by.")
    if decision.at.tzinfo is None or decision.at.utcoffset() != timedelta(0):
        raise UsageError(f"a decision needs its instant in UTC, not {decision.at.isoformat()}.")
    shape = SHAPES[decision.kind]
    _check_about(decision, shape)
    shape.check(decision)


def _check_about(decision: Decision, shape: Shape) -> None:
    count, most = len(set(decision.about)), shape.most
    if count != len(decision.about):
        raise UsageError(f"a decision of kind {decision.kind} names {decision.about[0]} twice. Name each thing once.")
    wanted = " or ".join(NAMES[tag] for tag in shape.of)
    if count < shape.least or (most is not None and count > most):
        many = f"{shape.least}" if most == shape.least else f"{shape.least} or more"
        raise UsageError(
            f"a decision of kind {decision.kind} is about {many} {wanted}{'s' if many != '1' else ''}, not {count}."
        )
    wrong = [key for key in decision.about if key.split(":", 1)[0] not in shape.of]
    if wrong:
        raise UsageError(f"a decision of kind {decision.kind} is about a {wanted}, and {wrong[0]!r} is none.")


def _bare(decision: Decision) -> None:
    if decision.slot:
        raise UsageError(f"a decision of kind {decision.kind} has no field, and was given {decision.slot!r}.")


def _verdict(decision: Decision) -> None:
    _bare(decision)
    if decision.answer not in VERDICTS:
        raise UsageError(f"{decision.kind} is answered yes, no or unsure, not {decision.answer!r}.")


def _yes(decision: Decision) -> None:
    _bare(decision)
    if decision.answer != "yes":
        raise UsageError(f"{decision.kind} is answered yes, not {decision.answer!r}. To take it back, undo it.")


def _split(decision: Decision) -> None:
    _bare(decision)
    out = decision.answer.split()
    strange = [key for key in out if key not in decision.about]
    if strange or not out or len(set(out)) >= len(decision.about):
        raise UsageError(
            "a split names all claims of the incident, and as the answer those that are an event of their own: one or more, "
            f"not all{f', and {strange[0]} is none of them' if strange else ''}."
        )


def _accept(decision: Decision) -> None:
    if decision.answer not in ("", "yes"):
        raise UsageError(f"accept is answered yes, not {decision.answer!r}. To change something, correct or reject it.")
    _slot_of_claim(decision)


def _correct(decision: Decision) -> None:
    if not decision.slot:
        raise UsageError(
            "a correction needs the field that it is of (--field), such as `recount decide correct "
            f'{_digits(decision)} 12 --field "tolls[0].count"`, or `--field when`. To refuse a whole claim, reject it.'
        )
    answers.read(_slot_of_claim(decision), decision.answer)


def _reject(decision: Decision) -> None:
    slot = _slot_of_claim(decision)
    if slot.name in FIXED or slot.part:
        raise UsageError(f"{slot} can't be rejected, since something has to stand there. Correct it.")
    if decision.answer not in ("", "yes"):
        raise UsageError(f"reject is answered yes, not {decision.answer!r}. To put something else there, correct it.")


def _add(decision: Decision) -> None:
    _bare(decision)
    addition_of(decision)


def _unsure(decision: Decision) -> None:
    _slot_of_claim(decision)
    if decision.answer not in ("", "unsure"):
        raise UsageError(f"unsure is answered unsure, not {decision.answer!r}.")


def _slot_of_claim(decision: Decision) -> Slot:
    if decision.slot and not decision.about[0].startswith(f"{CLAIM}:"):
        raise UsageError(f"only a claim has fields, and {decision.about[0]} is none.")
    return slot_of(decision.slot)


def _grade(decision: Decision) -> None:
    if decision.slot not in AXES:
        raise UsageError(_axis_missing(decision))
    if decision.slot == "harm" and decision.answer == "none":
        return
    answers.one_of(AXES[decision.slot], decision.answer)


def _axis_missing(decision: Decision) -> str:
    """What to say where a grade names no axis: if its answer is a grade of one of them, that one."""
    values = {name: [v.value for v in kind] for name, kind in AXES.items()}
    meant = next((name for name, grades in values.items() if decision.answer in grades), "")
    wrong = f"{decision.slot!r} is neither" if decision.slot else "none was given"
    which = (
        f"{decision.answer} is a grade of {meant}"
        if meant
        else "; ".join(f"{n}: {', '.join(v)}" for n, v in values.items())
    )
    axis, grade = meant or "occurrence", decision.answer if meant else values["occurrence"][1]
    example = f"`recount decide grade {_digits(decision)} {grade} --field {axis}`"
    return f"a grade is of one of two axes, {' or '.join(AXES)} (--field), and {wrong}. {which}. Such as {example}."


def _digits(decision: Decision) -> str:
    """The id that the decision is about, as people are shown it."""
    return decision.about[0].rsplit(":", 1)[-1][:8]


def _estimate(decision: Decision) -> None:
    kind, _, scope = decision.slot.partition("/")
    if not kind or not scope:
        raise UsageError(
            "a figure of your own needs of whom it is (--field KIND/POPULATION), such as `recount decide estimate "
            f"{_digits(decision)} 12/14/20 --field killed/all --reason TEXT`. Kinds: {', '.join(TollKind)}; populations: "
            f"{', '.join(PopulationScope)}."
        )
    answers.one_of(TollKind, kind)
    answers.one_of(PopulationScope, scope)
    figures_of(decision.answer)
    if not decision.reason.strip():
        raise UsageError("a figure of your own needs a reason, since it has no method. Give it with --reason.")


def _translate(decision: Decision) -> None:
    if not _LANGUAGE.fullmatch(decision.slot):
        raise UsageError(
            f"a translation needs the language that it is in, by its code (--field en), not {decision.slot!r}."
        )
    if not decision.answer.strip():
        raise UsageError("a translation has no words. Give them as the answer.")


def _undo(decision: Decision) -> None:
    _bare(decision)
    if decision.supersedes != decision.about[0]:
        raise UsageError(
            f"an undo takes back the decision that it is about, {decision.about[0]}; set supersedes to it."
        )


def _withdraw(decision: Decision) -> None:
    _bare(decision)
    if not decision.reason.strip():
        raise UsageError("a withdrawal needs a reason. Give it with --reason.")


SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        DecisionKind.SAME_EVENT.value: Shape(of=(CLAIM,), least=2, most=None, check=_verdict),
        DecisionKind.MERGE.value: Shape(of=(CLAIM,), least=2, most=None, check=_yes),
        DecisionKind.SPLIT.value: Shape(of=(CLAIM,), least=2, most=None, check=_split),
        DecisionKind.ACCEPT.value: Shape(of=(INCIDENT, CLAIM), least=1, most=1, check=_accept),
        DecisionKind.CORRECT.value: Shape(of=(CLAIM,), least=1, most=1, check=_correct),
        DecisionKind.REJECT.value: Shape(of=(CLAIM,), least=1, most=1, check=_reject),
        DecisionKind.ADD.value: Shape(of=(CLAIM,), least=1, most=1, check=_add),
        DecisionKind.UNSURE.value: Shape(of=(CLAIM, INCIDENT), least=1, most=1, check=_unsure),
        DecisionKind.GRADE.value: Shape(of=(INCIDENT,), least=1, most=1, check=_grade),
        DecisionKind.ESTIMATE.value: Shape(of=(INCIDENT,), least=1, most=1, check=_estimate),
        DecisionKind.COPY.value: Shape(of=(REPORT,), least=2, most=2, check=_verdict),
        DecisionKind.TRANSLATE.value: Shape(of=(REPORT,), least=1, most=1, check=_translate),
        DecisionKind.UNDO.value: Shape(of=(DECISION,), least=1, most=1, check=_undo),
        DecisionKind.WITHDRAW.value: Shape(of=(REPORT,), least=1, most=None, check=_withdraw),
    }
)
