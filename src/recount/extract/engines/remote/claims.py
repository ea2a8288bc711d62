"""One claim of an answer into a draft: every field of the guide's shape, every number as the grammar reads it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from recount.extract.engine import Draft, DraftLoss, DraftPlace, DraftToll, Words
from recount.extract.engines.remote.aligned import Text
from recount.extract.engines.remote.counted import Grammar
from recount.extract.engines.remote.fields import (
    Json,
    MalformedError,
    count_of,
    list_of,
    object_of,
    one_of,
    part_of,
    shown,
    text_of,
)
from recount.extract.occurrences import occurrence
from recount.model import (
    Count,
    EventType,
    FormatError,
    Group,
    LossClass,
    LossKind,
    PlaceRelation,
    Population,
    Report,
    Stance,
    TollKind,
)

C = TypeVar("C", DraftToll, DraftLoss)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads the claims of an answer about one report. `refused` gathers a sentence for all that is left out."""

    report: Report
    text: Text
    grammar: Grammar
    refused: list[str] = field(default_factory=list)

    def refuse(self, what: str) -> None:
        """Say that something was left out, and why."""
        self.refused.append(str(FormatError(what, where=self.report.name, then="It was left out.")))

    def draft(self, claim: Json, n: int, ids: Mapping[str, int]) -> Draft:
        """The draft of claim `n`; `ids` say where in the answer each claim stands, and links are such places.

        Raises:
            MalformedError: a field is not of the guide's shape.
        """
        if ids[text_of(claim.get("id"), "id")] != n:
            raise MalformedError(f"`id` {shown(claim['id'])} is that of an earlier claim")
        evidence = list_of(claim, "evidence", self._words)
        if not evidence:
            raise MalformedError("it has no `evidence`")
        near = occurrence(self.report.text, evidence[0]) or 0
        return Draft(
            event_type=one_of(EventType, claim, "event_type"),
            stance=one_of(Stance, claim, "stance"),
            evidence=evidence,
            speakers=list_of(claim, "speakers", self._words),
            perpetrators=list_of(claim, "perpetrators", self._words),
            targets=list_of(claim, "targets", self._words),
            places=list_of(claim, "places", self._place),
            when=self._when(claim),
            tolls=self._tolls(claim, near),
            losses=self._losses(claim, near),
            weapons=list_of(claim, "weapons", self._words),
            part_of=_link(claim, "part_of", n, ids),
            same_event_as=_link(claim, "same_event_as", n, ids),
        )

    def _words(self, value: object, name: str) -> Words:
        return Words(exact=self.text.as_written(text_of(value, name)))

    def _place(self, value: object, name: str) -> DraftPlace:
        place = object_of(value, name)
        return DraftPlace(
            words=self._words(place.get("text"), "text"), relation=one_of(PlaceRelation, place, "relation")
        )

    def _when(self, claim: Json) -> Words | None:
        when = claim.get("when")
        time = object_of(when, "when").get("text") if when is not None else None
        return self._words(time, "when") if time is not None else None

    def _tolls(self, claim: Json, near: int) -> tuple[DraftToll, ...]:
        rows = list_of(claim, "tolls", object_of)
        drafts = [self._toll(row, n, rows) for n, row in enumerate(rows)]
        found = self._counted(drafts, lambda t: self.grammar.people(t.words.exact, near, t.count))
        new = {old: at for at, old in enumerate(found)}
        return tuple(replace(t, part_of=new.get(t.part_of) if t.part_of is not None else None) for t in found.values())

    def _toll(self, row: Json, n: int, rows: Sequence[Json]) -> DraftToll:
        words = self._words(row.get("text"), "text")
        group = one_of(Group, row, "group") if row.get("group") is not None else None
        population, group = self.grammar.whose(words.exact, one_of(Population, row, "population"), group)
        return DraftToll(
            kind=one_of(TollKind, row, "kind"),
            count=count_of(row),
            population=population,
            words=words,
            group=group,
            named=list_of(row, "named", self._words),
            part_of=part_of(row, n, rows),
        )

    def _losses(self, claim: Json, near: int) -> tuple[DraftLoss, ...]:
        drafts = [self._loss(row) for row in list_of(claim, "losses", object_of)]
        found = self._counted(drafts, lambda x: self.grammar.things(x.words.exact, near, x.count))
        return tuple(found.values())

    def _loss(self, row: Json) -> DraftLoss:
        return DraftLoss(
            kind=one_of(LossKind, row, "kind"),
            loss_class=one_of(LossClass, row, "class"),
            count=count_of(row),
            words=self._words(row.get("text"), "text"),
        )

    def _counted(self, drafts: Sequence[C], read: Callable[[C], Count | None]) -> dict[int, C]:
        """By their index, those whose words can mean their number, with the count that the words give."""
        found: dict[int, C] = {}
        for n, draft in enumerate(drafts):
            count = read(draft)
            if count is None:
                told = draft.count.high if draft.count.low is None else draft.count.low
                self.refuse(f"{shown(draft.words.exact)} does not say {told}")
            else:
                found[n] = replace(draft, count=count)
        return found


def _link(claim: Json, name: str, n: int, ids: Mapping[str, int]) -> int | None:
    """The place of the claim that an id names, None if none is named."""
    value = claim.get(name)
    if value is None:
        return None
    target = ids.get(text_of(value, name))
    if target is None or target == n:
        raise MalformedError(f"`{name}` is {shown(value)}, which is none of the answer's other claims")
    return target
