"""What the stages are handed, opened once a process."""

from collections.abc import Callable
from functools import cache

from recount.model import canonical_json, digest
from recount.reconcile import Parties
from recount.resolve import ResolveTools
from recount.vocab.actors import actors, actors_digest
from recount.vocab.gazetteer import Gazetteer, open_gazetteer
from recount.vocab.outlets import sources

Progress = Callable[[float, str], None]


@cache
def usual_tools(*, places: bool = True) -> ResolveTools:
    """As `open_tools`, opened once a process."""
    return open_tools(places=places)


def open_tools(*, places: bool = True, progress: Progress | None = None) -> ResolveTools:
    """The tools for resolving. The gazetteer is built first (half a minute, once) if it is not there yet.

    Args:
        places: look places up; without, no gazetteer is needed.
        progress: called with the share done (0..1) and what is being done, only if the gazetteer has to be built.

    Raises:
        ReferenceDataError: the gazetteer can't be built.
    """
    return ResolveTools(gazetteer=open_gazetteer(progress) if places else None)


def usual_parties() -> Parties:
    """Who is who, for reconciling: all actors and outlets known."""
    return Parties(actors={a.id: a for a in actors()}, sources={s.id: s for s in sources()})


def settings_of(tools: ResolveTools) -> str:
    """A digest of what these tools read by, for the record of a run: the gazetteer with its imports, or that there is none;
    and the actors with all that was imported.
    """
    places = tools.gazetteer.version if isinstance(tools.gazetteer, Gazetteer) else None
    return digest(canonical_json({"gazetteer": places, "actors": actors_digest()}).encode())
