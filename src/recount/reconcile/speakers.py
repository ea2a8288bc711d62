"""Who speaks, and whose dead: what a number may do (`docs/numbers.md`, after the practice in UCDP's candidate rows)."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from recount.model import Actor, ActorKind, Claim, Population, Quote, Source, SourceKind
from recount.reconcile.case import Parties, Testimony
from recount.reconcile.once import once
from recount.reconcile.said import Said
from recount.reconcile.sides import ITS_FIGHTERS, Side
from recount.reconcile.witnesses import Voice, same_voice, voice, voice_of_words
from recount.vocab.actors import same_party

FIGHTING = frozenset(ActorKind) - {ActorKind.MONITOR, ActorKind.INTERNATIONAL, ActorKind.UNKNOWN}
# Words of a speaker who takes part in the fighting, for a voice that no table of actors knows. A ministry of health, a
# hospital or the police are civil authorities, and set the figure.
PARTY = re.compile(
    r"\b(?:army|armed forces|military|defen[cs]e|general staff|air force|navy|command|centcom|coalition|militants?|"
    r"insurgents?|rebels?|fighters|militia|brigade|battalion|guards? corps|front|combatants|(?:government|security|regime|allied) forces)\b",
    re.IGNORECASE,
)
CIVIL = re.compile(
    r"\b(?:hospital|health|medic(?:s|al)?|doctors?|civil defen[cs]e|white helmets|rescue(?:rs)?|ambulance|red c\w+|residents?|"
    r"witness(?:es)?|relatives|observatory|monitors?|network|police|governor|mayor|united nations|un|villagers?)\b",
    re.IGNORECASE,
)


# An outlet that is a party's own by its name. "The Army Times" and "The Front" are papers.
OWN_OUTLET = re.compile(
    r"\b(?:armed|defen[cs]e|security|support|democratic) forces$|\barmy$|\bminist\w+ of defen[cs]e\b|\bdefen[cs]e minist|"
    r"\bgeneral staff\b|\bcentral command\b|\bmilitary media\b|\bdepartment of defense\b",
    re.IGNORECASE,
)
WE = re.compile(r"^(?:our|we|us)\b", re.IGNORECASE)
# A party's own losses, right before the words for them
LOST = re.compile(
    r"\b(?:(?:it|they|we|and|but)(?:\s+had|\s+has|\s+have)?(?:\s+also|\s+only|\s+just)?\s+lost|"
    r"(?:acknowledg|admit|confirm|conced|announc|mourn)\w*\s+(?:the\s+loss\s+of|losing)|"
    r"(?:its|their|our)(?:\s+own)?\s+(?:losses|dead|casualties)(?:\s+(?:at|were|was|are|stood\s+at))?)"
    r"(?:\s+at\s+least|\s+some|\s+about|\s+around|\s+up\s+to)?\s+$",
    re.IGNORECASE,
)
ON_ITS_SIDE = re.compile(r"(?:\s+and\s+[\w-]+\s+\w+)?\s+on\s+(?:its|their|our)\s+(?:own\s+)?side\b", re.IGNORECASE)


class Move(StrEnum):
    """What a number may do to an estimate."""

    SETS = "sets"  # low and best, and high
    CEILING = "ceiling"  # high only, until someone independent says so
    YIELDS = "yields"  # sets them as long as no other voice tells of anyone harmed
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a statement may do, and why, in a sentence that does not name the speaker."""

    move: Move
    because: str


NO_PARTY = Standing(Move.SETS, "the speaker is no party to the fighting")


def standing_of(said: Said, parties: Parties) -> Standing:
    """What one claim's number for some people may do."""
    testimony = said.last
    claim, nobody = testimony.claim, said.figure.high == 0
    speaker = _speaker(testimony, parties)
    if speaker.channel and nobody:
        return Standing(Move.NOTHING, "an anonymous channel says that nobody was harmed, and nothing else bears it out")
    if speaker.channel:
        return Standing(Move.CEILING, "an anonymous channel says so, and nothing else bears it out")
    if not speaker.fights:
        return NO_PARTY
    own = speaker.counts_its_own(said.phrases)
    if nobody:
        return _of_nobody(speaker, claim, own, said.populations)
    if said.populations == {Population.CIVILIAN}:
        return _of_civilians(speaker, claim)
    if own:
        return Standing(Move.SETS, "a party speaks of its own losses")
    return Standing(Move.CEILING, "a party to the fighting speaks of enemy dead: that moves the high figure only")


class Owned(StrEnum):
    """Whose people a party to the fighting counts; `NEITHER` where the speaker is none, or the words do not say."""

    OWN = "own"
    FOE = "foe"
    NEITHER = "neither"


def owned(testimony: Testimony, words: str, parties: Parties) -> tuple[Owned, str | None]:
    """Whose people these words of a claim count, and whether its speaker is of a ``state`` or a ``group``."""
    speaker = _speaker(testimony, parties)
    if not speaker.fights:
        return Owned.NEITHER, None
    own = speaker.counts_its_own((words,))
    return Owned.OWN if own else Owned.FOE, speaker.side().camp


@once
def acknowledges(testimony: Testimony, parties: Parties) -> bool:
    """Does a party to the fighting say of itself that it did this?"""
    speaker = _speaker(testimony, parties)
    return speaker.named_in(testimony.claim.perpetrators, "perpetrators")


def _of_nobody(speaker: "_Speaker", claim: Claim, own: bool, populations: frozenset[Population]) -> Standing:
    """A party's word that nobody died. Nobody ever learns from it that its enemy had no dead."""
    if own:
        return Standing(Move.YIELDS, "a party says that it lost nobody")
    unowned = populations == {Population.CIVILIAN} and not claim.perpetrators
    if unowned or speaker.speaks_of(claim.perpetrators, "perpetrators"):
        return Standing(Move.NOTHING, "a party to the fighting says that it hurt nobody: it cannot confirm itself")
    if speaker.strikes_at(claim.targets):
        return Standing(Move.NOTHING, "a party to the fighting says that its enemy lost nobody")
    return Standing(
        Move.YIELDS, "a party to the fighting says that nobody was harmed, and no other voice tells otherwise"
    )


def _of_civilians(speaker: "_Speaker", claim: Claim) -> Standing:
    if speaker.speaks_of(claim.perpetrators, "perpetrators"):
        return Standing(Move.SETS, "a party admits what it did itself")
    return Standing(Move.SETS, "a party speaks of civilians hurt by others: taken as said, and to be checked")


@once
def _speaker(testimony: Testimony, parties: Parties) -> "_Speaker":
    return _Speaker(testimony, parties)


class _Speaker:
    """The origin of one claim, asked whether it fights and on whose side."""

    def __init__(self, testimony: Testimony, parties: Parties) -> None:
        self.testimony = testimony
        self.parties = parties
        self.voice: Voice = voice(testimony)
        speakers = testimony.claim.speakers
        self.words = speakers[-1].exact if speakers else ""
        outlet = None if speakers else testimony.report.source
        self.outlet = outlet or ""
        known = self.voice.known
        self.source = parties.sources.get(known) if known else _source(outlet, parties)
        key = known or (self.source.side if self.source else None)
        self.actor = parties.actors.get(key) if key else _actor(outlet, parties)

    @property
    def channel(self) -> bool:
        return self.source is not None and self.source.kind is SourceKind.CHANNEL and self.actor is None

    @cached_property
    def fights(self) -> bool:
        """Is it a party to the fighting: by the table of actors, by its side, by its words, or by what it is said to have done?"""
        if self.actor is not None:
            return self.actor.kind in FIGHTING
        if self.source is not None:
            return self.source.side is not None
        if CIVIL.search(self.words):
            return False
        claim = self.testimony.claim
        if PARTY.search(self.words) or OWN_OUTLET.search(self.outlet):
            return True
        own = bool(self.words) and any(ITS_FIGHTERS.search(t.quote.exact) for t in claim.tolls)
        return own or self.named_in(claim.perpetrators, "perpetrators")

    def named_in(self, quotes: tuple[Quote, ...], slot: str) -> bool:
        """Is the speaker itself among these?"""
        if self.actor is not None and any(
            same_party(self.actor.id, key, self.testimony.report.published) for key in self._ids(slot)
        ):
            return True
        if any(WE.search(q.exact) for q in quotes) and not self.words:
            return True  # "our air force", in a statement that quotes nobody
        name = self.words or (self.outlet if self.actor else "")
        return bool(name) and any(same_voice(voice_of_words(name), voice_of_words(q.exact)) for q in quotes)

    def speaks_of(self, quotes: tuple[Quote, ...], slot: str) -> bool:
        """Is it the speaker, or one of its side?"""
        if self.named_in(quotes, slot):
            return True
        side = self.actor.side if self.actor else None
        others = (self.parties.actors.get(key) for key in self._ids(slot))
        return side is not None and any(a is not None and a.side == side for a in others)

    def counts_its_own(self, phrases: tuple[str, ...]) -> bool:
        """Are these dead its own: by the words for them, or because its own side was struck and they name no enemy?"""
        side, targets = self.side(), self.testimony.claim.targets
        if side.owns(phrases) or self._lost(phrases):
            return True
        struck = self.speaks_of(targets, "targets") or side.owns(q.exact for q in targets)
        return struck and not side.attacked and not side.is_foe(phrases)

    def _lost(self, phrases: tuple[str, ...]) -> bool:
        """Does it say that it lost them: "the army said it had lost two soldiers", "acknowledged the loss of four fighters"?"""
        quotes = [q.exact for q in self.testimony.claim.evidence]
        places = [(q, q.find(p), len(p)) for p in phrases for q in quotes]
        return any(LOST.search(q, 0, at) or ON_ITS_SIDE.match(q, at + size) for q, at, size in places if at > 0)

    def side(self) -> Side:
        """The speaker as a side of this event."""
        claim = self.testimony.claim
        return Side(
            words=self.words or self.outlet,
            actor=self.actor,
            culprits=tuple(q.exact for q in claim.perpetrators),
            attacked=self.speaks_of(claim.perpetrators, "perpetrators"),
        )

    def strikes_at(self, targets: tuple[Quote, ...]) -> bool:
        """Is what was struck of another side than the speaker's, as far as sides are known?"""
        side = self.actor.side if self.actor else None
        others = [self.parties.actors.get(key) for key in self._ids("targets")] if targets else []
        return side is not None and any(a is not None and a.side not in (None, side) for a in others)

    def _ids(self, slot: str) -> set[str]:
        read = self.testimony.readings
        return {r.value for r in getattr(read, slot) if r.value is not None} if read else set()


def _actor(outlet: str | None, parties: Parties) -> Actor | None:
    """The actor that an outlet is named after: an army that publishes its own statements."""
    if outlet is None:
        return None
    return _actors_by_name(parties).get(outlet.casefold())


@once
def _actors_by_name(parties: Parties) -> dict[str, Actor]:
    found: dict[str, Actor] = {}
    for actor in parties.actors.values():
        for name in (actor.name, *(n.text for n in actor.names)):
            found.setdefault(name.casefold(), actor)
    return found


def _source(name: str | None, parties: Parties) -> Source | None:
    """The outlet of this name, whichever of its forms is used."""
    if name is None:
        return None
    return _sources_by_name(parties).get(name.casefold())


@once
def _sources_by_name(parties: Parties) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for source in parties.sources.values():
        for name in (source.name, *source.aliases):
            found.setdefault(name.casefold(), source)
    return found
