"""Who did it, in one clause; `targets` and `weapons` say to whom and with what."""

from collections.abc import Iterator

from recount.extract.engines.lexical.scene.targets import Span, objects_at, past_time, targets
from recount.extract.engines.lexical.scene.weapons import weapons
from recount.extract.engines.lexical.sentence.clauses import agents, is_active, objects, subjects
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.parties import NOBODY, is_name
from recount.extract.engines.lexical.sentence.phrases import Phrase
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.vocab.actors import MentionKind
from recount.vocab.countries import adjectives, country_named

__all__ = ["Span", "perpetrators", "targets", "weapons"]
_FORCES = frozenset(
    "forces force troops army military jets warplanes aircraft helicopters planes fighters militants rebels gunmen regime "
    "government police navy militia militias factions faction group coalition authorities soldiers units "
    "insurgents terrorists attackers assailants guards commandos paramilitaries mob crowd protesters hoodlums attacker gunman regiment battalion cells elements ships flotilla brigade regime's planes mercenaries gang bandits".split()
)
# Who does these has not done the violence: others have attacked.
_WARDS_OFF = frozenset({"repel", "repulse", "foil", "thwart", "rescue", "free"})
_DONE = frozenset("carried conducted launched committed perpetrated staged waged executed out fired dropped".split())


def perpetrators(sentence: Sentence, start: int, end: int, skip: frozenset[int]) -> tuple[Span, ...]:
    """The parties that act in ``tokens[start:end]``; the party alone where it stands before a noun ("Turkish" shelling)."""
    found: list[Span] = list(_claiming(sentence, start, end))
    acting = (*_by_verbs(sentence, start, end), *_by_nouns(sentence, start, end), *_blamed(sentence, start, end))
    for span in acting:
        inside = span[0] in skip
        if not inside and not any(s[0] < span[1] and span[0] < s[1] for s in found):
            found.append(span)
    return tuple(sorted(found))


def _by_verbs(sentence: Sentence, start: int, end: int) -> Iterator[Span]:
    for cue in sentence.verbs:
        if not start <= cue.start < end or cue.sense.subject:
            continue
        if cue.sense.lemma in _WARDS_OFF:
            continue
        acts = is_active(sentence, cue) or bool(objects(sentence, past_time(sentence, cue.end)))
        if acts or not (cue.sense.loss or cue.sense.outcome):
            for phrase in subjects(sentence, cue.start):
                yield from _party(sentence, phrase)
        for phrase in _agents(sentence, cue.end, end):
            yield from _party(sentence, phrase)


def _blamed(sentence: Sentence, start: int, end: int) -> Iterator[Span]:
    """ "X blamed Y", "X accused Y of shelling the town"."""
    for cue in sentence.speech:
        if start <= cue.start < end and cue.sense.lemma in ("blame", "accuse"):
            for phrase in objects_at(sentence, cue.end + (sentence.words[cue.end : cue.end + 1] == ("on",))):
                yield from _party(sentence, phrase)


def _claiming(sentence: Sentence, start: int, end: int) -> Iterator[Span]:
    """ "X claimed responsibility for the attack": the speaker says that it did it."""
    for cue in sentence.speech:
        words = sentence.words[cue.start : cue.end + 1]
        if start <= cue.start < end and cue.sense.lemma.startswith("claim") and "responsibility" in words:
            for phrase in subjects(sentence, cue.start):
                if sentence.words[phrase.start] not in NOBODY:
                    yield from _party(sentence, phrase)


def _agents(sentence: Sentence, after: int, until: int) -> tuple[Phrase, ...]:
    """Who it was done by, unless "by" belongs to another participle ("struck a store used by the rebels")."""
    by = next((i for i in range(after, min(until, len(sentence.words))) if sentence.words[i] == "by"), None)
    if by is None:
        return ()
    before = sentence.words[by - 1]
    other = sentence.tags[by - 1] is Tag.VERB or before.endswith(("-led", "ed", "held", "run"))
    own = before in _DONE or any(c.start <= by - 1 < c.end for c in sentence.verbs) or by == after
    return agents(sentence, after, until) if own or not other else ()


def _by_nouns(sentence: Sentence, start: int, end: int) -> Iterator[Span]:
    for cue in sentence.nouns:
        if not start <= cue.start < end or cue.sense.outcome == "injured":
            continue
        phrase = sentence.phrase_at(cue.start)
        if phrase:
            yield from _named_before(sentence, phrase.start, cue.start)
        for agent in (*_agents(sentence, cue.end, min(end, cue.end + 14)), *_between(sentence, cue.end)):
            yield from _party(sentence, agent)


def _between(sentence: Sentence, after: int) -> Iterator[Phrase]:
    """Both sides of "clashes … between A and B"."""
    for i in range(after, min(after + 4, len(sentence.words) - 1)):
        if sentence.words[i] == "between":
            first = next(iter(objects_at(sentence, i + 1)), None)
            if first is not None and sentence.words[first.end : first.end + 1] == ("and",):
                yield first
                yield from objects_at(sentence, first.end + 1)
            return


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
    owner = _owner(sentence, phrase)
    if owner is not None and not named and not nation:
        yield from _party(sentence, owner)
    elif (named or acting or flown or country) and not _is_victim(phrase):
        yield phrase.start, phrase.end
    elif nation:
        yield from _named_before(sentence, phrase.start, phrase.end)


def _owner(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """Whose a weapon or an aircraft is: "a drone of the Turkish army", "a drone belonging to the army"."""
    after = sentence.words[phrase.end : phrase.end + 2]
    skipped = 1 if after[:1] == ("of",) else 2 if after == ("belonging", "to") else 0
    return next(iter(objects_at(sentence, phrase.end + skipped)), None) if skipped and not phrase.people else None


def _is_victim(phrase: Phrase) -> bool:
    return phrase.people is not None and phrase.people.population == "civilian"


def _named_before(sentence: Sentence, start: int, end: int) -> Iterator[Span]:
    """A party's name or a nation's adjective in ``tokens[start:end]``: "Turkish" in "a Turkish drone strike"."""
    for cue in sentence.actors:
        against = sentence.words[cue.start].startswith("anti-")
        if start <= cue.start < end and not against and (is_name(cue.sense) or _is_doer(sentence, cue.start, cue.end)):
            yield cue.start, cue.end
            return
    for i in range(start, end):
        if sentence.tokens[i].text in adjectives() or (
            sentence.tokens[i].is_capital and country_named(sentence.tokens[i].text) and _is_doer(sentence, i, i + 1)
        ):
            yield i, i + 1
            return


def _is_doer(sentence: Sentence, start: int, end: int) -> bool:
    """ "Turkish", "US" or "Israel's" before an attack did it; in "the Burkina ambush" the country is where it was."""
    said = sentence.said(start, end)
    country = country_named(said) is not None
    return not country or said.isupper() or said in adjectives() or sentence.words[end : end + 1] == ("'s",)
