"""Numbers that are taken back, as far as the words say so: "we previously published that 12 …"."""

import re

from recount.extract.engines.encoder.features import Mention
from recount.extract.engines.encoder.page import Page
from recount.extract.engines.lexical.saying.stance import turns
from recount.model import Stance

# Where none of these stands in a sentence or beside it, nothing is taken back, whatever the model says.
_CORRECTING = re.compile(
    r"(?:correct|earlier$|first$|previous|retract|withdr|mistak|error|err(?:ed|s)$|wrong|false|instead$|revis|amend|clarif|initial"
    r"|regret|apolog|rather$|fact$|actual|not$|no$|nor$|never$|n't$|lower|down$|back$|remov|struck$|cancel|annul|void|alive$"
    r"|former|original|yesterday$|duplicat|twice$|double|replac|updat|delet|supersed|misprint|confus|discard|drop|last$|rectif|erratum)"
)
_WRONG = re.compile(r"(?:correct|retract|withdr|mistak|error|err(?:ed|s)$|wrong|false|rectif|revis|lower|down$)")
_BESIDE = 2  # sentences
_FIRST = frozenset("initially first originally earlier initial".split())
_LATER = frozenset("later climbed rose risen raised grew grown reached increased updated".split())


def takes_back(page: Page, mention: Mention) -> bool:
    """Does the grammar read in a mention that a number was corrected: "we previously published that 12 …"?"""
    n = int(page.sentence_of[mention.start])
    first, sentence = page.first_of[n], page.analysis.sentences[n]
    stands = turns(sentence, page.analysis.voices[n])
    return any(t.stance is Stance.RETRACTS and mention.start <= first + t.trigger < mention.end for t in stands)


def is_another(page: Page, mention: Mention) -> bool:
    """Does a mention begin where a second voice of its sentence does: "…, but the group said it had killed 17"? It takes back
    nothing that the first one said.
    """
    n = int(page.sentence_of[mention.start])
    at = mention.start - page.first_of[n]
    return any(0 < first <= at <= first + 1 for first, _ in page.analysis.voices[n].parts)


def is_raised(page: Page, mention: Mention) -> bool:
    """ "Police first reported nine deaths, but later put the figure at 13": the news has gone on, and nothing was wrong."""
    words = page.analysis.sentences[int(page.sentence_of[mention.start])].words
    first = next((n for n, w in enumerate(words) if w in _FIRST), None)
    later = next((n for n in range(len(words) - 1, -1, -1) if words[n] in _LATER), None)
    return first is not None and later is not None and first < later and not any(map(_WRONG.match, words))


def corrects(page: Page, mention: Mention) -> bool:
    """Does any word in a mention's sentence or beside it correct something?"""
    n = int(page.sentence_of[mention.start])
    beside = page.analysis.sentences[max(0, n - _BESIDE) : n + _BESIDE + 1]
    return any(_CORRECTING.match(word) for sentence in beside for word in sentence.words)
