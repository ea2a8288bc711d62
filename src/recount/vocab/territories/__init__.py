"""Contested territories as data: who claims each, who holds it and since when, by the day, without taking sides."""

from recount.vocab.territories.find import contested, contested_region, territories_at, territory_of
from recount.vocab.territories.load import KNOWN_UNTIL, territories
from recount.vocab.territories.says import sentence
from recount.vocab.territories.territory import Claimed, Contested, Held, Territory, Turn

__all__ = [
    "KNOWN_UNTIL",
    "Claimed",
    "Contested",
    "Held",
    "Territory",
    "Turn",
    "contested",
    "contested_region",
    "sentence",
    "territories",
    "territories_at",
    "territory_of",
]
