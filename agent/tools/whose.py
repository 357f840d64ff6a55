"""Whose a draft is: the customer that was named, or the one to whom contract, article, person or meeting belong."""

import datetime as dt
from collections.abc import Collection, Iterable

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
    if contract is None or narrowed(context, account) is not None:
        return named(services, context, account)
    owners = _owners(_directory(services, context).contracts, contract)
    return _only(services, context, owners, "telling.error.contract", contract)


def of_article(services: Services, context: Context, account: str | None, article: str | None) -> str:
    """Raises as `named`, and BadInput ``telling.error.article`` for one that is unknown or somebody else's."""
    if article is None or narrowed(context, account) is not None:
        return named(services, context, account)
    owners = _owners(_directory(services, context).articles, article)
    return _only(services, context, owners, "telling.error.article", article)


def of_contact(services: Services, context: Context, account: str | None, contact: str | None) -> str:
    """Raises as `named`, and BadInput ``telling.error.person`` for who is unknown or at somebody else's customer."""
    if contact is None or narrowed(context, account) is not None:
        return named(services, context, account)
    wanted = contact.casefold()
    owners = {each.account for each in _directory(services, context).people if each.name.casefold() == wanted}
    return _only(services, context, owners, "telling.error.person", contact)


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


def _directory(services: Services, context: Context) -> Directory:
    return services.names().directory([each.name for each in services.accounts().of(context.user)])


def _owners(items: Iterable[Item], id: str) -> set[str]:
    wanted = id.casefold()
    return {owner for each in items if each.id.casefold() == wanted for owner in each.accounts}


def _only(services: Services, context: Context, owners: Collection[str], code: str, name: str) -> str:
    """One that several share belongs to whom the user names."""
    if not owners:
        raise BadInput(code, name=harmless(name))
    return next(iter(owners)) if len(owners) == 1 else named(services, context, None)
