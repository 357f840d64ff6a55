"""Composes a draft from the template of its kind and language."""

import hashlib
import re
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import agent.prompts
from agent.domain.draft.written_by import Hand, WrittenBy
from agent.domain.drafting.brief import Brief, Composed

FOLDER = Path(agent.prompts.__file__).parent / "drafts"
_GAP = re.compile(r"\n{3,}")


class TemplateComposer:
    """Implements the port `Composer`: ``prompts/drafts/<kind>.<language>.j2``.

    Template words stand in ``<< >>`` and ``<% %>``, because ``{{F:id}}`` is a marker and must reach the text as it is.
    A template sets ``subject`` and reads ``brief`` and the names of its slots; a slot it forgets to get is an error.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    def compose(self, brief: Brief) -> Composed:
        variant = "_shared" if brief.request.shared else ""
        name = f"{brief.kind.value}{variant}.{brief.language.value}.j2"
        module: Any = self._environment.get_template(name).make_module({"brief": brief, **brief.slots})
        subject = str(getattr(module, "subject", ""))
        return Composed(" ".join(subject.split()), _GAP.sub("\n\n", str(module)).strip(), self._origin(name))

    def _origin(self, name: str) -> WrittenBy:
        source = (self._folder / name).read_bytes()
        return WrittenBy(Hand.TEMPLATE, hashlib.sha256(source).hexdigest())

    @cached_property
    def _environment(self) -> Environment:
        # plain text: nothing is escaped here; the HTML version is made from the text and escapes everything
        return Environment(  # noqa: S701
            loader=FileSystemLoader(self._folder),
            undefined=StrictUndefined,
            block_start_string="<%",
            block_end_string="%>",
            variable_start_string="<<",
            variable_end_string=">>",
            comment_start_string="<#",
            comment_end_string="#>",
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
        )
