"""The model card: what the reader was trained on, how well it reads, and where it does not."""

from collections.abc import Mapping, Sequence
from typing import Any

from agent.adapters.judge.artifact import fingerprint
from agent.domain.language import Language
from evals.contract_nli.corpus import FOLDS, TrainingDocument
from evals.contract_nli.metrics import Judged, score

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
    "Word n-grams do not understand: rare wordings, double negations and carve-outs far from their rule are missed.",
    "Contradictions of nda-10, nda-11, nda-12, nda-13, nda-15, nda-16 and nda-18 hardly occur in the training data;"
    " the English reader practically never answers so there.",
    "German was measured on short, self-made documents only, whose figures must not be compared with the English"
    " ones. Wordings far from the trained ones are often taken for NotMentioned, and contradictions are missed.",
    "The probabilities are calibrated on English documents and over all hypotheses together, not for each.",
    "A document counts as seen in training by its text; of the documents of which only evidence is known,"
    " that cannot be told.",
)


def card_of(
    version: str,
    hypotheses: Sequence[str],
    documents: Sequence[TrainingDocument],
    english: Sequence[Judged],
    german: Sequence[Judged],
    about: Mapping[str, object],
) -> dict[str, Any]:
    """The content of `card.json`; ``documents`` are the English ones, the pairs are held out."""
    full = [each.document for each in documents if each.full]
    return {
        "version": version,
        "hypotheses": list(hypotheses),
        "licence": _LICENCE,
        "source": _SOURCE,
        "command": _COMMAND,
        **about,
        "documents": {"full": len(full), "evidence_only": len(documents) - len(full)},
        "quality": {Language.EN.value: _quality(english), Language.DE.value: _quality(german)},
        "measured_on": {
            Language.EN.value: f"{FOLDS}-fold cross-validation by document over {len(full)} full English NDAs"
            " of ContractNLI",
            Language.DE.value: f"{len({pair.document for pair in german})} composed German NDAs of self-made"
            " clauses that were not trained on",
        },
        "limits": list(_LIMITS),
        "training_documents": sorted(fingerprint(document.text) for document in full),
    }


def _quality(pairs: Sequence[Judged]) -> dict[str, float]:
    figures = score(pairs)
    return {name: round(value, 4) for name in _QUALITY if (value := figures[name]) is not None}


def page_of(card: Mapping[str, Any]) -> str:
    """`MODEL_CARD.md` from `card.json`."""
    rows = [
        f"| {language} | {' | '.join(_shown(quality.get(name)) for name in _QUALITY)} | {where} |"
        for (language, quality), where in zip(card["quality"].items(), card["measured_on"].values(), strict=True)
    ]
    parts = [
        f"# Model card: learned NDA reader {card['version']}",
        "Says for 17 statements about an NDA whether the document entails, contradicts or does not mention them,"
        " and which spans are the evidence. Linear models in two stages; English is read by word n-grams, German"
        f" by sentence vectors ({card.get('encoder', 'not recorded')}). It supports a review and decides nothing.",
        "## Quality on documents not seen in training",
        "\n".join([f"| language | {' | '.join(_QUALITY)} | measured on |", "|---|" + "---|" * 5, *rows]),
        "Intervals, single hypotheses and the development split: `evals/contract_nli/RESULTS.md`.",
        "## Training",
        f"{card['documents']['full']} full English NDAs, and labels with evidence of"
        f" {card['documents']['evidence_only']} more; for German also self-made clauses"
        f" (`evals/contract_nli/german`). Seed {card.get('seed')}.",
        f"    {card['command']}",
        "\n".join(f"- `{name}` SHA-256 {digest}" for name, digest in card.get("files", {}).items()),
        "## Data and licence",
        f"{card['source']}",
        "## Limits",
        "\n".join(f"- {limit}" for limit in card["limits"]),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
