"""What is remembered of the chat platforms, in the state database."""

import datetime as dt
import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, delete, null, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from agent.adapters.state.base import Base
from agent.adapters.state.channel_tables import (
    ChannelCardRow,
    ChannelEventRow,
    ChannelMuteRow,
    ChannelNoticeRow,
    ChannelPersonRow,
)
from agent.adapters.state.database import Database
from agent.adapters.state.times import utc
from agent.domain.channel.place import Place, Platform, Speaker
from agent.ports.channels import ChannelPerson, ShownCard

_OF_USER = (ChannelPersonRow, ChannelCardRow, ChannelMuteRow, ChannelNoticeRow)


class SqlChannels:
    """Implements the port `ChannelStore`. The primary keys let one of many be the first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def person(self, speaker: Speaker) -> ChannelPerson | None:
        with self._database.reading() as session:
            row = session.get(ChannelPersonRow, (speaker.platform.value, speaker.tenant, speaker.id))
            return None if row is None else _person(row)

    def people_of(self, user_id: str) -> Sequence[ChannelPerson]:
        return [each for each in self.people() if each.user_id == user_id]

    def people(self) -> Sequence[ChannelPerson]:
        row = ChannelPersonRow
        query = select(row).order_by(row.platform, row.tenant, row.speaker_id)
        with self._database.reading() as session:
            return [_person(each) for each in session.scalars(query)]

    def link(self, person: ChannelPerson) -> None:
        speaker = person.speaker
        with self._database.transaction() as session:
            session.merge(
                ChannelPersonRow(
                    platform=speaker.platform.value,
                    tenant=speaker.tenant,
                    speaker_id=speaker.id,
                    user_id=person.user_id,
                    linked_by=person.by,
                    linked_at=person.at,
                    direct=asdict(person.direct) if person.direct else None,
                )
            )

    def unlink(self, platform: Platform, tenant: str, speaker_id: str) -> bool:
        with self._database.transaction() as session:
            row = session.get(ChannelPersonRow, (platform.value, tenant, speaker_id))
            if row is not None:
                session.delete(row)
            return row is not None

    def take(
        self,
        platform: Platform,
        event: str,
        at: dt.datetime,
        waiting: Mapping[str, Any] | None = None,
        user_id: str | None = None,
    ) -> bool:
        said = None if waiting is None else dict(waiting)
        row = ChannelEventRow(key=_hash(platform.value, event), at=at, waiting=said, user_id=user_id)
        with self._database.transaction() as session:
            return _added(session, row)

    def waiting(self, platform: Platform, event: str) -> Mapping[str, Any] | None:
        with self._database.reading() as session:
            row = session.get(ChannelEventRow, _hash(platform.value, event))
            return None if row is None else row.waiting

    def settle(self, platform: Platform, event: str) -> None:
        self._silence(ChannelEventRow.key == _hash(platform.value, event))

    def settle_old(self, before: dt.datetime) -> None:
        self._silence(ChannelEventRow.at < before)

    def forget_events(self, before: dt.datetime) -> int:
        gone = delete(ChannelEventRow).where(ChannelEventRow.at < before).returning(ChannelEventRow.key)
        with self._database.transaction() as session:
            return len(session.scalars(gone).all())

    def add_card(self, card: ShownCard) -> None:
        with self._database.transaction() as session:
            session.merge(
                ChannelCardRow(
                    subject=card.subject,
                    key=_key(card),
                    user_id=card.user_id,
                    place=asdict(card.place),
                    message=card.message,
                    version=card.version,
                    closed=card.closed,
                )
            )

    def cards(self, subject: str) -> Sequence[ShownCard]:
        query = select(ChannelCardRow).where(ChannelCardRow.subject == subject).order_by(ChannelCardRow.key)
        with self._database.reading() as session:
            return [_card(each) for each in session.scalars(query)]

    def open_cards(self) -> Sequence[ShownCard]:
        row = ChannelCardRow
        query = select(row).where(row.closed.is_(False)).order_by(row.subject, row.key)
        with self._database.reading() as session:
            return [_card(each) for each in session.scalars(query)]

    def drop_card(self, card: ShownCard) -> None:
        row = ChannelCardRow
        with self._database.transaction() as session:
            session.execute(delete(row).where(row.subject == card.subject, row.key == _key(card)))

    def muted(self, user_id: str) -> Collection[str]:
        query = select(ChannelMuteRow.kind).where(ChannelMuteRow.user_id == user_id)
        with self._database.reading() as session:
            return frozenset(session.scalars(query))

    def mute(self, user_id: str, types: Collection[str]) -> None:
        with self._database.transaction() as session:
            session.execute(delete(ChannelMuteRow).where(ChannelMuteRow.user_id == user_id))
            session.add_all(ChannelMuteRow(user_id=user_id, kind=each) for each in sorted(set(types)))

    def noticed(self, user_id: str, keys: Collection[str]) -> Mapping[str, dt.datetime]:
        row = ChannelNoticeRow
        query = select(row).where(row.user_id == user_id, row.key.in_(sorted(keys)))
        with self._database.reading() as session:
            return {each.key: utc(each.at) for each in session.scalars(query)}

    def note(self, user_id: str, key: str, at: dt.datetime) -> bool:
        with self._database.transaction() as session:
            return _added(session, ChannelNoticeRow(user_id=user_id, key=key, at=at))

    def unnote(self, user_id: str, keys: Collection[str]) -> None:
        row = ChannelNoticeRow
        with self._database.transaction() as session:
            session.execute(delete(row).where(row.user_id == user_id, row.key.in_(sorted(keys))))

    def forget(self, user_id: str) -> None:
        with self._database.transaction() as session:
            for row in _OF_USER:
                session.execute(delete(row).where(row.user_id == user_id))
        self._silence(ChannelEventRow.user_id == user_id)

    def _silence(self, which: ColumnElement[bool]) -> None:
        """That the events were taken stays known; what was said and by whom does not."""
        with self._database.transaction() as session:
            session.execute(update(ChannelEventRow).where(which).values(waiting=null(), user_id=None))


def _added(session: Session, row: Base) -> bool:
    try:
        with session.begin_nested():  # what fails here leaves the transaction around it whole
            session.add(row)
    except IntegrityError:
        return False
    return True


def _hash(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _key(card: ShownCard) -> str:
    return _hash(card.place.key, card.message)


def _person(row: ChannelPersonRow) -> ChannelPerson:
    speaker = Speaker(Platform(row.platform), row.tenant, row.speaker_id)
    direct = None if row.direct is None else Place.of(row.direct)
    return ChannelPerson(speaker, row.user_id, row.linked_by, utc(row.linked_at), direct)


def _card(row: ChannelCardRow) -> ShownCard:
    return ShownCard(row.subject, row.user_id, Place.of(row.place), row.message, row.version, row.closed)
