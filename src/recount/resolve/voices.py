"""Who speaks: an outlet or monitor, a party through its ministry or spokesman, a civil authority, or nobody named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from recount.model import Candidate, SourceKind
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
_TITLE = re.compile(
    r"\b(?:spokes\w+|secretary|minister|president|commander|commissioner|director|official|chief|ambassador|"
    r"representative|head|leader|general|colonel|major|captain|admiral|gen|col|maj|lt|capt|adm|prime minister)\b",
    re.IGNORECASE,
)
_REACH = 120  # code points on each side of a person's name in which the report may say whom the person speaks for
# A person's name at the end: "Hale", "Mr Hale", "General of the Army Ivan Hale"
_PERSON = re.compile(r"(?:^|\s)[^\W\d_a-z][^\W\d_A-Z][\w'’-]+$")
_GIVEN = r"(?:[^\W\d_a-z][\w.'’-]*\s+){0,3}"  # what stands between title and surname: "Navy Capt. Jane"
_VERB = re.compile(
    r"\b(?:told|said|says|say|met|with|by|that|when|as|after|killed|and|accused|against)\b", re.IGNORECASE
)
_ABBREVIATED = "".join(
    rf"(?<!\b{t})" for t in ("Gen", "Col", "Lt", "Maj", "Capt", "Cmdr", "Adm", "Sgt", "Brig", "Mr", "Mrs", "Ms", "Dr")
)
_STOP = re.compile(rf"(?<=[a-z0-9”\"]){_ABBREVIATED}[.!?]\s+(?=[A-Z“\"])|\n")  # where a sentence ends
_TOPIC = re.compile(r"\b(?:regarding|about|concerning|against|attacks? (?:by|on)|strikes? (?:by|on))\b", re.IGNORECASE)
_OFFICES = frozenset({"ministry", "spokesman", "spokeswoman", "spokesperson", "defence ministry", "defense ministry"})


def read_voice(words: str, scene: Scene, finder: ActorFinder) -> Party:
    """Who speaks in these words alone."""
    for mention in find_outlets(words):
        return _outlet(mention.source_id)
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


def _outlet(source_id: str) -> Party:
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
    rest = words[mentions[0].end :]
    of_a_country = mentions[0].kind in (MentionKind.DEMONYM, MentionKind.COUNTRY)
    if of_a_country and rest.strip(" .'’s") and not _OFFICE.search(rest):
        return NOBODY  # "the Greek patriarch" is not Greece; "US sources" need not be its government
    return read_mentions(mentions[:1], scene, finder)  # the first: "Turkey's ministry of relations with Syria"


def read_person(words: str, text: str, scene: Scene, finder: ActorFinder) -> Party:
    """A person or an office named short ("Hale", "the ministry"), by where the report names it in full."""
    office = words.strip().lower().removeprefix("the ")
    if office in _OFFICES:
        parts = (_clip(text[max(0, m.start() - _REACH) : m.end()], last=True) for m in _each(office, text))
        parts = (part[-len(office) - 40 :] for part in parts)
    elif _PERSON.search(words.strip()):
        parts = (
            part for m in _each(words.rsplit(maxsplit=1)[-1], text) for part in _appositions(text, m.start(), m.end())
        )
    else:
        return NOBODY
    for part in parts:
        party = read_voice(part, scene, finder)
        if party.value is not None and party.rule not in ("description", "bystander"):
            because = f"the report names it in full elsewhere: {party.because}"
            return replace(party, rule="same-report", because=because)
    return NOBODY


def _each(word: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"\b{re.escape(word)}\b", text, re.IGNORECASE if word.islower() else 0)


def _appositions(text: str, start: int, end: int) -> Iterator[str]:
    """What the report puts beside a person's name with a title: "Ruritania's army spokesman Col. Ivan", ", a spokeswoman
    for the United Front", "a spokesman for the United Front, Ivan".
    """
    left = _clip(text[max(0, start - _REACH) : start], last=True)
    right = _clip(text[end : end + _REACH], last=False)
    before = re.search(rf"(?i:{_TITLE.pattern})\.?\s+(?:of the Army\s+)?{_GIVEN}$", left)
    if before:
        clause = re.split(r"[,;:()“”\"]\s*", left)[-1]
        yield _VERB.split(clause)[-1]
    piece = re.search(rf"([^,;:“”\"]*),\s+{_GIVEN}$", left)
    if piece and _TITLE.search(piece.group(1)):
        yield _VERB.split(piece.group(1))[-1]
    after = re.match(r",\s+([^,;.“”\"]{3,100})", right)
    if after and _TITLE.search(after.group(1)):
        yield after.group(1)


def _clip(part: str, *, last: bool) -> str:
    """What of it belongs to the same sentence. A dot after a title ("Gen. Hale") ends none."""
    pieces = _STOP.split(part)
    return pieces[-1] if last else pieces[0]


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
