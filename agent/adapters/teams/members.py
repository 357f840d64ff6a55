"""Who reads a conversation: our people only, or others, too."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from agent.domain.channel.place import Audience

MOST_PAGES, PAGE = 10, 500
_OUTSIDE, _GUEST_ROLES = "#ext#", frozenset({"guest", "anonymous", "tenantguest"})


class Member(Protocol):
    """As the SDK gives them."""

    aad_object_id: str | None
    email: str | None
    user_principal_name: str | None
    tenant_id: str | None
    user_role: str | None


class Page(Protocol):
    @property
    def members(self) -> Sequence[Member]: ...

    @property
    def continuation_token(self) -> str | None: ...


def is_ours(member: Member, tenant: str) -> bool:
    """Of our directory, and no guest in it. What is not known counts as no."""
    outside = _OUTSIDE in (member.user_principal_name or "").casefold()
    guest = (member.user_role or "").replace(" ", "").casefold() in _GUEST_ROLES
    return bool(tenant) and member.tenant_id == tenant and bool(member.aad_object_id) and not (outside or guest)


def audience(members: Iterable[Member], tenant: str) -> Audience:
    """Of a shared conversation; with nobody to be seen in it, nobody can tell."""
    found = list(members)
    ours = bool(found) and all(is_ours(each, tenant) for each in found)
    return Audience.COLLEAGUES if ours else Audience.GUESTS


def address(member: Member, person: str, tenant: str) -> str | None:
    """The address that our directory holds of ``person``; None for guests and for somebody else's entry."""
    if member.aad_object_id != person or not is_ours(member, tenant):
        return None
    return member.email or member.user_principal_name or None
