"""People counted: a phrase or a list of phrases into a toll, with its population, its group and the names in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recount.extract.engines.lexical.sentence.appositions import is_person_name
from recount.extract.engines.lexical.sentence.parse import Cue, Sentence
from recount.extract.engines.lexical.sentence.parties import is_armed
from recount.extract.engines.lexical.sentence.phrases import Phrase, count_of
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.model import Count, Group, Population, TollKind, Wording
from recount.vocab.counting.sums import total
from recount.vocab.lexicon import Verb
from recount.vocab.numbers import UNQUANTIFIED, size_of

# Whom an aid organisation employs, and the words for one (Aid Worker Security Database: staff and those contracted).
_EMPLOYED = frozenset(
    "staff member employee worker driver guard personnel national volunteer colleague contractor official officer "
    "engineer logistician teacher cleaner watchman staffer vaccinator deminer bodyguard coordinator manager".split()
)
_AGENCIES = frozenset(
    "ngo ngos ingo ingos un humanitarian relief aid unicef wfp unhcr unrwa ocha who iom msf icrc ifrc charity oxfam ngo's "
    "ingo's agency ngo-supported".split()
)
_POSSESSIVES = frozenset({"his", "her", "their"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundToll:
    """A toll at ``tokens[start:end]``; `verb` is the token that says what happened. `part_of` indexes the same list.

    `faint`: its words tell of violence only beside others that do ("was taken to hospital", "he later died").
    """

    kind: TollKind
    count: Count
    population: Population
    start: int
    end: int
    verb: int
    group: Group | None = None
    named: tuple[tuple[int, int], ...] = ()
    part_of: int | None = None
    faint: bool = False


def toll_of(sentence: Sentence, phrase: Phrase | tuple[Phrase, ...], kind: TollKind, verb: int) -> FoundToll:
    """The toll that a phrase, or a list of phrases taken together, tells of; `verb` is the token that says it happened."""
    phrases = phrase if isinstance(phrase, tuple) else (phrase,)
    groups = {group_of(sentence, p) for p in phrases}
    return FoundToll(
        kind=kind,
        count=_together(sentence, phrases),
        population=_population_of_all(sentence, phrases),
        start=phrases[0].start,
        end=phrases[-1].end,
        verb=verb,
        group=groups.pop() if len(groups) == 1 else None,
        named=tuple(n for p in phrases for n in names_in(sentence, p)),
    )


def group_of(sentence: Sentence, phrase: Phrase) -> Group | None:
    """The group that the words name; staff of an aid organisation are aid workers, whatever their trade."""
    if phrase.people is None or phrase.people.group is not None:
        return phrase.people.group if phrase.people else None
    if phrase.people.population is Population.COMBATANT or phrase.people.lemma not in _EMPLOYED:
        return None
    reach = (
        phrase.end + 5 if sentence.words[phrase.end : phrase.end + 1] in (("of",), ("from",), ("with",)) else phrase.end
    )
    words = sentence.words[phrase.start : reach]
    return Group.AID_WORKER if _AGENCIES & {*words} or ("red" in words and {"cross", "crescent"} & {*words}) else None


def _together(sentence: Sentence, phrases: Sequence[Phrase]) -> Count:
    """The sum of a list; units, households and what is told of as one thing ("its crew") give no number of people."""
    if any(_holds_several(sentence, p) for p in phrases):
        return UNQUANTIFIED
    return total([count_of(p) for p in phrases])


def _holds_several(sentence: Sentence, phrase: Phrase) -> bool:
    if phrase.people is None or phrase.named:
        return False
    inside = sentence.words[phrase.start : phrase.end]
    if any(map(size_of, inside)):
        return False  # "a nine-man team"
    head = sentence.words[phrase.head]
    crew = head == "crews" or (head == "crew" and phrase.quantity is None and phrase.determiner not in ("no", "any"))
    return phrase.people.unit or _is_household(phrase) or crew


def _is_household(phrase: Phrase) -> bool:
    """ "150 families" and "a family" give no number of people; "a family of five" does."""
    household = phrase.people is not None and phrase.people.lemma in ("family", "household")
    return household and (phrase.plural or phrase.quantity is None)


def _population_of_all(sentence: Sentence, phrases: Sequence[Phrase]) -> Population:
    known = {population_of(sentence, p) for p in phrases} - {Population.UNSTATED}
    if not known:
        return Population.UNSTATED
    return known.pop() if len(known) == 1 else Population.MIXED


def like_victims(sentence: Sentence, phrases: Sequence[Phrase]) -> Iterator[Phrase | tuple[Phrase, ...]]:
    """Join a list of like victims into one toll: "eight women, a girl and four men" (guide, decision 7)."""
    run: list[Phrase] = []
    for phrase in phrases:
        if run and not _joins(sentence, run[-1], phrase):
            yield tuple(run) if len(run) > 1 else run[0]
            run = []
        run.append(phrase)
    if run:
        yield tuple(run) if len(run) > 1 else run[0]


def _joins(sentence: Sentence, one: Phrase, other: Phrase) -> bool:
    if one.bare or other.bare or not _same_sort(sentence, one, other):
        return False
    counts = count_of(one), count_of(other)
    return (
        counts[1].wording is Wording.EXACT
        and counts[0].low is not None
        and counts[0].wording in (Wording.EXACT, Wording.AT_LEAST)
    )


def _same_sort(sentence: Sentence, one: Phrase, other: Phrase) -> bool:
    """The same population, or one that the words leave open: kin of the one before, or men among women and children."""
    populations = population_of(sentence, one), population_of(sentence, other)
    if populations[0] is populations[1]:
        return True
    if Population.UNSTATED not in populations:
        return False
    kin = any(w in _POSSESSIVES for w in sentence.words[other.start : other.start + 4])
    men = any(p.people and p.people.group is Group.MAN for p in (one, other))
    return kin or (men and Population.CIVILIAN in populations)


def jointly(count: Count) -> Count:
    """A count that two kinds share: at most that many of each, where the words name a most ("at least nine" does not)."""
    if count.high == 0:
        return count
    return UNQUANTIFIED if count.high is None else Count(low=None, high=count.high, wording=Wording.AT_MOST)


def population_of(sentence: Sentence, phrase: Phrase) -> Population:
    """Civilian or combatant as the words have it: by the head noun, or by the armed party the people belong to."""
    if phrase.people is None:
        return Population.UNSTATED
    if any(p is not None and p.population is not phrase.people.population for p in phrase.joined):
        return Population.MIXED
    if "civilian" in sentence.words[phrase.start : phrase.end] or group_of(sentence, phrase) is Group.AID_WORKER:
        return Population.CIVILIAN
    if phrase.people.population is Population.UNSTATED and _of_armed(sentence, phrase):
        return Population.COMBATANT
    return phrase.people.population


def _of_armed(sentence: Sentence, phrase: Phrase) -> bool:
    member = sentence.words[phrase.head] in (
        "member",
        "members",
        "leader",
        "leaders",
        "personnel",
        "staff",
        "associate",
        "associates",
        "official",
        "officials",
        "element",
        "elements",
        "crew",
        "casualties",
        "dead",
    )
    reach = phrase.end + 6 if sentence.words[phrase.end : phrase.end + 1] in (("of",), ("from",)) else phrase.end
    return member and any(is_armed(c.sense) and phrase.start <= c.start < reach for c in sentence.actors)


def names_in(sentence: Sentence, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """A name inside the phrase, after a noun for one person ("commander Abu X"), or the whole phrase where it is a name."""
    if phrase.named:
        yield from phrase.named
        return
    if is_person_name(sentence, phrase):
        yield phrase.start, phrase.end
        return
    start = phrase.head + 1
    if sentence.words[start : start + 1] in (("named",), ("called",), ("nicknamed",)):
        start += 1
    if (
        phrase.people
        and not phrase.plural
        and start < phrase.end
        and all(t.is_capital or "-" in t.norm or not t.is_word for t in sentence.tokens[start : phrase.end])
    ):
        yield start, phrase.end


def verb_behind(sentence: Sentence, phrase: Phrase) -> Cue[Verb] | None:
    """The verb right behind people that says what befell them: "six people shot", "the six who were killed"."""
    words, at = sentence.words, phrase.end
    if words[at : at + 1] in (("who",), ("that",)) and sentence.tags[at + 1 : at + 2] == (Tag.AUXILIARY,):
        at += 2
    return next((c for c in sentence.verbs if c.start == at and c.sense.outcome), None)
