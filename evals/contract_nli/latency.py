"""How long one NDA takes to read, by the readers and by the former one."""

import time
from collections.abc import Sequence

import numpy as np

from agent.adapters.judge.features import Embed
from agent.adapters.judge.two_stage import TwoStageModel
from agent.domain.language import Language
from evals.contract_nli.dataset import BenchmarkDocument


def times(model: TwoStageModel, documents: Sequence[BenchmarkDocument], embed: Embed) -> list[str]:
    """Lines for the page of figures: median and longest processor time of a document, in seconds."""
    documents = [each for each in documents if each.spans]
    model.read(documents[0].spans, Language.EN, embed)  # patterns and encoder are loaded once
    return [
        f"{name}: median {np.median(taken):.3f} s a document, longest {max(taken):.3f} s"
        f" (processor time, {len(taken)} documents of the development split)"
        for name, taken in (
            ("all readers, sentence vectors and rules included", _each(model, documents, embed)),
            ("the former reader", _each(model, documents, None)),
        )
    ]


def _each(model: TwoStageModel, documents: Sequence[BenchmarkDocument], embed: Embed | None) -> list[float]:
    taken = []
    for document in documents:
        start = time.process_time()
        model.read(document.spans, Language.EN, embed)
        taken.append(time.process_time() - start)
    return taken
