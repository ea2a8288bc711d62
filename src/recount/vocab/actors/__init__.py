"""Parties to conflicts, in time: who bears which name when, who belongs to whom, and how to find them in a text."""

from recount.vocab.actors.find import ActorMention, MentionKind, find_actors, governments
from recount.vocab.actors.load import VERSION, Meaning, Role, actors, actors_digest, ambiguous, by_id, roles
from recount.vocab.actors.named import Bearer, actors_among, actors_named, bearers
from recount.vocab.actors.parties import parties_of, party_of, same_party

__all__ = [
    "VERSION",
    "ActorMention",
    "Bearer",
    "Meaning",
    "MentionKind",
    "Role",
    "actors",
    "actors_among",
    "actors_digest",
    "actors_named",
    "ambiguous",
    "bearers",
    "by_id",
    "find_actors",
    "governments",
    "parties_of",
    "party_of",
    "roles",
    "same_party",
]
