"""Contacts, activities and data quality in the facts."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from agent.domain.contacts.activity import Activity, Contact
from agent.domain.contacts.history import LastSeen
from agent.domain.contacts.quality import CheckCount, Gap, QualityLimits


class ContactFacts(Protocol):
    """Every method raises Unavailable ``facts.none`` when there are no facts; ids are those of the tables."""

    def contacts(self, account_ids: Sequence[str]) -> Sequence[Contact]:
        """By account and name."""
        ...

    def activities(
        self,
        account_ids: Sequence[str],
        until: date,
        *,
        since: date | None = None,
        contact_ids: Sequence[str] | None = None,
        limit: int | None = None,
    ) -> Sequence[Activity]:
        """From ``since`` to ``until``, both included, the latest first; with ``contact_ids`` only with these people."""
        ...

    def last_seen(self, account_ids: Sequence[str], until: date) -> LastSeen: ...

    def quality(
        self, account_ids: Sequence[str], today: date, limits: QualityLimits, most: int
    ) -> tuple[Sequence[CheckCount], Sequence[Gap]]:
        """Complete counts, and at most ``most`` gaps for each account and check."""
        ...
