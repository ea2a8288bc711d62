"""Drafts into claims, or out: a draft whose words are not in the text never becomes a claim."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import prod
from unicodedata import normalize

from recount.extract.engine import Draft, DraftLoss, DraftToll, Words
from recount.extract.occurrences import occurrence
from recount.model import Claim, Count, GroundingError, Loss, PlaceMention, Quote, Report, Toll, claim_id, quote
from recount.vocab.counting.bounds import ending
from recount.vocab.counting.multiples import times_of
from recount.vocab.languages.script import language_of_words
from recount.vocab.languages.tolls import numbers_in
from recount.vocab.numbers import read_number

_WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounded:
    """The claims that stand, in the order of their drafts, and one sentence for every draft or field refused."""

    claims: tuple[Claim, ...]
    refused: tuple[str, ...]


def ground(report: Report, drafts: Sequence[Draft], engine: str) -> Grounded:
    """Find every draft's words in the report's text.

    A draft without evidence that stands in the text is refused whole; a value (a toll, a speaker) whose words are not
    there, or whose words can't mean its number, is dropped from its claim. All of it is said. Links to refused drafts,
    to a draft itself, out of range or in a circle are dropped; `same_event_as` looks back only.
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
    wholes = _wholes([d.part_of for d in drafts])
    for n, claim in claims.items():
        if claim.id in seen:
            continue
        back = drafts[n].same_event_as
        whole = claims.get(wholes[n]) if n in wholes else None
        same = claims.get(back) if back is not None and back < n else None
        seen[claim.id] = replace(
            claim,
            part_of=whole.id if whole and whole.id != claim.id else None,
            same_event_as=same.id if same and same.id != claim.id else None,
        )
    return tuple(seen.values())


def _wholes(parts: Sequence[int | None]) -> dict[int, int]:
    """Which is a part of which, without indexes out of range and without circles: a part never holds its whole."""
    kept: dict[int, int] = {}
    for n, whole in enumerate(parts):
        if whole is None or not 0 <= whole < len(parts):
            continue
        above: int | None = whole
        while above is not None and above != n:
            above = kept.get(above)
        if above is None:
            kept[n] = whole
    return kept


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
        field_confidence=draft.field_confidence,
    )
    return replace(claim, id=claim_id(claim))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Tolls and losses of one draft that keep their words, with `part_of` indexes closed over those dropped."""

    report: Report
    near: int
    refused: list[str]

    def tolls(self, drafts: Sequence[DraftToll]) -> tuple[Toll, ...]:
        found = [_counted(self.report, t.words, t.count, self.near, self.refused) for t in drafts]
        index, wholes = _closed(found), _wholes([t.part_of for t in drafts])
        return tuple(
            Toll(
                kind=t.kind,
                count=t.count,
                population=t.population,
                quote=q,
                group=t.group,
                named=tuple(p for w in t.named if (p := _find_or_say(self.report, w, q.span.start, self.refused))),
                part_of=index.get(wholes[n]) if n in wholes else None,
            )
            for n, (t, q) in enumerate(zip(drafts, found, strict=True))
            if q
        )

    def losses(self, drafts: Sequence[DraftLoss]) -> tuple[Loss, ...]:
        found = [_counted(self.report, x.words, x.count, self.near, self.refused) for x in drafts]
        index, wholes = _closed(found), _wholes([x.part_of for x in drafts])
        return tuple(
            Loss(
                kind=x.kind,
                loss_class=x.loss_class,
                count=x.count,
                quote=q,
                part_of=index.get(wholes[n]) if n in wholes else None,
            )
            for n, (x, q) in enumerate(zip(drafts, found, strict=True))
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
        GroundingError: the words are empty, or nowhere in the text as whole words.
    """
    start = occurrence(report.text, words, near)
    if start is None:
        raise GroundingError(f"{_shown(words)} is not in the text", where=report.name, then="It was left out.")
    return quote(report.text, start, start + len(normalize("NFC", words.exact)))


def _shown(words: Words) -> str:
    return repr(words.exact if len(words.exact) <= 60 else words.exact[:57] + "...")


def _counted(report: Report, words: Words, count: Count, near: int, refused: list[str]) -> Quote | None:
    """The quote of a toll or a loss, if its words are in the text and can mean as many as are claimed."""
    found = _find_or_say(report, words, near, refused)
    most = max(count.low or 0, count.high or 0)
    if found is None or most <= most_of(found.exact, _language(report, found.exact)):
        return found
    refused.append(
        str(GroundingError(f"{_shown(words)} does not say {most}", where=report.name, then="It was left out."))
    )
    return None


def _language(report: Report, words: str) -> str | None:
    """The language of words, if it is one of those with a grammar of its own beside English."""
    return (
        None if report.language == "en" else language_of_words(words, report.language or language_of_words(report.text))
    )


def most_of(words: str, language: str | None = None) -> int:
    """The most that words can count: every number in them, and one for each word, which may be a name.

    "12 people" can mean 12, "eight women and a girl" 9, "two families of six" 12; "the market" can't mean 500. Above it
    a count has come from somewhere else than from its words. `language`: a code of `vocab.languages`, None = English.
    """
    low = [w.lower() for w in _WORD.findall(words)]
    numbers = [n[0] for i in range(len(low)) if (n := _number_at(low, i))]
    if language is not None:
        numbers = list(numbers_in(words, language))
    product = prod(numbers[:2]) if len(numbers) > 1 else 0
    return max(sum(numbers), product) + len(low) + 1


def _number_at(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """A number, also one with its bound written onto it ("thirty-odd") or in a word before a deed ("triple homicide")."""
    if (times := times_of(words[at])) is not None:
        return times, at + 1
    head, _, tail = words[at].rpartition("-")
    return read_number([head], 0) if head and ending(tail) else read_number(words, at)
