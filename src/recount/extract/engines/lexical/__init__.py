"""The lexical engine: a grammar over clauses. Offline, no model, every step readable.

Rooms, from the ground up; none imports a room above it:

    sentence   words, what each does, noun phrases, clauses, and the parties named in them
    saying     who says it, through whom, and what they do with it (assert, deny, doubt, take back)
    scene      where, when, by whom, to whom, with what
    counting   how many people and things: tolls, their parts, losses
    story      frames (one a clause) -> which tell of one event -> tellings (one voice, one event) -> drafts
"""

from recount.extract.engines.lexical.engine import LexicalEngine

__all__ = ["LexicalEngine"]
