"""Places of reports in Arabic, Russian, Ukrainian, French and Spanish: their words read as `place_words` reads English."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from recount.model import Report, Span
from recount.resolve.place_choice import PlaceFinder
from recount.resolve.place_words import Level, PlaceWords, Referent
from recount.vocab.gazetteer.place import Place
from recount.vocab.languages.countries import countries_in, is_country
from recount.vocab.languages.names import candidates, is_region_name
from recount.vocab.languages.places import PlaceSaid, around, read_place, referent
from recount.vocab.languages.script import language_of_words

_LEVELS = {"site": None} | {level.value: level for level in Level}
_REGIONS = frozenset((Level.ADMIN1, Level.ADMIN2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """A mention in another language than English: ways to read it, and what it points back to."""

    steps: tuple[PlaceWords, ...]
    refers: Referent | None


def read_mention(report: Report, span: Span, words: str) -> Mentioned | None:
    """The mention at `span`, whose words are `words`; None where they are English, or in a language not read here."""
    code = code_of(report, words)
    if code is None:
        return None
    stands = report.text[span.start : span.end] == words
    wide = around(report.text, (span.start, span.end), code) if stands else words
    said = read_place(wide, code) or read_place(words, code)
    back = None if said else referent(words, code)
    return Mentioned(
        steps=tuple(_step(one, code) for one in said),
        refers=Referent(level=Level(back)) if back else None,
    )


def code_of(report: Report, words: str) -> str | None:
    """The language of words of a report, if it is one of the five: by their letters, else as the report's."""
    if report.language == "en" and words.isascii():
        return None
    return language_of_words(words, report.language or language_of_words(report.text))


def report_code(report: Report) -> str | None:
    """The language of a report, if it is one of the five."""
    return None if report.language == "en" else language_of_words(report.text, report.language)


def countries_told(report: Report) -> Mapping[str, float]:
    """How strongly a report in one of the five languages speaks of each country; empty for others."""
    code = report_code(report)
    return countries_in(f"{report.title or ''}\n{report.text}", code) if code else {}


def said_by_form(words: PlaceWords | None, place: Place | None, finder: PlaceFinder) -> str:
    """A clause that says by which form of its name a place was found; empty if the words have that form."""
    if words is None or place is None or not words.also:
        return ""
    named = (name for name in (words.name, *words.also) if any(m.place.id == place.id for m in finder.match(name)))
    form = next(named, words.name)
    return f" “{words.name}” is read as a form of {form}." if form != words.name else ""


def _step(said: PlaceSaid, code: str) -> PlaceWords:
    level = _LEVELS[said.level] if said.level else Level.ADMIN1 if is_region_name(said.name, code) else None
    ways = candidates(said.name, code, region=level in _REGIONS)
    beyond = said.beyond and not any(is_country(way) for way in ways)  # "au nord du Mali" lies in it
    return PlaceWords(
        name=ways[0],
        also=ways[1:],
        level=level,
        direction=said.direction,
        beyond=beyond,
        near=said.near,
        rural=said.rural,
        border=said.border,
        within=tuple(name for held in said.within for name in _held(held, code)),
        distance_km=said.distance_km,
    )


def _held(words: str, code: str) -> tuple[str, ...]:
    """Names that may be meant by words for a place that holds another."""
    steps = [_step(replace(one, within=()), code) for one in read_place(words, code)]
    return tuple(dict.fromkeys(name for step in reversed(steps) for name in (step.name, *step.also)))
