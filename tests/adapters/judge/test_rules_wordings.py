"""More ways to say a defect, and sentences beside them that only look like one."""

import pytest

from agent.adapters.judge.rules import CueReader
from agent.domain.document import Block, Coverage, Document
from agent.domain.language import Language
from agent.domain.nda.segment import segment

DE, EN = Language.DE, Language.EN

_SAYS = [
    (DE, "return_destruction", "not_required", "Überlassene Pläne müssen weder zurückgegeben noch vernichtet werden."),
    (
        DE,
        "return_destruction",
        "not_required",
        "Ob er die Muster zurückgibt oder vernichtet, steht im Belieben des Empfängers.",
    ),
    (EN, "return_destruction", "not_required", "Documents need never be returned or destroyed."),
    (DE, "return_destruction", "no_archive_copy", "Das Zurückbehalten auch nur einzelner Abschriften ist unzulässig."),
    (EN, "return_destruction", "no_archive_copy", "Not even one archive copy may remain with the recipient."),
    (
        DE,
        "compelled_disclosure",
        "no_notice",
        "Was vor Gericht auszusagen ist, braucht der Empfänger nicht zuvor anzuzeigen.",
    ),
    (
        EN,
        "compelled_disclosure",
        "no_notice",
        "Where a statute demands disclosure, the duty to inform the owner does not apply.",
    ),
    (DE, "marking", "required", "Schutz genießen nur Dokumente, die mit einem Stempel „geheim“ versehen sind."),
    (EN, "marking", "required", "To be protected, a document must bear a legend."),
    (DE, "marking", "technical_only", "Konditionen und Mengen unterliegen der Geheimhaltung nicht."),
    (EN, "marking", "technical_only", "Pricing and costings are not covered by the duty of secrecy."),
    (DE, "oral_information", "excluded", "Was am Telefon besprochen wird, ist nicht geschützt."),
    (EN, "oral_information", "excluded", "Whatever is said by word of mouth is not covered."),
    (
        DE,
        "exclusions",
        "none",
        "Verschwiegenheit ist auch dann zu wahren, wenn die Information von dritter Seite stammt.",
    ),
    (EN, "exclusions", "none", "The duty likewise applies to information that is generally known."),
    (DE, "term", "ends_with_agreement", "Nach ihrem Ende entfällt jede Verpflichtung zur Verschwiegenheit."),
    (EN, "term", "ends_with_agreement", "Once the agreement expires, all duties of secrecy cease."),
    (DE, "purpose", "unrestricted", "Die Kenntnisse darf er auch für eigene Entwicklungen verwerten."),
    (EN, "purpose", "unrestricted", "The recipient may use it for whatever purpose it chooses."),
    (DE, "need_to_know", "prohibited", "Auch eigene Angestellte erhalten Einblick nur mit Genehmigung des Gebers."),
    (EN, "need_to_know", "permitted_unbound", "Staff may be given access without binding them to confidentiality."),
    (DE, "third_parties", "permitted_free", "Dritte dürfen die Pläne erhalten, eine Einwilligung ist nicht nötig."),
    (EN, "third_parties", "permitted_free", "The buyer is free to pass the drawings to any third party."),
    (DE, "copies", "prohibited", "Das Fotografieren und Scannen der Unterlagen ist nicht gestattet."),
    (EN, "copies", "unrestricted", "Reproductions may be made in any number."),
    (
        DE,
        "reverse_engineering",
        "permitted",
        "Gegen das Zerlegen der Muster bestehen keine Einwände, ein Rückbau verletzt nichts.",
    ),
    (EN, "reverse_engineering", "permitted", "Dismantling the samples is permitted."),
    (DE, "independent_development", "restricted", "Eine parallele Entwicklung ist dem Empfänger nicht gestattet."),
    (EN, "independent_development", "restricted", "It shall not develop products in the same field."),
    (DE, "no_license", "granted", "Alle Erfindungen gehören allein der Bestellerin."),
    (EN, "no_license", "granted", "The buyer obtains a perpetual right to use the drawings."),
    (EN, "no_obligation", "obligation", "The seller is bound to deliver at least 200 units."),
    (
        DE,
        "confidentiality_of_agreement",
        "public",
        "Die Bestellerin darf die Zusammenarbeit auf ihrer Website erwähnen.",
    ),
    (EN, "confidentiality_of_agreement", "public", "Either side may mention the cooperation in a press release."),
    (DE, "written_form", "not_required", "Die Bestellerin kann die Pflichten durch Mitteilung erweitern."),
    (EN, "written_form", "not_required", "Modifications can be made informally."),
    (DE, "assignment", "free", "Eine Zustimmung zur Abtretung an einen Käufer ist nicht erforderlich."),
    (EN, "assignment", "free", "No approval is needed for a transfer of this agreement."),
    (DE, "exclusivity", "granted", "Parallele Verhandlungen sind dem Lieferanten untersagt."),
    (EN, "exclusivity", "granted", "The seller shall not conduct talks with other buyers."),
    (EN, "language_priority", "other", "The French version prevails; the English one is for convenience."),
    (EN, "mutuality", "one_way", "The duties bind the seller alone."),
    (EN, "mutuality", "one_way", "Only Ash is required to keep the documents secret."),
    (EN, "assignment", "free", "No consent is required for the assignment to a buyer of the business."),
    (EN, "residuals", "permitted", "Using residuals retained in the unaided memory is not a breach."),
    (EN, "residuals", "permitted", "Use of residuals shall not be deemed a breach."),
    (DE, "standard_of_care", "absolute", "Er gibt für die Vertraulichkeit eine verschuldensunabhängige Garantie."),
]

_LOOKS_LIKE = [
    (
        DE,
        "compelled_disclosure",
        "silent",
        "Zugang erhalten nur berufsrechtlich zur Verschwiegenheit verpflichtete Berater.",
    ),
    (
        DE,
        "compelled_disclosure",
        "silent",
        "Fragt eine Behörde nach den Plänen und verlangt das Gesetz die Auskunft, sagt er vorher Bescheid.",
    ),
    (EN, "compelled_disclosure", "silent", "If a court requires disclosure, the recipient will tell the owner first."),
    (
        EN,
        "compelled_disclosure",
        "no_notice",
        "Disclosure required by law is preceded by not less than two days' notice.",
    ),
    (DE, "third_parties", "permitted_free", "Ohne Einwilligung ist jede Weitergabe an Dritte nicht gestattet."),
    (
        EN,
        "third_parties",
        "permitted_free",
        "Under no circumstances may it be given to any person without first asking permission.",
    ),
    (EN, "third_parties", "permitted_free", "It may transfer this agreement to a third party without consent."),
    (EN, "oral_information", "excluded", "It includes, but is not limited to, confidential plans and oral remarks."),
    (EN, "marking", "required", 'It does not have to be stamped "confidential".'),
    (EN, "copies", "prohibited", "This does not affect one record copy kept by the legal department."),
    (EN, "copies", "unrestricted", "The recipient will not copy the drawings freely."),
    (EN, "written_form", "not_required", "Either party may change its contact person by notice to the other."),
    (DE, "written_form", "not_required", "Keine Partei kann die Vereinbarung durch Mitteilung ändern."),
    (DE, "term", "unlimited", "Eine Pflicht, Unterlagen zurückzugeben, besteht nicht; er darf sie dauerhaft behalten."),
    (
        DE,
        "return_destruction",
        "not_required",
        "Die Parteien entscheiden über das Projekt; danach sind die Unterlagen zurückzugeben.",
    ),
    (EN, "term", "unlimited", "• [ ] In perpetuity."),
    (
        DE,
        "governing_law",
        "stated",
        "Sie finden keine Anwendung auf Wissen, das er rechtmäßig von einem Dritten erhalten hat.",
    ),
    (EN, "language_priority", "other", "The French version is for convenience only; the English version prevails."),
    (EN, "residuals", "permitted", "Use of residuals is not permitted."),
    (EN, "mutuality", "one_way", "It came from a source that is not bound by a confidentiality agreement."),
]

_EXCLUSIONS_EN = (
    "The duties do not apply to information that (a) is public, (b) was already known to the recipient, or"
    " (c) was obtained from someone else who was free to disclose it.\n"
    "Nothing in this agreement prevents a party from developing its own products independently."
)


def _read(sentence: str, language: Language) -> set[tuple[str, str]]:
    blocks, offset = [], 0
    for line in sentence.split("\n"):
        blocks.append(Block(offset, offset + len(line)))
        offset += len(line) + 1
    document = Document("s.txt", "text/plain", "0" * 64, sentence, tuple(blocks), Coverage())
    return {(each.topic, each.name) for each in CueReader().read(document, segment(document), language)}


@pytest.mark.parametrize(("language", "topic", "name", "sentence"), _SAYS)
def test_it_is_read(language: Language, topic: str, name: str, sentence: str) -> None:
    assert (topic, name) in _read(sentence, language)


@pytest.mark.parametrize(("language", "topic", "name", "sentence"), _LOOKS_LIKE)
def test_it_is_not_read(language: Language, topic: str, name: str, sentence: str) -> None:
    assert (topic, name) not in _read(sentence, language)


def test_a_freedom_to_develop_is_no_exclusion_from_secrecy() -> None:
    found = _read(_EXCLUSIONS_EN, EN)
    assert ("exclusions", "incomplete") in found
    assert ("exclusions", "standard") not in found
