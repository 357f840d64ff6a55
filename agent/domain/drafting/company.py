"""Our own company, as it stands under a letter."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Company:
    """``name`` without the legal form; ``country`` is ISO 3166; ``web`` is a host name without ``https://``.

    ``seat`` to ``managing_directors`` are what § 35a GmbHG wants on every business letter, mails included.
    """

    version: int
    sample: bool
    name: str
    legal_form: str
    street: str
    postal_code: str
    city: str
    country: str
    phone: str
    web: str
    seat: str
    register_court: str
    register_number: str
    managing_directors: tuple[str, ...]
    vat_id: str

    @property
    def full_name(self) -> str:
        return f"{self.name} {self.legal_form}"

    @property
    def domain(self) -> str:
        """Whose pages are ours: ``melchers-components.example``."""
        return self.web.casefold().removeprefix("www.")
