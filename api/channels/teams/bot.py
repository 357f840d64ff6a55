"""The SDK's app: it checks every token, and calls what is registered here."""

import asyncio
import logging
import warnings
from collections.abc import Callable
from typing import Any, cast

from microsoft_teams.api import InvokeResponse
from microsoft_teams.api.auth.cloud_environment import PUBLIC, with_overrides

from agent.bootstrap import App
from agent.domain.errors import Forbidden, KamError, Unavailable
from api.channels.teams.inbox import Inbox
from api.channels.teams.shapes import Take, shaped

with warnings.catch_warnings():
    # a part of the SDK that we do not use announces, when it is imported, that it is a preview
    warnings.filterwarnings("ignore", "HtmlWidget", FutureWarning)
    from microsoft_teams.apps import App as TeamsApp
    from microsoft_teams.apps import HttpServerAdapter

log = logging.getLogger(__name__)
Handler = Callable[[Any], Any]


def made_bot(app: App, inbox: Inbox, adapter: HttpServerAdapter, path: str) -> TeamsApp:
    """Nothing of the environment is left to decide: whatever the SDK would look up there is given."""
    settings, cloud = app.settings, app.teams_cloud
    bot = TeamsApp(
        client_id=settings.teams_client_id,
        client_secret=settings.teams_client_secret.get_secret_value(),
        tenant_id=settings.teams_tenant_id,
        service_url=cloud.service_url,
        cloud=with_overrides(
            PUBLIC, login_endpoint=cloud.login_url, openid_metadata_url=cloud.openid_url, token_issuer=cloud.issuer
        ),
        http_server_adapter=adapter,
        messaging_endpoint=path,
        dangerously_allow_unauthenticated_requests=False,
        fetch_user_token=False,
        telemetry={"agent365": False},
    )
    bot.on_message(_handling(inbox.message))
    bot.on_install_add(_handling(inbox.installed))
    bot.on_conversation_update(_handling(inbox.changed))
    bot.on_card_action(_handling(inbox.pressed))
    bot.on_dialog_open(_handling(inbox.dialogue))
    bot.on_dialog_submit(_handling(inbox.sent))
    bot.on_message_ext_open(_handling(inbox.escalation))
    asyncio.run(bot.initialize())
    # the SDK calls it when the token is proved
    bot.server.on_request = shaped(cast(Take, bot.server.on_request))
    return bot


def _handling(act: Handler) -> Handler:
    """``act`` waits for databases and for Teams itself, so it runs beside the loop of its request."""

    async def handle(context: Any) -> Any:
        try:
            answer = await asyncio.to_thread(act, context.activity)
        except Forbidden:
            return InvokeResponse[Any](status=403)
        except KamError as error:  # foreseen; the SDK would log it as if it were not
            log.warning("an activity of Teams could not be handled: %s", error.code)
            return InvokeResponse[Any](status=503 if isinstance(error, Unavailable) else error.status)
        return None if answer is None else InvokeResponse[Any](status=200, body=answer)

    return handle
