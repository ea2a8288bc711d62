"""Who says it: the voice of each sentence, nearest first, and how far an attribution reaches."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from recount.extract.engines.lexical.saying.attributions import (
    Attribution,
    find_attribution,
    find_count,
    is_document,
    is_first_person,
)
from recount.extract.engines.lexical.saying.identities import is_outlet, is_person, statement_by, topic_of
from recount.extract.engines.lexical.saying.leads import named_below
from recount.extract.engines.lexical.saying.quotations import Quoted, find_quoted
from recount.extract.engines.lexical.sentence.parse import Sentence
from recount.extract.engines.lexical.sentence.tags import Tag

_PERSONAL = frozenset({"he", "she", "him", "her"})
_QUOTES = frozenset({"“", '"', "„", "«"})
_CUTS = frozenset({"while", "whereas", ";", "but", "although", "though"})
_LONG_QUOTE = 8  # tokens: a shorter one is a turn of phrase that the outlet sets apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who says a sentence: spans of the report's text (code points), nearest first; empty = the outlet itself.

    `tokens` are the sentence's tokens that belong to the attribution, not to the event. `carried`: the voice comes from
    a sentence before. `stance` is that of the verb of saying, None if there is none. `parts` are the tokens where clauses
    with voices of their own begin ("residents said …, while the army said …").
    """

    speakers: tuple[tuple[int, int], ...] = ()
    tokens: frozenset[int] = frozenset()
    carried: bool = False
    stance: str | None = None
    parts: tuple[tuple[int, "Voice"], ...] = ()

    def within(self, start: int) -> "Voice":
        """The voice of the clause that begins at a token, where the clauses of a sentence have voices of their own."""
        return next((v for first, v in reversed(self.parts) if first <= start + 1), self)

    @property
    def everybody(self) -> tuple[tuple[int, int], ...]:
        """The speakers of the sentence and of its clauses."""
        return (*self.speakers, *(s for _, v in self.parts for s in v.speakers))


OUTLET = Voice()


def find_voices(sentences: Sequence[Sentence], source: str | None = None) -> tuple[Voice, ...]:
    """The voice of every sentence of a report that `source` published.

    A pronoun ("it added") speaks for the voice before it; so does a quotation that goes on. What is told to the
    report's own outlet, or by it, is told by nobody else: the outlet is no speaker.
    """
    account = _Account(sentences=sentences, source=source)
    for n, quoted in enumerate(find_quoted(sentences)):
        account.hear(n, quoted)
    named = named_below(sentences, [v.speakers for v in account.voices])
    return tuple(replace(v, speakers=named.get(n, v.speakers)) for n, v in enumerate(account.voices))


def _begins_clause(sentence: Sentence, i: int) -> bool:
    """Does another clause begin behind a word: "…, while the army said …", "…, a doctor said 20 and the army five"?"""
    word = sentence.words[i]
    if word in _CUTS:
        return True
    subject = sentence.phrase_at(i + 1) if word in (",", "and") and i + 1 < len(sentence.words) else None
    if subject is None or subject.start != i + 1:
        return False
    said = next((c for c in sentence.speech if c.start == subject.end), None)
    return said is not None and Tag.NUMBER in sentence.tags[said.end : said.end + 1]


@dataclass(slots=True, kw_only=True)
class _Account:
    """The voices of a report so far."""

    sentences: Sequence[Sentence]
    source: str | None
    voices: list[Voice] = field(default_factory=list)
    last: Voice = OUTLET
    person: Voice = OUTLET
    body: Voice = OUTLET
    whole: Voice = OUTLET
    opened: int | None = None
    topic: tuple[int, int] | None = None  # of the sentence before, if nobody speaks in it: "The army did not answer."

    def hear(self, n: int, quoted: Quoted) -> None:
        """Add the voice of one more sentence."""
        sentence = self.sentences[n]
        found = find_attribution(sentence, quoted.tokens)
        own = self.own(sentence, found) if found else None
        if own is not None:
            own = self.by_clause(sentence, quoted, own)
        if own is not None and quoted.begins and self.opened is not None:
            self.voices[self.opened :] = [
                replace(v, speakers=own.speakers, carried=True) if v.carried or not v.speakers else v
                for v in self.voices[self.opened :]
            ]
        if own is None and (quoted.begins or self.goes_on(n, quoted)):
            own = Voice(speakers=self.last.speakers, carried=True)
        if not quoted.ends:
            self.opened = None
        elif not quoted.begins:
            self.opened = n if found is None else None
        self.voices.append(own or self.whole)
        self.remember(sentence, own, found)

    def own(self, sentence: Sentence, found: Attribution) -> Voice:
        """The voice that an attribution names, or the one before it where it only points there."""
        if found.pronoun and is_first_person(found.pronoun):
            return replace(self.whole, tokens=found.tokens, stance=found.stance)
        through = tuple(sentence.slice(*s) for s in found.speakers if not self.is_own(sentence, s))
        if found.pronoun:
            meant = self.meant(found.pronoun)
            speakers = tuple(dict.fromkeys((*through, *meant.speakers)))
            return Voice(speakers=speakers, tokens=found.tokens, carried=True, stance=found.stance)
        if self.last.speakers and found.speakers and is_document(sentence, found.speakers[-1]):
            return Voice(speakers=self.last.speakers, tokens=found.tokens, carried=True, stance=found.stance)
        return Voice(speakers=through, tokens=found.tokens, stance=found.stance)

    def by_clause(self, sentence: Sentence, quoted: Quoted, whole: Voice) -> Voice:
        """The voice of a sentence whose clauses have attributions of their own, each with its voice."""
        cuts = [i for i in range(len(sentence.words)) if i not in quoted.tokens and _begins_clause(sentence, i)]
        if not cuts:
            return whole
        every = frozenset(range(len(sentence.words)))
        parts: list[tuple[int, Voice]] = []
        for start, end in pairwise([0, *cuts, len(sentence.words)]):
            outside = every - frozenset(range(start, end))
            found = find_attribution(sentence, quoted.tokens | outside) or find_count(sentence, start, end)
            if found is not None and not found.label and found.tokens <= every - outside:
                parts.append((start, self.own(sentence, found)))
        if len(parts) < 2 or parts[0][0]:
            return whole
        return replace(whole, parts=tuple(parts), tokens=whole.tokens.union(*(v.tokens for _, v in parts)))

    def is_own(self, sentence: Sentence, span: tuple[int, int]) -> bool:
        """Do these tokens name the report's own outlet, or this report?"""
        return is_outlet(sentence, span, self.source)

    def meant(self, pronoun: str) -> Voice:
        """The voice that a pronoun stands for: "he" is a person, "it" is none."""
        if pronoun in _PERSONAL and self.person.speakers:
            return self.person
        if pronoun == "it" and self.topic:
            return Voice(speakers=(self.topic,))
        return self.body if pronoun == "it" and self.body.speakers else self.last

    def goes_on(self, n: int, quoted: Quoted) -> bool:
        """A sentence that quotes at length, or begins with "and that", after an attributed one is the same speaker's."""
        sentence = self.sentences[n]
        if not self.last.speakers:
            return False
        continued = sentence.words[:2] in (("and", "that"), ("that", "“"), ("that", '"'))
        starts = sentence.tokens[0].text in _QUOTES
        long = len(quoted.tokens) >= _LONG_QUOTE and len(quoted.tokens) * 2 > len(sentence.tokens)
        return continued or starts or long or (quoted.ends and not quoted.begins)

    def remember(self, sentence: Sentence, own: Voice | None, found: Attribution | None) -> None:
        """Keep who spoke last, for pronouns and quotations to come."""
        if found and found.label and own:
            self.whole = Voice(speakers=own.speakers, carried=True)
        self.topic = topic_of(sentence) if found is None and not (own and own.speakers) else None
        if own is None or not own.speakers:
            header = statement_by(sentence)
            self.last = Voice(speakers=(header,)) if header else self.last
            return
        self.last = own
        if own.carried or found is None or not found.speakers:
            return
        if is_person(sentence, found.speakers[-1]):
            self.person = own
        else:
            self.body = own
