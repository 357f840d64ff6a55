"""Whose a draft is: the customer that was named, or the one to whom contract, article, person or meeting belong."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from agent.domain.assistant.directory import Directory, Item
from agent.domain.errors import BadInput
from agent.services.telling.untrusted import harmless
from agent.tools.scope import narrowed, one_account
from agent.tools.services import Services
from agent.tools.tool import Context

_AHEAD = dt.timedelta(days=60)  # how far the next meeting is looked for
_LAST = dt.time(23, 59)


def named(services: Services, context: Context, account: str | None) -> str:
    """Raises as `one_account`."""
    return one_account(context, services.accounts(), account)


def of_contract(services: Services, context: Context, account: str | None, contract: str | None) -> str:
    """Raises as `named`, and BadInput ``telling.error.contract`` for one that is unknown or somebody else's."""
    return _of(services, context, account, contract, lambda known: _owners(known.contracts), "telling.error.contract")


def of_article(services: Services, context: Context, account: str | None, article: str | None) -> str:
    """Raises as `named`, and BadInput ``telling.error.article`` for one that is unknown or somebody else's."""
    return _of(services, context, account, article, lambda known: _owners(known.articles), "telling.error.article")


def of_contact(services: Services, context: Context, account: str | None, contact: str | None) -> str:
    """Raises as `named`, and BadInput ``telling.error.person`` for who is unknown or at somebody else's customer."""
    return _of(services, context, account, contact, _employers, "telling.error.person")


def of_meeting(services: Services, context: Context, account: str | None, day: dt.date | None) -> str:
    """With whom the meeting of that day is, or the next one. Raises as `named`, BadInput ``telling.error.meetings``."""
    if narrowed(context, account) is not None:
        return named(services, context, account)
    names = {each.id: each.name for each in services.accounts().of(context.user)}
    now = services.clock.now().replace(tzinfo=None)
    since, until = (now, now + _AHEAD) if day is None else (dt.datetime.combine(day, dt.time()), _end(day))
    found = services.meetings().meetings(since, until, list(names))
    met = list(dict.fromkeys(names[each.account_id] for each in found))
    if day is None:
        met = met[:1]  # the earliest
    if len(met) > 1:
        raise BadInput("telling.error.meetings", customers="; ".join(harmless(each) for each in met))
    return met[0] if met else named(services, context, None)


def _end(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, _LAST)


def _of(
    services: Services,
    context: Context,
    account: str | None,
    name: str | None,
    known: Callable[[Directory], Iterable[tuple[str, str]]],
    unknown: str,
) -> str:
    """``known``: name or id with the customer, a pair for each; one that several share belongs to whom the user names.

    Raises as `named`, and BadInput ``unknown``.
    """
    if name is None or narrowed(context, account) is not None:
        return named(services, context, account)
    wanted = name.casefold()
    owners = {owner for each, owner in known(services.directories().of(context.user)) if each.casefold() == wanted}
    if not owners:
        raise BadInput(unknown, name=harmless(name))
    return owners.pop() if len(owners) == 1 else named(services, context, None)


def _owners(items: Iterable[Item]) -> Iterator[tuple[str, str]]:
    return ((each.id, owner) for each in items for owner in each.accounts)


def _employers(directory: Directory) -> Iterator[tuple[str, str]]:
    return ((each.name, each.account) for each in directory.people)
