"""The lexical engine: a grammar over clauses. Offline, no model, every step readable.

sentences -> voices -> frames (one a clause) -> tellings (one voice about one event) -> drafts
"""

from recount.extract.engines.lexical.engine import LexicalEngine

__all__ = ["LexicalEngine"]
