"""The words that name a voice: the subject of a verb of saying, a name after "according to", the outlet it was told to."""

from dataclasses import dataclass

from recount.extract.engines.lexical.saying.appositives import is_name, opening_of_name
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.parties import NOBODY
from recount.extract.engines.lexical.sentence.phrases import Phrase
from recount.extract.engines.lexical.sentence.tags import Tag
from recount.vocab.lexicon import lexicon

Span = tuple[int, int]

PRONOUNS = frozenset("he she it they i we".split())
_HIDDEN = frozenset("he she it they the a an this that these those".split())
_RELATIVES = frozenset({"who", "which", "that"})
_LEADS = frozenset("on in at late early last since".split())
_ORDER = frozenset({"first", "both", "each", "all", "since"})
_INNER = frozenset("of for 's in at from to and on with close near".split())
_LOOSE = _INNER - {"of", "for", "'s"}
_EDGES = frozenset({";", ":", ".", "but", "–", "—", "-", "?", "!", "*", "|"})
# Titles that a full stop shortens: the name goes on after it.
SHORTENED = frozenset(
    "lt col gen maj capt sgt cpl cmdr adm brig dr mr mrs ms fr rev hon prof st supt insp sen rep gov pvt vice-adm".split()
)
_LONGEST_ASIDE = 30  # tokens between two commas
_LONGEST_NAME = 16  # tokens of a name with the apposition that goes with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """``tokens[start:end]`` name a voice. `clause`: what a relative clause or an aside says of it ("who talked to Y")."""

    start: int
    end: int
    clause: Span | None = None

    @property
    def span(self) -> Span:
        """Its tokens, half-open."""
        return self.start, self.end


def can_speak(sentence: Sentence, start: int, end: int) -> bool:
    """Can these tokens name a voice: a known party or office, people, a capitalised name, or a noun that speaks? "No group
    claimed responsibility" has none.
    """
    words = sentence.words[start:end]
    if words and words[0] in NOBODY:
        return False
    if any(w in lexicon().voices for w in words):
        return True
    if any(c.start < end and start < c.end for c in sentence.actors):
        return True
    people = any(p.people for p in sentence.phrases if p.start < end and start < p.end)
    return people or any(t.is_capital for t in sentence.tokens[start:end] if t.is_word and t.norm not in _HIDDEN)


def name_end(sentence: Sentence, start: int) -> int:
    """Where the phrase that begins at a token ends, with its "of/for/in" phrases and a bracket."""
    at = start
    n = len(sentence.words)
    while at < n:
        if sentence.tags[at] is Tag.NUMBER and (known := _actor_from(sentence, at)):
            at = known
        phrase = sentence.phrase_at(at)
        if phrase is None or phrase.start > at:
            break
        if sentence.words[phrase.end : phrase.end + 1] == (".",) and sentence.words[phrase.end - 1] in SHORTENED:
            at = phrase.end + 1
            continue
        at = _past_bracket(sentence, max(phrase.end, _actor_from(sentence, at) or 0))
        if at + 1 >= n or sentence.words[at] not in _INNER or not sentence.phrase_at(at + 1):
            break
        tight = sentence.words[at] not in _LOOSE
        if not tight and (at - start >= 8 or not _speaks(sentence, at + 1)):
            break
        at += 1
    return at


def _actor_from(sentence: Sentence, at: int) -> int | None:
    return next((c.end for c in sentence.actors if c.start == at), None)


def _past_bracket(sentence: Sentence, at: int) -> int:
    if sentence.words[at : at + 1] == ("(",) and ")" in sentence.words[at : at + 10]:
        return at + sentence.words[at : at + 10].index(")") + 1
    return at


def _speaks(sentence: Sentence, at: int) -> bool:
    phrase = sentence.phrase_at(at)
    return phrase is not None and can_speak(sentence, phrase.start, phrase.end)


def subject(sentence: Sentence, verb: int) -> Named | None:
    """Who says what the verb at `verb` says, from the words left of it; None if nobody can be made out."""
    end, clause, described = _before(sentence, verb)
    if end == 0:
        return None
    if sentence.words[end - 1] in PRONOUNS:
        return Named(start=end - 1, end=end, clause=clause)
    start, edge = _walk_left(sentence, end)
    if edge is not None:
        inner = subject(sentence, edge + 1) if edge + 1 < verb else None
        return None if inner is None else Named(start=inner.start, end=inner.end, clause=(edge, end))
    start = _trim(sentence, start, end)
    if start >= end:
        return None
    whole = described if described and described - start <= _LONGEST_NAME else end
    return Named(start=start, end=whole, clause=clause)


def _before(sentence: Sentence, verb: int) -> tuple[int, Span | None, int | None]:
    """Where the subject ends: left of auxiliaries, times and asides. With the aside, and the end of an apposition."""
    end, clause, described = verb, None, None
    while True:
        end = _past_light(sentence, end)
        if end == 0 or sentence.words[end - 1] != ",":
            break
        opening = _aside(sentence, end - 1)
        if opening is None:
            end -= 1
            break
        if _is_clause(sentence, opening + 1):
            clause = (opening + 1, end - 1)
        elif described is None:
            described = end - 1
        end = opening
    if end and sentence.words[end - 1] in _RELATIVES and end - 1 > 0:
        end -= 1
        end -= sentence.words[end - 1] == ","
    return end, clause, described


def _past_light(sentence: Sentence, end: int) -> int:
    while end > 0:
        time = next((c.start for c in sentence.times if c.start < end <= c.end), None)
        if time is not None:
            end = time
            end -= bool(end and sentence.words[end - 1] in _LEADS)
        elif sentence.tags[end - 1] in (Tag.AUXILIARY, Tag.ADVERB) or sentence.words[end - 1] in _ORDER:
            end -= 1
        else:
            break
    return end


def _aside(sentence: Sentence, closing: int) -> int | None:
    """The comma that opens the aside which the comma at `closing` ends: a relative or participial clause, a phrase of
    time or place, or an apposition; None if the comma only ends what is said.
    """
    if (between := opening_of_name(sentence, closing)) is not None:
        return between
    first = None
    for k in range(closing - 1, max(-1, closing - _LONGEST_ASIDE), -1):
        if sentence.tags[k] is Tag.QUOTE or sentence.words[k] in (";", ":", ".", "–", "—"):
            break
        if sentence.words[k] != "," or k + 1 >= closing:
            continue
        if _is_clause(sentence, k + 1):
            return k if _ends_name(sentence, k) else None
        first = k if first is None else first
    if first is None or not _ends_name(sentence, first):
        return None
    plain = not any(sentence.tags[i] in (Tag.VERB, Tag.AUXILIARY, Tag.PRONOUN) for i in range(first + 1, closing))
    since = max(
        (i + 1 for i in range(max(0, first - 12), first) if sentence.words[i] == ","), default=max(0, first - 12)
    )
    leads = not any(sentence.tags[i] is Tag.VERB for i in range(since, first))
    return first if plain and leads else None


def _is_clause(sentence: Sentence, at: int) -> bool:
    return (
        sentence.words[at] in ("who", "which", "whose", "whom", "where", "citing", "quoting", "speaking", "himself")
        or (sentence.tags[at] is Tag.PREPOSITION and sentence.words[at] != "of")
        or (sentence.words[at].endswith(("ing", "ed")) and sentence.tags[at] is Tag.VERB)
    )


def _ends_name(sentence: Sentence, comma: int) -> bool:
    """Does a phrase that can speak, or a name in brackets, end at the comma?"""
    if comma == 0:
        return False
    if sentence.words[comma - 1] == ")":
        return True
    if any(c.end == comma for c in sentence.actors):
        return True
    phrase = sentence.phrase_at(comma - 1)
    return phrase is not None and can_speak(sentence, phrase.start, phrase.end)


def _walk_left(sentence: Sentence, end: int) -> tuple[int, int | None]:
    """The first token of the clause part that ends before `end`, and the relative pronoun that opens it, if one does."""
    i = end
    while i > 0:
        known = next((c.start for c in sentence.actors if c.start < i <= c.end), None)
        if known is not None:
            i = known
            continue
        tag, word = sentence.tags[i - 1], sentence.words[i - 1]
        if word in _RELATIVES and _describes(sentence, i - 1, end):
            return i, i - 1
        if tag is Tag.VERB and _reduced(sentence, i, end):
            i -= 1
            continue
        inner = (word == ")" and "(" in sentence.words[:i]) or (word == "." and sentence.words[i - 2] in SHORTENED)
        if tag in (Tag.QUOTE, Tag.SUBORDINATOR, Tag.PRONOUN) or (word in _EDGES and not inner):
            break
        if tag in (Tag.VERB, Tag.AUXILIARY):
            relative = _relative_before(sentence, i - 1, end)
            return (i, relative)
        i -= 1
    return i, None


def _reduced(sentence: Sentence, i: int, end: int) -> bool:
    """ "officials briefed on the matter": a participle right after its noun, before a preposition."""
    return (
        i < end
        and i >= 2
        and sentence.words[i - 1].endswith(("ed", "ing"))
        and sentence.tags[i] in (Tag.PREPOSITION, Tag.TO)
        and sentence.phrase_at(i - 2) is not None
    )


def _relative_before(sentence: Sentence, verb: int, end: int) -> int | None:
    """The relative pronoun whose clause holds the verb at `verb`, with a name right before it; none where a voice of its
    own stands after a comma ("the army that killed nine, residents said").
    """
    last = next((p for p in sentence.phrases if p.end == end), None)
    if last and sentence.words[last.start - 1] == "," and can_speak(sentence, last.start, last.end):
        return None
    for k in range(verb - 1, max(0, verb - 8), -1):
        if sentence.words[k] in _RELATIVES:
            return k if _describes(sentence, k, end) else None
        if sentence.words[k] == "," or sentence.tags[k] is Tag.QUOTE:
            return None
    return None


def _describes(sentence: Sentence, relative: int, end: int) -> bool:
    """Does a relative pronoun begin a clause about the name before it, rather than one that the speaker opens ("which
    officials say")?
    """
    if relative + 1 >= end or relative == 0:
        return False
    alone = next((p for p in sentence.phrases if p.start == relative + 1), None)
    if sentence.words[relative - 1] == ")":
        return alone is None or alone.end != end
    before = sentence.phrase_at(relative - 1)
    known = before is not None and (before.people is not None or sentence.words[before.end - 1] in lexicon().voices)
    return known and (alone is None or alone.end != end)


def _trim(sentence: Sentence, start: int, end: int) -> int:
    """Past adverbs, times and prepositional openings ("In a statement on Monday, the ministry"): the last of the parts
    between commas, with the name that it describes ("Ali, a spokesman for the force, told").
    """
    parts = _split_commas(sentence, start, end)
    if len(parts) > 1:
        struck = any(c.start < start <= c.end for c in sentence.verbs)  # "killed Ali Haddad, the army said"
        named = not struck and is_name(sentence, *parts[-2]) and not sentence.tokens[parts[-1][0]].is_capital
        parts = parts[-2:] if named else parts[-1:]
    while parts:
        a, b = parts[0]
        phrase = next((p for p in sentence.phrases if a <= p.start < b), None)
        opening = sentence.tags[a] in (Tag.PREPOSITION, Tag.ADVERB, Tag.CONJUNCTION, Tag.TO) or any(
            c.start <= a < c.end for c in sentence.times
        )
        if phrase is None or (opening and len(parts) > 1):
            parts.pop(0)
        elif opening:
            governed = phrase.preposition is not None and sentence.tags[a] is not Tag.CONJUNCTION
            return _past_opening(sentence, phrase, b, end) if governed else _with_article(sentence, phrase.start)
        else:
            return _with_article(sentence, phrase.start)
    return end


def _past_opening(sentence: Sentence, phrase: Phrase, b: int, end: int) -> int:
    """ "In Idlib the ministry said", "At midnight police said": the next phrase that no preposition governs."""
    after = next((p for p in sentence.phrases if phrase.end <= p.start < b and p.preposition is None), None)
    return end if after is None else after.start


def _with_article(sentence: Sentence, start: int) -> int:
    """ "An earlier version", "the U.S. army": the article before an adverb belongs to the phrase."""
    odd = start >= 2 and sentence.tags[start - 1] is Tag.ADVERB and sentence.tags[start - 2] is Tag.DETERMINER
    return start - 2 if odd else start


def _split_commas(sentence: Sentence, start: int, end: int) -> list[Span]:
    parts, a = [], start
    for i in range(start, end):
        if sentence.words[i] == ",":
            if i > a:
                parts.append((a, i))
            a = i + 1
    if end > a:
        parts.append((a, end))
    return parts


def parallel(sentence: Sentence, span: Span) -> tuple[Span, ...]:
    """ "SANA and a monitor" are two voices; "the Ministry of Health and Population" is one."""
    start, end = span
    for i in range(start + 1, end - 1):
        if sentence.words[i] != "and":
            continue
        after = sentence.tokens[i + 1]
        article = sentence.words[i + 1] in ("the", "a", "an")
        name = after.is_capital and not any(w in ("of", "for", "in", ",") for w in sentence.words[start:i])
        if (article or name) and can_speak(sentence, start, i) and can_speak(sentence, i + 1, end):
            return (start, i), *parallel(sentence, (i + 1, end))
    return (span,)
