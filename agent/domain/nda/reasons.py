"""Why a finding says what it says, in the reader's language."""

from collections.abc import Sequence

from agent.domain import formats
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.form import OpenPoint
from agent.domain.nda.policy import NumberLimit, PlaceLimit, PolicyClause, Presence, Verdict
from agent.domain.nda.reading import Reading, Value
from agent.domain.nda.review import Incorporated
from agent.domain.nda.topics import TOPICS


def reading_reason(policy: PolicyClause, readings: Sequence[Reading], verdict: Verdict, language: Language) -> str:
    """What the draft says, the typed values against their limits, and the policy's own words."""
    sentences: list[str] = []
    for reading in readings:
        sentences.append(TOPICS[policy.topic].reading(reading.name).sentence(language))
        sentences.extend(_value_sentence(policy, value, language) for value in reading.values)
    if verdict is Verdict.CONTRADICTS:
        sentences.append(policy.contradicts.text(language))
    elif verdict is Verdict.DEVIATES:
        sentences.append(policy.deviates.text(language))
    return " ".join(dict.fromkeys(sentence for sentence in sentences if sentence))


def unsure_reason(policy: PolicyClause, reading: Reading, language: Language) -> str:
    sentence = TOPICS[policy.topic].reading(reading.name).sentence(language)
    share = formats.percent(reading.confidence, language)
    return message("reviews.unsure", language, sentence=sentence, share=share)


def open_reason(point: OpenPoint, language: Language) -> str:
    return message(f"reviews.open.{point.what}", language)


def names_of(incorporated: Sequence[Incorporated], language: Language) -> str:
    """The names of terms that were not read, in quotes."""
    return ", ".join(message("reviews.incorporated_name", language, name=each.name) for each in incorporated)


def absent_reason(
    policy: PolicyClause, verdict: Verdict, language: Language, incorporated: Sequence[Incorporated] = ()
) -> str:
    topic = TOPICS[policy.topic].label(language)
    if incorporated:
        return message("reviews.incorporated_absent", language, topic=topic, names=names_of(incorporated, language))
    if verdict is Verdict.UNCLEAR:
        return message("reviews.unread", language, topic=topic)
    if verdict is Verdict.MISSING:
        return message("reviews.missing", language, topic=topic)
    code = "reviews.absent_forbidden" if policy.presence is Presence.FORBIDDEN else "reviews.absent_optional"
    return message(code, language, topic=topic)


def _value_sentence(policy: PolicyClause, value: Value, language: Language) -> str:
    limit = policy.limits.of(value.kind)
    if isinstance(limit, NumberLimit) and value.number is None:
        accepted = formats.euros(limit.deviates_up_to, language)
        return message("reviews.other_currency", language, value=value.text, deviates=accepted)
    if isinstance(limit, NumberLimit) and value.number is not None:
        show = formats.years if value.kind == "years" else formats.euros
        return message(
            "reviews.number_limit",
            language,
            value=show(value.number, language),
            conforms=show(limit.conforms_up_to, language),
            deviates=show(limit.deviates_up_to, language),
        )
    if isinstance(limit, PlaceLimit):
        if not value.place:
            return message("reviews.place_unknown", language, text=value.text)
        return message(
            "reviews.place_limit", language, text=value.text, place=value.place, accepted=", ".join(limit.conforms)
        )
    return ""
