"""What a sentence says depends on the rest of the draft: definitions, exceptions, who receives and who is bound."""

import pytest

from agent.adapters.judge.rules import CueReader
from agent.adapters.judge.values import venue_values
from agent.domain.document import Block, Coverage, Document
from agent.domain.language import Language
from agent.domain.nda.reading import Reading
from agent.domain.nda.segment import segment

DE, EN = Language.DE, Language.EN


def _read(text: str, language: Language) -> dict[tuple[str, str], Reading]:
    blocks, offset = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(offset, offset + len(line)))
        offset += len(line) + 1
    document = Document("c.txt", "text/plain", "0" * 64, text, tuple(blocks), Coverage())
    return {(each.topic, each.name): each for each in CueReader().read(document, segment(document), language)}


def _quotes(text: str, reading: Reading) -> list[str]:
    return [text[span.start : span.end] for span in reading.spans]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            '1. "Ash Business" means any and all business of Ash.\n'
            "2. The recipient may use the information only for the Ash Business.",
            EN,
        ),
        ("The recipient shall use the information only for the purpose of exploring a business relationship.", EN),
        ("The information shall not be used for any purpose other than as notified by the disclosing party.", EN),
        (
            "1. „Zweck“ bezeichnet alle gegenwärtigen und künftigen Vorhaben der Parteien.\n"
            "2. Die Informationen dürfen nur für den Zweck verwendet werden.",
            DE,
        ),
        ("Die Informationen dürfen nur zur Anbahnung einer Geschäftsbeziehung verwendet werden.", DE),
        ("Die Unterlagen dürfen nur zu dem Zweck genutzt werden, den die offenlegende Partei bestimmt.", DE),
    ],
)
def test_a_purpose_that_is_anything_is_general(text: str, language: Language) -> None:
    assert ("purpose", "general") in _read(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            '1. "Purpose" means the supply of pump housings.\n'
            "2. The recipient may use the information only for the Purpose.",
            EN,
        ),
        ("It may be used only to evaluate a business relationship concerning the supply of pump housings.", EN),
        (
            '1. "Confidential Information" means any and all business of Ash.\n'
            "2. The recipient shall use the Confidential Information solely for the supply of pumps.",
            EN,
        ),
        (
            "1. „Zweck“ bezeichnet die Prüfung einer Belieferung mit Pumpengehäusen.\n"
            "2. Die Informationen dürfen nur für den Zweck verwendet werden.",
            DE,
        ),
        ("Die Kenntnisse dürfen allein zur Durchführung des Geschäfts verwendet werden.", DE),
    ],
)
def test_a_purpose_that_is_named_is_not_general(text: str, language: Language) -> None:
    found = _read(text, language)
    assert ("purpose", "limited") in found
    assert ("purpose", "general") not in found


def test_a_general_purpose_is_quoted_with_its_definition() -> None:
    text = (
        '1. "Ash Business" means any and all business of Ash.\n'
        "2. The recipient may use the information only for the Ash Business."
    )
    assert len(_quotes(text, _read(text, EN)["purpose", "general"])) == 2


@pytest.mark.parametrize(
    ("ban", "let_in", "language"),
    [
        (
            "The recipient shall not disclose it to any person without the written consent of the owner.",
            "The recipient may disclose the information to its employees, who shall be bound to secrecy.",
            EN,
        ),
        (
            "Der Empfänger darf Informationen keiner Person ohne Zustimmung des Gebers mitteilen.",
            "Mitarbeitern, die zur Geheimhaltung verpflichtet sind, darf er sie zugänglich machen.",
            DE,
        ),
    ],
)
def test_nobody_includes_the_own_people_unless_another_sentence_lets_them_in(
    ban: str, let_in: str, language: Language
) -> None:
    assert ("need_to_know", "prohibited") in _read(ban, language)
    assert ("need_to_know", "prohibited") not in _read(f"{ban}\n{let_in}", language)


_FILLER = {
    EN: [f"{number}. Samples of series {number} are packed in crates." for number in range(1, 14)],
    DE: [f"{number}. Muster der Reihe {number} werden in Kisten verpackt." for number in range(1, 14)],
}
_PEOPLE = {
    EN: "The recipient may disclose the information only to employees who need to know it.",
    DE: "Die Informationen dürfen nur solchen Mitarbeitern zugänglich gemacht werden, die sie benötigen.",
}
_BINDS = {
    EN: "These employees shall be bound to secrecy.",
    DE: "Diese Mitarbeiter sind zur Geheimhaltung verpflichtet.",
}


@pytest.mark.parametrize("language", [EN, DE])
def test_own_people_whom_no_sentence_binds_are_unbound(language: Language) -> None:
    silent = "\n".join([_PEOPLE[language], *_FILLER[language]])
    assert ("need_to_know", "permitted_unbound") in _read(silent, language)
    bound = "\n".join([_PEOPLE[language], _BINDS[language], *_FILLER[language]])
    assert ("need_to_know", "permitted_unbound") not in _read(bound, language)


@pytest.mark.parametrize("language", [EN, DE])
def test_the_silence_of_a_single_clause_proves_nothing(language: Language) -> None:
    assert ("need_to_know", "permitted_unbound") not in _read(_PEOPLE[language], language)


def test_an_agreement_that_binds_successors_binds_no_employee() -> None:
    succession = "This agreement is binding upon the parties, their representatives, successors and assigns."
    text = "\n".join([_PEOPLE[EN], succession, *_FILLER[EN]])
    assert ("need_to_know", "permitted_unbound") in _read(text, EN)


@pytest.mark.parametrize(
    ("everything", "exception", "language"),
    [
        (
            "The recipient shall destroy all copies of the information.",
            "The recipient may keep one archive copy for legal purposes.",
            EN,
        ),
        (
            "Nach Abschluss sind sämtliche Kopien der Unterlagen zu vernichten.",
            "Sicherungskopien sind hiervon ausgenommen.",
            DE,
        ),
    ],
)
def test_all_copies_leave_none_unless_the_draft_makes_an_exception(
    everything: str, exception: str, language: Language
) -> None:
    assert ("return_destruction", "no_archive_copy") in _read(everything, language)
    assert ("return_destruction", "no_archive_copy") not in _read(f"{everything}\n{exception}", language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Neither party may assign this agreement without consent, except that either party may assign it to an"
            " acquirer of its business.",
            EN,
        ),
        ("Eine Abtretung dieser Vereinbarung bedarf der Zustimmung, außer an verbundene Unternehmen.", DE),
    ],
)
def test_an_exception_outweighs_its_rule(text: str, language: Language) -> None:
    found = _read(text, language)
    assert ("assignment", "free") in found
    assert ("assignment", "consent") not in found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("No party may assign this agreement except with the written consent of the other.", EN),
        ("Except as provided in section 4, no party may assign this agreement without consent.", EN),
        ("Eine Abtretung dieser Vereinbarung bedarf der Zustimmung, auch an verbundene Unternehmen.", DE),
    ],
)
def test_what_is_no_exception_outweighs_nothing(text: str, language: Language) -> None:
    found = _read(text, language)
    assert ("assignment", "consent") in found
    assert ("assignment", "free") not in found


def test_rights_that_the_recipient_gives_up_are_no_proof_that_none_are_granted() -> None:
    text = (
        "1. No licence is granted.\n2. The recipient agrees to help, including but not limited to:\n"
        "(a) execution of documents of assignment to Ash of all the recipient's right and title in such items."
    )
    found = _read(text, EN)
    assert _quotes(text, found["no_license", "granted"])[0].startswith("(a)")
    assert not any(quote.startswith("(a)") for quote in _quotes(text, found["no_license", "not_granted"]))


@pytest.mark.parametrize(
    "text",
    [
        "IN CONSIDERATION of the mutual covenants contained herein, the parties agree as follows:",
        "In consideration of the mutual promises and covenants set out below:",
    ],
)
def test_a_recital_makes_no_agreement_mutual(text: str) -> None:
    assert ("mutuality", "mutual") not in _read(text, EN)
    assert ("mutuality", "mutual") in _read("The parties assume mutual obligations of confidentiality.", EN)


def test_only_one_side_ever_owes_something_and_a_duty_of_secrecy_shows_it() -> None:
    text = (
        "The recipient acknowledges the value of the business.\nThe recipient agrees to attend meetings.\n"
        "Under no circumstances may the recipient disclose the information without consent."
    )
    quotes = _quotes(text, _read(text, EN)["mutuality", "one_way"])
    assert any(quote.startswith("Under no circumstances") for quote in quotes)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The disclosing party shall use reasonable efforts to mark confidential documents.", EN),
        ("Die offenlegende Partei trifft angemessene Maßnahmen zur Kennzeichnung.", DE),
    ],
)
def test_what_the_giver_does_is_no_care_of_the_recipient(sentence: str, language: Language) -> None:
    assert ("standard_of_care", "reasonable") not in _read(sentence, language)


def test_a_bare_seat_beside_a_tribunal_is_the_seat_of_arbitration() -> None:
    assert [value.place for value in venue_values("Arbitration under the CIETAC rules; the seat is Beijing.")] == ["CN"]
    assert venue_values("The seat is Beijing.") == ()


@pytest.mark.parametrize(
    ("sentence", "topic", "name"),
    [
        (
            "Nothing herein limits the costs that a court of competent jurisdiction fixes.",
            "non_solicitation",
            "excluded",
        ),
        ("(c) it rightfully obtained from a third party without restrictions;", "no_license", "not_granted"),
        ("All information, including but not limited to data required for the business.", "no_obligation", "none"),
    ],
)
def test_a_word_that_only_looks_like_the_topic_is_no_quote(sentence: str, topic: str, name: str) -> None:
    assert (topic, name) not in _read(sentence, EN)


def test_the_sentence_after_may_bind_those_who_were_let_in() -> None:
    rest = "\n".join(f"{number}. Sentence {number} is about something else." for number in range(2, 14))
    access = "1. The information may be disclosed to employees who work on the inquiry."
    assert ("need_to_know", "permitted_unbound") in _read(f"{access}\n{rest}", EN)
    assert ("need_to_know", "permitted_unbound") not in _read(f"{access} They have promised secrecy.\n{rest}", EN)


def test_a_heading_may_ask_what_the_law_demands() -> None:
    answer = "You may, but tell the other company before you do."
    assert ("compelled_disclosure", "notice") in _read(f"4. WHAT IF A COURT ORDERS IT\n\n{answer}", EN)
    assert ("compelled_disclosure", "notice") not in _read(f"4. WHAT IF IT RAINS\n\n{answer}", EN)
    assert not _read("4. WHAT IF A COURT ORDERS IT\n\nNo privilege is waived.", EN)


@pytest.mark.parametrize("sentence", ["The samples aren't taken apart.", "The samples can't be taken apart."])
def test_a_contraction_denies_as_the_full_word_does(sentence: str) -> None:
    assert ("reverse_engineering", "prohibited") in _read(sentence, EN)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Undertaking\nGiven by Ostra Coatings S.r.l. (Bidder)\nin favour of Melchers Components GmbH\n"
            "Bidder shall keep the tender information secret.\nEach side shall comply with data protection law.",
            EN,
        ),
        (
            "Erklärung\nAbgegeben von der Kröger oHG\nzugunsten der Melchers Components GmbH\nDie Kröger oHG hält alles"
            " geheim.\nJede Seite beachtet den Datenschutz.",
            DE,
        ),
        (
            "Die Empfängerin verpflichtet sich zur Geheimhaltung.\nGibt sie etwas weiter, haftet die Empfängerin.\nAuf"
            " Verlangen wird die Empfängerin alles zurückgeben.\nPersonenbezogenes behandelt jede Partei nach dem"
            " Gesetz.",
            DE,
        ),
        (
            "The Bidder shall not disclose the tender documents.\nThe Bidder may only use them for its bid.\nThe Bidder"
            " shall return them.\nAmendments must be agreed by both parties in writing.",
            EN,
        ),
    ],
)
def test_what_both_sides_do_besides_makes_no_undertaking_mutual(text: str, language: Language) -> None:
    found = _read(text, language)
    assert ("mutuality", "one_way") in found
    assert ("mutuality", "mutual") not in found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Each party shall comply with data protection law and keep the other party's information secret.", EN),
        ("Jede Partei hält die Informationen der anderen Partei geheim und beachtet den Datenschutz.", DE),
    ],
)
def test_secrecy_of_both_sides_is_mutual_whatever_stands_beside_it(text: str, language: Language) -> None:
    assert ("mutuality", "mutual") in _read(text, language)


@pytest.mark.parametrize(
    ("heading", "text", "language", "restricted"),
    [
        ("Verwendung", "Nicht erlaubt ist die Entwicklung eigener Erzeugnisse.", DE, False),
        ("Wettbewerb", "Nicht erlaubt ist die Entwicklung eigener Erzeugnisse.", DE, True),
        ("Use", "The Recipient shall not develop similar products.", EN, False),
        ("Competition", "The Recipient shall not develop similar products.", EN, True),
    ],
)
def test_under_use_a_ban_on_development_is_a_ban_on_use(
    heading: str, text: str, language: Language, restricted: bool
) -> None:
    found = _read(f"2. {heading}\n{text}", language)
    assert (("independent_development", "restricted") in found) is restricted


@pytest.mark.parametrize(
    ("text", "language", "topic", "name"),
    [
        ("B3 Recht | Deutsches, ohne Verweisungsnormen.", DE, "governing_law", "stated"),
        ("| D7 Law | German, without its conflict rules. |", EN, "governing_law", "stated"),
        ("| D8 Court | Bremen (Germany). |", EN, "venue", "stated"),
        ("B10 Rückgabe | Frist: 30 Tage nach Aufforderung.", DE, "return_destruction", "required"),
        ("| B8 Restitution | At the request of the giver. |", EN, "return_destruction", "required"),
        ("6. Rückgabe: Auf Verlangen gibt der Empfänger die Unterlagen zurück oder vernichtet sie.", DE,
         "return_destruction", "required"),
        ("6. Return: On request the Recipient returns the documents or destroys them.", EN,
         "return_destruction", "required"),
    ],
)  # fmt: skip
def test_a_clause_in_one_line_is_read_with_its_heading(text: str, language: Language, topic: str, name: str) -> None:
    assert (topic, name) in _read(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Was sich nicht ändert\n- Die gebende Seite räumt der nehmenden Seite ein kostenloses Nutzungsrecht ein.", DE),
        ("What does not change\n- The owner grants the recipient a licence to all of its patents free of charge.", EN),
    ],
)
def test_half_a_question_denies_nothing_of_the_sentences_below_it(text: str, language: Language) -> None:
    found = _read(text, language)
    assert ("no_license", "granted") in found
    assert ("no_license", "not_granted") not in found


def test_a_venue_by_its_place_alone() -> None:
    assert [each.place for each in venue_values("das am Sitz von Melchers in Bremen sachlich zuständige Gericht")] == [
        "DE"
    ]
    assert venue_values("Die Gerichte sind für deutsche und französische Streitigkeiten zuständig.") == ()
