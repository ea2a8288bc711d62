"""Persons and offices that a report names short: "Hale", "the ministry", "he", "the spokesman"."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace

from recount.model import Candidate
from recount.resolve.anaphors import TITLE, Anaphor, titles_like
from recount.resolve.antecedents import Place
from recount.resolve.mentions import Page
from recount.resolve.parties import NOBODY, ActorFinder, Party, Scene
from recount.resolve.voices import read_voice

_REACH = 120  # code points on each side of a person's name in which the report may say whom the person speaks for
# A person's name at the end: "Hale", "Mr Hale", "General of the Army Ivan Hale"
_PERSON = re.compile(r"(?:^|\s)[^\W\d_a-z][^\W\d_A-Z][\w'’-]+$")
_GIVEN = r"(?:[^\W\d_a-z][\w.'’-]*\s+){0,3}"  # what stands between title and surname: "Navy Capt. Jane"
_VERB = re.compile(
    r"\b(?:told|said|says|say|met|with|by|that|when|as|after|killed|and|accused|against|quot(?:ed|ing)|cit(?:ed|ing)|relying on)\b",
    re.IGNORECASE,
)
_ABBREVIATED = "".join(
    rf"(?<!\b{t})" for t in ("Gen", "Col", "Lt", "Maj", "Capt", "Cmdr", "Adm", "Sgt", "Brig", "Mr", "Mrs", "Ms", "Dr")
)
_STOP = re.compile(rf"(?<=[a-z0-9”\"]){_ABBREVIATED}[.!?]\s+(?=[A-Z“\"])|\n")  # where a sentence ends
_OFFICES = frozenset({"ministry", "spokesman", "spokeswoman", "spokesperson", "defence ministry", "defense ministry"})


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
    found: dict[str, Party] = {}
    for part in parts:
        party = read_voice(part, scene, finder)
        if party.value is not None and party.rule not in ("description", "bystander"):
            found.setdefault(party.value, party)
    if len(found) > 1:
        both = tuple(Candidate(value=v, score=1 / len(found), because=p.because) for v, p in found.items())
        return Party(value=None, rule="same-report", because="the report names more than one in full", candidates=both)
    for party in found.values():
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
    before = re.search(rf"(?i:{TITLE.pattern})\.?\s+(?:of the Army\s+)?{_GIVEN}$", left)
    if before:
        clause = re.split(r"[,;:()“”\"]\s*", left)[-1]
        yield _VERB.split(clause)[-1]
    piece = re.search(rf"([^,;:“”\"]*),\s+{_GIVEN}$", left)
    if piece and TITLE.search(piece.group(1)):
        yield _VERB.split(piece.group(1))[-1]
    after = re.match(r",\s+([^,;.“”\"]{3,100})", right)
    if after and TITLE.search(after.group(1)):
        yield after.group(1)


def _clip(part: str, *, last: bool) -> str:
    """What of it belongs to the same sentence. A dot after a title ("Gen. Hale") ends none."""
    pieces = _STOP.split(part)
    return pieces[-1] if last else pieces[0]


_BACK = 8  # sentences in which the person that "he" or "the spokesman" means must have been named
_FEMALE = re.compile(r"\b(?:spokeswoman|chairwoman|woman|mrs|ms|mother|wife|sister|she|her)\b", re.IGNORECASE)
_MALE = re.compile(r"\b(?:spokesman|chairman|man|mr|father|husband|brother|sheikh|he|his)\b", re.IGNORECASE)
_TWO_NAMES = re.compile(r"(?:[^\W\d_a-z][\w’'-]+\s+){1,3}[^\W\d_a-z][\w’'-]+")
_BODY = re.compile(r"\b(?:office|ministry|command|headquarters|directorate|department)$", re.IGNORECASE)
_NAMELESS = re.compile(r"(?:he|she|it|they|we|us|one|(?:the|his|her|its|their)\s+[a-z]+)$", re.IGNORECASE)


def read_person_before(
    words: str, anaphor: Anaphor, place: Place, page: Page, read: Callable[[str], Party]
) -> Party | None:
    """Whom "he", "his" or "the spokesman" means: the last person who fits and was named in full; None if there is none."""
    speaking = _speaking(words, place, page)
    if anaphor.head:
        titled = [each for each in speaking if titles_like(anaphor.head).search(each[1])]
        said = sorted({*_with_head(anaphor.head, place, page), *titled}, reverse=True)
    else:
        said = list(speaking)
    near = page.sentence(place.at) - _BACK
    for start, full in said:
        if page.sentence(start) < near:
            return None
        party = read(full)
        because = f"the words lead back to “{full}”: {party.because}"
        if party.value is not None or not anaphor.head:
            return replace(party, rule="antecedent", because=because)
    return None


def _speaking(words: str, place: Place, page: Page) -> Iterator[tuple[int, str]]:
    """Persons whom the report lets speak before, the last one first, and nobody of the other sex."""
    other = _MALE if _FEMALE.match(words) else _FEMALE
    since = page.sentences[max(0, page.sentence(place.at) - 1 - _BACK)]
    for start, end in reversed(page.speakers[bisect_left(page.speakers, (since, 0)) :]):
        full = page.text[start:end]
        personal = (TITLE.search(full) and not _BODY.search(full)) or _TWO_NAMES.fullmatch(full)
        if end <= place.at and personal and not _NAMELESS.match(full) and not other.search(full):
            yield start, full


def _with_head(head: str, place: Place, page: Page) -> Iterator[tuple[int, str]]:
    """Phrases before that hold the head and say more: "a spokesman for the United Front", the last one first."""
    since = page.sentences[max(0, page.sentence(place.at) - 1 - _BACK)]
    pattern = re.compile(rf"\b{head}\b", re.IGNORECASE)
    for match in reversed(list(pattern.finditer(page.text, since, place.at))):
        left = _clip(page.text[max(0, match.start() - _REACH) : match.start()], last=True)
        left = _VERB.split(re.split(r"[,;:()“”\"]\s*", left)[-1])[-1].strip()
        right = _FOR.match(page.text[match.end() : match.end() + _REACH])
        full = f"{left} {match.group()}{right.group() if right else ''}".strip()
        if right or len(left.split()) > 1 or left.lower() not in ("the", "a", "an", "another", "one", ""):
            yield match.start(), full


_FOR = re.compile(
    r"\s+(?:for|of|from|in|with|at)\s+[^,.;:“”\"\n]{3,60}?(?=\s+(?:said|says|told|who|that|added|as|on)\b|[,.;:“”\"\n])"
)
