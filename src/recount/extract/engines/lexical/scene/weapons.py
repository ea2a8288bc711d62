"""With what: the munitions and named types that a clause says were used."""

from recount.extract.engines.lexical.sentence.clauses import is_active, subjects
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.tags import Tag

Span = tuple[int, int]
_SHORT = 5  # words of a phrase that is still a weapon and no description
_PAIR = 2


_SENDS = frozenset("dropped fired launched".split())
_CAUGHT = frozenset({"shoot down", "intercept", "down"})  # what was caught in flight had been used
_LOST: frozenset[str] = frozenset()
_LOSSES = ("destroyed", "captured", "damaged")
_USING = frozenset("by with using in from after when as while because".split())


def weapons(sentence: Sentence, start: int, end: int) -> tuple[Span, ...]:
    """Munitions and named types used, as whole phrases where short; not generic "jets", not what was lost."""
    used = (c for c in sentence.weapons if start <= c.start < end and not _lost(sentence, c.start))
    found = [_whole(sentence, c.start, c.end) for c in used]
    for i in range(start, end):
        if _named_type(sentence, i) and not _lost(sentence, i, _LOST) and not any(a <= i < b for a, b in found):
            found.append(_whole(sentence, i, i + 1))
    return tuple(_joined(sentence, sorted(found)))


def _whole(sentence: Sentence, start: int, end: int) -> Span:
    """The phrase around a weapon, if it is a short one that ends in it: "several missiles", "a Hellfire missile"."""
    phrase = sentence.phrase_at(start)
    if phrase and not phrase.event and phrase.end - phrase.start <= _SHORT and phrase.end >= end:
        aircraft = any(c.start < phrase.end and start < c.end for c in sentence.platforms)
        if phrase.end == end or aircraft:
            start, end = phrase.start, phrase.end
    named = sentence.tags[start] is Tag.DETERMINER and sentence.words[start] in ("the", "these", "those")
    return start + named, end


def _joined(sentence: Sentence, spans: list[Span]) -> list[Span]:
    """ "a grenade dropped from a drone", "shells with toxic gas": one weapon in two."""
    joined: list[Span] = []
    for span in spans:
        between = sentence.words[joined[-1][1] : span[0]] if joined else ()
        sent = len(between) == _PAIR and between[0] in _SENDS and between[1] in ("from", "by")
        if joined and (sent or between == ("with",)):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


def _named_type(sentence: Sentence, i: int) -> bool:
    """Su-24, MiG-29, F-16: a type of aircraft by name."""
    return any(c.start == i and any(ch.isdigit() for ch in c.sense.lemma) for c in sentence.platforms)


def _lost(sentence: Sentence, token: int, but: frozenset[str] = _CAUGHT) -> bool:
    """Was it destroyed or seized before the token, rather than used? What "the enemy lost" was not used either.

    `but` are verbs that don't say so: a missile that was caught in flight had been used, an aircraft was lost.
    """
    before = (c for c in sentence.verbs if c.sense.loss in _LOSSES and c.end <= token and c.sense.lemma not in but)
    if any(not _USING & {*sentence.words[c.end : token]} for c in before):
        return True
    return _is_undone(sentence, token)


def _is_undone(sentence: Sentence, token: int) -> bool:
    """ "15 tanks were destroyed", "the enemy lost one tank"."""
    phrase = sentence.phrase_at(token)
    passive = any(
        c.sense.loss in _LOSSES and phrase in subjects(sentence, c.start) and not is_active(sentence, c)
        for c in sentence.verbs
        if c.start > token
    )
    lost = "lost" in sentence.words[:token] and not any(c.sense.loss == "hit" for c in sentence.verbs)
    return phrase is not None and (passive or lost)
