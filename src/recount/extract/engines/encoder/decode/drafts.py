"""Claims as drafts: each slot filled with what the model links to it, numbers and days left to the grammar."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
import numpy.typing as npt

from recount.extract.engine import Draft, DraftLoss, DraftPlace, DraftToll, Words
from recount.extract.engines.encoder.counted import loss_in
from recount.extract.engines.encoder.decode.background import is_before
from recount.extract.engines.encoder.decode.corrected import corrected
from recount.extract.engines.encoder.decode.days import times_of
from recount.extract.engines.encoder.decode.denied import granted
from recount.extract.engines.encoder.decode.finish import finished
from recount.extract.engines.encoder.decode.groups import Group, group
from recount.extract.engines.encoder.decode.headline import headlines_apart
from recount.extract.engines.encoder.decode.heard import not_of_other_clauses, of_its_sentences, voiced
from recount.extract.engines.encoder.decode.once import told_once
from recount.extract.engines.encoder.decode.parts import claims_within
from recount.extract.engines.encoder.decode.sure import Filled, fields_of
from recount.extract.engines.encoder.decode.tolls import label_of, tolls_of
from recount.extract.engines.encoder.decode.weaker import with_weaker
from recount.extract.engines.encoder.features import Mention
from recount.extract.engines.encoder.heads import Matrix
from recount.extract.engines.encoder.limits import Limits
from recount.extract.engines.encoder.page import Page, Span
from recount.extract.engines.encoder.reading import Reading
from recount.extract.engines.encoder.scheme import (
    EVENT_TYPES,
    LOSS_CLASSES,
    LOSS_KINDS,
    RANKED,
    RELATIONS,
    ROLES,
    STANCES,
)
from recount.extract.engines.lexical.story.frames import by_accident
from recount.model import EventType, LossClass
from recount.vocab.numbers import exact

_EVEN = 0.0  # log-odds of the triage: a page below reads more like other news than like news of violence
_SURE = 0.98  # of a claim of such a page
_EMPTY = frozenset("the a an of in at near and".split())
# Where nothing fills one of these roles of a claim, the likeliest does from these probabilities on: of its link, and that it is
# the one to be named first; of a toll, of its link, where the grammar counts it, too. Set on the reports held out.
_RATHER_THAN_NONE = frozenset({"place", "speaker", "weapon"})
_WEAK, _FOREMOST = 0.6, 0.73
_AWAY = 4  # words
_KM = frozenset("km kms kilometres kilometers miles".split())
_WHOSE = frozenset({"'s", "\u2019s"})
_SHELTERED = frozenset("idp idps refugee refugees displaced displacement".split())
_CAMPS = frozenset({"camp", "camps"})
_LEADING_ON = frozenset(", ; and but while whereas".split())  # what the next clause begins behind


def drafts_of(reading: Reading, limits: Limits, *, odds: float = math.inf) -> tuple[Draft, ...]:
    """The drafts of a page's claims, in order of the text. `odds`: the log-odds that the page is of violence at all. Of one
    in doubt only attacks that may be named in passing are believed.
    """
    groups = [g for g in group(reading, limits) if not _of_accident(reading, g, limits)]
    if odds < limits.doubt:
        groups = [g for g in groups if _named_in_passing(reading, g, limits, odds)]
    draft = partial(_draft, reading, events=_events(reading, groups), limits=limits)
    once = told_once(reading, headlines_apart(reading, groups, draft), draft)
    claims = corrected(reading, granted(reading, once))
    groups, made = [g for g, _ in claims], [d for _, d in claims]
    first: dict[int, int] = {}
    for n, found in enumerate(groups):
        first.setdefault(found.event, n)
    whole = dict(claims_within(reading, groups, made, limits))
    tied = [
        replace(d, same_event_as=first[g.event] if first[g.event] != n else None, part_of=whole.get(n))
        for n, (d, g) in enumerate(zip(made, groups, strict=True))
    ]
    return finished(reading.page, reading.spans["place"], tied)


def _named_in_passing(reading: Reading, found: Group, limits: Limits, odds: float) -> bool:
    """Is it an attack, and not talk of attacks, which names neither a weapon nor a place? In news of other things it has to be
    told beyond doubt, and with what it did.
    """
    roles = ("weapon", "place", "toll", "loss")
    has = {role: bool(_likely(reading.likeliest(role, found.mentions), limits.roles[role])) for role in roles}
    if odds >= _EVEN:
        return has["weapon"] or has["place"]
    told = has["weapon"] or (has["place"] and (has["toll"] or has["loss"]))
    return told and float(np.max(reading.told[found.mentions])) >= _SURE


def _of_accident(reading: Reading, found: Group, limits: Limits) -> bool:
    """Does it count people hurt where the grammar sees an accident or an illness, and no violence: "died in a fire"?"""
    if not all(_is_harmless(reading, n) for n in found.mentions):
        return False
    return bool(_taken(reading, "toll", found, (reading.likeliest("toll", found.mentions), limits)))


def _is_harmless(reading: Reading, mention: int) -> bool:
    page, at = reading.page, reading.mentions[mention]
    n = int(page.sentence_of[at.start])
    first = page.first_of[n]
    sentence, voice = page.analysis.sentences[n], page.analysis.voices[n]
    parts = ((at.start - first, at.end - first), (0, len(sentence.words)))  # its clause, or all that is said around it
    return any(by_accident(sentence, voice, *part) for part in parts)


def _events(reading: Reading, groups: Sequence[Group]) -> npt.NDArray[np.int64]:
    """The number of each mention's event; -1 of those that tell of none."""
    out = np.full(len(reading.mentions), -1, dtype=np.int64)
    for found in groups:
        out[found.mentions] = found.event
    return out


def _draft(reading: Reading, found: Group, events: npt.NDArray[np.int64], limits: Limits) -> Draft:
    links = {role: reading.likeliest(role, found.mentions) for role in ROLES}
    taken = {role: _taken(reading, role, found, (links[role], limits)) for role in ROLES}
    homes = [n for n in taken["place"] if not _is_whence(reading, reading.spans["place"][n], taken["toll"])]
    taken["place"] = list(_not_of_others(reading, found, homes or taken["place"], events))
    taken["speaker"] = of_its_sentences(reading, found, taken["speaker"])

    def words(role: str) -> tuple[Words, ...]:
        return tuple(_said(reading.page, reading.spans[role][n]) for n in taken[role])

    return Draft(
        event_type=EVENT_TYPES[_best(reading, "type", found)],
        stance=STANCES[_best(reading, "stance", found)],
        evidence=tuple(_evidence(reading, found)),
        speakers=words("speaker"),
        perpetrators=words("perpetrator"),
        targets=words("target"),
        places=tuple(_place(reading, n) for n in taken["place"]),
        when=next(iter(words("time")), None),
        tolls=tolls_of(reading, taken["toll"]),
        losses=_losses(reading, taken["loss"]),
        weapons=words("weapon"),
        confidence=limits.chance(float(np.max(reading.told[found.mentions]))),
        field_confidence=tuple(fields_of(reading, found, Filled(taken, links), limits)),
    )


def _is_whence(reading: Reading, place: Span, tolls: Sequence[int]) -> bool:
    """ "Two peacekeepers from Nepal": where people counted come from; or how far off a town is."""
    before = [w.lower() for w in reading.page.words[max(0, place.start - _AWAY) : place.start]]
    if before[-1:] == ["from"] and not _KM.isdisjoint(before):  # "Gaga, 200 km from Bangui"
        return True
    return before[-1:] == ["from"] and any(reading.spans["toll"][n].end in (place.start - 1, place.end) for n in tolls)


def _not_of_others(
    reading: Reading, found: Group, taken: Sequence[int], events: npt.NDArray[np.int64]
) -> Sequence[int]:
    """The places of a claim whose own words name one, without those that only words about other events name."""
    starts = [reading.spans["place"][n].start for n in taken]
    inside = [{m for m, at in enumerate(reading.mentions) if at.start <= start < at.end} for start in starts]
    own = [not told.isdisjoint(found.mentions) for told in inside]
    if not any(own):
        return taken
    others = {*np.flatnonzero((events >= 0) & (events != found.event)).tolist()} - {*found.mentions}
    return [n for n, mine, told in zip(taken, own, inside, strict=True) if mine or told.isdisjoint(others)]


def _best(reading: Reading, label: str, found: Group) -> int:
    return int(reading.labels[label][found.mentions].sum(axis=0).argmax())


def _evidence(reading: Reading, found: Group) -> Iterator[Words]:
    """The whole sentence, or the clause where a sentence tells of two events."""
    page = reading.page
    for n in found.mentions:
        mention = reading.mentions[n]
        sentence = page.sentence(mention.start)
        if mention.end - mention.start == len(sentence.words):
            passage = sentence.passage
            yield Words(exact=page.text[passage.start : passage.end], start=passage.start)
        else:
            yield page.said(mention.start, _last(page, mention))


def _last(page: Page, clause: Mention) -> int:
    """Where a clause ends, without the comma and the "but" that lead to the next one."""
    end = clause.end
    while end > clause.start + 1 and page.words[end - 1].lower() in _LEADING_ON:
        end -= 1
    return end


def _taken(reading: Reading, role: str, found: Group, believed: tuple[Matrix, Limits]) -> list[int]:
    """The spans that fill a role of a claim: what is counted, the likeliest first; of all else each thing once, the
    likeliest to be named first before. Where none is likely, what is likelier than nothing.
    """
    links, limits = believed
    likely = _likely(links, limits.roles[role]) or _likelier_than_none(reading, role, found, links)
    if role == "speaker":
        likely = not_of_other_clauses(reading, found, likely)
    if role == "time":
        likely = times_of(reading, found, likely)
    if role == "toll":
        likely = with_weaker(reading, found, likely)
    if role == "perpetrator":
        likely = [n for n in likely if not _is_victim(reading, found, reading.spans[role][n], limits)]
    if role not in RANKED or len(likely) < 2:
        return likely
    first = reading.first[role][found.mentions].max(axis=0)
    taken = _distinct(reading, role, sorted(likely, key=lambda n: -first[n]))
    return _own(reading, role, found, taken) if role == "perpetrator" else taken


def _own(reading: Reading, role: str, found: Group, taken: Sequence[int]) -> list[int]:
    """Those that the claim's own words name. It has one from elsewhere in the text where its own words name none, the
    likeliest: a report that tells of several attacks names more.
    """
    mentions = [reading.mentions[m] for m in found.mentions]
    spans = reading.spans[role]
    return [n for n in taken if any(m.start <= spans[n].start < m.end for m in mentions)] or list(taken[:1])


def _is_victim(reading: Reading, found: Group, span: Span, limits: Limits) -> bool:
    """Is a perpetrator told, in the very same words, to be among the dead or hurt of the claim's event?"""
    same = [n for n, s in enumerate(reading.spans["toll"]) if (s.start, s.end) == (span.start, span.end)]
    suicide = EVENT_TYPES[_best(reading, "type", found)] is EventType.SUICIDE_BOMBING
    return not suicide and any(reading.links["toll"][:, n].max() >= limits.roles["toll"] for n in same)


def _likely(links: Matrix, least: float) -> list[int]:
    """The spans that are linked to a claim with at least the limit of their role, the likeliest first."""
    return sorted((links >= least).nonzero()[0].tolist(), key=lambda n: (-links[n], n))


def _likelier_than_none(reading: Reading, role: str, found: Group, links: Matrix) -> list[int]:
    """What fills a role in which nothing is likely: the one place, speaker or weapon that is likeliest to be named first;
    those whom the grammar counts as well ("six members of the council were killed").
    """
    if role == "speaker" and (heard := voiced(reading, found, links)):
        return heard
    weak: list[int] = (links >= _WEAK).nonzero()[0].tolist()
    if not weak:
        return []
    if role == "toll":
        counted = [n for n in weak if isinstance(reading.spans[role][n].payload, DraftToll)]
        return sorted(counted, key=lambda n: (-links[n], n))
    if role not in _RATHER_THAN_NONE:
        return []
    first = reading.first[role][found.mentions].max(axis=0)
    return sorted((n for n in weak if first[n] >= _FOREMOST), key=lambda n: -first[n])[:1]


def _content(reading: Reading, span: Span) -> frozenset[str]:
    words = frozenset(w.lower() for w in reading.page.words[span.start : span.end] if w[0].isalnum())
    return (words - _EMPTY) or words


def _distinct(reading: Reading, role: str, order: Sequence[int]) -> list[int]:
    """Each thing once: a mention whose words are inside those of another is the same."""
    kept: list[tuple[frozenset[str], int]] = []
    for n in order:
        content = _content(reading, reading.spans[role][n])
        if not any(content <= c or c <= content for c, _ in kept):
            kept.append((content, n))
    return [n for _, n in kept]


def _said(page: Page, span: Span) -> Words:
    """The words of a span, without the "'s" of whoever stands before it."""
    first = page.words[span.start].lower()
    before = first == "since" and is_before(page, span.start + 1)  # "the worst since 2019, when 14 were killed"
    odd = span.end - span.start > 1 and (first in _WHOSE or before)
    return page.said(span.start + odd, span.end)


def _place(reading: Reading, n: int) -> DraftPlace:
    span = reading.spans["place"][n]
    return DraftPlace(
        words=reading.page.said(span.start, span.end), relation=RELATIONS[label_of(reading, "place", "relation", n)]
    )


def _losses(reading: Reading, taken: Sequence[int]) -> tuple[DraftLoss, ...]:
    kept: list[DraftLoss] = []
    for n in taken:
        made = loss_in(reading.page, reading.spans["loss"][n])
        draft = replace(
            replace(made, count=exact(0)) if _is_spared(reading, reading.spans["loss"][n]) else made,
            kind=LOSS_KINDS[label_of(reading, "loss", "kind", n)],
            loss_class=_class(reading, n),
        )
        if not any(_told_again(reading, k, draft) for k in kept):
            kept.append(draft)
    return tuple(sorted(kept, key=lambda x: x.words.start or 0))


def _is_spared(reading: Reading, span: Span) -> bool:
    """ "There was no damage to the ship"."""
    before = [w.lower() for w in reading.page.words[max(0, span.start - 3) : span.start]]
    return " ".join(before).startswith(("no damage to", "without damage to"))


def _class(reading: Reading, n: int) -> LossClass:
    """What a loss is: a camp of the displaced is no base, whatever the model takes it for."""
    span = reading.spans["loss"][n]
    words = {w.lower() for w in reading.page.words[span.start : span.end]}
    sheltered = not _SHELTERED.isdisjoint(words) and not _CAMPS.isdisjoint(words)
    return LossClass.CAMP if sheltered else LOSS_CLASSES[label_of(reading, "loss", "class", n)]


def _told_again(reading: Reading, one: DraftLoss, other: DraftLoss) -> bool:
    """The same loss: a thing, things without a number, or as many of them in another sentence of the claim."""
    if (one.loss_class, one.kind, one.count) != (other.loss_class, other.kind, other.count):
        return False
    at = [reading.page.at(x.words.start or 0, (x.words.start or 0) + 1) for x in (one, other)]
    sentences = {int(reading.page.sentence_of[a[0]]) for a in at if a}
    return one.count.low in (None, 1) or len(sentences) > 1
