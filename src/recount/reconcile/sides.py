"""Whose dead do the words count: the speaker's own people, or those of its enemy?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from recount.model import Actor, ActorKind
from recount.reconcile.witnesses import ANYONE, voice_of_words
from recount.vocab.actors import MentionKind, by_id, find_actors
from recount.vocab.countries import countries_of_adjective

STATE = re.compile(r"\b(?:army|armed forces|military|defen[cs]e|air force|navy|government|state)\b", re.IGNORECASE)
# Whom a state's forces call their enemy, and whom an armed group does.
FOES_OF_STATES = re.compile(
    r"\b(?:militants?|rebels?|insurgents?|terrorists?|jihad\w+|gunm[ae]n|attackers?|assailants?|extremists?|"
    r"bandits?|separatists?|guerrillas?)\b",
    re.IGNORECASE,
)
FOES_OF_GROUPS = re.compile(
    r"\b(?:soldiers?|troops|servicem[ae]n|conscripts?|army|security forces|police\w*|gendarmes?|sepoys?|constables?|sergeants?|corporals?|"
    r"lieutenants?|havildar|naik|subedar|jawans?)\b",
    re.IGNORECASE,
)
# People who belong to an armed group by the words, where a soldier belongs to a state.
MEMBERS = re.compile(
    r"\b[A-Z][\w-]+ members\b|\b[Mm]embers of (?:the )?(?!(?:\w+ ){0,3}(?:Guards?|Corps|Division|Volunteers|Service|Command|Army|Police|Forces)\b)[A-Z]"
)
WE = re.compile(r"\b(?:our|us|we)\b", re.IGNORECASE)
ITS_OWN = re.compile(r"\b(?:its|their) own\b", re.IGNORECASE)
# Its people, by a word for those who fight: whoever speaks of them so is a party
ITS_FIGHTERS = re.compile(
    r"\b(?:its|their|our)(?: own)? (?:\w+ )?(?:soldiers?|fighters?|troops|members?|men|militants|mujahid\w+|combatants?|comrades)\b",
    re.IGNORECASE,
)
ITS = re.compile(r"^(?:\S+ ){0,3}(?:its|their)\b", re.IGNORECASE)  # "five of its soldiers", "their convoy"
# Words for people and what befell them: they tell no party from another.
COMMON = frozenset(
    "soldier troop fighter men man woman people personnel member force militant police casualty nobody none no one dead "
    "killed injured wounded civilian some several many at least up more than number patrol base convoy post position "
    "killing death wounding command commander officer".split()
)
_NAMES = frozenset({MentionKind.NAME, MentionKind.FORCES})
_GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.MILITIA})
ADJECTIVE = re.compile(r"\b[A-Z][\w.’'-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party that speaks: its words, the actor that they name if one is known, and whom it is said to have struck with."""

    words: str
    actor: Actor | None = None
    culprits: tuple[str, ...] = ()  # the words for who did it
    attacked: bool = False  # is it itself said to have done it?

    def owns(self, phrases: Iterable[str]) -> bool:
        """Do these words name its own people: "our", "its soldiers", "Israeli casualties" said by Israel?

        Of a party that attacked, "its" and "their" may as well be the enemy's.
        """
        told = tuple(phrases)
        if not told or self.is_foe(told):
            return False
        return any(
            WE.search(p) or ITS_OWN.search(p) or (not self.attacked and ITS.search(p)) or self._named(p) for p in told
        )

    def is_foe(self, phrases: Iterable[str]) -> bool:
        """Does any of these words name the enemy: by a word for enemies, or as the others who are said to have done it?"""
        foes = FOES_OF_STATES if self._of_a_state else FOES_OF_GROUPS if self._of_a_group else None
        others = frozenset[str]() if self.attacked else frozenset().union(*map(_content, self.culprits))
        return any((foes and foes.search(p)) or _content(p) & others for p in phrases)

    @property
    def camp(self) -> str | None:
        """Is it a ``state`` or a ``group``, as far as the actor or the words tell?"""
        known = "state" if self._of_a_state else "group" if self._of_a_group else None
        return known or (people_of(self.words) if self.actor is None else None)

    def _named(self, phrase: str) -> bool:
        countries = {c for word in ADJECTIVE.findall(phrase) for c in countries_of_adjective(word)}
        if countries:
            own = self.actor.country if self.actor else None
            ours = {c for word in ADJECTIVE.findall(self.words) for c in countries_of_adjective(word)}
            return self._of_a_state and bool(countries & ({own} if own else ours))
        names = (self.words, *((self.actor.name, *(n.text for n in self.actor.names)) if self.actor else ()))
        return bool(_content(phrase) & frozenset().union(*map(_content, names)))

    @property
    def _of_a_state(self) -> bool:
        if self.actor is not None:
            return self.actor.kind in (ActorKind.STATE_FORCES, ActorKind.COALITION)
        return STATE.search(self.words) is not None

    @property
    def _of_a_group(self) -> bool:
        if self.actor is not None:
            return not self._of_a_state
        return FOES_OF_STATES.search(self.words) is not None


@lru_cache(maxsize=8192)
def people_of(phrase: str) -> str | None:
    """Whose forces do the words name: a ``state``'s, a ``group``'s, or neither for certain? "50 Houthis", "the Taliban's men"
    are known by name.
    """
    kind = _kind(phrase)
    if kind != "unclear":
        return kind
    if FOES_OF_GROUPS.search(phrase):  # of both sides
        return None
    camps = {camp for m in find_actors(phrase) if m.kind in _NAMES for camp in map(_camp, m.actor_ids)}
    return next(iter(camps)) if len(camps) == 1 else None


def _camp(actor_id: str) -> str | None:
    kind = by_id()[actor_id].kind
    return "state" if kind is ActorKind.STATE_FORCES else "group" if kind in _GROUPS else None


def other_people(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Do the words tell of different people: soldiers on the one side, militants or a group's members on the other?"""
    kinds = [{_kind(p) for p in phrases} for phrases in (ours, theirs)]
    return kinds in ([{"state"}, {"group"}], [{"group"}, {"state"}])


def _kind(phrase: str) -> str:
    state = FOES_OF_GROUPS.search(phrase) is not None
    group = FOES_OF_STATES.search(phrase) is not None or MEMBERS.search(phrase) is not None
    return "unclear" if state == group else "state" if state else "group"


def _content(text: str) -> frozenset[str]:
    """The words that tell one party from another: names, and no words for anyone's people."""
    return voice_of_words(text).name - ANYONE - COMMON
