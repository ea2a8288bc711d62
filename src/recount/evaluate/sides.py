"""One report, gold and coded: what is hit, told apart by the group that each claim belongs to."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from recount.evaluate.phrases import Json, pairs, same_count, same_phrase, same_voice, similarity
from recount.evaluate.tally import Tally

Labels = Callable[[Json, Json], str]  # (claim, its report) -> the group that its items are counted in
Pair = frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sides:
    """One report's claims on both sides, the pairs of their indexes, and the label of each claim.

    A coded claim goes under its partner's label, so that a group's precision is about the claims it was meant to hold.
    """

    gold: list[Json]
    coded: list[Json]
    matched: list[tuple[int, int]]
    gold_labels: list[str]
    coded_labels: list[str]


def score_report(gold: Json, coded: Json, labels: Labels, tally: dict[str, Tally]) -> int:
    """Count everything of one report; returns how many coded claims were refused."""
    given = coded.get("claims") or []
    claims = [c for c in given if well_formed(c, gold.get("text"))]
    matched = pairs(gold["claims"], claims, similarity)
    gold_labels = [labels(c, gold) for c in gold["claims"]]
    partner = {j: i for i, j in matched}
    sides = _Sides(
        gold=gold["claims"],
        coded=claims,
        matched=matched,
        gold_labels=gold_labels,
        coded_labels=[gold_labels[partner[j]] if j in partner else labels(c, gold) for j, c in enumerate(claims)],
    )
    _score_claims(sides, tally)
    _score_slots(sides, tally)
    _score_counts(sides, tally, ("tolls", "toll", "people", "population"))
    _score_counts(sides, tally, ("losses", "loss", "class", "class"))
    _score_events(sides, (_together(gold, sides.gold), _together(coded, sides.coded)), tally)
    return len(given) - len(claims)


def well_formed(claim: object, text: str | None) -> bool:
    """Of the guide's shape, and every evidence quote in the text: a claim without its words is no claim."""
    if not isinstance(claim, dict):
        return False
    evidence = claim.get("evidence")
    return (
        _is_text(evidence)
        and bool(evidence)
        and (text is None or all(q in text for q in evidence or ()))
        and all(_is_text(claim.get(k) or []) for k in ("speakers", "perpetrators", "targets", "weapons"))
        and all(
            isinstance(t, dict) and isinstance(t.get("text"), str)
            for k in ("tolls", "losses", "places")
            for t in claim.get(k) or []
        )
    )


def _is_text(values: object) -> bool:
    return isinstance(values, list) and all(isinstance(v, str) for v in values)


def _date(claim: Json) -> tuple[Any, Any] | None:
    when: Json = claim.get("when") or {}
    return (when.get("start"), when.get("end")) if when.get("start") else None


def _odd(claim: Json) -> bool:
    return bool(claim.get("stance", "asserts") != "asserts")


def _score_claims(sides: _Sides, tally: dict[str, Tally]) -> None:
    """Figures of which each claim has at most one: itself, type, voice, stance, date."""
    matched = [(sides.gold_labels[i], sides.gold[i], sides.coded[j]) for i, j in sides.matched]
    all_gold, all_coded = sides.gold_labels, sides.coded_labels
    tally["claim"].add((label for label, _, _ in matched), all_gold, all_coded)
    tally["type"].add((label for label, g, c in matched if g["event_type"] == c.get("event_type")), all_gold, all_coded)
    tally["voice"].add((label for label, g, c in matched if same_voice(g, c)), all_gold, all_coded)
    tally["stance"].add(
        (label for label, g, c in matched if g["stance"] == c.get("stance") != "asserts"), *_where(sides, _odd)
    )
    tally["when"].add(
        (label for label, g, c in matched if _date(g) is not None and _date(g) == _date(c)),
        *_where(sides, lambda claim: _date(claim) is not None),
    )


def _where(sides: _Sides, has: Callable[[Json], bool]) -> tuple[list[str], list[str]]:
    """The labels, on each side, of the claims that have something."""
    return (
        [label for label, claim in zip(sides.gold_labels, sides.gold, strict=True) if has(claim)],
        [label for label, claim in zip(sides.coded_labels, sides.coded, strict=True) if has(claim)],
    )


def _listed(field: str) -> Callable[[Json], list[Any]]:
    return lambda claim: claim.get(field) or []


SLOTS: dict[str, Callable[[Json], list[Any]]] = {
    "place": lambda claim: [p["text"] for p in (claim.get("places") or [])[:1]],
    "places": lambda claim: [p["text"] for p in claim.get("places") or []],
    "by": _listed("perpetrators"),
    "target": _listed("targets"),
    "weapon": _listed("weapons"),
}


def _score_slots(sides: _Sides, tally: dict[str, Tally]) -> None:
    """Phrases in paired claims, one to one."""
    for name, slot in SLOTS.items():
        hits = (
            sides.gold_labels[i]
            for i, j in sides.matched
            for _ in pairs(slot(sides.gold[i]), slot(sides.coded[j]), same_phrase)
        )
        tally[name].add(hits, *_items(sides, slot))


def _items(sides: _Sides, slot: Callable[[Json], list[Any]]) -> tuple[list[str], list[str]]:
    """One label for each item of a slot, on each side."""
    return (
        [label for label, claim in zip(sides.gold_labels, sides.gold, strict=True) for _ in slot(claim)],
        [label for label, claim in zip(sides.coded_labels, sides.coded, strict=True) for _ in slot(claim)],
    )


def _score_counts(sides: _Sides, tally: dict[str, Tally], names: tuple[str, str, str, str]) -> None:
    """Tolls, or losses: over the whole report, and (tolls) inside paired claims of one voice."""
    field, plain, full, extra = names
    slot = _listed(field)
    gold = [t for claim in sides.gold for t in slot(claim)]
    coded = [t for claim in sides.coded for t in slot(claim)]
    labels = _items(sides, slot)
    both = [(labels[0][i], gold[i], coded[j]) for i, j in pairs(gold, coded, same_count)]
    tally[plain].add((label for label, _, _ in both), *labels)
    tally[full].add((label for label, g, c in both if g.get(extra) == c.get(extra)), *labels)
    if field == "tolls":
        said = (
            sides.gold_labels[i]
            for i, j in sides.matched
            if same_voice(sides.gold[i], sides.coded[j])
            for _ in pairs(slot(sides.gold[i]), slot(sides.coded[j]), same_count)
        )
        tally["said"].add(said, *labels)
        _score_agreed(both, tally)


def _score_agreed(both: list[tuple[str, Json, Json]], tally: dict[str, Tally]) -> None:
    """Of the tolls that agree: the same wording, and both or neither a part."""
    every = [label for label, _, _ in both]
    wording = (label for label, g, c in both if g.get("wording") == c.get("wording"))
    part = (label for label, g, c in both if (g.get("part_of") is None) == (c.get("part_of") is None))
    tally["wording"].add(wording, every, every)
    tally["part"].add(part, every, every)


def _together(report: Json, claims: list[Json]) -> set[Pair]:
    """Pairs of claims, by index, that the report puts in one incident."""
    index = {claim.get("id"): n for n, claim in enumerate(claims)}
    return {
        frozenset(pair)
        for incident in report.get("incidents") or []
        for pair in combinations(sorted({index[k] for k in incident.get("claims") or [] if k in index}), 2)
    }


def _score_events(sides: _Sides, together: tuple[set[Pair], set[Pair]], tally: dict[str, Tally]) -> None:
    link = dict(sides.matched)
    gold, coded = together
    hits = [p for p in gold if all(k in link for k in p) and frozenset(link[k] for k in p) in coded]
    tally["event"].add(
        (sides.gold_labels[min(p)] for p in hits),
        (sides.gold_labels[min(p)] for p in gold),
        (sides.coded_labels[min(p)] for p in coded),
    )
