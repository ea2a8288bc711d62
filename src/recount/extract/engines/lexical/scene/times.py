"""When: the words of time about the event, told apart from those about the statement."""

from recount.extract.engines.lexical.saying.voices import Voice
from recount.extract.engines.lexical.scene.datelines import dateline
from recount.extract.engines.lexical.sentence.parse import Cue, Sentence
from recount.vocab.calendar import TimeWords
from recount.vocab.calendar.forms import Ago, CalendarDate, Clock, Direction, Lasting, Unit, Vague, Whole

_ANNOUNCING = frozenset({"say", "announce", "state", "declare", "confirm", "add", "tell"})
_OPENERS = frozenset({"that", "“", '"', ":", "«"})
# What may stand between a verb of saying and the day it was said on.
_FILLERS = frozenset(
    "in a an the its his her their on to by via of from with and statement report reports press release interview tweet tweets briefing "
    "written reporters journalists daily update telegram twitter facebook phone news conference post separate official brief local media "
    "state television tv channel late early video message speech address remarks".split()
)

_PAPERS = frozenset("statement report communiqué communique release tweet post message briefing announcement".split())
_ISSUED = frozenset("issued released published posted dated".split())
_BESIDE = frozenset({",", "on", "(", "–", "—"})
_COARSE = (Unit.WEEK, Unit.MONTH, Unit.YEAR)


def event_time(sentence: Sentence, start: int, end: int, voice: Voice) -> Cue[TimeWords] | None:
    """The words of time in ``tokens[start:end]`` that are about the event; None if there are none.

    A day right after a verb of saying, or right before the voice ("On Monday, the ministry said"), is that of the
    statement. Words such as "now" and bare times of day date nothing.
    """
    filed = dateline(sentence)
    times = [c for c in sentence.times if start <= c.start < end and _dates(c.sense) and c.start not in filed]
    told = [c for c in times if not _is_of_statement(sentence, c, start, voice)]
    return _exact(sentence, told) if told else None


def _exact(sentence: Sentence, told: list[Cue[TimeWords]]) -> Cue[TimeWords]:
    """The first; of "ten years ago, on July 17, 2014" the date, which says the same time more exactly."""
    first, second = told[0], told[1] if len(told) > 1 else None
    if second is None or not isinstance(first.sense.form, Ago | Whole) or first.sense.form.unit not in _COARSE:
        return first
    form = second.sense.form
    beside = all(sentence.words[i] in _BESIDE for i in range(first.end, second.start))
    return second if beside and isinstance(form, CalendarDate) and form.day is not None else first


def _dates(words: TimeWords) -> bool:
    present = isinstance(words.form, Vague) and words.form.direction is not Direction.PAST
    short = isinstance(words.form, Lasting) and words.form.unit in (Unit.HOUR, Unit.MINUTE)
    return not (present or short or isinstance(words.form, Clock))


def _is_of_statement(sentence: Sentence, cue: Cue[TimeWords], start: int, voice: Voice) -> bool:
    if _is_of_paper(sentence, cue):
        return True
    if _leads_in(sentence, cue, start, voice) or _stands_inside(sentence, cue, voice):
        return True
    said = [c.end for c in sentence.speech if c.start in voice.tokens and c.end <= cue.start]
    edges = [*said, *([max(voice.tokens) + 1] if said else [])]
    follows = any(edge <= cue.start and _is_filler(sentence, edge, cue.start) for edge in edges)
    own_verb = any(
        c.start < cue.start <= c.end + 1 for c in sentence.verbs if c.start not in voice.tokens
    )  # "said the rocket landed on Monday": the day stands with the event's verb
    return follows and not own_verb


def _is_of_paper(sentence: Sentence, cue: Cue[TimeWords]) -> bool:
    """ "In a statement issued on July 18", "Thursday's statement": the day of what was written."""
    words = sentence.words
    behind = words[cue.end : cue.end + 4]
    if behind[:1] and behind[0] in ("'s", "’s", "'", "’") and any(w in _PAPERS for w in behind[1:]):
        return True
    before = words[max(0, cue.start - 3) : cue.start]
    return bool(before) and before[-1] in _ISSUED and any(w in _PAPERS for w in before[:-1])


def _stands_inside(sentence: Sentence, cue: Cue[TimeWords], voice: Voice) -> bool:
    """ "The army on Monday said": a day between the speaker and the verb of saying."""
    speaker = any(i < cue.start for i in voice.tokens)
    said = next((c for c in sentence.speech if c.start in voice.tokens and c.start >= cue.end), None)
    between = said is not None and all(i in voice.tokens for i in range(cue.end, said.start))
    return speaker and between and (cue.start - 1 in voice.tokens or sentence.words[cue.start - 1] == ",")


def _is_filler(sentence: Sentence, start: int, end: int) -> bool:
    """Does nothing of what was said stand between two tokens?"""
    timed = {i for c in sentence.times for i in range(c.start, c.end)}
    return all(
        i in timed or sentence.words[i] in _FILLERS or sentence.words[i] in ("(", ")", ",") for i in range(start, end)
    )


def _leads_in(sentence: Sentence, cue: Cue[TimeWords], start: int, voice: Voice) -> bool:
    """ "On Monday, the ministry said": a day right before the voice, at the head of the clause."""
    announced = any(c.start in voice.tokens and c.sense.lemma in _ANNOUNCING for c in sentence.speech)
    if not announced or cue.sense.time_of_day or sentence.words[cue.start] in ("for", "from"):
        return False
    first = min((i for i in voice.tokens if i >= cue.end), default=None)
    if first is None or not _is_filler(sentence, start, cue.start):
        return False
    return _is_filler(sentence, cue.end, first) and not any(w in _OPENERS for w in sentence.words[cue.end : first])
