"""Actors in running text: names, a country's forces, and descriptions, in one pass."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import zip_longest

from recount.vocab.actors.load import actors, by_id, forces, homonyms, quiet_names, roles, states
from recount.vocab.nametrie import Hit, NameTrie, Word, is_caseless, joined, words
from recount.vocab.outlets import outlet_names

_LOOKAHEAD = 5  # words after an adjective that may belong to its forces: "Russian long-range bomber aviation"
REMEMBERED = 256  # texts: a report is asked about its actors by its reading and by what places them, its claims' words again and again
_POLICE = frozenset({"police", "policemen", "gendarmerie", "gendarmes", "gendarme"})


class MentionKind(StrEnum):
    """What sort of words name the actor."""

    NAME = "name"  # "Hayat Tahrir al-Sham", "IDF", "Turkish army"
    FORCES = "forces"  # a country's adjective or name with forces: "Russian warplanes", "Israel's military"
    DEMONYM = "demonym"  # the bare adjective: "Turkish" (shelling); it is a party only if the words around say so
    COUNTRY = "country"  # a country or a capital: "Israel", "Ankara"; a party, or just a place
    ROLE = "role"  # a description that names nobody: "gunmen", "the coalition"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Words that may name an actor: ``text[start:end]``, code points, half-open, without a leading "the"; a group's name takes the
    word for its people along ("IS fighters").

    `actor_ids` are all actors that bear the name at any time and anywhere; which one is meant, a date and a country
    decide (`actors_named`). For a ROLE it is the one ``unknown:…`` id. `exact`: the words are a listed name, letter for
    letter; False for a spelling variant, an adjective or a description.
    """

    start: int
    end: int
    actor_ids: tuple[str, ...]
    kind: MentionKind
    exact: bool


_Payload = tuple[MentionKind, str] | None  # None: a known name that is no actor ("Washington Post")


@cache
def name_trie() -> NameTrie[_Payload]:
    """Every name, adjective and description, ready to be found. Read only."""
    trie: NameTrie[_Payload] = NameTrie()
    _add_names(trie)
    for state in states():
        for demonym in state.demonyms:
            for actor_id in governments()[state.code]:
                trie.add(demonym, (MentionKind.DEMONYM, actor_id))
    for role in roles():
        for phrase in () if role.voice else role.words:
            trie.add(phrase, (MentionKind.ROLE, role.id))
    for outlet in outlet_names():
        if not trie.exactly(outlet):
            trie.add(outlet, None, case=_lettered(outlet))
    for phrase in homonyms():
        trie.add(phrase, None)
    return trie


def _add_names(trie: NameTrie[_Payload]) -> None:
    bare = {n for s in states() for n in (s.name, *s.names, *s.metonyms)}
    quiet = quiet_names()
    loud: dict[str, list[str]] = {}
    for actor in actors():
        for name in actor.names:
            if (actor.id, name.text) not in quiet:
                loud.setdefault(name.text, []).append(actor.id)
    for actor in actors():
        for name in actor.names:
            if (actor.id, name.text) in quiet:
                for people in forces().people if _lettered(name.text) else ():
                    for bearer in (*loud.get(name.text, ()), actor.id):  # "ADF rebels" are of either
                        trie.add(f"{name.text} {people}", (MentionKind.NAME, bearer), case=True)
            else:
                kind = MentionKind.COUNTRY if name.text in bare else MentionKind.NAME
                trie.add(name.text, (kind, actor.id), case=_lettered(name.text) or is_caseless(name.text))


@cache
def governments() -> dict[str, tuple[str, ...]]:
    """Country code to the ids of its governments, one after the other in time. Read only."""
    found: dict[str, tuple[str, ...]] = {}
    known = by_id()
    for state in states():
        own = [a.id for a in actors() if a.country == state.code and state.name in {n.text for n in a.names}]
        found[state.code] = tuple(sorted(own, key=lambda i: (known[i].valid_from is not None, known[i].valid_from)))
    return found


def _lettered(name: str) -> bool:
    """Is it an acronym, to be matched letter by letter? Short, one word, at least two capitals ("IS", "FAMa")."""
    return len(name) <= 6 and " " not in name and sum(c.isupper() for c in name) >= 2


@lru_cache(maxsize=REMEMBERED)
def find_actors(text: str) -> tuple[ActorMention, ...]:
    """Every mention of an actor in a text, in order, longest first where two begin at one word, none overlapping."""
    tokens = words(text)
    return tuple(_mentions(text, tokens))


def _mentions(text: str, tokens: Sequence[Word]) -> Iterator[ActorMention]:
    taken = -1  # number of the last word that an earlier mention holds
    hits = list(name_trie().find(text, tokens))
    for hit, following in zip_longest(hits, hits[1:]):
        payloads = [p for p in hit.payloads if p is not None]
        if not payloads or hit.first <= taken:
            continue
        kind = payloads[0][0]
        if kind is MentionKind.ROLE:
            yield _mention(hit, payloads)
            continue
        if kind is MentionKind.NAME:
            taken = _members_end(text, tokens, hit.last)
            yield _mention(hit, payloads, max(hit.end, tokens[taken].end))
            continue
        if _is_broken(text, tokens, hit.last) or _owns(text, tokens, hit, following):
            continue
        last = _forces_end(text, tokens, hit) if _adjectival(text, tokens, hit, kind) else None
        if last is None:
            yield _mention(hit, payloads)
        else:
            taken = last
            yield _forces(tokens, hit, payloads, last)


def _mention(hit: "Hit[_Payload]", payloads: list[tuple[MentionKind, str]], end: int | None = None) -> ActorMention:
    kind = payloads[0][0]
    named = kind in (MentionKind.NAME, MentionKind.COUNTRY)
    ids = tuple(dict.fromkeys(i for k, i in payloads if k is kind))
    return ActorMention(start=hit.start, end=end or hit.end, actor_ids=ids, kind=kind, exact=hit.exact and named)


def _members_end(text: str, tokens: Sequence[Word], last: int) -> int:
    """The number of the last word of "Islamic State" + "militants"."""
    table = forces().members
    while last + 1 < len(tokens) and tokens[last + 1].key in table and joined(text, tokens[last], tokens[last + 1]):
        last += 1
    return last


def _is_broken(text: str, tokens: Sequence[Word], last: int) -> bool:
    """Is the country only half of a compound: "Turkish-backed", "Iran-aligned"?"""
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    return (
        following is not None
        and following.key in forces().breaks
        and text[tokens[last].end : following.start] in {"-", "‐", "‑", "–"}
    )


def _owns(text: str, tokens: Sequence[Word], hit: "Hit[_Payload]", following: "Hit[_Payload] | None") -> bool:
    """Does the country only say whose the named actor behind it is: "Turkey's National Intelligence Organization"?"""
    return (
        following is not None
        and following.first == hit.last + 1
        and following.last > following.first
        and any(p is not None and p[0] is MentionKind.NAME for p in following.payloads)
        and joined(text, tokens[hit.last], tokens[following.first])
    )


def _adjectival(text: str, tokens: Sequence[Word], hit: "Hit[_Payload]", kind: MentionKind) -> bool:
    if kind is MentionKind.DEMONYM:
        return True
    possessive = text[hit.end : hit.end + 2] in {"'s", "’s"}
    return possessive or (hit.first == hit.last and tokens[hit.first].raw.replace(".", "").isupper())


def _forces_end(text: str, tokens: Sequence[Word], hit: "Hit[_Payload]") -> int | None:
    table, at, end = forces(), hit.last, None
    while at + 1 < min(len(tokens), hit.last + 1 + _LOOKAHEAD) and joined(text, tokens[at], tokens[at + 1]):
        at += 1
        if tokens[at].key in table.nouns:
            end = at
        elif tokens[at].key not in table.modifiers:
            break
    return end


def _forces(
    tokens: Sequence[Word], hit: "Hit[_Payload]", payloads: list[tuple[MentionKind, str]], last: int
) -> ActorMention:
    of_police = any(t.key in _POLICE for t in tokens[hit.last + 1 : last + 1])
    ids = tuple(dict.fromkeys(f"{i}:police" if of_police else i for _, i in payloads))
    return ActorMention(start=hit.start, end=tokens[last].end, actor_ids=ids, kind=MentionKind.FORCES, exact=False)
