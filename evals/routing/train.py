"""Learn what the planner chooses by, from our own training utterances: `make planner`.

``--check`` prints the figures of a cross-validation by lines, and writes nothing.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from agent.adapters.models.planner.choice import Choices, Linear, packed
from agent.adapters.models.planner.features import Encode, Floats, features
from agent.adapters.models.planner.lexicon import Lexicon
from agent.adapters.models.planner.naming import NameIndex
from agent.adapters.models.planner.ordinary import OrdinaryWords, ordinary_words
from agent.adapters.models.planner.reading import Reader, Reading
from agent.adapters.models.planner.words import fold, words
from agent.settings import shipped_policies
from evals.routing.demo_names import demo_directory
from evals.routing.utterances import WRITTEN_FOR, Utterance, own

OUT = Path(__file__).parents[2] / "agent" / "adapters" / "models" / "planner" / "model"
_C_INTENT, _C_KPI = 2.0, 2.0  # inverse strength of regularisation, chosen by cross-validation
_FOLDS = 5
_PROSE = Path(__file__).parents[1] / "contract_nli"  # German contracts that we wrote for another benchmark
_CALENDAR = (
    "Januar Februar März April Mai Juni Juli August September Oktober "
    "November Dezember January February March May June July"
    " October December Montag Dienstag Mittwoch Donnerstag Freitag Samstag "
    "Sonntag Monday Tuesday Wednesday Thursday Friday"
    " Saturday Sunday Weihnachten Ostern Christmas Easter Problem Probleme "
    "Problems Urlaub Messe Chef Kollege Kollegen Team Büro"
    " Licht Musik Wetter Auto Haus Geld Europa Deutschland Germany China "
    "Österreich Schweiz England Italien Frankreich Polen"
)
# names that stand in our texts too, as examples
_FAMILIES = frozenset(
    "acme smith mueller schmidt schneider fischer weber meyer meier maier "
    "wagner becker schulz hoffmann krueger siemens bosch beta"
    " muster mustermann jones brown miller bmw audi thyssenkrupp zeiss liebherr festo".split()
)
_ALSO_NOUNS = frozenset("metallbau anlagenbau gmbh".split())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    utterances = own("train")
    if not check:
        write_ordinary_words(utterances)
        ordinary_words.cache_clear()
    if check:
        _cross_validate(utterances)
        return
    choices = learned(utterances)
    np.savez_compressed(OUT / "choices.npz", **packed(choices))  # type: ignore[arg-type]
    print(f"{OUT / 'choices.npz'}: {(OUT / 'choices.npz').stat().st_size} bytes")


def reader() -> Reader:
    from knowledge.rules.glossary import GlossaryFile

    lexicon = Lexicon(GlossaryFile(shipped_policies()).glossary())
    return Reader(NameIndex(demo_directory(), ordinary_words()), lexicon, WRITTEN_FOR)


def encoder() -> Encode:
    from knowledge.embeddings import Embedder

    return Embedder().encode


def learned(utterances: Sequence[Utterance]) -> Choices:
    intents = [each for each in varied(utterances) if each.intent]
    reads, encode = reader(), encoder()
    rows = features([reads.read(each.text) for each in intents], encode)
    asked = [at for at, each in enumerate(intents) if each.intent == "query_kpi" and each.calls]
    kpis = [_kpi(intents[at]) for at in asked]
    return Choices(_fit(rows, [each.intent for each in intents], _C_INTENT), _fit(rows[asked], kpis, _C_KPI))


def _kpi(utterance: Utterance) -> str:
    assert utterance.calls  # noqa: S101 - only utterances with a call come here
    return str(utterance.calls[0][1]["kpi"])


def varied(utterances: Sequence[Utterance]) -> Iterator[Utterance]:
    """Each as written, and as dictation or haste would have it: small, without marks, umlauts as two letters."""
    dice = random.Random(7)  # noqa: S311 - the same variants every time
    for each in utterances:
        yield each
        plain = re.sub(r"[?!.,;:„“\"]", "", each.text).lower()
        yield _said(each, plain if dice.random() < 0.5 else fold(plain))
        yield _said(each, _mistyped(each.text, dice))


def _said(utterance: Utterance, text: str) -> Utterance:
    return Utterance(utterance.id, text, utterance.calls, utterance.language, utterance.intent, utterance.group)


def _mistyped(text: str, dice: random.Random) -> str:
    """Two neighbours swapped, or a letter lost, in one longer word."""
    long = list(re.finditer(r"[^\W\d_]{6,}", text))
    if not long:
        return text
    match = dice.choice(long)
    at = dice.randrange(match.start() + 1, match.end() - 1)
    if dice.random() < 0.5:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + text[at + 1 :]


def _fit(rows: Floats, labels: Sequence[str], c: float) -> Linear:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=c, max_iter=400, class_weight="balanced")
    model.fit(rows, labels)
    weights: Any = model.coef_.T
    return Linear(tuple(model.classes_), weights.astype(np.float32), model.intercept_.astype(np.float32))


def _cross_validate(utterances: Sequence[Utterance]) -> None:
    """By line: an utterance is asked where neither it, nor its variants, nor its translation was learned from."""
    lines = sorted({_line(each) for each in utterances})
    random.Random(3).shuffle(lines)  # noqa: S311 - the same folds every time
    fold_of = {line: at % _FOLDS for at, line in enumerate(lines)}
    reads, encode = reader(), encoder()
    every = [each for each in varied(utterances) if each.intent]
    rows = features([reads.read(each.text) for each in every], encode)
    plain = {id(each) for each in utterances}
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    confusion: Counter[tuple[str, str]] = Counter()
    for number in range(_FOLDS):
        inside = [at for at, each in enumerate(every) if fold_of[_line(each)] != number]
        outside = [at for at, each in enumerate(every) if fold_of[_line(each)] == number and id(each) in plain]
        model = _fit(rows[inside], [every[at].intent for at in inside], _C_INTENT)
        for at, share in zip(outside, model.shares(rows[outside]), strict=True):
            said = model.labels[int(share.argmax())]
            key = every[at].language or "?"
            count[key] += 1
            right[key] += said == every[at].intent
            if said != every[at].intent:
                confusion[every[at].intent, said] += 1
                print(f"  {every[at].intent} -> {said} {share.max():.2f}: {every[at].text}")
        asked = [at for at in inside if every[at].intent == "query_kpi"]
        kpi = _fit(rows[asked], [_kpi(every[at]) for at in asked], _C_KPI)
        for at in outside:
            if every[at].intent == "query_kpi":
                said = kpi.labels[int(kpi.shares(rows[at : at + 1])[0].argmax())]
                count["kpi"] += 1
                right["kpi"] += said == _kpi(every[at])
    for key in count:
        print(f"{key}: {right[key]} of {count[key]} ({right[key] / count[key]:.1%})")
    print(confusion.most_common(20))


def _line(utterance: Utterance) -> str:
    group, _language, number = utterance.id.rsplit("-", 2)
    return f"{group}-{number}"


def write_ordinary_words(utterances: Sequence[Utterance]) -> None:
    """Every word of our texts, policies and training utterances, less the names in them."""
    (OUT / "ordinary_words.txt").write_text("\n".join(sorted(_ordinary(utterances))) + "\n", encoding="utf-8")


def _ordinary(utterances: Sequence[Utterance]) -> set[str]:
    from agent.domain import messages

    texts = [text for subject in messages.SUBJECTS for pair in subject.TEXTS.values() for text in pair]
    texts += [path.read_text(encoding="utf-8") for path in sorted(shipped_policies().rglob("*.yaml"))]
    texts += [path.read_text(encoding="utf-8") for path in sorted(_PROSE.glob("german/*.*"))] + [_CALENDAR]
    without_names = NameIndex(demo_directory(), OrdinaryWords(frozenset()))
    reads = Reader(without_names, Lexicon(_no_terms()), WRITTEN_FOR)
    texts += [_unnamed(reads.read(each.text), each) for each in utterances]
    found = {each.text for text in texts for each in words(re.sub(r"\{[^}]*\}", " ", text)) if each.text.isalpha()}
    names = {each.text for account in demo_directory().accounts for each in words(account)[:1]}
    people = {each.text for person in demo_directory().people for each in words(person.name)}
    strangers = {each.text for said in utterances for name in _unknown(said) for each in words(name)} - _ALSO_NOUNS
    return {each for each in found if len(each) > 1} - names - people - strangers - _FAMILIES


def _unknown(utterance: Utterance) -> list[str]:
    """Companies that the directory does not hold."""
    named = [str(args.get("account", "")) for _name, args in utterance.calls or ()]
    return [each for each in named if each not in demo_directory().accounts]


def _no_terms() -> Any:
    from agent.domain.assistant.glossary import Glossary

    return Glossary(1)


def _unnamed(reading: Reading, utterance: Utterance) -> str:
    """Unknown companies stand in what is right, known ones in the directory."""
    text = reading.text
    for mention in reversed(reading.mentions):
        if mention.known:
            text = text[: mention.start] + text[mention.end :]
    for _name, args in utterance.calls or ():
        text = text.replace(str(args.get("account", "\0")), "")
    return text


if __name__ == "__main__":
    main()
