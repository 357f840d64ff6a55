"""Processes that start in milliseconds: a fork server has done the imports, before there were any threads."""

import multiprocessing
from collections.abc import Iterator
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from tests.approvals_world import prepared, quick_folder
from tests.faults.mail_server import Box, mail_box


@pytest.fixture(scope="session")
def processes() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.driver"])
    return context


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    with quick_folder() as folder:
        yield prepared(folder / "template")


@pytest.fixture
def box() -> Iterator[Box]:
    with mail_box() as box:
        yield box
