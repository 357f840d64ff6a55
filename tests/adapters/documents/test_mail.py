"""Mails: the agreement attached to them is the document."""

from collections.abc import Callable
from email.message import EmailMessage

import pytest

from agent.domain.document import Document
from agent.domain.errors import BadInput

Read = Callable[..., Document]
Make = Callable[..., bytes]
AGREEMENT = (
    "<w:p><w:r><w:t>Mutual Non-Disclosure Agreement. The Receiving Party keeps Confidential Information secret."
    "</w:t></w:r></w:p>"
)


def mail(body: str, *attachments: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "NDA"
    message["Message-ID"] = "<1@example.org>"
    message.set_content(body)
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_the_attached_agreement_is_read_and_the_rest_listed(read: Read, make_word: Make) -> None:
    offer = "<w:p><w:r><w:t>" + "Our offer for bearings. " * 40 + "</w:t></w:r></w:p>"
    attachments = (("offer.docx", make_word(offer)), ("../nda.docx", make_word(AGREEMENT)), ("logo.png", b"\x89PNG.."))
    document = read(mail("Please find attached our NDA.", *attachments), "mail.eml")
    assert document.text.startswith("Mutual Non-Disclosure Agreement")
    assert document.coverage.attachments == ("offer.docx", "logo.png")
    assert "document.warning.attachments" in document.coverage.warnings
    assert document.blocks[0].paragraph == 0


def test_a_pdf_attachment(read: Read, make_pdf: Make, draw_rows: Callable[..., object]) -> None:
    pdf = make_pdf(draw_rows("Geheimhaltungsvereinbarung", "Vertrauliche Informationen sind geheim zu halten."))
    document = read(mail("Anbei.", ("NDA.pdf", pdf)), "mail.eml")
    assert document.media_type == "application/pdf"
    assert "Geheimhaltungsvereinbarung" in document.text


def test_without_an_attachment_the_body_is_the_document(read: Read) -> None:
    document = read(mail("Hello,\n\nthe Disclosing Party shares Confidential Information.\n"), "mail.eml")
    assert document.text == "Hello,\nthe Disclosing Party shares Confidential Information."
    assert document.media_type == "message/rfc822"


def test_a_body_of_html_is_read_without_its_markup(read: Read) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "NDA"
    message.set_content("<style>p{}</style><p>Kein <b>Recht</b> &amp; Gesetz</p><p>Zweite Zeile</p>", subtype="html")
    assert read(message.as_bytes(), "mail.eml").text == "Kein Recht & Gesetz\nZweite Zeile"


def test_a_mail_is_known_by_its_head_not_its_name(read: Read, make_word: Make) -> None:
    document = read(mail("Attached.", ("nda.docx", make_word(AGREEMENT))), "forwarded.txt")
    assert document.text.startswith("Mutual")


def test_a_locked_attachment_is_what_the_answer_is_about(read: Read) -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(BadInput) as refusal:
        read(mail("Our NDA is attached.", ("nda.docx", locked)), "mail.eml")
    assert refusal.value.code == "document.password"


def test_a_locked_attachment_beside_a_readable_one_is_reported(read: Read, make_word: Make) -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100) + "EncryptedPackage".encode("utf-16-le")
    attachments = (("price list.docx", locked), ("nda.docx", make_word(AGREEMENT)))
    coverage = read(mail("Attached.", *attachments), "mail.eml").coverage
    assert coverage.password_missing
    assert "document.warning.attachment_unread" in coverage.warnings


def test_a_mail_without_any_text_is_empty(read: Read) -> None:
    with pytest.raises(BadInput) as refusal:
        read(mail("\n"), "mail.eml")
    assert refusal.value.code == "document.empty"
