"""Templates of incidents against gold ones, by the metric of GTT (Du, Rush and Cardie 2021, "Template Filling with
Generative Transformers").

A template is an incident's type and the entities in five roles. One predicted may be mapped to one gold template whose
type holds its own ("attack" is in "attack / bombing"), and no two to the same. An entity is right if all its mentions are
mentions of one gold entity. The type is a slot of its own, right wherever templates are mapped. What is not mapped is
spurious or missed with all its slots. Of all mappings of a document the one with the best micro F1 counts.
"""

import re
import string
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
TYPE = "incident_type"
SLOTS = (TYPE, *ROLES)

Entity = tuple[str, ...]  # the words of its mentions, one at least

_ARTICLE = re.compile(r"\b(?:a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One incident: its type, and the entities of each role; a role that is not there has none."""

    incident_type: str
    entities: Mapping[str, tuple[Entity, ...]] = field(default_factory=dict)

    def of(self, role: str) -> tuple[Entity, ...]:
        """The entities of a role."""
        return self.entities.get(role, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many fillers were `said`, how many of them `right`; how many are `true`, how many of them `found`.

    `right` and `found` differ where two entities said are one in the gold, or the other way round.
    """

    right: int = 0
    said: int = 0
    found: int = 0
    true: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            right=self.right + other.right,
            said=self.said + other.said,
            found=self.found + other.found,
            true=self.true + other.true,
        )

    @property
    def precision(self) -> float:
        """Share of what was said that is right; 0.0 where nothing was said."""
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Share of what is true that was found; 0.0 where nothing is true."""
        return self.found / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two; 0.0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Scores = dict[str, Tally]  # by slot


@dataclass(frozen=True, slots=True, kw_only=True)
class _Partial:
    """A mapping of the first templates said, to gold ones by number, None = to none, and what it gains."""

    right: int = 0
    found: int = 0
    mapping: tuple[int | None, ...] = ()

    @property
    def order(self) -> tuple[float, ...]:
        """For a choice among equals: to the earliest gold template, to none last."""
        return tuple(float("inf") if m is None else m for m in self.mapping)


def normalised(mention: str) -> str:
    """Lower case, without punctuation and articles, with single spaces."""
    bare = mention.lower().translate(_PUNCTUATION)
    return " ".join(_ARTICLE.sub(" ", bare).split())


def score(said: Sequence[Template], true: Sequence[Template]) -> Scores:
    """The tallies of one document, slot by slot, under its best mapping."""
    said, true = ([_normalised(t) for t in templates] for templates in (said, true))
    pairs: dict[int, dict[int, Scores]] = {
        n: {m: _compare(one, other) for m, other in enumerate(true) if one.incident_type in other.incident_type}
        for n, one in enumerate(said)
    }
    gains = [{m: _gain(scores) for m, scores in pairs[n].items()} for n in range(len(said))]
    mapping = best_mapping(gains, sum(_size(t) for t in said), sum(_size(t) for t in true))
    mapped = [(n, m) for n, m in enumerate(mapping) if m is not None]
    spurious = [t for n, t in enumerate(said) if mapping[n] is None]
    missed = [t for m, t in enumerate(true) if m not in mapping]
    parts = [pairs[n][m] for n, m in mapped]
    parts += [{slot: Tally(said=_fillers(t, slot)) for slot in SLOTS} for t in spurious]
    parts += [{slot: Tally(true=_fillers(t, slot)) for slot in SLOTS} for t in missed]
    return add(parts)


def add(parts: Sequence[Scores]) -> Scores:
    """The sums, slot by slot."""
    return {slot: sum((part[slot] for part in parts), Tally()) for slot in SLOTS}


def micro(scores: Scores) -> Tally:
    """All slots together."""
    return sum((scores[slot] for slot in SLOTS), Tally())


def best_mapping(gains: Sequence[Mapping[int, tuple[int, int]]], said: int, true: int) -> tuple[int | None, ...]:
    """For each template said, the gold one it is mapped to: the mapping with the highest micro F1.

    Template by template, kept are only the mappings that may still turn out best: of those that leave the same gold
    templates free, the ones that no other surpasses; and none that, with the most that is left to gain, stays behind the
    mapping found by taking the largest gain first.

    Args:
        gains: for each template said, by the number of each gold one it may be mapped to, how many of its fillers are
            right and how many of the gold's are found.
        said: fillers in all templates said.
        true: fillers in all gold templates.
    """
    kept: dict[frozenset[int], list[_Partial]] = {frozenset(): [_Partial()]}
    least = _f1(_greedy(gains), said, true)
    for n, options in enumerate(gains):
        wanted = frozenset(m for later in gains[n + 1 :] for m in later)  # the others need not be told apart
        reached: dict[frozenset[int], list[_Partial]] = defaultdict(list)
        for used, partials in kept.items():
            for m, gain in ((None, (0, 0)), *options.items()):
                if m not in used:
                    now = used if m is None else used | {m}
                    reached[now & wanted] += [_then(partial, m, gain) for partial in partials]
        kept = {}
        for used, partials in reached.items():
            most = _most(gains[n + 1 :], used)
            if hopeful := [p for p in _unsurpassed(partials) if _f1(_then(p, None, most), said, true) >= least]:
                kept[used] = hopeful
    complete = [partial for partials in kept.values() for partial in partials]
    best = max(_f1(p, said, true) for p in complete)
    return min((p for p in complete if _f1(p, said, true) == best), key=lambda p: p.order).mapping


def _greedy(gains: Sequence[Mapping[int, tuple[int, int]]]) -> _Partial:
    """What is gained by mapping the two templates first that gain most together."""
    pairs = [(sum(gain), n, m, gain) for n, options in enumerate(gains) for m, gain in options.items()]
    said, true, gained = set[int](), set[int](), _Partial()
    for _, n, m, gain in sorted(pairs, reverse=True):
        if n not in said and m not in true:
            said.add(n)
            true.add(m)
            gained = _then(gained, m, gain)
    return gained


def _most(gains: Sequence[Mapping[int, tuple[int, int]]], used: frozenset[int]) -> tuple[int, int]:
    """At least what these templates can gain together: the most that each, or each gold one not used, can have a part in."""
    free = [[gain for m, gain in options.items() if m not in used] for options in gains]
    by_gold: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for options in gains:
        for m, gain in options.items():
            if m not in used:
                by_gold[m].append(gain)
    right, found = (
        min(sum(max((gain[k] for gain in side), default=0) for side in sides) for sides in (free, by_gold.values()))
        for k in (0, 1)
    )
    return right, found


def _then(partial: _Partial, m: int | None, gain: tuple[int, int]) -> _Partial:
    return _Partial(right=partial.right + gain[0], found=partial.found + gain[1], mapping=(*partial.mapping, m))


def _unsurpassed(partials: Sequence[_Partial]) -> Iterator[_Partial]:
    """Those to which no other is better in one and as good in the other; of equals the one that comes first."""
    most = -1
    for partial in sorted(partials, key=lambda p: (-p.right, -p.found, p.order)):
        if partial.found > most:
            most = partial.found
            yield partial


def _f1(partial: _Partial, said: int, true: int) -> Fraction:
    """Half the F1, exactly, so that equals are equal."""
    both = partial.right * true + partial.found * said
    return Fraction(partial.right * partial.found, both) if both else Fraction(0)


def _normalised(template: Template) -> Template:
    entities = {
        role: tuple(tuple(normalised(mention) for mention in entity) for entity in template.of(role)) for role in ROLES
    }
    return Template(incident_type=template.incident_type, entities=entities)


def _compare(said: Template, true: Template) -> Scores:
    """The tallies of a template mapped to a gold one."""
    return {TYPE: Tally(right=1, said=1, found=1, true=1)} | {
        role: Tally(
            right=sum(any(_inside(e, gold) for gold in true.of(role)) for e in said.of(role)),
            said=len(said.of(role)),
            found=sum(any(_inside(e, gold) for e in said.of(role)) for gold in true.of(role)),
            true=len(true.of(role)),
        )
        for role in ROLES
    }


def _inside(said: Entity, true: Entity) -> bool:
    return bool(said) and set(said) <= set(true)


def _gain(scores: Scores) -> tuple[int, int]:
    all_slots = micro(scores)
    return all_slots.right, all_slots.found


def _fillers(template: Template, slot: str) -> int:
    return 1 if slot == TYPE else len(template.of(slot))


def _size(template: Template) -> int:
    return sum(_fillers(template, slot) for slot in SLOTS)
