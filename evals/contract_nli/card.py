"""The model card: what the reader was trained on, how well it reads, and where it does not."""

from collections.abc import Mapping, Sequence
from typing import Any

from agent.adapters.judge.artifact import fingerprint
from agent.adapters.judge.rule_features import READINGS
from agent.domain.language import Language
from evals.contract_nli.calibration import expected_error, unclear_below
from evals.contract_nli.corpus import FOLDS, TrainingDocument
from evals.contract_nli.metrics import Judged, score
from evals.contract_nli.titles import CROSS_VALIDATION, GERMAN, UNSEEN

CARD_PAGE = "MODEL_CARD.md"
_QUALITY = ("accuracy", "f1_contradiction_micro", "f1_entailment_micro", "evidence_map")
_LICENCE = "CC BY 4.0"
_SOURCE = (
    "Yuta Koreeda and Christopher D. Manning: ContractNLI, a dataset for document-level natural language"
    " inference for contracts. Findings of EMNLP 2021. Copyright Hitachi America, Ltd.; licensed CC BY 4.0"
    " (https://creativecommons.org/licenses/by/4.0/). The weights were computed from it; no text of it is"
    " stored beyond words and word groups of up to three words."
)
_COMMAND = "python -m evals.contract_nli.train --data DIR --out agent/adapters/judge/model"
_LIMITS = (
    "Reads 17 hypotheses; the other topics of a review are read by rules.",
    "Words, sentence vectors and rules do not understand: rare wordings, double negations and carve-outs far from"
    " their rule are missed.",
    "Contradictions of nda-3, nda-4, nda-5, nda-8, nda-10, nda-11, nda-12, nda-13, nda-15, nda-16, nda-18 and nda-19"
    " hardly occur in the English training data; the English reader practically never answers so there.",
    "The benchmark itself is uncertain where a clause is silent: return on request is called not mentioned or"
    " contradicted for nda-16 and nda-20 by documents of the same wording.",
    "German was measured on self-made clauses and documents, whose figures must not be compared with those on real"
    " NDAs.",
    "The probabilities are calibrated for each language over all hypotheses together, not for each; the German ones on"
    " our own documents of the train half.",
    "The rules whose finds the network weighs were written by hand for this product; who wrote them may have read"
    " the documents given here. The words and vectors alone have no such doubt.",
    "A draft that is read without sentence vectors is read by the words alone, as well as the former reader did.",
    "A document counts as seen in training by its text; of the documents of which only evidence is known,"
    " that cannot be told.",
)


def card_of(
    version: str,
    hypotheses: Sequence[str],
    documents: Sequence[TrainingDocument],
    measured: Mapping[str, Sequence[Judged]],
    about: Mapping[str, object],
) -> dict[str, Any]:
    """The content of `card.json`; ``documents`` are the English ones, the pairs are held out."""
    full = [each.document for each in documents if each.full]
    english, german = measured[CROSS_VALIDATION], measured[UNSEEN]
    return {
        "version": version,
        "hypotheses": list(hypotheses),
        "licence": _LICENCE,
        "source": _SOURCE,
        "command": _COMMAND,
        **about,
        "documents": {"full": len(full), "evidence_only": len(documents) - len(full)},
        "quality": {Language.EN.value: _quality(english), Language.DE.value: _quality(german)},
        "rule_readings": [list(reading) for reading in READINGS],
        "calibration": {
            Language.EN.value: _calibration(english, english),
            Language.DE.value: _calibration(german, measured[GERMAN]),
        },
        "measured_on": {
            Language.EN.value: f"{FOLDS}-fold cross-validation by document over {len(full)} full English NDAs"
            " of ContractNLI",
            Language.DE.value: f"{len({pair.document for pair in german})} German NDAs composed of"
            " self-made clauses that were not trained on",
        },
        "limits": list(_LIMITS),
        "training_documents": sorted(fingerprint(document.text) for document in full),
    }


def _quality(pairs: Sequence[Judged]) -> dict[str, float]:
    figures = score(pairs)
    return {name: round(value, 4) for name in _QUALITY if (value := figures[name]) is not None}


def _calibration(measured: Sequence[Judged], learned: Sequence[Judged]) -> dict[str, float | None]:
    """``learned``: pairs held out of training, by which the confidence that is too low is set."""
    error = expected_error(measured)
    return {"expected_error": None if error is None else round(error, 4), "unclear_below": unclear_below(learned)}


def page_of(card: Mapping[str, Any]) -> str:
    """`MODEL_CARD.md` from `card.json`."""
    rows = [
        f"| {language} | {' | '.join(_shown(quality.get(name)) for name in _QUALITY)} | {where} |"
        for (language, quality), where in zip(card["quality"].items(), card["measured_on"].values(), strict=True)
    ]
    parts = [
        f"# Model card: learned NDA reader {card['version']}",
        "Says for 17 statements about an NDA whether the document entails, contradicts or does not mention them,"
        " and which spans are the evidence. Two stages: readers of single spans (word n-grams for English, sentence"
        f" vectors ({card.get('encoder', 'not recorded')}), and a network of one hidden layer that sees both and what"
        " the rules found), then a linear choice for the document from each of them, averaged. It supports a review"
        " and decides nothing.",
        "## Quality on documents not seen in training",
        "\n".join([f"| language | {' | '.join(_QUALITY)} | measured on |", "|---|" + "---|" * 5, *rows]),
        _calibrated(card),
        "Intervals, single hypotheses and the development split: `evals/contract_nli/RESULTS.md`; what each part"
        " gains: `evals/contract_nli/ABLATIONS.md`.",
        "## Training",
        f"{card['documents']['full']} full English NDAs, and labels with evidence of"
        f" {card['documents']['evidence_only']} more; for German also self-made clauses"
        f" and documents (`evals/contract_nli/german`, the train half of `evals/nda_de`). Seed {card.get('seed')}.",
        f"    {card['command']}",
        "\n".join(f"- `{name}` SHA-256 {digest}" for name, digest in card.get("files", {}).items()),
        "## Data and licence",
        f"{card['source']}",
        "## Limits",
        "\n".join(f"- {limit}" for limit in card["limits"]),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _calibrated(card: Mapping[str, Any]) -> str:
    lines = [
        f"- {language}: expected calibration error {_shown(each['expected_error'])};"
        f" what is said with less than {_shown(each['unclear_below'])} is wrong as often as right"
        for language, each in card["calibration"].items()
    ]
    return "\n".join(["Calibration, on the same documents:", "", *lines])


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
