"""A YAML file read safely, with the line of every value kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from agent.ports import PolicyProblem

# libyaml is about eight times faster; the pure loader gives the same nodes
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TIMESTAMP = "tag:yaml.org,2002:timestamp"


@dataclass(frozen=True, slots=True)
class Source:
    """``name`` is the path inside the library; ``data`` is None when the file cannot be read."""

    name: str
    data: Any = None
    node: yaml.Node | None = None
    problems: tuple[PolicyProblem, ...] = ()

    def line(self, path: Sequence[str | int] = ()) -> int:
        """The line (from 1) of the value at ``path``, or of its nearest parent that exists."""
        node, line = self.node, 1
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            line, node = found
        return line

    def problem(self, code: str, path: Sequence[str | int] = (), **values: object) -> PolicyProblem:
        """A problem of this file; ``code`` without its prefix ``policies.problem.``."""
        return PolicyProblem(self.name, self.line(path), f"policies.problem.{code}", values)


def read(path: Path, name: str) -> Source:
    """Read one file; what is wrong with it as YAML stands in ``problems``."""
    try:
        return _parse(path.read_text(encoding="utf-8-sig"), name)
    except FileNotFoundError:
        return _unreadable(name, 1, "file_missing")
    except UnicodeDecodeError:
        return _unreadable(name, 1, "encoding")
    except OSError as error:
        return _unreadable(name, 1, "unreadable", detail=error.strerror or type(error).__name__)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return _unreadable(name, mark.line + 1 if mark else 1, "syntax", detail=error.problem or error.context)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return _unreadable(name, 1, "syntax", detail=str(error).splitlines()[0])


def _parse(text: str, name: str) -> Source:
    loader: Any = _Loader(text)  # the stubs do not know that an instance may have constructors of its own
    # a date like 2026-02-30 must name its line
    loader.yaml_constructors = {**loader.yaml_constructors, _TIMESTAMP: _date}
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            return _unreadable(name, 1, "no_mapping")
        problems = tuple(
            PolicyProblem(name, line, f"policies.problem.{code}", {"key": key})
            for line, code, key in _structure(node, set())
        )
        if problems:
            return Source(name, node=node, problems=problems)
        return Source(name, loader.construct_document(node), node)
    finally:
        loader.dispose()


def _unreadable(name: str, line: int, code: str, **values: object) -> Source:
    return Source(name, problems=(PolicyProblem(name, line, f"policies.problem.{code}", values),))


def _date(loader: Any, node: yaml.ScalarNode) -> object:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError as error:
        raise yaml.constructor.ConstructorError(None, None, str(error), node.start_mark) from error


def _structure(node: yaml.Node, seen: set[int]) -> Iterator[tuple[int, str, str]]:
    """Duplicate keys, and aliases: one node in two places makes line numbers and edits ambiguous."""
    if id(node) in seen:
        yield node.start_mark.line + 1, "alias", ""
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            if str(key.value) in keys:
                yield key.start_mark.line + 1, "duplicate_key", str(key.value)
            keys.add(str(key.value))
            yield from _structure(value, seen)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _structure(item, seen)


def _child(node: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark.line + 1, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item = node.value[step]
        return item.start_mark.line + 1, item
    return None
