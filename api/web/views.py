"""Views for pages: whose they are, what they were made from; kept until that changes."""

from collections.abc import Callable
from typing import TypeVar

from agent.bootstrap import App
from agent.domain.identity import User
from agent.domain.language import Language
from agent.services.pages.kept import Made

View = TypeVar("View")


def kept_view(app: App, user: User, language: Language, what: tuple[str, ...], make: Callable[[], View]) -> Made[View]:
    """Whose view it is, is part of its key with all rights: who loses an account loses what was kept of it.

    Raises what ``make`` raises.
    """
    whose = (user.id, user.roles, user.accounts, language)
    return app.kept.get((*whose, *what), app.stamp(), make, user.id)
