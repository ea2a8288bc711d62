"""Who bears a name, as lines for a person who asks why."""

from collections.abc import Iterator
from datetime import date

from recount.model import Actor, RelationKind
from recount.vocab import said
from recount.vocab.actors import Bearer, ambiguous, bearers, by_id, find_actors, parties_of, roles
from recount.vocab.actors.named import Step
from recount.vocab.actors.parties import holds
from recount.vocab.countries import country as country_of
from recount.vocab.nametrie import key

_MOST = 10  # actors shown; a name has hardly ever more


def answer(name: str, on: date | None, country: str | None) -> tuple[str, ...]:
    """The lines that say who bears the name, the likeliest first; none if nobody does. An id gives its actor."""
    if name in by_id():
        return tuple(_card(by_id()[name], on))
    found = bearers(name, on, country)[:_MOST]
    lines: list[str] = [*_described(name, on, country)]
    if found and not _leads(found):
        lines.append(_open(name, on, country))
    for bearer in found:
        lines += [f"{bearer.actor.id}  {bearer.score:.2f}  {bearer.actor.name}", f"    {why(bearer, on, country)}"]
        lines += [f"    {line}" for line in _about(bearer.actor, on)]
    if found and not find_actors(name):
        lines.append(
            "Not looked for in running text, where it may mean something else: known where a report names a party by it."
        )
    return tuple(lines)


def why(bearer: Bearer, on: date | None, country: str | None) -> str:
    """In a sentence, how the name leads to the actor and what speaks against it."""
    called = f"“{bearer.name}”" if bearer.spelled else f"spelled nearly like “{bearer.name}”"
    said = {
        Step.ITSELF: f"bears the name {called}",
        Step.SUCCESSOR: f"{called} is {bearer.via.name}, which was no more by then: it merged into this",
        Step.PREDECESSOR: f"{called} is {bearer.via.name}, which did not exist yet: this merged into it later",
        Step.GONE: f"bears the name {called}, but did not exist on that day",
    }[bearer.step]
    parts = [said if bearer.spelled or bearer.step is not Step.ITSELF else f"bears a name {called}"]
    if not bearer.in_use:
        parts.append("on other days than this one")
    if not bearer.at_home and country is not None:
        parts.append(f"acts elsewhere than in {_country(country)}")
    if on is None and (bearer.actor.valid_from or bearer.actor.valid_to):
        parts.append("no day was given (--on)")
    return "; ".join(parts)


def _leads(found: tuple[Bearer, ...]) -> bool:
    return len(found) == 1 or found[0].score > found[1].score


def _open(name: str, on: date | None, country: str | None) -> str:
    reason = next((why for listed, why in ambiguous().items() if key(listed) == key(name)), None)
    wanted = [w for w, given in (("--on DATE", on), ("--country CC", country)) if given is None]
    then = f" Does {' or '.join(wanted)} decide?" if wanted else ""
    return f"Left open between several: {reason}." if reason else f"Left open between several.{then}"


def _described(name: str, on: date | None, country: str | None) -> Iterator[str]:
    for role in roles():
        if key(name) not in {key(w) for w in role.words}:
            continue
        yield f"{role.id}  describes and names nobody ({said.label(role.kind.value)})"
        for meant in role.means:
            if (
                country in {None, meant.country}
                and holds(meant.valid_from, meant.valid_to, on)
                and meant.country != "*"
            ):
                yield f"    in {_country(meant.country)} it stands for {meant.actor}{_stretch(meant.valid_from, meant.valid_to)}"


def _card(actor: Actor, on: date | None) -> Iterator[str]:
    yield f"{actor.id}  {actor.name}"
    yield from (f"    {line}" for line in _about(actor, on))
    for name in actor.names:
        yield f"    {name.kind.value}: {name.text}{_stretch(name.valid_from, name.valid_to)}"


def _about(actor: Actor, on: date | None) -> Iterator[str]:
    where = ", ".join(_country(c) for c in dict.fromkeys((actor.country, *actor.theatres)) if c)
    parts = [said.label(actor.kind.value), where, f"side {actor.side}" if actor.side else ""]
    parts += [f"UCDP {actor.ucdp_id}" if actor.ucdp_id else ""]
    parts += [_stretch(actor.valid_from, actor.valid_to).removeprefix(", ")]
    yield "; ".join(p for p in parts if p)
    wider = parties_of(actor.id, on)[1:]
    if wider:
        yield "part of " + ", ".join(f"{i} ({by_id()[i].name})" for i in wider)
    for tie in actor.relations:
        if tie.kind is not RelationKind.PART_OF:
            tied = by_id()[tie.actor_id].name
            yield f"{said.label(tie.kind.value)} {tie.actor_id} ({tied}){_stretch(tie.valid_from, tie.valid_to)}"


def _stretch(first: date | None, last: date | None) -> str:
    """The days as people count them; `last` is exclusive in the tables, and said so here."""
    if first and last:
        return f", from {first} to before {last}"
    return f", from {first}" if first else f", before {last}" if last else ""


def _country(code: str) -> str:
    found = country_of(code)
    return found.name if found else code
