"""What words that a person selected say in a slot: read as the engine reads a report, by the same rules, and only proposed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from recount.extract.engines.lexical.counting.victims import toll_of
from recount.extract.engines.lexical.sentence.parse import Sentence, read_sentences
from recount.extract.engines.lexical.sentence.phrases import Phrase
from recount.extract.passages import split_passages
from recount.flow.desk.setup import Setup
from recount.model import (
    Claim,
    Count,
    Locus,
    PlaceMention,
    PlaceRelation,
    Quote,
    Reading,
    Readings,
    Report,
    TollKind,
    UsageError,
    Window,
    Wording,
    canonical_json,
    quote,
    to_data,
)
from recount.resolve import resolve
from recount.review.slots import Slot, counted, days, slot_of
from recount.serve.options import PATIENCE
from recount.store import coded, decisions
from recount.store.ledger import Ledger
from recount.store.shelf import lines
from recount.vocab import said
from recount.vocab.actors import by_id
from recount.vocab.languages.script import language_of_words
from recount.vocab.languages.tolls import find_people

ROLES = ("perpetrators", "targets", "speakers")
COUNTING = ("no", "a", "an")  # words before a noun that say how many: a name alone is no number
MOST = 5  # other meanings that are offered
Json = dict[str, Any]


def read(setup: Setup, claim_id: str, slot: str, span: tuple[int, int]) -> Json:
    """What the words say in that slot of the claim, as `serve.payloads.decisions.WordsRead`: the answer that a correction
    would have, how it reads, why, and what else they may mean. `span` counts code points of the claim's report.

    Raises:
        UsageError: there is no such claim or slot, or the report has no such words.
    """
    wanted = slot_of(slot)
    claim, report = _claim(setup, claim_id)
    start, end = span
    if not 0 <= start < end <= len(report.text):
        raise UsageError(f"there are no words from {start} to {end} in that report. Select them again.")
    words = quote(report.text, start, end)
    if wanted.name in ("tolls", "losses"):
        return {"exact": words.exact, **_number(report, words)}
    if wanted.name in ("places", "when", *ROLES):
        return {"exact": words.exact, **_told(_reading(setup, report, claim, (wanted, words)))}
    return {"exact": words.exact}


def _claim(setup: Setup, claim_id: str) -> tuple[Claim, Report]:
    with Ledger.open(setup.ledger, must_exist=True, patience=PATIENCE) as ledger:
        key = decisions.find(ledger, claim_id, ("clm",))
        found = decisions.claim(ledger, key)
        if found is None:
            raise UsageError("that claim's report was withdrawn.")
        claim = found[0]
        with ledger.read() as connection:
            entry = lines.lines(connection, [claim.report_id])[claim.report_id]["report"]
            _, report = next(coded.reports(connection, [entry]))
    return claim, report


def _reading(setup: Setup, report: Report, claim: Claim, at: tuple[Slot, Quote]) -> Reading[Any] | None:
    """The claim read with these words in that slot, and with the words of its other slots as they are."""
    slot, words = at
    if slot.name == "when":
        probe, n = replace(claim, when=words), 0
    else:
        made: Any = PlaceMention(quote=words, relation=PlaceRelation.IN) if slot.name == "places" else words
        there: list[Any] = list(getattr(claim, slot.name))
        n = min(slot.at, len(there))
        there[n : n + 1] = [made]
        changes: dict[str, Any] = {slot.name: tuple(there)}
        probe = replace(claim, **changes)
    readings: Readings = resolve(report, (probe,), setup.tools())[0]
    if slot.name == "when":
        return readings.when
    found: tuple[Reading[Any], ...] = getattr(readings, slot.name)
    return found[n] if n < len(found) else None


def _told(reading: Reading[Any] | None) -> Json:
    if reading is None:
        return {"because": "nothing is read of these words"}
    other = [_value(c.value) | {"because": c.because} for c in reading.candidates[:MOST]]
    own = _value(reading.value) if reading.value is not None else {}
    return {**own, "because": reading.because, "candidates": other}


def _value(value: object) -> Json:
    """A value as a correction answers it, and as it reads."""
    if isinstance(value, Locus):
        # whole: "near" a town is wider than the town
        return {"answer": canonical_json(to_data(value)), "label": said.place(value)}
    if isinstance(value, Window):
        return {"answer": days(value), "label": days(value)}
    actor = by_id().get(str(value))
    return {"answer": str(value), "label": actor.name if actor else str(value)}


def _number(report: Report, words: Quote) -> Json:
    found = list(dict.fromkeys(_counts(report, words)))
    numbered = [one for one in found if one.wording is not Wording.UNQUANTIFIED] or found
    told = [{"answer": counted(one), "label": counted(one).replace("_", " "), "because": ""} for one in numbered]
    if len(told) == 1:
        return {**told[0], "because": "the number that these words say"}
    why = "the words say several numbers" if told else "no number is read in these words"
    return {"because": why, "candidates": told[:MOST]}


def _counts(report: Report, words: Quote) -> Iterable[Count]:
    code = None if report.language == "en" else language_of_words(report.text, report.language)
    if code is not None:
        return [one.count for one in find_people(words.exact, code)]
    return _english(report.text, words)


def _english(text: str, words: Quote) -> Iterator[Count]:
    start, end = words.span.start, words.span.end
    near = [p for p in split_passages(text) if p.start < end and start < p.end]
    for sentence in read_sentences(text, near):
        touched = [p for p in sentence.phrases if _inside(sentence, p, start, end)]
        for phrase in (p for p in touched if p.quantity is not None or p.determiner in COUNTING):
            yield toll_of(sentence, (phrase,), TollKind.KILLED, phrase.start).count


def _inside(sentence: Sentence, phrase: Phrase, start: int, end: int) -> bool:
    first, last = sentence.slice(phrase.start, phrase.end)
    return first < end and start < last
