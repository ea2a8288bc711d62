"""Who speaks: an outlet or monitor, a party through its ministry or spokesman, a civil authority, or nobody named."""

import re
from collections.abc import Sequence
from functools import cache

from recount.model import ActorKind, Candidate, SourceKind
from recount.resolve.parties import (
    NOBODY,
    ActorFinder,
    Party,
    Scene,
    answers_for,
    best_mentions,
    find_in_slot,
    read_mentions,
)
from recount.vocab.actors import ActorMention, MentionKind, by_id, roles
from recount.vocab.nametrie import Hit, NameTrie
from recount.vocab.outlets import find_outlets, source

# Voices that are nobody's party, whatever country's adjective stands before them ("Israeli media", "Iraqi police"):
# civil authorities set figures as bystanders do (as in UCDP's candidate rows)
_APART = ("unknown:media", "unknown:residents", "unknown:activists", "unknown:medics", "unknown:police")
_VAGUE = ("unknown:officials", "unknown:sources")
# Words that make a country's adjective its government ("Russian defence minister", against "Greek patriarch")
_OFFICE = re.compile(
    r"\b(?:army|military|armed|forces?|government|ministry|minister|president|prime|premier|spokes\w+|officials?|mod|"
    r"defen[cs]e|foreign|general|gen|lt|col|maj|capt|admiral|commander|command|intelligence|authorit\w+|ambassador|secretary|"
    r"envoy|regime|state|air|navy|staff|chief|department)\b",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    r"^(?!.*\b(?:army|military|ministry|government|police|defen[cs]e)\b).*"
    r"\b(?:representative|spokes\w+|correspondent|reporter|commander|envoy|journalist)s? (?:based )?in (?:the )?$",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"\b(?:regarding|about|concerning|against|attacks? (?:by|on)|strikes? (?:by|on))\b", re.IGNORECASE)


def read_voice(words: str, scene: Scene, finder: ActorFinder) -> Party:
    """Who speaks in these words alone."""
    for mention in find_outlets(words):
        return read_outlet(mention.source_id)
    told = _roles(words)
    for role_id in told:
        if role_id in _APART:
            return Party(value=role_id, rule="bystander", because="they speak for no party to the fighting")
    party = _party(words, find_in_slot(words, finder), scene, finder)
    if party is not NOBODY:
        return party
    for role_id in told:
        if role_id in _VAGUE:
            return Party(value=role_id, rule="description", because="the words name no party they speak for")
    return NOBODY


def read_outlet(source_id: str) -> Party:
    """The outlet itself; for an official channel the party that it speaks for."""
    known = source(source_id)
    side = known.side if known else None
    if known is None or known.kind is not SourceKind.OFFICIAL or side is None:
        return Party(value=source_id, rule="outlet", because="an outlet or monitor is named")
    party = answers_for(by_id()[side])
    return Party(
        value=party,
        rule="speaks-for",
        because=f"{known.name} speaks for {by_id()[party].name}",
        candidates=tuple(Candidate(value=i, score=1.0, because="the channel itself") for i in (source_id, side)),
    )


def _party(words: str, found: Sequence[ActorMention], scene: Scene, finder: ActorFinder) -> Party:
    mentions = best_mentions(words, found)
    if not mentions:
        return NOBODY
    if _TOPIC.search(words[: mentions[0].start]):
        return NOBODY  # "a statement about the attacks by Turkey" is not Turkey's
    if mentions[0].kind is MentionKind.COUNTRY and _ABROAD.search(words[: mentions[0].start]):
        return NOBODY  # "its representative in Nairobi" speaks for no Kenya; "the ministry in Nairobi" does
    rest = words[mentions[0].end :]
    if mentions[0].kind is MentionKind.NAME and rest.lower().startswith(" ministry") and not _is_state(mentions[0]):
        # "Turkey's National Defence Ministry" is Turkey's, and nobody's National Defence Forces
        return _party(words[: mentions[0].start], finder.find(words[: mentions[0].start]), scene, finder)
    of_a_country = mentions[0].kind in (MentionKind.DEMONYM, MentionKind.COUNTRY)
    if of_a_country and rest.strip(" .'’s") and not _OFFICE.search(rest):
        return NOBODY  # "the Greek patriarch" is not Greece; "US sources" need not be its government
    return read_mentions(mentions[:1], scene, finder)  # the first: "Turkey's ministry of relations with Syria"


def _is_state(mention: ActorMention) -> bool:
    return by_id()[mention.actor_ids[0]].kind is ActorKind.STATE_FORCES


@cache
def _spoken() -> NameTrie[str]:
    trie: NameTrie[str] = NameTrie()
    for role in roles():
        if role.voice or role.id in _APART:
            for phrase in role.words:
                trie.add(phrase, role.id)
    return trie


def _roles(words: str) -> tuple[str, ...]:
    hits: list[Hit[str]] = list(_spoken().find(words))
    return tuple(p for hit in hits for p in hit.payloads)
