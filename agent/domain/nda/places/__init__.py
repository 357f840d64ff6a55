"""Governing law, venue and arbitration, as places with ISO codes."""

from agent.domain.nda.places.arbitral import arbitration
from agent.domain.nda.places.courts import named_venue, venue
from agent.domain.nda.places.laws import law, named_law

__all__ = ["arbitration", "law", "named_law", "named_venue", "venue"]
