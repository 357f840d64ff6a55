"""kam nda review DIR --batch: every draft of a folder, gone on with after a stop."""

import hashlib
import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent import __version__
from agent.adapters.policy_files import PolicyFolder
from agent.adapters.spreadsheet import csv_file, xlsx_file
from agent.cli.context import say, show_json
from agent.cli.long_lived import stay
from agent.cli.nda_folder import documents_of, shown_path
from agent.cli.progress import Bar, minutes
from agent.domain import formats
from agent.domain.errors import BadInput, Conflict
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.batch import Batch, BatchDocument, counted
from agent.services import nda_batch_view

if TYPE_CHECKING:
    from agent.bootstrap import App
    from agent.domain.identity import User

_LOOK_S, _SHARE = 0.25, 0.1  # a look takes longer with every document: never more than this part of the time
_TRIES = 3  # for what was no fault of the document's


@dataclass(frozen=True, slots=True)
class Folder:
    """What the shell asks for."""

    path: Path
    out: Path | None
    account: str | None
    anyway: bool
    language: Language
    as_json: bool


def review_folder(built: "App", asked: Folder) -> int:
    """The exit code: 0 all reviewed, 2 some cannot be, 1 an error of the program. Raises BadInput, Forbidden,
    Conflict ``nda_batch.running``."""
    stay()
    user, files = built.user(), documents_of(asked.path, asked.out)
    if asked.out is not None:
        asked.out.mkdir(parents=True, exist_ok=True)  # what cannot be written is told now
    batch = built.nda_batches.open(
        user, asked.path.resolve().name, asked.language, asked.account, anyway=asked.anyway, key=_key(built, asked)
    )
    watch = _Watch(built, user, batch, asked, len(files))
    _start(built, batch)
    try:
        unread = _give(watch, files)
        _finish(watch)
    except KeyboardInterrupt:
        return watch.stopped()
    built.stop_jobs()
    return _end(watch, [*built.nda_batches.documents(user, batch.id), *unread])


def _finish(watch: "_Watch") -> None:
    """Wait for the end; what was no fault of a document's is tried again."""
    for left in reversed(range(_TRIES)):
        while not watch.look():
            time.sleep(watch.rest_s)
        if not left or not watch.built.nda_batches.again(watch.user, watch.batch.id):
            return


def _start(built: "App", batch: Batch) -> None:
    from agent.jobs.job import Queue

    built.warm()
    engine = built.job_engine(f"batch-{batch.id[:8]}")
    try:
        built.start_jobs(engine, schedules=False, only=Queue.BATCH)
    except Conflict as error:
        raise Conflict("nda_batch.running") if error.code == "jobs.executor_taken" else error from None


def _key(built: "App", asked: Folder) -> str:
    """What makes two commands the same: after a change of the rules or of the program everything is read anew."""
    digests = PolicyFolder(built.settings.policies).digests() or {}
    rules = {name: digest for name, digest in digests.items() if name.startswith("nda/")}
    wanted = [str(asked.path.resolve()), asked.account, asked.anyway, asked.language.value, rules, __version__]
    return hashlib.sha256(json.dumps(wanted, sort_keys=True).encode()).hexdigest()


def _give(watch: "_Watch", files: Sequence[Path]) -> list[BatchDocument]:
    """Hand every file in; returns those that cannot be opened."""
    batches, folder = watch.built.nda_batches, watch.asked.path
    places, unread = [], []
    for path in files:
        place, name = path.relative_to(folder).as_posix(), shown_path(path, folder)
        try:
            with path.open("rb") as source:
                batches.add(watch.user, watch.batch.id, place, name, source)
            places.append(place)
        except OSError:
            reason = BadInput("document.not_found", name=name)
            told = reason.text(watch.asked.language)
            unread.append(BatchDocument(place, name, "", "", "refused", told, reason.code))
        watch.glance()
    batches.keep_only(watch.user, watch.batch.id, places)
    return unread


class _Watch:
    """Tells of each document that has ended, once, and how far the batch is."""

    def __init__(self, built: "App", user: "User", batch: Batch, asked: Folder, total: int) -> None:
        self.built, self.user, self.batch, self.asked = built, user, batch, asked
        known = built.nda_batches.states(user, batch.id)
        self._told = {each.place for each in known if each.ended and not each.worth_another_try}
        self._total, self._looked, self.rest_s = total, 0.0, _LOOK_S
        self.bar = Bar(total, len(self._told), asked.language)
        self.say("begun", total=total, before=len(self._told), batch=batch.id)

    def glance(self) -> None:
        """Look, though not all the time."""
        if time.monotonic() - self._looked > self.rest_s:
            self.look()

    def look(self) -> bool:
        """True when all that was handed in has ended."""
        began = time.monotonic()
        found = self.built.nda_batches.documents(self.user, self.batch.id)
        self.tell(each for each in found if each.ended and not each.worth_another_try)
        self.bar.show(len(self._told))
        self._looked = time.monotonic()
        self.rest_s = max(_LOOK_S, (self._looked - began) / _SHARE)
        return all(each.ended for each in found)

    def tell(self, documents: Iterable[BatchDocument]) -> None:
        for each in documents:
            if each.place not in self._told:
                self._told.add(each.place)
                self._tell(each)

    def stopped(self) -> int:
        self.built.stop_jobs()
        self.bar.clear()
        say(self._text("stopped", ended=len(self._told), total=self._total), err=True)
        return 1

    def ended(self, done: int) -> None:
        self.bar.clear()
        rate = formats.number(self.bar.rate(len(self._told)), self.asked.language, 1)
        self.say("ended", done=done, total=self._total, rate=rate, time=minutes(self.bar.seconds))

    def _tell(self, document: BatchDocument) -> None:
        self.bar.clear()
        figures = document.summary
        if figures is None:
            self.say("not", name=document.name, reason=document.error)
            return
        level = nda_batch_view.level(document, self.asked.language)
        counts = {name: figures.severities.get(name, 0) for name in ("red_line", "negotiable", "information")}
        self.say("line", level=level, name=document.name, **counts, time=self._time(figures.seconds))

    def _time(self, seconds: float | None) -> str:
        shown = formats.number(seconds, self.asked.language, 1) if seconds is not None else ""
        return self._text("time", seconds=shown) if shown else ""

    def say(self, code: str, **values: object) -> None:
        if not self.asked.as_json:
            say(self._text(code, **values))

    def _text(self, code: str, **values: object) -> str:
        return message(f"nda_batch.told.{code}", self.asked.language, **values)


def _end(watch: _Watch, documents: Sequence[BatchDocument]) -> int:
    language, count = watch.asked.language, counted(documents)
    watch.tell(documents)
    if watch.asked.as_json:
        told = nda_batch_view.batch(watch.batch, documents)
        show_json({**told, "documents": [nda_batch_view.document(each) for each in documents]})
    else:
        watch.ended(count.done)
    if watch.asked.out is not None:
        _write(watch.asked.out, documents, language)
        watch.say("written", folder=watch.asked.out)
    if count.done < count.total:
        say(message("nda_batch.told.not_all", language, count=count.total - count.done, total=count.total), err=True)
    return 1 if count.failed else 2 if count.refused else 0


def _write(folder: Path, documents: Sequence[BatchDocument], language: Language) -> None:
    table, failed = nda_batch_view.table(documents, language), nda_batch_view.failed_table(documents, language)
    title = message("nda_batch.told.title", language)
    made = {
        "summary.csv": csv_file(table),
        "summary.xlsx": xlsx_file(table, title),
        "failed.csv": csv_file(failed),
    }
    for name, content in made.items():
        part = folder / f".{name}.part"
        part.write_bytes(content)
        part.replace(folder / name)
