"""The kinds: every topic of the policy library has one, in both languages, in several wordings."""

from itertools import product
from pathlib import Path

import yaml

from agent.domain.language import Language
from agent.domain.nda.topics import TOPICS
from agent.settings import shipped_policies
from evals.planted.base import UNSEEN, own_bases
from evals.planted.kinds import KINDS, Does, Kind, Split, kinds
from evals.planted.plant import plant

_FEWEST = 4


def _policy(path: Path) -> dict[str, object]:
    loaded: dict[str, object] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


def test_every_topic_of_the_policies_has_a_kind() -> None:
    topics = {str(_policy(path)["topic"]) for path in (shipped_policies() / "nda").glob("*.yaml")}
    assert {kind.topic for kind in kinds()} == topics


def test_kinds_have_wordings_in_both_languages_and_name_known_topics() -> None:
    for kind in kinds():
        assert kind.touches <= set(TOPICS), kind.name
        counts = {len(kind.wordings[language]) for language in Language}
        assert counts == {0} if kind.does is Does.REMOVE else min(counts) >= _FEWEST, kind.name


def test_half_of_the_wordings_is_held_out() -> None:
    kind = next(kind for kind in kinds() if kind.name == "term_20_years")
    assert kind.offered(Language.DE, Split.DEVELOPMENT) == [1, 3]
    assert kind.offered(Language.DE, Split.HELD_OUT) == [2, 4]
    assert kind.offered(Language.DE, Split.FIRST) == [1, 2, 3, 4]


def test_the_second_authors_wordings_follow_and_are_a_split_of_their_own() -> None:
    for kind in kinds():
        if kind.does is Does.REMOVE:
            continue
        for language in Language:
            first, later = kind.wordings[language], kind.later[language]
            assert kind.offered(language, Split.LATER) == [len(first) + 1, len(first) + 2, len(first) + 3], kind.name
            assert [kind.wording(language, n) for n in kind.offered(language, Split.LATER)] == list(later)
            assert not set(first) & set(later)


def test_the_second_authors_files_name_no_unknown_kind() -> None:
    worded = {(kind.topic, kind.name) for kind in kinds() if kind.does is not Does.REMOVE}
    files = {path.stem: _policy(path) for path in (KINDS / "later").glob("*.yaml")}
    assert {(topic, name) for topic, file in files.items() for name in file} == worded


def test_every_wording_can_be_planted_into_every_draft() -> None:
    all_kinds = kinds()
    for base, split in [*product(own_bases(), (Split.FIRST, Split.LATER)), *product(own_bases(UNSEEN), (Split.LATER,))]:
        for kind in all_kinds:
            for number in kind.offered(base.language, split):
                _assert_planted(kind, base.text, plant(base, kind, number))


def _assert_planted(kind: Kind, clean: str, planted: object) -> None:
    if planted is None:
        assert kind.does is Does.REMOVE
        return
    text, sentence = planted.text, planted.sentence  # type: ignore[attr-defined]
    assert text != clean
    assert "{" not in sentence
    assert text.count(sentence) == 1 or not sentence, kind.name
