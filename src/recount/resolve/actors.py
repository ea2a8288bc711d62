"""Resolve who: who did it, whom it struck and who says so, on the day of the event and where it happened.

Names lead to actors in time ("al-Nusra Front" in October 2017 is Hayat Tahrir al-Sham); the words stay in the claim. A
branch of a state's forces is read as the state, with the branch among the candidates. "Gunmen" are an actor that nobody
knows (``unknown:gunmen``), which is not the same as no actor. An outlet is its source id, a ministry the party that it
speaks for.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from recount.model import Actor, ActorKind, Basis, Claim, Locus, Precision, Quote, Reading, Report, Window
from recount.resolve.contest import contest_around, contest_at
from recount.resolve.expansions import by_expansion, read_expansions
from recount.resolve.house import house_side, read_house_voice, read_ours
from recount.resolve.lookback import Lookback, Slot, read_in_report
from recount.resolve.mentions import Page, read_page
from recount.resolve.parties import (
    NOBODY,
    ActorFinder,
    Party,
    Scene,
    TableOfActors,
    best_mentions,
    find_in_slot,
    read_mentions,
    read_near,
)
from recount.resolve.persons import read_person
from recount.resolve.voices import read_voice
from recount.vocab.actors import VERSION as TABLES
from recount.vocab.actors import ActorMention, MentionKind, by_id

__all__ = ["VERSION", "ActorFinder", "ActorReadings", "TableOfActors", "resolve_actors"]

VERSION = "3"  # of the rules; a reading names it and that of the tables

# People of a country who are not its forces: "a Syrian man"
_PERSONS = re.compile(
    r"\b(?:m[ae]n|wom[ae]n|boys?|girls?|child(?:ren)?|citizens?|nationals?|youths?|students?|civilians?|famil(?:y|ies)|people|"
    r"persons?|refugees?|residents?|journalists?|workers?|villagers?|farmers?|teenagers?|prisoners?|detainees?|suspects?|"
    r"cit(?:y|ies)|towns?|villages?|territor(?:y|ies)|soil|border)\b",
    re.IGNORECASE,
)
# What a country's adjective owns when it is struck: "Iranian sites", but not "Iranian cities"
_HELD = re.compile(
    r"(?:['’]s)?(?:,?\s+(?:and|other|nuclear|military|army|missile|air|naval|oil|supply|government|defen[cs]e|security|ammunition))*"
    r"\s+(?:targets?|sites?|positions?|posts?|bases?|military|vehicles?|convoys?|weapons?|vessels?|ships?|tankers?|embass(?:y|ies)|"
    r"consulates?|installations?|assets?|interests|infrastructure|headquarters|patrols?|checkpoints?|outposts?|brigades?)\b",
    re.IGNORECASE,
)
# A party named after these is not the one that was struck: "civilians in an IS-held town", "people who had fled IS"
_BYSTANDERS = re.compile(
    r"\b(?:civilians?|famil(?:y|ies)|relatives|residents?|wom[ae]n|child(?:ren)?|refugees?|people|villagers?|journalists?|"
    r"fled|fleeing|escap(?:ed|ing)|oppos(?:ed|ing)|against|fighting|victims?|hostages?|prisoners?)\b",
    re.IGNORECASE,
)
_OF_A_COUNTRY = (MentionKind.DEMONYM, MentionKind.COUNTRY)
_LOOSE = ("description", "bystander", "description-in-country")  # readings that an earlier name makes more precise
_SELDOM = 3  # a country told a third as often as the most told, or less, is not what the report is about
_ARTICLE = re.compile(r"^(?:the|a|an|two|three|several|some)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorReadings:
    """Readings of one claim's parties and voices, in the order of its slots. Values are ids of actors
    (``actor:…``), of descriptions (``unknown:…``) and, for speakers, of sources (``source:…``).
    """

    perpetrators: tuple[Reading[str], ...] = ()
    targets: tuple[Reading[str], ...] = ()
    speakers: tuple[Reading[str], ...] = ()


def resolve_actors(
    report: Report,
    claims: tuple[Claim, ...],
    when: Mapping[str, Reading[Window]],
    places: Mapping[str, tuple[Reading[Locus], ...]],
    actors: ActorFinder,
) -> dict[str, ActorReadings]:
    """Who did it, whom it struck and who says so, by claim id.

    Args:
        report: the report that the claims are of; its day stands in where an event has none.
        claims: the report's claims.
        when: readings of the claims' times, by claim id; may lack some.
        places: readings of the claims' places, by claim id; may lack some.
        actors: where actors are looked up (`TableOfActors`).
    """
    mentions = actors.find(report.text)
    told, named = _told_countries(mentions), _named(mentions)
    around = _around(mentions, places, told)
    everywhere = [r for each in places.values() for r in each]
    published = report.published or _not_before(report.text, mentions)
    reader = _Reader(
        report=report, page=read_page(report.text, claims, mentions), short=read_expansions(report.text), actors=actors
    )
    found: dict[str, ActorReadings] = {}
    for claim in claims:
        on, here = _day(when.get(claim.id), published), places.get(claim.id, ())
        countries = _countries(here, told)
        window = _window(when.get(claim.id), on)
        scene = Scene(
            on=on,
            countries=countries,
            around=around,
            named=named,
            contest=contest_at(here, window, on) if here else contest_around(everywhere, window, on),
        )
        found[claim.id] = reader.read_claim(claim, scene)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claimed:
    """What the readings of a claim's parties share: where it happened, whom "ours" are, and its first voice."""

    scene: Scene
    own: str | None
    voice: tuple[Quote, Party] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Reads the claims of one report."""

    report: Report
    page: Page
    short: Mapping[str, str]
    actors: ActorFinder

    def read_claim(self, claim: Claim, scene: Scene) -> ActorReadings:
        """Voices first, since "ours" is theirs; then who did it, whom it struck, and each by the light of the other."""
        speakers = [self.voice(q, replace(scene, on=self.report.published or scene.on)) for q in claim.speakers]
        own = next((p.value for p in speakers if p.value in by_id()), None if speakers else house_side(self.report))
        struck = frozenset(p.value for q in claim.targets if (p := read_target(q.exact, scene, self.actors)).value)
        around = _Claimed(scene=scene, own=own, voice=next(zip(claim.speakers, speakers, strict=True), None))
        culprits = [self.party("perpetrators", q, around, struck) for q in claim.perpetrators]
        did = frozenset(p.value for p in culprits if p.value is not None)
        targets = [self.party("targets", q, around, did) for q in claim.targets]
        return ActorReadings(
            perpetrators=_readings(claim, "perpetrators", culprits),
            targets=_readings(claim, "targets", targets),
            speakers=_readings(claim, "speakers", speakers),
        )

    def voice(self, quote: Quote, scene: Scene) -> Party:
        """Who speaks."""
        words = quote.exact
        if house := read_house_voice(words, self.report):
            return house
        party = self._alone(words, lambda said: read_voice(said, scene, self.actors))
        if party.value is not None and party.rule not in _LOOSE:
            return party
        behind = Lookback(page=self.page, scene=scene, finder=self.actors)
        led = read_in_report(Slot(name="speakers", quote=quote), party, behind)
        if led.value is None or led.rule == "description":
            fuller = read_person(words, self.report.text, scene, self.actors)
            return fuller if fuller is not NOBODY and not led.candidates else led
        return led

    def party(self, slot: str, quote: Quote, claimed: "_Claimed", others: frozenset[str]) -> Party:
        """Who did it, or whom it struck; it is none of the `others`, who stand on the other side of the claim."""
        if ours := read_ours(quote.exact, claimed.own):
            return ours
        scene = claimed.scene
        read = read_culprit if slot == "perpetrators" else read_target
        party = self._alone(quote.exact, lambda said: read(said, scene, self.actors))
        behind = Lookback(page=self.page, scene=scene, finder=self.actors)
        return read_in_report(Slot(name=slot, quote=quote, others=others, voice=claimed.voice), party, behind)

    def _alone(self, words: str, read: Callable[[str], Party]) -> Party:
        """What the words say by themselves, with letters as the report spells them out."""
        return by_expansion(words, self.short, read) or read(words)


def _readings(claim: Claim, slot: str, parties: Sequence[Party]) -> tuple[Reading[str], ...]:
    return tuple(
        Reading(
            claim_id=claim.id,
            slot=f"{slot}[{number}]",
            value=party.value,
            candidates=party.candidates,
            because=party.because,
            rule=f"actors/{party.rule}",
            version=f"{VERSION}.{TABLES}",
        )
        for number, party in enumerate(parties)
    )


def read_culprit(words: str, scene: Scene, actors: ActorFinder) -> Party:
    """The party that is said to have done it."""
    mentions = best_mentions(words, find_in_slot(words, actors) or actors.find(_singular(words)))
    if not mentions:
        return read_near(words, scene, actors)
    if mentions[0].kind in _OF_A_COUNTRY and _PERSONS.search(words):
        return Party(value=None, rule="none", because="people of a country are named, not its forces")
    return read_mentions(mentions, scene, actors)


def _singular(words: str) -> str:
    """A people stands for its country, as the adjective does: "the Iraqis"."""
    return words.removesuffix("s") if len(_ARTICLE.sub("", words).split()) == 1 else ""


def read_target(words: str, scene: Scene, actors: ActorFinder) -> Party:
    """The party that was struck. A country is one only if the words say no more: "a market in Syria" is none."""
    mentions = best_mentions(words, actors.find(words))
    if not mentions:
        return NOBODY
    first = mentions[0]
    if _BYSTANDERS.search(words[: first.start]):
        return Party(value=None, rule="none", because="people are named, and a party only to describe them")
    says_more = len(_ARTICLE.sub("", words)) > first.end - first.start
    if first.kind in _OF_A_COUNTRY and says_more and not _HELD.match(words[first.end :]):
        described = [m for m in actors.find(words) if m.kind is MentionKind.ROLE and m.actor_ids != ("unknown:army",)]
        if described:
            return read_mentions(described[:1], scene, actors)
        return Party(value=None, rule="none", because="a country is named, but no party of it")
    return read_mentions(mentions, scene, actors)


def _day(when: Reading[Window] | None, published: date | None) -> date | None:
    """The first day on which it may have happened, else the last, else the report's own."""
    window = when.value if when else None
    if window is not None and window.start is not None:
        return window.start
    if window is not None and window.end is not None:
        return window.end - timedelta(days=1)  # the end is exclusive
    return published


def _window(when: Reading[Window] | None, on: date | None) -> Window | None:
    """The days of the event, else the one day that stands in for them."""
    if when is not None and when.value is not None:
        return when.value
    if on is None:
        return None
    return Window(start=on, end=on + timedelta(days=1), precision=Precision.DAY, basis=Basis.INFERRED)


def _told_countries(mentions: Sequence[ActorMention]) -> frozenset[str]:
    """Countries that the report names as such: "in Kosovo"."""
    ids = (i for m in mentions if m.kind is MentionKind.COUNTRY for i in m.actor_ids)
    return frozenset(_homes(by_id()[i] for i in ids if i in by_id()))


def _countries(readings: Iterable[Reading[Locus]], told: frozenset[str]) -> tuple[str, ...]:
    """Countries of the event's places, the surest first. Candidates count only where they agree on a country, and the
    report names (`told`) no other countries without it.
    """
    found: list[str] = []
    for reading in readings:
        here = {c.value.country for c in reading.candidates} if reading.value is None else {reading.value.country}
        if len(here) == 1 and (reading.value is not None or not told or not told.isdisjoint(here)):
            found += [c for c in here if c is not None]
    return tuple(dict.fromkeys(found))


def _around(
    mentions: Sequence[ActorMention], places: Mapping[str, tuple[Reading[Locus], ...]], named: frozenset[str]
) -> tuple[str, ...]:
    """Countries that the report is about: of its events' places, else of its words. Those told seldom are left out."""
    told = Counter(c for readings in places.values() for c in _countries(readings, named))
    if not told:
        for mention in mentions:
            told.update(_homes(by_id()[i] for i in mention.actor_ids if i in by_id()))
    most = max(told.values(), default=0)
    return tuple(country for country, times in told.most_common() if times * _SELDOM > most)


def _named(mentions: Sequence[ActorMention]) -> frozenset[str]:
    """Actors that the report names beyond doubt."""
    return frozenset(m.actor_ids[0] for m in mentions if m.kind is MentionKind.NAME and len(m.actor_ids) == 1)


def _not_before(text: str, mentions: Sequence[ActorMention]) -> date | None:
    """For a report without a day: the day from which all names in it were in use. It only tells governments apart."""
    days: set[date] = set()
    for mention in mentions:
        if mention.kind is MentionKind.NAME and len(mention.actor_ids) == 1:
            actor, words = by_id()[mention.actor_ids[0]], text[mention.start : mention.end]
            forms = [n for n in actor.names if words.startswith(n.text)]
            days |= {day for n in forms[-1:] if (day := n.valid_from or actor.valid_from)}
    return max(days, default=None)


def _homes(actors: Iterable[Actor]) -> set[str]:
    """Home of a state or a group; of no coalition, mission or company, which are at home nowhere or abroad."""
    abroad = (ActorKind.COALITION, ActorKind.INTERNATIONAL, ActorKind.PRIVATE_COMPANY)
    return {a.country for a in actors if a.country is not None and a.kind not in abroad}
