"""Every place that a text names, placed: not only those of events, since the others tell namesakes apart.

A name is read alone first, then in the light of what else the text could be placed at. The same name is the same place
all through a text, unless the words beside it say otherwise ("Springfield, Illinois").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from recount.model import PlaceRelation, Report, Span
from recount.resolve.place_choice import Choice, PlaceFinder, choose
from recount.resolve.place_lookup import as_said, fitting, held_by
from recount.resolve.place_scores import Evidence, score
from recount.resolve.place_surroundings import countries_of_report, holders
from recount.resolve.place_words import PlaceWords, readings_of
from recount.resolve.toponym_names import Named, names_in
from recount.vocab.gazetteer.place import Place

NAMES_A_PLACE = 0.5
"""Share from which a name is taken for a place's."""

_ANCHOR = 0.4  # how sure a place must be for others to be near it
_SPEAKING = 5  # candidates of a name that speak for their countries
_MOST = 400  # names of a text that are placed; a list of a whole country's villages must not cost without end
_Anchors = tuple[tuple[Place, float], ...]
_SPOKEN = 1.0  # weight that a placed name gives its country: as much as the country's own name


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place's name in a text. `score` is 0..1: that it names a place, times that it is this one (0 if none is sure)."""

    span: Span
    name: str
    share: float
    choice: Choice

    @property
    def place(self) -> Place | None:
        """The place meant, None if none is sure."""
        return self.choice.place

    @property
    def score(self) -> float:
        """0..1: how sure both the name and the place are."""
        return self.share * min(1.0, self.choice.share) if self.choice.place is not None else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    named: Named
    words: PlaceWords
    held: tuple[str, ...]


def toponyms(report: Report, finder: PlaceFinder, told: Mapping[str, float] | None = None) -> tuple[Toponym, ...]:
    """The places that a report's text names, in order.

    Args:
        report: the report; names are sought in its text alone.
        finder: where names are looked up.
        told: how strongly the report speaks of each country; by default found here (`countries_of_report`).

    Raises:
        ReferenceDataError: the gazetteer can't be read.
    """
    named = [one for one in names_in(report.text, finder) if one.share >= NAMES_A_PLACE][:_MOST]
    return placed(report.text, named, finder, countries_of_report(report, finder) if told is None else told)


def placed(text: str, named: Sequence[Named], finder: PlaceFinder, told: Mapping[str, float]) -> tuple[Toponym, ...]:
    """The same names with the place of each, as far as it is sure."""
    asked = [_ask(text, one) for one in named]
    alone = _choices(asked, Evidence(countries=told), finder)
    anchors = _anchors(asked, alone)
    together = _choices(asked, Evidence(countries=told), finder, anchors)
    return tuple(
        Toponym(span=one.named.span, name=one.named.name, share=one.named.share, choice=choice)
        for one, choice in zip(asked, together, strict=True)
    )


def _ask(text: str, named: Named) -> _Asked:
    said = text[named.span.start : named.span.end]
    if named.kind_word is not None and not said.lower().endswith(named.kind_word):
        said = f"{said} {named.kind_word}"
    steps = readings_of(said)
    words = next((one for one in steps if one.name == named.name), None) or PlaceWords(name=named.name)
    return _Asked(named=named, words=replace(words, direction=None, near=False), held=holders(text, named.span))


def _choices(
    asked: Sequence[_Asked],
    evidence: Evidence,
    finder: PlaceFinder,
    anchors: Mapping[str, _Anchors] | None = None,
) -> list[Choice]:
    """One choice for each name; what one mention says of a name holds for every bare one."""
    said = {one.named.name: one.held for one in reversed(asked) if one.held}  # the first that is said counts
    made: dict[tuple[str, tuple[str, ...], object], Choice] = {}
    chosen = []
    for one in asked:
        name = one.named.name
        held = one.held or said.get(name, ())
        key = (name, held, one.words.level)
        if key not in made:
            others = _others(evidence, anchors, name)
            made[key] = _choice(one, held, others, finder)
        chosen.append(made[key])
    return chosen


def _choice(one: _Asked, held: tuple[str, ...], evidence: Evidence, finder: PlaceFinder) -> Choice:
    matches = fitting(one.named.matches, one.words)
    if not matches:
        because = f"no place called “{one.named.name}” is in the gazetteer."
        return Choice(place=None, share=0.0, rule="place/unknown", because=because)
    holding = held_by(tuple(name for name in held if name != one.named.name), matches, evidence, finder)
    scored = score(matches, replace(evidence, holders=holding))
    choice = choose(scored, one.words, PlaceRelation.IN, finder)
    return replace(choice, place=as_said(choice.place, one.words)) if choice.place is not None else choice


def _others(evidence: Evidence, anchors: Mapping[str, _Anchors] | None, name: str) -> Evidence:
    """What the other names say; a name does not speak for itself."""
    if anchors is None:
        return evidence
    weights, places = dict(evidence.countries), dict[str, Place]()
    for told in (told for other, told in anchors.items() if other != name):
        for place, sure in told:
            if place.country:
                weights[place.country] = weights.get(place.country, 0.0) + _SPOKEN * sure
            if sure >= _ANCHOR:
                places[place.id] = place
    return Evidence(countries=weights, report=tuple(places.values()))


def _anchors(asked: Sequence[_Asked], choices: Sequence[Choice]) -> dict[str, _Anchors]:
    """What each name may mean, and how sure that is: all candidates speak for their countries, the likely for their ground."""
    return {
        one.named.name: tuple((each.place, each.share * one.named.share) for each in choice.scored[:_SPEAKING])
        for one, choice in zip(asked, choices, strict=True)
    }
