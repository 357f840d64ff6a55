"""How the way of a contact is called in the language of the reader: ``Telefon`` is ``phone call``."""

from collections.abc import Mapping

from agent.domain.language import Language

_CALLED: Mapping[str, tuple[str, str]] = {
    "e-mail": ("E-Mail", "e-mail"),
    "email": ("E-Mail", "e-mail"),
    "mail": ("E-Mail", "e-mail"),
    "telefon": ("Telefonat", "phone call"),
    "phone": ("Telefonat", "phone call"),
    "call": ("Telefonat", "phone call"),
    "teams": ("Teams-Termin", "Teams call"),
    "besuch": ("Besuch", "visit"),
    "visit": ("Besuch", "visit"),
    "messe": ("Messe", "trade fair"),
    "fair": ("Messe", "trade fair"),
}


def called(channel: str, language: Language) -> str:
    """As it was stored, where it is none of these."""
    names = _CALLED.get(channel.strip().casefold())
    return channel if names is None else names[0 if language is Language.DE else 1]
