"""An NDA of a wanted length, own wording, synthetic."""

from pathlib import Path

_HEAD = (
    "Mutual Non-Disclosure Agreement\n\nbetween Northgate Drives Ltd, Leeds, and Melchers Components GmbH, Bremen"
    " (each a “Party”).\n\n1. Purpose. The Parties evaluate the series supply of machined housings (the “Purpose”)."
    " Each Party may use Confidential Information of the other Party only for the Purpose.\n\n"
)
_CLAUSES = (
    "Confidential Information means all technical and commercial information disclosed in any form, including orally,"
    " whether or not marked as confidential, in connection with project phase {n}.",
    "The Receiving Party shall protect the Confidential Information of phase {n} with reasonable care, and at least"
    " with the care it uses for its own information of similar importance, and shall disclose it only to employees and"
    " professional advisers who need to know it and are bound by equivalent duties.",
    "Information is not confidential where it is or becomes public without breach, was already known, is received"
    " lawfully from a third party, or is independently developed without use of phase {n} material.",
    "If disclosure is required by law or by a court in relation to phase {n}, the Receiving Party shall, where"
    " permitted, give prompt prior notice so that protective measures can be sought.",
    "Upon request the Receiving Party shall return or destroy all material of phase {n}; routine backup copies may be"
    " kept as long as they remain confidential.",
    "No licence or other right is granted by the disclosure of phase {n} material, and neither Party is obliged to"
    " enter into any further agreement.",
)
_TAIL = (
    "\n\n{n}. Term. The duties of confidentiality last for three years from the date of this Agreement. This Agreement"
    " is governed by the laws of Germany; the courts of Bremen have exclusive jurisdiction. Amendments must be made in"
    " writing.\n"
)
# one behind every few clauses of the Word file
_EVERY = 4
_DEFECTS = (
    "For each breach the Receiving Party shall pay a contractual penalty of EUR 250,000 regardless of fault.",
    "During the term and for two years thereafter the Receiving Party shall not compete with the Disclosing Party.",
    "The Receiving Party shall indemnify the Disclosing Party without limitation for any loss whatsoever.",
    "The Receiving Party may reverse engineer samples provided to it.",
    "Employees of the Receiving Party may freely use information retained in their unaided memory.",
    "The Disclosing Party is the exclusive partner of the Receiving Party for the project.",
)


def sample_nda(words: int) -> str:
    """About ``words`` words of numbered clauses."""
    parts, number = [_HEAD], 2
    while sum(len(part.split()) for part in parts) < words:
        parts.append(f"{number}. {_CLAUSES[number % len(_CLAUSES)].format(n=number)}\n\n")
        number += 1
    return "".join(parts) + _TAIL.format(n=number)


def sample_docx(path: Path, words: int) -> None:
    """The same as a Word file: numbered clauses of three runs each, some in bold, and planted defects."""
    import docx

    document = docx.Document()
    document.add_heading("Mutual Non-Disclosure Agreement", 0)
    defects = iter(_DEFECTS)
    for number, clause in enumerate(sample_nda(words).strip().split("\n\n")[1:]):
        paragraph = document.add_paragraph()
        head, _, rest = clause.partition(" ")
        paragraph.add_run(head + " ").bold = True
        paragraph.add_run(rest[: len(rest) // 2])
        paragraph.add_run(rest[len(rest) // 2 :])
        if number % _EVERY == _EVERY - 1 and (defect := next(defects, None)):
            paragraph.add_run(" " + defect)
    document.save(str(path))
