"""Governing law, venue and arbitration, as places with ISO codes."""

from agent.domain.nda.places.arbitral import arbitration
from agent.domain.nda.places.courts import venue
from agent.domain.nda.places.laws import law

__all__ = ["arbitration", "law", "venue"]
