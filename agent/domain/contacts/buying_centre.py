"""The roles of people in a buying decision, however the source writes them."""

from enum import StrEnum


class BuyingRole(StrEnum):
    DECIDER = "decider"
    BUYER = "buyer"
    INFLUENCER = "influencer"
    GATEKEEPER = "gatekeeper"
    USER = "user"


_WRITTEN = {
    "decision maker": BuyingRole.DECIDER,
    "entscheider": BuyingRole.DECIDER,
    "buyer": BuyingRole.BUYER,
    "einkäufer": BuyingRole.BUYER,
    "influencer": BuyingRole.INFLUENCER,
    "gatekeeper": BuyingRole.GATEKEEPER,
    "user": BuyingRole.USER,
}


def buying_role(written: str) -> BuyingRole | None:
    """None for a word that is none of them, and for nothing."""
    return _WRITTEN.get(written.strip().casefold())
