"""Reading from another system over HTTP: politely, from one host only, with bounds on time and size."""

from agent.adapters.http_reading.answers import Answer
from agent.adapters.http_reading.client import Limits, PoliteClient
from agent.adapters.http_reading.waiting import Waits

__all__ = ["Answer", "Limits", "PoliteClient", "Waits"]
