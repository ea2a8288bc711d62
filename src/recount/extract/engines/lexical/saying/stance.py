"""What the voice does with what is said: asserts, denies, disputes, could not verify, retracts, or speaks of the future."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recount.extract.engines.lexical.saying.ahead import is_ahead
from recount.extract.engines.lexical.saying.voices import Voice
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.model import Stance

_NOT = frozenset("not n't cannot unable never no".split())
_CHECKED = frozenset(
    "verify verified confirm confirmed corroborate corroborated authenticate authenticated ascertain".split()
)
_CLAIMED = frozenset(
    "claim claims allegation allegations report reports accusation accusations account accounts charge charges rumours "
    "rumors statement statements that involvement responsibility assertion assertions story narrative suggestions any".split()
)
_DENYING = frozenset("deny denies denied denying refute refutes refuted refuting rebut rebuts rebutted".split())
_REJECTING = frozenset("reject rejects rejected rejecting dismiss dismisses dismissed dismissing".split())
# What is denied to somebody, not of something.
_WITHHELD = frozenset(
    "access entry bail permission visas visa asylum treatment entrance food water aid medical him them".split()
)
_DISOWNING = (
    ("not", "involved"),
    ("no", "involvement"),
    ("no", "part", "in"),
    ("no", "role", "in"),
    ("no", "hand", "in"),
    ("no", "connection"),
    ("nothing", "to", "do", "with"),
    ("not", "responsible"),
    ("not", "behind"),
)
_FALSE = frozenset(
    "baseless false untrue unfounded groundless fabricated lie lies fake incorrect propaganda disinformation misinformation "
    "fabrication fabrications inaccurate".split()
)
_UNTRUE = (("without", "foundation"), ("without", "basis"), ("not", "true"), ("no", "truth"), ("not", "correct"))
_BE = frozenset("is are was were be been as 's".split())
_DEEDS = frozenset(
    "use used launch launched target targeted strike struck attack attacked bomb bombed shell shelled fire fired conduct "
    "conducted carry carried hit bombard bombarded drop dropped".split()
)
_DOUBTS = (
    ("looking", "into"),
    ("look", "into"),
    ("looks", "into"),
    ("being", "investigated"),
    ("under", "investigation"),
    ("under", "review"),
    ("not", "confident"),
    ("aware", "of", "reports"),
    ("aware", "of", "the", "reports"),
    ("aware", "of", "allegations"),
    ("aware", "of", "claims"),
    ("aware", "of", "the", "allegations"),
    ("assess", "the", "outcome"),
    ("assessing", "the", "outcome"),
    ("assessing", "the", "results"),
    ("will", "investigate"),
    ("would", "investigate"),
    ("no", "independent", "confirmation"),
    ("no", "independent", "verification"),
    ("hard", "to", "verify"),
    ("difficult", "to", "verify"),
    ("impossible", "to", "verify"),
)
_INQUIRING = frozenset("investigating investigates probing examining reviewing investigate assess assessing".split())
_INQUIRED = frozenset("whether reports allegations claims report allegation claim".split())
_OPEN_QUESTIONS = frozenset({"who", "whether", "what"})
_DISPUTING = frozenset("disputed disputes disputing contradicted contradicts contradicting contests contested".split())
_RETRACTING = frozenset("corrected corrects retracted retracts withdrew withdrawn retracting correcting".split())
_RETRACTED = frozenset(
    "figure figures toll number claim claims statement report version tweet account story its an post".split()
)
_PUBLISHED = (
    ("previously", "published"),
    ("previously", "reported"),
    ("previously", "stated"),
    ("earlier", "version"),
    ("previous", "version"),
    ("first", "version"),
    ("earlier", "edition"),
    ("wrongly", "reported"),
    ("wrongly", "stated"),
    ("wrongly", "said"),
    ("wrongly", "gave"),
    ("wrongly", "put"),
)
_FIRSTS = frozenset(p[0] for p in (*_DISOWNING, *_UNTRUE, *_DOUBTS, *_PUBLISHED))  # most words begin no phrase of these
# One of these stands wherever a stand is taken; it begins what says so.
_SIGNS = (_FIRSTS | _NOT | _DENYING | _REJECTING | _FALSE | _INQUIRING | _DISPUTING | _RETRACTING) | {
    "clear",
    "unclear",
    "contrary",
    "put",
    "puts",
    ",",
}
_NOT_SO = ("and", "not")  # behind a comma
_CUTS = frozenset({";", "but", "while", "although", "though", "whereas", "—", "–"})
_INSTEAD = frozenset(
    "said says claimed claims insisted insists maintained blamed accused admitted acknowledged conceded stated reported".split()
)  # behind "and"
_ADDING = frozenset(
    "saying claiming insisting blaming accusing admitting acknowledging conceding putting".split()
)  # behind a comma
_REACH = 8  # tokens between a verb of denying and the word for what is denied


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """``tokens[start:end]`` of a sentence take a stand; `trigger` is the token that says so."""

    start: int
    end: int
    trigger: int
    stance: Stance


def stance_of(sentence: Sentence, start: int, end: int, voice: Voice) -> Stance:
    """The stance of ``tokens[start:end]`` as its voice has it.

    A stand counts if what happened is told inside its reach: "it said it had struck a depot, and denied that a market
    was hit" asserts the first. Doubt goes before denial, denial before dispute.
    """
    voice = voice.within(start)
    found = [t for t in turns(sentence, voice) if start <= t.trigger < end]
    told = [c.start for c in sentence.verbs if start <= c.start < end and c.start not in voice.tokens]
    for stance in (Stance.CANNOT_VERIFY, Stance.DENIES, Stance.DISPUTES, Stance.RETRACTS):
        reach = [t for t in found if t.stance is stance]
        if reach and all(any(t.start <= verb < t.end for t in reach) for verb in told):
            return stance
    if found and told and not any(t.start <= verb < t.end for t in found for verb in told):
        return Stance.ASSERTS
    return Stance.ANTICIPATES if is_ahead(sentence, start, end, voice) else Stance.ASSERTS


def is_denial(words: Sequence[str]) -> bool:
    """Is there a verb of denying among these words?"""
    return not (_DENYING | _REJECTING).isdisjoint(words)


def turns(sentence: Sentence, voice: Voice) -> tuple[Turn, ...]:
    """Every stand that a sentence takes on what is told, in order: denial, dispute, doubt, retraction."""
    words = sentence.words
    signs = [i for i, word in enumerate(words) if word in _SIGNS and (word != "," or words[i + 1 : i + 3] == _NOT_SO)]
    if not signs:
        return ()
    found = [
        *_from(sentence, _denials(words, signs), Stance.DENIES),
        *_around(sentence, _disowned(sentence, voice, signs), Stance.DENIES),
        *_around(sentence, _doubts(words, signs), Stance.CANNOT_VERIFY),
        *_around(sentence, _disputes(words, signs), Stance.DISPUTES),
        *_around(sentence, _retractions(words, signs), Stance.RETRACTS),
    ]
    return tuple(sorted(found, key=lambda t: t.trigger))


def _from(sentence: Sentence, triggers: Iterable[int], stance: Stance) -> Iterator[Turn]:
    """A verb of denying reaches over what follows it."""
    for i in triggers:
        yield Turn(start=i, end=_edge_of_denial(sentence.words, i), trigger=i, stance=stance)


def _around(sentence: Sentence, triggers: Iterable[int], stance: Stance) -> Iterator[Turn]:
    """What is said of a clause reaches over all of it."""
    for i in triggers:
        yield Turn(start=_edge_before(sentence.words, i), end=_edge_after(sentence.words, i), trigger=i, stance=stance)


def _edge_after(words: Sequence[str], i: int) -> int:
    return next((k for k in range(i + 1, len(words)) if words[k] in _CUTS), len(words))


def _edge_of_denial(words: Sequence[str], i: int) -> int:
    """A denial ends where something else is said instead: "denied … and said that a rocket fell short"."""
    end = _edge_after(words, i)
    said = (
        k
        for k in range(i + 1, end - 1)
        if (words[k] == "and" and words[k + 1] in _INSTEAD) or (words[k] == "," and words[k + 1] in _ADDING)
    )
    return next(said, end)


def _edge_before(words: Sequence[str], i: int) -> int:
    for k in range(i - 1, -1, -1):
        if words[k] in _CUTS or (words[k] == "and" and k and words[k - 1] == ","):
            return k + 1
    return 0


def _has(words: Sequence[str], i: int, phrases: Sequence[tuple[str, ...]]) -> bool:
    return words[i] in _FIRSTS and any(words[i : i + len(p)] == p for p in phrases)


def _denials(words: Sequence[str], signs: Sequence[int]) -> Iterator[int]:
    for i in signs:
        word = words[i]
        following = words[i + 1 : i + 1 + _REACH]
        if word in _DENYING:
            withheld = bool(set(following[:4]) & _WITHHELD) and "that" not in following[:2]
            if not (withheld or words[max(0, i - 1)] in ("was", "were", "been", "be")):
                yield i
        elif word in _REJECTING and set(following) & _CLAIMED:
            yield i


def _disowned(sentence: Sentence, voice: Voice, signs: Sequence[int]) -> Iterator[int]:
    """ "not involved", "is baseless", and from a voice "it did not use mortars", "there was no raid"."""
    words = sentence.words
    for i in signs:
        word = words[i]
        disowned = _has(words, i, _DISOWNING) or (i > 0 and _has(words, i, _UNTRUE))
        false = word in _FALSE and _predicates(words, i)
        if disowned or false or (word in _NOT and _deed_denied(sentence, voice, i)):
            yield i


def _predicates(words: Sequence[str], i: int) -> bool:
    """Is the word said of something ("the story is a lie"), not an adjective before its noun ("a false alarm")?"""
    following = words[i + 1] if i + 1 < len(words) else "."
    return any(w in _BE for w in words[max(0, i - 3) : i]) and not (following[0].isalpha() and following != "and")


def _deed_denied(sentence: Sentence, voice: Voice, i: int) -> bool:
    words = sentence.words
    own = bool(voice.speakers) or "we" in words
    if not own or i < 1:
        return False
    if words[i] == "no":
        there = words[i - 2 : i] in (("there", "was"), ("there", "were"))
        return there and any(i < c.start <= i + 3 and c.sense.outcome is None for c in sentence.nouns)
    party = sentence.tags[i - 2] is Tag.PRONOUN or any(c.end == i - 1 for c in sentence.actors) if i > 1 else False
    helped = words[i - 1] in ("did", "had", "has", "have", "do", "does") or words[i] == "never"
    return party and helped and any(w in _DEEDS for w in words[i + 1 : i + 3])


def _doubts(words: Sequence[str], signs: Sequence[int]) -> Iterator[int]:
    for i in signs:
        word = words[i]
        asked = word in _INQUIRING and bool(set(words[i + 1 : i + 4]) & _INQUIRED)
        unsaid = words[i : i + 2] == ("not", "say") and words[max(0, i - 1)] in ("could", "can")
        open_end = word == "unclear" or (word == "clear" and "not" in words[max(0, i - 2) : i])
        if (
            _has(words, i, _DOUBTS)
            or asked
            or (word in _NOT and _checks(words[i + 1 : i + 7]))
            or (unsaid and _asks(words[i + 2 : i + 5]))
            or (open_end and _asks(words[i + 1 : i + 4]))
        ):
            yield i


def _asks(words: Sequence[str]) -> bool:
    """Does an open question follow: who, whether, what, how many?"""
    return bool(set(words) & _OPEN_QUESTIONS) or ("how", "many") in pairwise(words)


def _checks(near: Sequence[str]) -> bool:
    """Does a verb of checking follow "not", with nothing between but auxiliaries and adverbs?"""
    for word in near:
        if word in _CHECKED:
            return True
        light = word in ("be", "been", "yet", "to", "able", "immediately", "possible", "have") or word.endswith("ly")
        if not light:
            return False
    return False


def _disputes(words: Sequence[str], signs: Sequence[int]) -> Iterator[int]:
    for i in signs:
        word = words[i]
        corrects = (word == "," and words[i + 1 : i + 3] == _NOT_SO) or words[i : i + 2] == ("contrary", "to")
        put = word in ("put", "puts") and "at" in words[i + 1 : i + 9] and "but" in words[max(0, i - 3) : i]
        if word in _DISPUTING or corrects or put:
            yield i


def _retractions(words: Sequence[str], signs: Sequence[int]) -> Iterator[int]:
    """ "As previously reported" takes nothing back; "corrected the number to ten" gives the number that stands."""
    for i in signs:
        word = words[i]
        published = _has(words, i, _PUBLISHED) and words[i - 1 : i] != ("as",)
        object_at = next((k for k in range(i + 1, min(i + 5, len(words))) if words[k] in _RETRACTED), None)
        taken = word in _RETRACTING and object_at is not None and words[object_at + 1 : object_at + 2] != ("to",)
        if published or (taken and words[i + 1] not in ("from", "to")):
            yield i
