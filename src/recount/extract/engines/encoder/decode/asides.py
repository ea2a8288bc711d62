"""Who else gives a number for what a sentence counts, in a few words: "police say 14 people died, rescuers 23", "(the clinic says 11)"."""

from dataclasses import dataclass

from recount.extract.engines.encoder.page import Range
from recount.extract.engines.lexical.saying.attributions import COUNTING
from recount.extract.engines.lexical.saying.speakers import can_speak, name_end
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.parties import NOBODY
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.model import Count
from recount.vocab.lexicon import lexicon
from recount.vocab.numbers import UNQUANTIFIED, Quantity, read_quantity

_OPENS = frozenset(", ; : ( and but while whereas though although with".split())  # behind which another voice begins
_JOINTS = frozenset("and but while whereas though although with".split())
_CLOSES = frozenset(", ; . ) : and but while whereas though although or \u2013 \u2014".split())  # behind its number
_PEOPLE = frozenset(
    "people persons dead deaths died killed bodies corpses victims fatalities casualties civilians lives others".split()
)
_LEADING = frozenset("only just that of a the its toll number figure count total was were is at as dead death".split())
_ACCORDING = ("according", "to")
_PUT = frozenset({"put", "puts"})
_LONGEST = 8  # tokens of a voice
_TO_NUMBER = 6  # tokens from a verb of saying to its number


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Tokens of a sentence: who gives a number, the number with whom it counts; `before`: the tokens with which the numbers begin that
    stand before all such of the sentence.
    """

    voice: Range
    number: Range
    count: Count
    before: tuple[int, ...]

    @property
    def start(self) -> int:
        """The first token of it."""
        return min(self.voice[0], self.number[0])

    @property
    def end(self) -> int:
        """The token behind it."""
        return max(self.voice[1], self.number[1])


def asides_of(sentence: Sentence) -> tuple[Aside, ...]:
    """The numbers of a sentence, behind its first, of which a few words say whose they are and no more."""
    words = sentence.words
    before, found, past = list[int](), list[Aside](), 0
    for i in range(len(words)):
        quantity = read_quantity(words, i) if i >= past and sentence.tags[i] is not Tag.QUOTE else None
        if quantity is None or quantity.count == UNQUANTIFIED or _is_time(sentence, i):
            continue
        past = quantity.end
        end = _end_of_number(sentence, quantity)
        voice = _behind(sentence, i, end) or _before(sentence, i, bool(found)) if end and before else None
        if voice is not None and end is not None:
            found.append(Aside(voice=voice, number=(i, end), count=quantity.count, before=tuple(before)))
        elif found:
            break  # of something else
        else:
            before.append(i)
    return tuple(found)


def _is_time(sentence: Sentence, at: int) -> bool:
    return any(c.start <= at < c.end for c in sentence.times)


def _end_of_number(sentence: Sentence, quantity: Quantity) -> int | None:
    """The token behind a number and the plain word for whom it counts; None where more is said, or it counts things."""
    words, end = sentence.words, quantity.end
    if words[end : end + 1] and words[end] in _PEOPLE:
        end += 1
        end += words[end : end + 1] == ("dead",)
    elif (phrase := sentence.phrase_at(end)) and phrase.people is not None and phrase.start <= quantity.start:
        end = phrase.end
    if (
        words[end : end + 1] in (("and",), (",",))
        and end + 1 < len(words)
        and read_quantity(words, end + 1) is not None
    ):
        return None  # "six soldiers and four militiamen": more is counted
    if words[end : end + 2] == _ACCORDING or end == len(words) or words[end] in _CLOSES:
        return end
    return end if sentence.tags[end] is Tag.QUOTE else None


def _behind(sentence: Sentence, number: int, end: int) -> Range | None:
    """ "(11 according to the ambulance service)", "17 according to an official and 20 according to a doctor"."""
    words = sentence.words
    if words[end : end + 2] != _ACCORDING or words[number - 1] not in _OPENS:
        return None
    stop = name_end(sentence, end + 2)
    return (end + 2, stop) if stop > end + 2 else None


def _before(sentence: Sentence, number: int, told: bool) -> Range | None:
    """The voice right before a number, with its verb ("the clinic says 11") or, behind another voice with its number, without
    one: "rescuers 23", "the rebels at 30". `told`: another aside stands before.
    """
    said = _verb_before(sentence, number)
    end = number - (sentence.words[number - 1] in ("at", "only", "just")) if said is None else said
    timed = sentence.words[number - 1] == "at" and _PUT.isdisjoint(sentence.words[:number])  # "the mayor at ten"
    if said is None and (timed or not (told or _is_voiced(sentence, number))):
        return None
    counts = said is not None and not COUNTING.isdisjoint(sentence.words[said : said + 2]) and end > 0
    opening = next((k for k in range(end - 1, max(-1, end - 2 - _LONGEST), -1) if sentence.words[k] in _OPENS), None)
    if opening is None or opening + 1 >= end:
        return None
    return (opening + 1, end) if _is_voice(sentence, opening + 1, end, bare=said is None, counts=counts) else None


def _verb_before(sentence: Sentence, number: int) -> int | None:
    """Where the verb of saying begins whose number this is: "say 20", "put it at 60", "confirmed only seven"."""
    for k in range(number - 1, max(0, number - 1 - _TO_NUMBER), -1):
        said = sentence.words[k] in COUNTING or any(c.start == k for c in sentence.speech) or _says(sentence, k)
        if said:
            return k - 1 if sentence.tags[k - 1] in (Tag.AUXILIARY, Tag.ADVERB) else k
        if sentence.words[k] not in _LEADING and sentence.words[k] not in ("it", "them"):
            return None
    return None


def _says(sentence: Sentence, at: int) -> bool:
    """Is a word that may be a noun ("reports", "claims") a verb here: what the lexicon has as one, between a voice and a number?"""
    return lexicon().speech.match(sentence.words, at) is not None


def _is_voiced(sentence: Sentence, number: int) -> bool:
    """Does somebody speak with a number of their own before this one: "police say 14 people died, …"?"""
    verbs = [c.start for c in sentence.speech] + [k for k in range(number) if sentence.words[k] in COUNTING]
    done = [c.start for c in sentence.verbs]

    def plainly(verb: int, k: int) -> bool:
        """No deed of somebody between: "said the army killed 120, …"."""
        return verb < k < number and not any(verb < at < k for at in done)

    counted = [k for k in range(number) if read_quantity(sentence.words, k) is not None]
    return any(plainly(verb, k) for verb in verbs for k in counted)


def _is_voice(sentence: Sentence, start: int, end: int, *, bare: bool, counts: bool) -> bool:
    """Do these tokens name who may count, and nothing else? Without a verb (`bare`) a name alone may be that of a place; whoever
    `counts` ("the emergency room put it at") may be anybody.
    """
    words, tags = sentence.words[start:end], sentence.tags[start:end]
    if words[0] in NOBODY or any(t in (Tag.VERB, Tag.AUXILIARY, Tag.NUMBER, Tag.PRONOUN) for t in tags):
        return False
    stretches = [(c.start, c.end) for some in (sentence.verbs, sentence.nouns, sentence.times) for c in some]
    if any(a < end and start < b for a, b in stretches):
        return False
    if bare and (words[-1] == "'s" or (end == start + 1 and len(words[0]) == 1)):
        return False
    actor = any(start <= c.start < end for c in sentence.actors) and (tags[0] is Tag.DETERMINER or not bare)
    known = actor or counts or any(w in lexicon().voices for w in words)
    named = (not bare or tags[0] is Tag.DETERMINER) and any(
        t.is_capital and t.is_word for t in sentence.tokens[start:end]
    )
    speaks = (counts and tags[0] is Tag.DETERMINER) or can_speak(sentence, start, end)
    return (known or named) and name_end(sentence, start) >= end and speaks
