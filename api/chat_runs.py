"""Runs of the assistant in threads of their own, and what they tell, as a stream.

A run does not belong to the connection that asked for it: who goes away loses the stream, the answer is stored.
"""

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

from agent.domain.assistant.conversation import Message
from agent.domain.assistant.turn import Progress
from agent.services.chat import Chat
from agent.services.chat_intake import Begun

_MOST = 64  # at once; what comes on top waits for its turn
Ended = Future[Message]
Told = Progress | Ended


class ChatRuns:
    """Threads for runs, apart from those that answer requests: a long run keeps no page waiting."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(_MOST, thread_name_prefix="chat")
        self._closing = threading.Event()

    def start(self, chat: Chat, begun: Begun, tell: Callable[[Progress], None]) -> Ended:
        return self._pool.submit(chat.answer, begun, tell, self._closing.is_set)

    def stream(self, chat: Chat, begun: Begun) -> AsyncGenerator[Told, None]:
        """What the run tells, at last the ended run itself. Called in the event loop; the run starts at once."""
        loop = asyncio.get_running_loop()
        told: asyncio.Queue[Told] = asyncio.Queue()

        def tell(event: Told) -> None:
            with suppress(RuntimeError):  # the server has stopped; the run goes on to its end
                loop.call_soon_threadsafe(told.put_nowait, event)

        self.start(chat, begun, tell).add_done_callback(tell)
        return _until_ended(told)

    def close(self) -> None:
        """Ask the runs to end at their next step; they store what they have."""
        self._closing.set()
        self._pool.shutdown(wait=False, cancel_futures=True)


async def _until_ended(told: asyncio.Queue[Told]) -> AsyncGenerator[Told, None]:
    while True:
        event = await told.get()
        yield event
        if isinstance(event, Future):
            return
