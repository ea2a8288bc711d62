"""Endpoints: what is served, and the codebook for tooltips."""

from functools import cache

from fastapi import APIRouter
from fastapi.responses import Response

from recount.serve.errors import responses
from recount.serve.payloads.counts import Codebook, Entry, Meta, VagueWords
from recount.serve.room import In, Room, Stamp, answer
from recount.store.shelf import sums
from recount.store.shelf.wanted import METHODS
from recount.vocab import said
from recount.vocab.codebook import SECTIONS, record_codes, section
from recount.vocab.graphic import graphic_words
from recount.vocab.vague import vague_rules

router = APIRouter(tags=["record"])


@router.get("/meta", response_model=Meta, responses=responses())
def meta(room: In, stamp: Stamp) -> Response:
    """What is served, how much of it there is, and what may be done."""
    return room.once("meta", stamp, lambda: _meta(room))


def _meta(room: Room) -> Meta:
    options = room.options
    with room.read() as connection:
        numbers = sums.totals(connection)
    if numbers["stale"]:
        _catch_up(room)
    return Meta(
        version=options.version,
        ledger=options.ledger.name,
        read_only=options.read_only,
        by=options.by,
        methods=list(METHODS),
        can_add=options.inbox is not None,
        can_find_places=options.places is not None,
        can_export=options.exports is not None,
        **numbers,
    )


def _catch_up(room: Room) -> None:
    """Another process added or decided something: have it told, unless that is going on."""
    desk, jobs = room.options.desk, room.options.jobs
    if desk is None or jobs is None:
        return
    if not any(job.state in ("waiting", "running") and job.kind in ("add", "derive") for job in jobs.recent()):
        desk.derive()


@router.get("/codebook", response_model=Codebook, responses=responses())
def codebook() -> Response:
    """Each value of each code in a plain sentence."""
    return answer(_codebook())


@cache
def _codebook() -> Codebook:
    found = {
        name: [
            Entry(value=e.value, label=said.label(e.value), definition=e.definition, counterparts=dict(e.counterparts))
            for e in section(name)
        ]
        for name in SECTIONS
    }
    own = {
        name: [Entry(value=value, label=said.label(value), definition=words) for value, words in rows.items()]
        for name, rows in record_codes().items()
    }
    vague = [
        VagueWords(method=r.method, words=list(r.words), plural=r.plural, low=r.low, best=r.best, high=r.high)
        for r in vague_rules()
    ]
    return Codebook(sections={**found, **own}, vague=vague, graphic=list(graphic_words()))
