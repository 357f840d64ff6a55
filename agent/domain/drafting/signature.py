"""The block under the closing: who signs, and what § 35a GmbHG wants to stand there."""

from agent.domain.drafting.company import Company
from agent.domain.identity import Role, User
from agent.domain.language import Language

_POSITIONS = {
    Role.KAM: {Language.DE: "Key Account Management", Language.EN: "Key Account Management"},
    Role.HEAD_OF_SALES: {Language.DE: "Vertriebsleitung", Language.EN: "Head of Sales"},
}
_COUNTRIES = {"DE": "Germany", "AT": "Austria", "CH": "Switzerland"}


def signature(sender: User, company: Company, language: Language) -> str:
    """The lines below the closing formula, without it."""
    return "\n".join((sender.name, *_position(sender, language), "", *company_lines(sender, company, language)))


def company_lines(sender: User, company: Company, language: Language) -> tuple[str, ...]:
    """Digits in these lines need no fact (see `agent.domain.draft.not_figures`): so C-FORM compares them with ours."""
    return (
        company.full_name,
        f"{company.street}, {company.postal_code} {company.city}{_country(company, language)}",
        _reach(sender, company, language),
        *legal_lines(company, language),
    )


def legal_lines(company: Company, language: Language) -> tuple[str, ...]:
    """The data of § 35a GmbHG, and the VAT id."""
    directors = ", ".join(company.managing_directors)
    if language is Language.DE:
        return (
            f"Sitz der Gesellschaft: {company.seat} | {company.register_court}, {company.register_number}",
            f"Geschäftsführung: {directors} | USt-IdNr.: {company.vat_id}",
        )
    label = "Managing Directors" if len(company.managing_directors) > 1 else "Managing Director"
    return (
        f"Registered office: {company.seat} | {company.register_court}, {company.register_number}",
        f"{label}: {directors} | VAT ID: {company.vat_id}",
    )


def _position(sender: User, language: Language) -> tuple[str, ...]:
    return tuple(names[language] for role, names in _POSITIONS.items() if role in sender.roles)[:1]


def _reach(sender: User, company: Company, language: Language) -> str:
    phone = f"{'Tel.' if language is Language.DE else 'Phone'} {company.phone}"
    return " | ".join(each for each in (phone, sender.email, company.web) if each)


def _country(company: Company, language: Language) -> str:
    name = _COUNTRIES.get(company.country, "") if language is Language.EN else ""
    return f", {name}" if name else ""
