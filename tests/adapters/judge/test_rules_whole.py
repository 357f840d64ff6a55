"""What only the whole draft tells: counts, values, roles, notice periods, places."""

from agent.adapters.judge.rules import CueReader
from agent.domain.document import Block, Coverage, Document
from agent.domain.language import Language
from agent.domain.nda.reading import Reading
from agent.domain.nda.segment import segment


def _read(text: str, language: Language = Language.DE) -> dict[tuple[str, str], Reading]:
    blocks, offset = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(offset, offset + len(line)))
        offset += len(line) + 1
    document = Document("w.txt", "text/plain", "0" * 64, text, tuple(blocks), Coverage())
    return {(r.topic, r.name): r for r in CueReader().read(document, segment(document), language)}


def test_three_of_four_exclusions_are_incomplete_and_each_item_is_quoted() -> None:
    text = (
        "3. Ausnahmen\nDie Pflicht gilt nicht für Informationen, die\na) öffentlich bekannt sind,\n"
        "b) dem Empfänger bereits bekannt waren oder\nc) rechtmäßig von Dritten erlangt wurden."
    )
    reading = _read(text)["exclusions", "incomplete"]
    assert len(reading.spans) == 3


def test_public_in_one_word_is_an_exclusion() -> None:
    text = (
        "3. The duties do not apply to information that (a) is public, (b) was already known, (c) is lawfully received"
        " from third parties or (d) is independently developed by the Recipient."
    )
    found = _read(text, Language.EN)
    assert ("exclusions", "standard") in found
    assert ("exclusions", "incomplete") not in found


def test_a_named_company_each_with_both_roles_is_mutual_whatever_the_sentences_burden() -> None:
    text = (
        "between Alpha Ltd (“Alpha”) and Beta GmbH (“Beta”), each a “Discloser” or “Recipient” as the case may be.\n"
        "The Recipient shall keep the information secret.\nThe Recipient shall return it.\n"
        "The Recipient shall not copy it.\nThe Recipient shall protect it."
    )
    found = _read(text, Language.EN)
    assert ("mutuality", "one_way") not in found
    assert ("mutuality", "mutual") in found


def test_four_exclusions_in_one_sentence_are_standard() -> None:
    text = (
        "Confidential Information does not include information that is publicly known, was already known to the"
        " Recipient, was received from a third party or was independently developed."
    )
    assert ("exclusions", "standard") in _read(text, Language.EN)


def test_a_notice_period_beside_the_term_is_no_term() -> None:
    text = "Der Vertrag läuft fünf Jahre und kann mit einer Frist von sechs Monaten gekündigt werden."
    assert [value.number for value in _read(text)["term", "fixed"].values] == [5.0]


def test_an_open_ended_agreement_with_a_limited_secrecy_is_not_unlimited() -> None:
    text = (
        "8. Dauer\nDiese Vereinbarung wird auf unbestimmte Zeit geschlossen und kann mit einer Frist von drei Monaten"
        " gekündigt werden. Die Geheimhaltungspflicht gilt drei Jahre über das Ende hinaus."
    )
    found = _read(text)
    assert ("term", "unlimited") not in found
    assert [value.number for value in found["term", "fixed"].values] == [3.0]


def test_every_term_of_a_draft_is_a_value() -> None:
    text = (
        "This Agreement remains in effect for two years. The duty of confidentiality survives for 20 years thereafter."
    )
    assert {v.number for v in _read(text, Language.EN)["term", "fixed"].values} == {2.0, 20.0}


def test_fault_may_be_waived_in_the_sentence_after_the_penalty() -> None:
    text = (
        "9. Vertragsstrafe\nFür jeden Verstoß zahlt der Empfänger eine Vertragsstrafe von 100.000 EUR."
        " Auf ein Verschulden kommt es nicht an, die Zahlung erfolgt verschuldensunabhängig."
    )
    found = _read(text)
    assert [value.number for value in found["penalty", "present"].values] == [100_000.0]
    assert "verschuldensunabhängig" in text[found["penalty", "no_fault"].spans[0].start :]


def test_only_euros_have_a_number_to_compare() -> None:
    text = "For each breach the Recipient shall pay a contractual penalty of USD 100,000."
    [value] = _read(text, Language.EN)["penalty", "present"].values
    assert (value.number, "100,000" in value.text) == (None, True)


def test_an_unknown_place_is_said_to_be_unknown() -> None:
    found = _read("Gerichtsstand ist der Sitz des Beklagten. Es gilt das Recht von [●].")
    assert [value.place for value in found["venue", "stated"].values] == [""]
    assert [value.place for value in found["governing_law", "stated"].values] == [""]


def test_roles_of_named_parties_make_a_draft_one_way() -> None:
    text = (
        "zwischen\nAlpha GmbH\n– nachfolgend „Offenlegende Partei“ genannt –\nund\nBeta GmbH\n"
        "– nachfolgend „Empfangende Partei“ genannt –\nDie Empfangende Partei wahrt Stillschweigen."
    )
    assert len(_read(text)["mutuality", "one_way"].spans) == 2


def test_roles_that_either_party_can_have_are_mutual() -> None:
    text = (
        "Each party may disclose information (the party disclosing it, the “Disclosing Party”) to the other"
        " (the party receiving it, the “Receiving Party”). Each party shall keep the information confidential."
    )
    found = _read(text, Language.EN)
    assert ("mutuality", "mutual") in found
    assert ("mutuality", "one_way") not in found


def test_notice_in_the_next_sentence_is_seen() -> None:
    text = (
        "4. Behörden\nVerlangt ein Gericht die Offenlegung, ist sie zulässig."
        " Die andere Partei ist hiervon vorab zu unterrichten."
    )
    found = _read(text)
    assert len(found["compelled_disclosure", "notice"].spans) == 2
    assert ("compelled_disclosure", "silent") not in found


def test_a_ban_on_third_parties_gives_way_where_bound_advisers_may_know() -> None:
    text = (
        "2. Pflichten\nDer Empfänger wird die Informationen nicht an Dritte weitergeben."
        " Berater, die zur Verschwiegenheit verpflichtet sind, dürfen Zugang erhalten; sie sind keine Dritten."
    )
    found = _read(text)
    assert ("third_parties", "prohibited") not in found
    assert ("third_parties", "permitted_bound") in found


def test_marking_as_one_of_several_ways_is_not_required() -> None:
    text = (
        '1. Definition\n"Confidential Information" means information that:\n(a) is marked as confidential; or\n'
        "(b) should reasonably be understood to be confidential."
    )
    assert ("marking", "required") not in _read(text, Language.EN)


def test_secrets_kept_in_the_next_sentence_leave_only_general_experience_free() -> None:
    german = "Erinnertes Fachwissen darf genutzt werden. Für Zeichnungen und Preise gilt dies nicht."
    english = "Residuals may be used freely. This does not apply to trade secrets or prices."
    for text, language in ((german, Language.DE), (english, Language.EN)):
        found = _read(text, language)
        assert ("residuals", "general_only") in found
        assert ("residuals", "permitted") not in found


def test_secrets_in_another_section_do_not_narrow_what_may_be_remembered() -> None:
    text = (
        "4. Gedächtnis\nErinnertes Wissen darf frei genutzt werden.\n"
        "5. Kopien\nVon der Erlaubnis zu kopieren ausgenommen sind Zeichnungen."
    )
    assert ("residuals", "permitted") in _read(text)


def test_protected_memory_may_be_opened_by_the_next_sentence() -> None:
    text = "Erinnertes Wissen bleibt geschützt. Der Kunde darf es allerdings für eigene Teile verwenden."
    assert ("residuals", "permitted") in _read(text)


def test_a_foreign_version_may_turn_out_missing_in_the_next_sentence() -> None:
    text = "Verbindlich ist der polnische Text. Er liegt noch nicht vor."
    assert ("language_priority", "unavailable") in _read(text)
