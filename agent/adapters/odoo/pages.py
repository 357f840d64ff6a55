"""Reading a stream page by page, by id, so that nothing is lost or doubled while others write.

- Paging goes by ``id`` and has no upper bound in time: a record that changes before its page comes is read in its
  newest form; one that changes behind us is newer than the mark and comes in the next run.
- The mark is the newest ``write_date`` of all streams on the server when the run began, never our own clock. An
  overlap covers transactions that were open then: Odoo stamps them with their beginning. Where stamps lie ahead of
  the server's clock (it went back), the mark stays at the server's time.
- The end is a page without records: a short page may be short for any reason.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise

from agent.adapters.odoo.api import SYSTEM, OdooApi, Query, Record
from agent.adapters.odoo.streams import Stream
from agent.domain.errors import Unavailable

OVERLAP = dt.timedelta(hours=1)
_FORMAT = "%Y-%m-%d %H:%M:%S"
Page = tuple[list[Record], int]  # records, id of the last one


class Pager:
    """Pages of one stream; ``fields`` are those that the server has."""

    def __init__(self, api: OdooApi, stream: Stream, fields: Sequence[str], page_size: int) -> None:
        self._api, self._stream, self._page_size = api, stream, page_size
        self._fields = sorted(fields)

    def newest(self) -> str | None:
        """The newest stamp on the server, not ahead of its clock; None when there are no records."""
        query = Query(self._stream.model, ["write_date"], self._stream.domain, "write_date desc, id desc", 1)
        found = self._api.search_read(query)
        if not found:
            return None
        stamp = dt.datetime.strptime(str(found[0]["write_date"])[:19], _FORMAT)  # noqa: DTZ007 - UTC, as all of Odoo
        now = self._api.server_time
        if now is not None:
            stamp = min(stamp, now.astimezone(dt.UTC).replace(tzinfo=None))
        return stamp.strftime(_FORMAT)

    def clock_went_back(self, mark: str | None) -> bool:
        """True when the server's clock now shows an earlier time than when ``mark`` was taken from it."""
        now = self._api.server_time
        return mark is not None and now is not None and f"{now.astimezone(dt.UTC):{_FORMAT}}" < _back(mark)

    def changed(self, mark: str | None, after: int) -> Iterator[Page]:
        """Records written since ``mark`` (all without one), from the id behind ``after`` on."""
        since = () if mark is None else (("write_date", ">", _back(mark)),)
        return self._pages((*since, *self._stream.domain), after)

    def by_reference(self, field: str, ids: Sequence[int]) -> Iterator[Page]:
        """Records with ``field`` in ``ids``, whatever the stream's own condition."""
        return self._pages(((field, "in", list(ids)),), 0)

    def _pages(self, domain: Sequence[object], after: int) -> Iterator[Page]:
        while True:
            bounded = (("id", ">", after), *domain)
            page = self._api.search_read(Query(self._stream.model, self._fields, bounded, "id", self._page_size))
            if not page:
                return
            ids = [record["id"] for record in page]
            if ids[0] <= after or any(one >= two for one, two in pairwise(ids)):
                raise Unavailable("connectors.not_paged", system=SYSTEM, what=self._stream.model)
            after = ids[-1]
            yield page, after


def _back(mark: str) -> str:
    return (dt.datetime.strptime(mark, _FORMAT) - OVERLAP).strftime(_FORMAT)  # noqa: DTZ007
