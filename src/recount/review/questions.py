"""What to ask, the most useful first: how far an answer would move published numbers, times how open it is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from recount.model import Decision, DecisionKind, Question, standing
from recount.review import fields, pairs, quarrels
from recount.review.figures import keys
from recount.review.matter import Matter

ASKERS: tuple[Callable[[Matter], Iterator[Question]], ...] = (
    pairs.joins,
    pairs.members,
    pairs.copies,
    fields.numbers,
    fields.claims,
    fields.places,
    fields.parties,
    quarrels.contradictions,
    quarrels.lost,
    quarrels.changed,
    quarrels.disputed,
)
# Kinds of question that stay open whatever was decided about the same things before: they are about those decisions
ABOUT_DECISIONS = ("contradiction", "lost", "changed", "dispute")
ANSWERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "same_event": (DecisionKind.SAME_EVENT, DecisionKind.MERGE, DecisionKind.SPLIT),
        "copy": (DecisionKind.COPY,),
    }
)
"""Which kinds of decision answer which kind of question; all others are answered by a decision on their claim and field."""
ON_FIELDS = (DecisionKind.ACCEPT, DecisionKind.CORRECT, DecisionKind.REJECT, DecisionKind.UNSURE)


def questions(matter: Matter) -> tuple[Question, ...]:
    """Every open question, in the order of use; of equal use in that of their ids. The same matter gives the same questions.

    What a person has answered, "can't say" too, is not asked again while the answer stands.
    """
    answered = _answered(standing(matter.decisions))
    found = {q.id: q for ask in ASKERS for q in ask(matter) if not answered(q)}
    return tuple(sorted(found.values(), key=lambda q: (-q.use, q.id)))


def _answered(stand: Iterable[Decision]) -> Callable[[Question], bool]:
    pairs_of: dict[str, set[frozenset[str]]] = {kind: set() for kind in ANSWERS}
    fields_of: dict[str, set[str]] = {}
    cut: set[str] = (
        set()
    )  # claims of which an entry of a list was rejected: those after it have other numbers than the ledger's
    for d in stand:
        for kind, by in ANSWERS.items():
            if d.kind in by:
                pairs_of[kind].update(frozenset((a, b)) for n, a in enumerate(d.about) for b in d.about[:n])
        if d.kind in ON_FIELDS:
            for key in keys(d) if d.about and d.about[0].startswith("clm:") else d.about:
                fields_of.setdefault(key, set()).add(d.slot)
            cut.update(d.about if d.kind == DecisionKind.REJECT and "[" in d.slot else ())

    def answered(q: Question) -> bool:
        if q.kind in ABOUT_DECISIONS:
            return False
        if q.kind in ANSWERS:
            return frozenset(q.about) in pairs_of[q.kind]
        if "[" in q.slot and not cut.isdisjoint(q.about):
            return True
        return any(_covers(slot, q.slot) for key in q.about for slot in fields_of.get(key, ()))

    return answered


def _covers(decided: str, asked: str) -> bool:
    """Does a decision on one slot answer a question about another? One on the whole claim answers only that; one on any
    property of a toll answers whether the toll is right, and one on the toll itself its properties.
    """
    if not decided or not asked:
        return decided == asked
    return decided == asked or decided.startswith(f"{asked}.") or asked.startswith(f"{decided}.")
