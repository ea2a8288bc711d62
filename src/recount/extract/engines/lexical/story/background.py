"""Where a sentence tells of an event before the one it is about, to date it or to compare: "…, a day after gunmen killed seven
people in X", "the deadliest attack since 40 people were killed in May".
"""

from collections.abc import Iterator

from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.tags import Tag

_UNITS = frozenset("hour hours day days week weeks month months year years".split())
_HOW_LONG = frozenset(
    """a an one two three four five six seven eight nine ten several few some couple of just only barely nearly almost about
    less more than under over the""".split()
)
_MOST = frozenset("deadliest worst bloodiest biggest largest heaviest highest".split())
# Who dies of an attack later, and is found and buried, is told after it, too: no other event
_OF_IT = frozenset(
    """died dies dying succumbed wounds injuries buried funeral funerals mourners mourned body bodies found recovered rescued
    toll rose risen""".split()
)
_FOLLOWS = frozenset({"followed", "follows"})  # "the strike followed an attack in which five soldiers were killed"
_LEADS = frozenset({"after", "since"}) | _FOLLOWS
_NEAR = 3  # words from "followed" to what came before
_PRONOUNS = frozenset({"it", "he", "she", "they"})


def earlier_in(sentence: Sentence) -> Iterator[int]:
    """The tokens with which it begins to tell of an event before, with a number of people of its own."""
    words = sentence.words
    if _LEADS.isdisjoint(words):  # most; each is asked several times
        return
    for i, word in enumerate(words):
        if (
            word == "after"
            and i
            and words[i - 1] in _UNITS
            and _OF_IT.isdisjoint(words)
            and _harms(sentence, i, named=True)
        ):
            yield _duration(words, i)
        elif word == "since" and not _MOST.isdisjoint(words[:i]) and _harms(sentence, i, named=False):
            yield i + 1  # "since" itself would make a sum of it
        elif (
            word in _FOLLOWS
            and any(i < c.start <= i + _NEAR for c in sentence.nouns)
            and _harms(sentence, i, named=False)
        ):
            yield i + 1


def _duration(words: tuple[str, ...], after: int) -> int:
    """Where "less than a day" begins before an "after"."""
    start = after - 1
    while start and (words[start - 1] in _HOW_LONG or words[start - 1].isdigit()):
        start -= 1
    return start


def _harms(sentence: Sentence, at: int, *, named: bool) -> bool:
    """Is it told behind a word whom somebody did violence to: with a number of them ("after gunmen killed seven people"), or else, if
    whoever is told of may be `named`, as those to whom it was done ("after his deputy was killed")?
    """
    done = [c.start for c in sentence.verbs if c.start > at]
    done += [i for i, word in enumerate(sentence.words) if word == "lost" and i > at]
    subject = next((p for p in sentence.phrases if at < p.start < min(done, default=0)), None)
    if subject is None and not (done and sentence.words[at + 1] in _PRONOUNS):
        return False
    if any(p.quantity is not None and not p.thing for p in sentence.phrases if p.start > at):
        return True
    if subject is None or not named or subject.start != at + 1:
        return False
    person = subject.people is not None or subject.named
    return bool(person) and sentence.tags[subject.end : subject.end + 1] == (Tag.AUXILIARY,)
