"""Is a document an NDA? Decided by its title, its vocabulary, and whether somebody is bound by it."""

import re

from agent.domain.nda.typography import plain

_ENOUGH = 60_000  # characters that tell what a document is
_HEAD = 700  # characters in which the title stands
_NDA_TITLE = re.compile(
    r"geheimhaltungs?-?(?:vereinbarung|vertrag|erklärung|verpflichtung|abrede)|vertraulichkeits?-?(?:vereinbarung"
    r"|vertrag|erklärung|verpflichtung|abrede)"
    r"|verschwiegenheits?(?:vereinbarung|erklärung|verpflichtung)|non-?\s?disclosure|\bm?nda\b|\bcnda\b|\bcda\b"
    r"|confidentiality\s(?:and\s[\w-]+\s)?(?:agreement|undertaking|deed|letter|statement|certificate)"
    r"|\bconfidentiality\b(?:\s\S+){0,4}\sagreement|confidential\sdisclosure|secrecy\sagreement"
    r"|proprietary\sinformation\sagreement|confidential\sinformation\sagreement"
    # the first line: "Sheet of mutual confidentiality"
    r"|\A\W*[^\n]{0,50}\b(?:confidentiality|secrecy|geheimhaltung|vertraulichkeit|verschwiegenheit)\b[^\n]{0,20}$"
    # "Abkommen über die Wahrung von Geschäftsgeheimnissen", "Undertaking to Keep Trade Secrets"
    r"|^[^\n]{0,60}?(?:vereinbarung|vertrag|abkommen|abrede|absprache|übereinkunft|erklärung|verpflichtung|zusage)"
    r"(?:[^\S\n]\S+){0,6}?[^\S\n]\S*(?:geheim|vertraulich|verschwiegen|stillschweigen)"
    r"|^[^\n]{0,60}?(?:agreement|undertaking|deed|letter|covenant|promise)(?:[^\S\n]\S+){0,6}?[^\S\n](?:secre[ct]|confiden)",
    re.IGNORECASE | re.MULTILINE,
)
_OTHER_TITLE = re.compile(
    r"auftragsverarbeitung|auftragsdatenverarbeitung|\bavv\b|data\sprocessing|\bdpa\b|rechnung(?:s?nummer|\s?nr|\b)"
    r"|\binvoice|(?:liefer|rahmen|kauf|werk|dienst|miet|arbeits|lizenz|wartungs|service|kooperations|gesellschafts"
    r"|darlehens)\w{0,14}vertrag"
    r"|(?:supply|purchase|frame(?:work)?|service|services|master|licen[cs]e|lease|employment|distribution"
    r"|cooperation|consulting|loan|merger|shareholders?|quality|development)\s(?:\w+\s){0,2}(?:agreement|contract)"
    r"|auftragsbestätigung|bestellung|purchase\sorder|angebot\b|quotation"
    r"|allgemeine\s\w+bedingungen|terms\s(?:of|and)\s(?:service|use|conditions|sale)|datenschutz(?:erklärung"
    r"|hinweis)|privacy\s(?:policy|notice)|qualitätssicherungsvereinbarung",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"playbook|explainer|\bexplained\b|\bexplains\b|leitfaden|handbuch|\bguide(?:line)?s?\b|\bfaq\b|read\s?me"
    r"|checkliste?|how\sto\b|schulung|training\b|newsletter|whitepaper|blog|kapitel\s(?:1|eins|i)\b|chapter\s(?:1"
    r"|one|i)\b|\bnotice\b\s*\n",
    re.IGNORECASE,
)
_VOCABULARY = re.compile(
    r"\b(?:vertraulich\w*|geheim\w*|verschwiegenheit\w*|confiden\w*|nondisclosure|disclos\w*|offenleg\w*"
    r"|offengelegt\w*|offenbart?\w*|empfangende\w*|informationsgeber\w*"
    r"|informationsempfänger\w*|recipients?|receiving\sparty|proprietary|m?ndas?|trade\ssecrets?"
    r"|evaluation\smaterials?|geschäftsgeheimnis\w*|betriebsgeheimnis\w*|stillschweigen|anvertrau\w*|entrusted|secrecy)\b",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"\b(?:shall|will|agrees?|agreed\sto|enters?\sinto|undertakes?|must|obligat\w+|duties|ha(?:s|ve)\sto"
    r"|may\snot|bound)\b|verpflichte\w*|\bpflicht(?:en)?\b|\bmuss\b|\bmüssen\b|geloben"
    r"|vereinbaren|schließen|\bdarf\b|dürfen|\bhat\s|\bhaben\b|\bist\szu|\bsind\szu|geheim\s?(?:zu\s)?h[aä]lt|bewahr",
    re.IGNORECASE,
)
_PARTIES = re.compile(r"\b(?:zwischen|between|vertragspartner|parteien|parties)\b", re.IGNORECASE)
_SIGNED = re.compile(r"_{6}|\.{10}")  # a line to sign on
_WORDS = re.compile(r"[^\W\d_]+")
_SURE, _CLEAR = 16.0, 9.0  # words of the vocabulary in a thousand
_OVERWHELMING = 45.0


def is_nda(text: str) -> bool:
    """True for NDAs, their cover pages and standard terms; False for other contracts and other texts.

    Measured on the 61 development NDAs of ContractNLI: from 15 to 90 words of confidentiality in a
    thousand; a supply contract with a confidentiality chapter has under 9.
    """
    flat = plain(text[:_ENOUGH])
    total = len(_WORDS.findall(flat))
    if total < 8:
        return False
    density = 1000 * len(_VOCABULARY.findall(flat)) / total
    head = flat[:_HEAD]
    title, other = _NDA_TITLE.search(head), _OTHER_TITLE.search(head[:300])
    if _ABOUT.search(head[:200]) or _answers_questions(flat, head) or not _binds(flat, total):
        return False
    if title and (other is None or title.start() < other.start()):
        return density >= _CLEAR / 2
    if other:
        return density >= _OVERWHELMING
    return density >= (_CLEAR if title else _SURE)


def _answers_questions(flat: str, head: str) -> bool:
    """Two lines that end in a question mark tell a text about NDAs; in a contract, which has parties or is signed,
    they are headings.
    """
    return flat.count("?\n") >= 2 and not _PARTIES.search(head) and not _SIGNED.search(flat)


def _binds(flat: str, total: int) -> bool:
    duties = len(_DUTY.findall(flat))
    return duties >= 1 if total < 400 else duties >= 3
