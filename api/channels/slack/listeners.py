"""What Slack tells the app, listened to with Bolt. Slack waits three seconds; it gets its answer within one.

What is said is queued before it is acknowledged: what cannot be queued in time is answered with 503, and Slack
delivers it again. Whatever takes longer than that goes on in a thread.
"""

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.response import BoltResponse

from agent.adapters.slack.calls import Workspace
from agent.bootstrap import App
from agent.domain.errors import KamError
from agent.domain.messages import message as told
from api.channels.slack import payloads
from api.channels.slack.inbox import Inbox
from api.channels.slack.presses import Presses
from api.channels.slack.workers import Workers, logged, within

log = logging.getLogger(__name__)
Json = Mapping[str, Any]
Next = Callable[[], Awaitable[BoltResponse | None]]
_KNOWN_S, _TAKEN_S, _DECIDED_S = 0.2, 0.4, 0.7  # together below a second
_LATER = 503
_ANY = re.compile("", re.DOTALL)


class Listeners:
    """One app of one workspace: another workspace that shows the same signature is refused."""

    def __init__(self, app: App, workers: Workers) -> None:
        self._app, self._workers = app, workers
        self._inbox = Inbox(app)
        self._presses = Presses(app, self._inbox)

    def bolt(self) -> AsyncApp:
        """Signature and age are checked before anything is parsed, by `api.channels.slack.door`."""
        bolt = AsyncApp(
            name="kam",
            signing_secret=self._app.settings.slack_signing_secret.get_secret_value(),
            before_authorize=self._only_ours,
            authorize=ItsOwn(self._app.slack_client.calls.known_workspace),
            request_verification_enabled=False,
            ssl_check_enabled=False,
        )
        bolt.event("app_mention", middleware=[self._said])(_nothing_more)
        bolt.event("message", middleware=[self._said])(_nothing_more)
        bolt.event("app_home_opened")(self._home)
        bolt.event(_ANY)(_nothing_more)
        bolt.command("/kam")(self._command)
        bolt.shortcut({"type": "message_action", "callback_id": "escalation"})(self._shortcut)
        bolt.action(_ANY)(self._pressed)
        bolt.view(_ANY)(self._submitted)
        return bolt

    async def _only_ours(self, body: Json, context: AsyncBoltContext, next: Next) -> BoltResponse | None:
        if body.get("type") == "url_verification":
            return await next()
        workspace = await self._workspace()
        if workspace is None:
            return BoltResponse(status=_LATER)
        if context.team_id != workspace.team:
            log.warning("a request of a foreign workspace was refused")
            return BoltResponse(status=403)
        return await next()

    async def _workspace(self) -> Workspace | None:
        calls = self._app.slack_client.calls
        if calls.known_workspace() is None:
            try:
                await within(_KNOWN_S, self._workers.slow.submit(calls.workspace))
            except (KamError, TimeoutError):
                log.warning("it is not known yet in which workspace the app is installed")
        return calls.known_workspace()

    async def _said(self, body: dict[str, Any], event: Json, next: Next) -> BoltResponse | None:
        if payloads.is_said_to_us(event):
            pool = self._workers.quick if event.get("channel_type") == "im" else self._workers.slow
            running = pool.submit(self._inbox.event, body)
            try:
                await within(_TAKEN_S, running)
            except (KamError, TimeoutError):
                running.add_done_callback(logged)
                log.warning("a message could not be queued in time; Slack delivers it again")
                return BoltResponse(status=_LATER)
        return await next()

    async def _home(self, body: dict[str, Any], event: Json) -> None:
        if event.get("tab") == "home":
            self._workers.start(lambda: self._inbox.home(body))

    async def _command(self, body: dict[str, Any], ack: AsyncAck) -> None:
        running = self._workers.slow.submit(self._inbox.command, body)
        try:
            said = await within(_TAKEN_S, running)
        except TimeoutError:
            running.add_done_callback(logged)
            said = ""  # it goes on, and the answer comes
        except KamError as error:
            log.warning("a command could not be queued: %s", error.code)
            said = self._inbox.say_in_both("channels.slack.not_taken")
        except Exception:
            log.exception("a command could not be queued")
            said = self._inbox.say_in_both("channels.slack.not_taken")
        await ack(said)

    async def _shortcut(self, body: dict[str, Any], ack: AsyncAck) -> None:
        self._workers.start(lambda: self._inbox.escalation(body))
        await ack()

    async def _pressed(self, body: dict[str, Any], ack: AsyncAck) -> None:
        self._workers.start(lambda: self._presses.pressed(body))
        await ack()

    async def _submitted(self, body: dict[str, Any], ack: AsyncAck) -> None:
        lacking = payloads.missing(body)
        if lacking:
            why = told("channels.slack.required", payloads.language(body))
            await ack(response_action="errors", errors=dict.fromkeys(lacking, why))
            return
        running = self._workers.slow.submit(self._presses.submitted, body)
        try:
            sent = await within(_DECIDED_S, running)
        except TimeoutError:
            await ack()
            running.add_done_callback(lambda done: self._presses.tell(done.result()))
            return
        if sent.errors:
            await ack(response_action="errors", errors=dict(sent.errors))
            return
        await ack()
        self._workers.start(lambda: self._presses.tell(sent))


class ItsOwn(AsyncAuthorize):
    """Who the app itself is, so that its own words are not answered. Bolt gets no token: it posts nothing."""

    def __init__(self, known: Callable[[], Workspace | None]) -> None:
        self._known = known

    async def __call__(self, *, enterprise_id: str | None, team_id: str | None, **_more: object) -> AuthorizeResult:
        found = self._known()
        bot_user, bot = (found.bot_user, found.bot) if found else (None, None)
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_user_id=bot_user, bot_id=bot)


async def _nothing_more() -> None:
    """Acknowledged."""
