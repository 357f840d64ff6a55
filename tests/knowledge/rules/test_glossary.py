"""The glossary is validated as a whole, with the line of what is wrong, and its words reach the planner."""

from pathlib import Path

import pytest

from agent.adapters.models.planner.lexicon import Lexicon, Subject, named
from agent.adapters.models.planner.words import words
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.settings import shipped_policies
from knowledge.policies import PolicyLibrary
from knowledge.rules.glossary import FILE, GlossaryFile

SHIPPED = (Path(shipped_policies()) / FILE).read_text(encoding="utf-8")


def changed(folder: Path, before: str, after: str) -> GlossaryFile:
    assert before in SHIPPED
    (folder / FILE).write_text(SHIPPED.replace(before, after, 1), encoding="utf-8")
    return GlossaryFile(folder, PolicyLibrary(Path(shipped_policies())).departments)


def test_the_shipped_glossary_is_valid() -> None:
    folder = Path(shipped_policies())
    assert GlossaryFile(folder, PolicyLibrary(folder).departments).problems() == ()


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("  otif:\n", "  otiff:\n", "otiff"),
        ("luftfracht*, notfallfl*", "otif, notfallfl*", "otif"),
        ("[otif, liefertreu*,", "[otif, lie*fer, liefertreu*,", "lie*fer"),
        ("  inside_sales:\n", "  outside_sales:\n", "outside_sales"),
        ("version: 1\n", "version: eins\n", "version"),
    ],
)
def test_a_problem_names_its_line(tmp_path: Path, before: str, after: str, told: str) -> None:
    file = changed(tmp_path, before, after)
    found = file.problems()
    line = SHIPPED[: SHIPPED.index(before)].count("\n") + 1
    assert any(line <= each.line <= line + 1 and told in each.text(Language.EN) for each in found), found
    with pytest.raises(BadInput):
        file.glossary()


def test_a_word_of_the_company_names_a_kpi(tmp_path: Path) -> None:
    lexicon = Lexicon(changed(tmp_path, "[otif, liefertreu*,", "[otif, Terminampel, liefertreu*,").glossary())
    assert named(lexicon.hits(words("Wie steht die Terminampel?")), Subject.KPI) == ["otif"]


def test_the_longer_term_wins() -> None:
    lexicon = Lexicon(GlossaryFile(Path(shipped_policies())).glossary())
    assert named(lexicon.hits(words("are all call-off plans still active")), Subject.KPI) == ["contracts_active"]
    assert named(lexicon.hits(words("OTIF und Call-Off")), Subject.KPI) == ["otif", "call_off"]
