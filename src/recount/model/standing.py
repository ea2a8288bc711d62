"""Which of people's decisions stand. Decisions are appended; what stands is computed from all of them."""

from collections.abc import Iterable, Sequence

from recount.model.decision import Decision, DecisionKind


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that count, earliest first: not superseded, and not taken back.

    Taking back (`undo`) makes the decision as if it had never been, so that what it had superseded stands again; an `undo`
    can be taken back itself. Free of the order of input: decisions are ordered by their time, then their id.
    """
    known = sorted(decisions, key=lambda d: (d.at, d.id))
    void = _taken_back(known)
    gone = {d.supersedes for d in known if d.supersedes is not None and d.id not in void}
    return tuple(d for d in known if d.id not in void | gone and d.kind != DecisionKind.UNDO)


def undos(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The `undo` that stands against each decision that is taken back, by the id of that decision."""
    known = sorted(decisions, key=lambda d: (d.at, d.id))
    void = _taken_back(known)
    return {d.supersedes: d for d in known if d.kind == DecisionKind.UNDO and d.supersedes and d.id not in void}


def _taken_back(known: Sequence[Decision]) -> set[str]:
    """Ids of the decisions that an `undo` takes back which was not taken back itself."""
    undone: dict[str, list[str]] = {}
    for d in known:
        if d.kind == DecisionKind.UNDO and d.supersedes is not None:
            undone.setdefault(d.supersedes, []).append(d.id)
    answer: dict[str, bool] = {}
    for start in undone:
        _settle(start, undone, answer)
    moved = {d.id: d.moved for d in known}
    void = {key for key, back in answer.items() if back}
    for key in tuple(void):  # what was found again after a new coding is one decision with the one that the person took
        while (before := moved.get(key)) is not None and before not in void:
            void.add(before)
            key = before  # noqa: PLW2901 - follows the chain down
    return void


def _settle(start: str, undone: dict[str, list[str]], answer: dict[str, bool]) -> None:
    """Whether `start` is taken back; on a stack of its own, since people may take back for ever. Circles count as standing."""
    path, waiting = {start}, [start]
    while waiting:
        key = waiting[-1]
        open_ones = [u for u in undone.get(key, ()) if u not in answer and u not in path]
        if open_ones:
            path.add(open_ones[0])
            waiting.append(open_ones[0])
            continue
        answer[key] = any(not answer.get(u, True) for u in undone.get(key, ()))
        waiting.pop()
