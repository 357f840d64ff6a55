"""What the checks of a draft must know of all accounts: whose an address or an id is, and nothing else of them."""

from collections.abc import Collection, Mapping
from typing import Protocol


class Ownership(Protocol):
    """Both answer account ids, one query each. Raises Unavailable ``facts.none`` when there are no facts."""

    def of_addresses(self, addresses: Collection[str]) -> Mapping[str, Collection[str]]:
        """By mail address in small letters, the accounts that have it among their contacts."""
        ...

    def of_ids(self, ids: Collection[str]) -> Mapping[str, Collection[str]]:
        """By id of an article or frame contract in small letters; "" where it is nobody's own. Unknown ids are absent.

        An article belongs to its customer and to those in whose contracts it stands.
        """
        ...
