"""Drafts into claims, or out: a draft whose words are not in the text never becomes a claim."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recount.extract.engine import Draft, DraftLoss, DraftToll, Words
from recount.model import Claim, GroundingError, Loss, PlaceMention, Quote, Report, Toll, claim_id, quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounded:
    """The claims that stand, in the order of their drafts, and one sentence for every draft or field refused."""

    claims: tuple[Claim, ...]
    refused: tuple[str, ...]


def ground(report: Report, drafts: Sequence[Draft], engine: str) -> Grounded:
    """Find every draft's words in the report's text.

    A draft without evidence that stands in the text is refused whole; a value (a toll, a speaker) whose words are not
    there is dropped from its claim. Both are said. Links to refused drafts are dropped.
    """
    refused: list[str] = []
    claims: dict[int, Claim] = {}
    for n, draft in enumerate(drafts):
        try:
            claims[n] = _ground_one(report, draft, engine, refused)
        except GroundingError as error:
            refused.append(str(error))
    return Grounded(claims=_link(claims, drafts), refused=tuple(refused))


def _link(claims: dict[int, Claim], drafts: Sequence[Draft]) -> tuple[Claim, ...]:
    """Draft indexes into claim ids; drafts that came to the same claim are one."""
    seen: dict[str, Claim] = {}
    for n, claim in claims.items():
        if claim.id in seen:
            continue
        whole, same = (claims.get(k) if k is not None else None for k in (drafts[n].part_of, drafts[n].same_event_as))
        seen[claim.id] = replace(
            claim,
            part_of=whole.id if whole and whole.id != claim.id else None,
            same_event_as=same.id if same and same.id != claim.id else None,
        )
    return tuple(seen.values())


def _ground_one(report: Report, draft: Draft, engine: str, refused: list[str]) -> Claim:
    evidence = tuple(_find(report, words, None) for words in draft.evidence)
    if not evidence:
        raise GroundingError("a draft without evidence", where=report.name, then="It was left out.")
    near = evidence[0].span.start

    def quotes(words: Sequence[Words]) -> tuple[Quote, ...]:
        return tuple(q for w in words if (q := _find_or_say(report, w, near, refused)))

    places = tuple(
        PlaceMention(quote=q, relation=p.relation)
        for p in draft.places
        if (q := _find_or_say(report, p.words, near, refused))
    )
    kept = Kept(report=report, near=near, refused=refused)
    claim = Claim(
        id="",
        report_id=report.id,
        event_type=draft.event_type,
        stance=draft.stance,
        evidence=evidence,
        speakers=quotes(draft.speakers),
        perpetrators=quotes(draft.perpetrators),
        targets=quotes(draft.targets),
        places=places,
        when=_find_or_say(report, draft.when, near, refused) if draft.when else None,
        tolls=kept.tolls(draft.tolls),
        losses=kept.losses(draft.losses),
        weapons=quotes(draft.weapons),
        engine=engine,
        confidence=draft.confidence,
    )
    return replace(claim, id=claim_id(claim))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Tolls and losses of one draft that keep their words, with `part_of` indexes closed over those dropped."""

    report: Report
    near: int
    refused: list[str]

    def tolls(self, drafts: Sequence[DraftToll]) -> tuple[Toll, ...]:
        found = [_find_or_say(self.report, t.words, self.near, self.refused) for t in drafts]
        index = _closed(found)
        return tuple(
            Toll(
                kind=t.kind,
                count=t.count,
                population=t.population,
                quote=q,
                group=t.group,
                named=tuple(n for w in t.named if (n := _find_or_say(self.report, w, q.span.start, self.refused))),
                part_of=index.get(t.part_of) if t.part_of is not None else None,
            )
            for t, q in zip(drafts, found, strict=True)
            if q
        )

    def losses(self, drafts: Sequence[DraftLoss]) -> tuple[Loss, ...]:
        found = [_find_or_say(self.report, x.words, self.near, self.refused) for x in drafts]
        index = _closed(found)
        return tuple(
            Loss(
                kind=x.kind,
                loss_class=x.loss_class,
                count=x.count,
                quote=q,
                part_of=index.get(x.part_of) if x.part_of is not None else None,
            )
            for x, q in zip(drafts, found, strict=True)
            if q
        )


def _closed(found: Sequence[Quote | None]) -> dict[int, int]:
    """Old index -> new index, of those that stay."""
    return {old: new for new, old in enumerate(n for n, q in enumerate(found) if q)}


def _find_or_say(report: Report, words: Words, near: int, refused: list[str]) -> Quote | None:
    try:
        return _find(report, words, near)
    except GroundingError as error:
        refused.append(str(error))
        return None


def _find(report: Report, words: Words, near: int | None) -> Quote:
    """The quote of words in the text: at their start if given and true, else the occurrence closest to `near`.

    Raises:
        GroundingError: the words are empty or nowhere in the text.
    """
    text = report.text
    if words.exact and words.start is not None and text.startswith(words.exact, words.start):
        return quote(text, words.start, words.start + len(words.exact))
    starts = _occurrences(text, words.exact)
    if not starts:
        shown = words.exact if len(words.exact) <= 60 else words.exact[:57] + "..."
        raise GroundingError(f"{shown!r} is not in the text", where=report.name, then="It was left out.")
    anchor = words.start if words.start is not None else near
    start = min(starts, key=lambda s: abs(s - anchor)) if anchor is not None else starts[0]
    return quote(text, start, start + len(words.exact))


def _occurrences(text: str, exact: str) -> list[int]:
    starts: list[int] = []
    at = text.find(exact) if exact.strip() else -1
    while at >= 0 and len(starts) < 1000:  # a bound: a lone letter may stand a million times
        starts.append(at)
        at = text.find(exact, at + 1)
    return starts
