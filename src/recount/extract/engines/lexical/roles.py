"""Who did it, to whom or what, and with what, in one clause."""

from collections.abc import Iterator

from recount.extract.engines.lexical.clauses import agents, is_active, objects, subjects
from recount.extract.engines.lexical.parse import Sentence
from recount.extract.engines.lexical.phrases import Phrase
from recount.extract.engines.lexical.tags import Tag
from recount.vocab.actors import MentionKind
from recount.vocab.countries import adjectives, country_named
from recount.vocab.lexicon import lexicon

Span = tuple[int, int]
_FORCES = frozenset(
    "forces force troops army military jets warplanes aircraft helicopters drones planes fighters militants rebels gunmen regime "
    "government police navy militia militias factions faction group coalition authorities soldiers tanks artillery units "
    "insurgents terrorists attackers assailants guards commandos paramilitaries ships flotilla brigade regime's planes mercenaries gang bandits".split()
)
_TARGETING = frozenset({"strike", "hit", "bomb", "shelling", "attack"})
_ATTACKS_ON = frozenset(
    "attack attacks strike strikes airstrike airstrikes shelling bombing bombardment raid raids assault aggression fire".split()
)


def perpetrators(sentence: Sentence, start: int, end: int, skip: frozenset[int]) -> tuple[Span, ...]:
    """The parties that act in ``tokens[start:end]``; the party alone where it stands before a noun ("Turkish" shelling)."""
    found: list[Span] = []
    for span in (*_by_verbs(sentence, start, end), *_by_nouns(sentence, start, end)):
        inside = span[0] in skip
        if not inside and not any(s[0] < span[1] and span[0] < s[1] for s in found):
            found.append(span)
    return tuple(found)


def _by_verbs(sentence: Sentence, start: int, end: int) -> Iterator[Span]:
    for cue in sentence.verbs:
        if not start <= cue.start < end or cue.sense.subject:
            continue
        if is_active(sentence, cue) or not (cue.sense.loss or cue.sense.outcome):
            for phrase in subjects(sentence, cue.start):
                yield from _party(sentence, phrase)
        for phrase in agents(sentence, cue.end, end):
            yield from _party(sentence, phrase)


def _by_nouns(sentence: Sentence, start: int, end: int) -> Iterator[Span]:
    for cue in sentence.nouns:
        if not start <= cue.start < end or cue.sense.outcome == "injured":
            continue
        phrase = sentence.phrase_at(cue.start)
        if phrase:
            yield from _named_before(sentence, phrase.start, cue.start)
        for agent in agents(sentence, cue.end, min(end, cue.end + 14)):
            yield from _party(sentence, agent)


def _party(sentence: Sentence, phrase: Phrase) -> Iterator[Span]:
    """The phrase if it is a party; the party's name alone where the phrase is an attack or a thing it used."""
    if phrase.event and not phrase.people:
        yield from _named_before(sentence, phrase.start, phrase.end)
        return
    words = sentence.words[phrase.start : phrase.end]
    named = any(
        c.start < phrase.end and phrase.start < c.end and c.sense.kind is not MentionKind.DEMONYM
        for c in sentence.actors
    )
    acting = any(w in _FORCES for w in words) or (phrase.people is not None and phrase.people.population == "combatant")
    nation = any(t.text in adjectives() for t in sentence.tokens[phrase.start : phrase.end])
    country = (
        country_named(sentence.said(phrase.start, phrase.end).removeprefix("the ").removeprefix("The ")) is not None
    )
    flown = any(c.start < phrase.end and phrase.start < c.end for c in sentence.platforms)
    if (named or acting or flown or country) and not _is_victim(phrase):
        yield phrase.start, phrase.end
    elif nation:
        yield from _named_before(sentence, phrase.start, phrase.end)


def _is_victim(phrase: Phrase) -> bool:
    return phrase.people is not None and phrase.people.population == "civilian"


def _named_before(sentence: Sentence, start: int, end: int) -> Iterator[Span]:
    """A party's name or a nation's adjective in ``tokens[start:end]``: "Turkish" in "a Turkish drone strike"."""
    for cue in sentence.actors:
        if start <= cue.start < end:
            yield cue.start, cue.end
            return
    for i in range(start, end):
        if sentence.tokens[i].text in adjectives() or (
            sentence.tokens[i].is_capital and country_named(sentence.tokens[i].text)
        ):
            yield i, i + 1
            return


def targets(sentence: Sentence, start: int, end: int) -> tuple[Span, ...]:
    """Who or what was attacked: objects of verbs of attack, and what an attack was "on"; places are none."""
    found: list[Span] = []
    for phrase in (*_attacked(sentence, start, end), *_attacked_on(sentence, start, end)):
        if (phrase.people or phrase.thing) and not any(s[0] < phrase.end and phrase.start < s[1] for s in found):
            found.append((phrase.start, phrase.end))
    return tuple(found)


def _attacked(sentence: Sentence, start: int, end: int) -> Iterator[Phrase]:
    for cue in sentence.verbs:
        if (
            not start <= cue.start < end
            or cue.sense.subject
            or not (cue.sense.outcome or cue.sense.loss or cue.sense.event in _TARGETING)
        ):
            continue
        phrases = objects(sentence, cue.end) if is_active(sentence, cue) else subjects(sentence, cue.start)
        if cue.sense.outcome in ("killed", "injured", "captured") and cue.sense.loss != "hit":
            yield from (
                p for p in phrases if p.people and p.people.population == "combatant" and cue.sense.outcome == "killed"
            )
        else:
            yield from phrases


def _attacked_on(sentence: Sentence, start: int, end: int) -> Iterator[Phrase]:
    for i in range(start, end - 1):
        if (
            sentence.words[i] in _ATTACKS_ON
            and sentence.tags[i] is not Tag.VERB
            and sentence.words[i + 1] in ("on", "against", "at", "targeting")
        ):
            yield from objects_at(sentence, i + 2)


def objects_at(sentence: Sentence, at: int) -> tuple[Phrase, ...]:
    """The phrase that begins at a token, if any."""
    return tuple(p for p in sentence.phrases if p.start == at)


def weapons(sentence: Sentence, start: int, end: int) -> tuple[Span, ...]:
    """Munitions and named types used, as whole phrases where short; not generic "jets", not what was lost."""
    found: list[Span] = []
    for cue in sentence.weapons:
        phrase = sentence.phrase_at(cue.start)
        if not start <= cue.start < end or _lost(sentence, cue.start):
            continue
        begin = (
            phrase.start
            if phrase
            and phrase.head >= cue.start
            and phrase.end == cue.end
            and phrase.end - phrase.start <= 5
            and not phrase.event
            else cue.start
        )
        if (
            begin < len(sentence.tags)
            and sentence.tags[begin] is Tag.DETERMINER
            and sentence.words[begin] in ("the", "these", "those")
        ):
            begin += 1
        found.append((begin, cue.end))
    for i in range(start, end):
        if _named_type(sentence, i) and not any(a <= i < b for a, b in found):
            found.append((i, i + 1))
    return tuple(found)


def _named_type(sentence: Sentence, i: int) -> bool:
    """Su-24, MiG-29, F-16: a type of aircraft by name."""
    return any(c.start == i and any(ch.isdigit() for ch in c.sense.lemma) for c in sentence.platforms) or (
        sentence.words[i].rstrip("s") in ("su-24", "su-34", "su-25") and bool(lexicon())
    )


def _lost(sentence: Sentence, token: int) -> bool:
    for cue in sentence.verbs:
        if cue.sense.loss in ("destroyed", "captured", "damaged") and cue.end <= token:
            between = sentence.words[cue.end : token]
            if not any(w in ("by", "with", "using", "in", "from", "after") for w in between):
                return True
    return False
