"""A coding laid over its page: what the model should have said of every word, unit, span and pair."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from recount.evaluate.phrases import agree
from recount.extract.engine import DraftToll
from recount.extract.engines.encoder.counted import count_in, loss_in, toll_in
from recount.extract.engines.encoder.features import Mention
from recount.extract.engines.encoder.page import Page, Range, Span
from recount.extract.engines.encoder.pieces import cut_between
from recount.extract.engines.encoder.reading import LOCAL
from recount.extract.engines.encoder.scheme import (
    BEGIN,
    EVENT_TYPES,
    GROUPS,
    INSIDE,
    LOSS_CLASSES,
    LOSS_KINDS,
    POPULATIONS,
    RELATIONS,
    ROLES,
    STANCES,
    TAGS,
    TOLL_KINDS,
)
from training.scale import IGNORE

Json = dict[str, Any]
DECOYS = 10  # phrases for each role of a page
_SLOTS = {"speaker": "speakers", "perpetrator": "perpetrators", "target": "targets", "weapon": "weapons"}
_COUNTED = ("toll", "loss")
_ANYWHERE = frozenset({"speaker", "perpetrator", "target", "place", "weapon"})  # a name is the same wherever it stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What a page should be read as.

    `tags` is (words, TAGS), IGNORE where either is right. `claim_of` holds for each mention the index of its claim, -1
    if it tells of none, IGNORE if that is not known. `types`, `stances` go with mentions. `linked[role]` is (mentions,
    spans) of 0, 1 or IGNORE; `first[role]` the same for the span named first. `labels[role]` holds one array a label.
    `pairs` are (i, j) of mentions of claims, `related` (pairs, PAIRS) of 0 or 1.
    """

    page: Page
    mentions: tuple[Mention, ...]
    tags: npt.NDArray[np.int64]
    claim_of: npt.NDArray[np.int64]
    types: npt.NDArray[np.int64]
    stances: npt.NDArray[np.int64]
    spans: dict[str, tuple[Span, ...]]
    linked: dict[str, npt.NDArray[np.int64]]
    first: dict[str, npt.NDArray[np.int64]]
    labels: dict[str, dict[str, npt.NDArray[np.int64]]]
    pairs: npt.NDArray[np.int64]
    related: npt.NDArray[np.int64]
    lost: int = 0


@dataclass(slots=True, kw_only=True)
class _Claim:
    coding: Json
    evidence: list[Range] = field(default_factory=list)
    trigger: Range | None = None


def align(page: Page, coding: Json) -> Lesson:
    """Lay a coding over its page."""
    claims = [_located(page, c) for c in coding["claims"]]
    mentions, claim_of, lost = _mentions(page, claims)
    filled = {role: [list(_fillers(page, claim, role)) for claim in claims] for role in ROLES}
    spans = {role: _candidates(page, role, filled[role]) for role in ROLES}
    told = [int(c) for c in claim_of]
    linked = {r: _linked(page, told, claims, r, (spans[r], filled[r])) for r in ROLES}
    for role in _COUNTED:
        linked[role] = _counted_once(page, spans[role], linked[role])
    for role in LOCAL:
        linked[role] = _where_it_stands(mentions, spans[role], linked[role])
    pairs = [(i, j) for i, j in combinations(range(len(mentions)), 2) if told[i] >= 0 and told[j] >= 0]
    return Lesson(
        page=page,
        mentions=tuple(mentions),
        tags=_tags(page, claims, filled),
        claim_of=np.array(told, dtype=np.int64),
        types=np.array(
            [_index(EVENT_TYPES, claims[c].coding["event_type"]) if c >= 0 else IGNORE for c in told], dtype=np.int64
        ),
        stances=np.array(
            [_index(STANCES, claims[c].coding["stance"]) if c >= 0 else IGNORE for c in told], dtype=np.int64
        ),
        spans=spans,
        linked=linked,
        first={r: _linked(page, told, claims, r, (spans[r], [f[:1] for f in filled[r]])) for r in ("speaker", "place")},
        labels={r: _labels(page, r, spans[r], filled[r]) for r in ("toll", "loss", "place")},
        pairs=np.array(pairs, dtype=np.int64).reshape(-1, 2),
        related=related(coding, told, pairs),
        lost=lost,
    )


def _index(names: Sequence[Any], value: Any) -> int:
    return next(n for n, name in enumerate(names) if name == value)


def _located(page: Page, coding: Json) -> _Claim:
    found = _Claim(coding=coding)
    for quote in coding["evidence"]:
        at = page.text.find(quote)
        words = page.at(at, at + len(quote)) if at >= 0 else None
        if words:
            found.evidence.append(words)
        trigger = coding.get("trigger")
        if trigger and found.trigger is None and at >= 0 and trigger in quote:
            begin = at + quote.find(trigger)
            found.trigger = page.at(begin, begin + len(trigger))
    if found.trigger is None:
        found.trigger = _likely_trigger(page, found)
    return found


def _likely_trigger(page: Page, claim: _Claim) -> Range | None:
    """Where nobody marked it: the first verb or noun of violence in the evidence, one of the claim's type if there is one."""
    cues: list[tuple[bool, int, int]] = []
    for start, end in claim.evidence:
        for n in dict.fromkeys(int(s) for s in page.sentence_of[start:end]):
            sentence, at = page.analysis.sentences[n], page.first_of[n]
            for found in (sentence.verbs, sentence.nouns):
                cues.extend(
                    (cue.sense.event != claim.coding["event_type"], at + cue.start, at + cue.end)
                    for cue in found
                    if start <= at + cue.start < end
                )
    return min(cues)[1:] if cues else None


def _mentions(page: Page, claims: Sequence[_Claim]) -> tuple[list[Mention], list[int], int]:
    """Units, cut where one holds the triggers of several claims, and the claim that each tells of."""
    mentions: list[Mention] = []
    claim_of: list[int] = []
    lost = 0
    for n, (start, end) in enumerate(page.units):
        inside: dict[int, int] = {}
        for k, claim in enumerate(claims):
            if claim.trigger and start <= claim.trigger[0] < end:
                if claim.trigger[0] in inside.values():
                    lost += 1
                else:
                    inside[k] = claim.trigger[0]
        if inside:
            order = sorted(inside, key=inside.__getitem__)
            cuts = [start, *(cut_between(page, inside[a], inside[b]) for a, b in pairwise(order)), end]
            mentions.extend(Mention(start=a, end=b, unit=n) for a, b in pairwise(cuts))
            claim_of.extend(order)
            continue
        telling = [k for k, claim in enumerate(claims) if 2 * _covered(claim.evidence, start, end) >= end - start]
        mentions.append(Mention(start=start, end=end, unit=n))
        claim_of.append(-1 if not telling else telling[0] if len(telling) == 1 else IGNORE)
    return mentions, claim_of, lost


def _covered(ranges: Sequence[Range], start: int, end: int) -> int:
    return sum(max(0, min(b, end) - max(a, start)) for a, b in ranges)


def _fillers(page: Page, claim: _Claim, role: str) -> Iterator[tuple[Range, Json | str]]:
    """Where what fills a claim's slot stands, nearest to its trigger, and the coding of it."""
    coding = claim.coding
    if role == "time":
        found: list[Json | str] = [coding["when"]["text"]] if coding["when"]["text"] else []
    elif role == "place":
        found = list(coding["places"])
    elif role in _SLOTS:
        found = list(coding[_SLOTS[role]])
    else:
        found = list(coding["tolls"] if role == "toll" else coding["losses"])
    for value in found:
        phrase = value if isinstance(value, str) else value["text"]
        span = _nearest(page, claim, phrase)
        if span:
            yield span, value


def _nearest(page: Page, claim: _Claim, phrase: str) -> Range | None:
    home = claim.trigger or (claim.evidence[0] if claim.evidence else (0, 1))
    spots = [page.at(m.start(), m.end()) for m in re.finditer(re.escape(phrase), page.text)]
    known = [s for s in spots if s]
    if not known:
        return None
    return min(known, key=lambda s: (_covered(claim.evidence, *s) == 0, abs(s[0] - home[0])))


def _candidates(page: Page, role: str, filled: Sequence[Sequence[tuple[Range, Json | str]]]) -> tuple[Span, ...]:
    """The grammar's spans, and those that only the coding has."""
    found = list(page.spans[role])
    for fillers in filled:
        for (start, end), _ in fillers:
            if not any(s.start < end and start < s.end for s in found):
                found.append(Span(start, end))
    found.extend(_decoys(page, role, found))
    if role == "speaker":
        found = [s for s in found if not any(a <= s.start and s.end <= b for a, b in page.own)]
    return tuple(sorted(found, key=lambda s: (s.start, s.end)))


def _decoys(page: Page, role: str, found: Sequence[Span]) -> list[Span]:
    """Phrases that fill no role, so that the model learns to turn down what it may tag: a sample, spread over the page."""
    phrases = []
    for sentence, at in zip(page.analysis.sentences, page.first_of, strict=True):
        for phrase in sentence.phrases:
            fits = (phrase.people or phrase.quantity) if role == "toll" else phrase.thing if role == "loss" else True
            span = Span(at + phrase.start, at + phrase.end)
            if fits and not any(s.start < span.end and span.start < s.end for s in found):
                phrases.append(span)
    step = max(1, len(phrases) // DECOYS)
    return phrases[::step][:DECOYS]


def _said(page: Page, start: int, end: int) -> str:
    return page.said(start, end).exact


def _matches(page: Page, role: str, span: Span, filler: tuple[Range, Json | str]) -> bool:
    (start, end), value = filler
    phrase = value if isinstance(value, str) else value["text"]
    touches = span.start < end and start < span.end
    if role in ("toll", "loss"):
        if not touches or isinstance(value, str):
            return False
        if span.payload is None:
            return True
        made = toll_in(page, span) if role == "toll" else loss_in(page, span)
        return (made.count.low, made.count.high) == (value["low"], value["high"])
    if role == "time":
        return touches
    same = agree(_said(page, span.start, span.end), phrase)
    return (touches and same) or (role in _ANYWHERE and same)


def _linked(
    page: Page,
    told: Sequence[int],
    claims: Sequence[_Claim],
    role: str,
    given: tuple[Sequence[Span], Sequence[Sequence[tuple[Range, Json | str]]]],
) -> npt.NDArray[np.int64]:
    spans, filled = given
    out = np.zeros((len(told), len(spans)), dtype=np.int64)
    for claim in range(len(claims)):
        row = [int(any(_matches(page, role, span, f) for f in filled[claim])) for span in spans]
        for mention, owner in enumerate(told):
            if owner == claim:
                out[mention] = row
    for mention, owner in enumerate(told):
        if owner < 0:
            out[mention] = IGNORE
    return out


def _counted_once(page: Page, spans: Sequence[Span], linked: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The links of tolls or losses, of which a number that the claim tells elsewhere, too, is left open: a reader codes it
    once ("killed nine" in the headline and the lead).
    """
    out = linked.copy()
    counts = [toll_in(page, s).count if isinstance(s.payload, DraftToll) else count_in(page, s) for s in spans]
    for m, row in enumerate(linked):
        told = {(counts[n].low, counts[n].high) for n in np.flatnonzero(row == 1)}
        for n in np.flatnonzero(row == 0):
            if (counts[n].low, counts[n].high) in told:
                out[m, n] = IGNORE
    return out


def _where_it_stands(
    mentions: Sequence[Mention], spans: Sequence[Span], linked: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """The links of a role of which a mention tells only what stands in it: others are left open."""
    starts = np.array([s.start for s in spans], dtype=np.int64)
    inside = [(m.start <= starts) & (starts < m.end) for m in mentions]
    return np.where(np.array(inside, dtype=np.bool_).reshape(linked.shape), linked, IGNORE)


def _tags(
    page: Page, claims: Sequence[_Claim], filled: dict[str, list[list[tuple[Range, Json | str]]]]
) -> npt.NDArray[np.int64]:
    """Outside, begin, inside for every word and tag. Other places where the same words stand may be either."""
    tags = np.zeros((len(page.words), len(TAGS)), dtype=np.int64)
    low = page.text.lower()
    for n, tag in enumerate(TAGS):
        chosen: list[Range] = []
        if tag == "trigger":
            chosen = [c.trigger for c in claims if c.trigger]
        else:
            chosen = [span for fillers in filled[tag] for span, _ in fillers]
            for start, end in dict.fromkeys(chosen):
                phrase = _said(page, start, end).lower()
                for match in re.finditer(re.escape(phrase), low) if len(phrase) > 2 else ():
                    words = page.at(match.start(), match.end())
                    if words:
                        tags[slice(*words), n] = IGNORE
        for start, end in chosen:
            tags[start:end, n] = INSIDE
            tags[start, n] = BEGIN
    for start, end in page.own:  # whose words these are, the model cannot know
        tags[start:end, TAGS.index("speaker")] = IGNORE
    for start, end in _cues_in(page, claims):
        column = tags[start:end, 0]
        column[column == 0] = IGNORE
    return tags


def _cues_in(page: Page, claims: Sequence[_Claim]) -> Iterator[Range]:
    """Other words of violence in the evidence: a second reader could have marked them just as well."""
    for claim in claims:
        for start, end in claim.evidence:
            for n in dict.fromkeys(int(s) for s in page.sentence_of[start:end]):
                sentence, at = page.analysis.sentences[n], page.first_of[n]
                for found in (sentence.verbs, sentence.nouns):
                    yield from ((at + c.start, at + c.end) for c in found if start <= at + c.start < end)


def _labels(
    page: Page, role: str, spans: Sequence[Span], filled: Sequence[Sequence[tuple[Range, Json | str]]]
) -> dict[str, npt.NDArray[np.int64]]:
    rows: list[dict[str, int]] = []
    for span in spans:
        value = next((f[1] for fs in filled for f in fs if _matches(page, role, span, f)), None)
        rows.append(_label(role, value) if isinstance(value, dict) else {})
    names = {"toll": ("kind", "population", "group", "part"), "loss": ("kind", "class"), "place": ("relation",)}[role]
    return {name: np.array([r.get(name, IGNORE) for r in rows], dtype=np.int64) for name in names}


def _label(role: str, value: Json) -> dict[str, int]:
    if role == "toll":
        return {
            "kind": _index(TOLL_KINDS, value["kind"]),
            "population": _index(POPULATIONS, value["population"]),
            "group": _index(GROUPS, value.get("group")),
            "part": int(value["part_of"] is not None),
        }
    if role == "loss":
        return {"kind": _index(LOSS_KINDS, value["kind"]), "class": _index(LOSS_CLASSES, value["class"])}
    return {"relation": _index(RELATIONS, value["relation"])}


def related(coding: Json, told: Sequence[int], pairs: Sequence[tuple[int, int]]) -> npt.NDArray[np.int64]:
    """For each pair of mentions: the same event, the same claim, one a part of the other."""
    claims = coding["claims"]
    number = {c["id"]: n for n, c in enumerate(claims)}
    event = {c: n for n, incident in enumerate(coding["incidents"]) for c in incident["claims"]}
    group = list(range(len(claims)))
    for n, claim in enumerate(claims):
        if claim.get("same_event_as") in number:
            group[n] = group[number[claim["same_event_as"]]]
    out = []
    for i, j in pairs:
        a, b = claims[told[i]], claims[told[j]]
        together = a["id"] in event and event[a["id"]] == event.get(b["id"])
        same = told[i] == told[j]
        part = a.get("part_of") == b["id"] or b.get("part_of") == a["id"]
        out.append((int(same or together or group[told[i]] == group[told[j]]), int(same), int(part)))
    return np.array(out, dtype=np.int64).reshape(-1, 3)
