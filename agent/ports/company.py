"""Our own data as they stand under a letter."""

from typing import Protocol

from agent.domain.drafting.company import Company


class CompanyData(Protocol):
    def company(self) -> Company:
        """Raises BadInput ``policies.invalid``."""
        ...
