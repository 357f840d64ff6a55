"""NDA reviews: steps, reasons, recommendations, refusals."""

TEXTS: dict[str, tuple[str, str]] = {
    "reviews.unknown": (
        "Die Prüfung „{review}“ gibt es nicht oder sie gehört nicht zu Ihren Accounts. Bitte wählen Sie eine aus"
        " der Liste.",
        "There is no review “{review}”, or it is not one of yours. Please choose one from the list.",
    ),
    "reviews.not_an_nda": (
        "„{name}“ ist nach Titel und Inhalt keine Geheimhaltungsvereinbarung. Es wurde nicht geprüft. Wenn Sie es"
        " trotzdem gegen unsere Klauseln halten wollen, wiederholen Sie die Prüfung mit „trotzdem prüfen“"
        " (--anyway).",
        "By its title and content “{name}” is not a non-disclosure agreement. It was not reviewed. To hold it"
        " against our clauses all the same, repeat the review with “review anyway” (--anyway).",
    ),
    "reviews.too_long": (
        "„{name}“ ist für eine Geheimhaltungsvereinbarung zu lang (mehr als 500.000 Zeichen oder 5.000 Absätze)."
        " Es wurde nicht geprüft. Bitte laden Sie nur die Vereinbarung hoch, ohne Anlagen.",
        "“{name}” is too long for a non-disclosure agreement (more than 500,000 characters or 5,000 paragraphs)."
        " It was not reviewed. Please upload the agreement only, without annexes.",
    ),
    "reviews.language": (
        "„{name}“ ist weder deutsch noch englisch. Es wurde nicht geprüft. Bitte fordern Sie eine deutsche oder"
        " englische Fassung an.",
        "“{name}” is neither German nor English. It was not reviewed. Please ask for a German or English version.",
    ),
    "reviews.not_ready": (
        "Die Prüfung „{review}“ läuft noch. Bitte warten Sie, bis sie fertig ist.",
        "The review “{review}” is still running. Please wait until it is done.",
    ),
    "reviews.failed": (
        "Die Prüfung ist an einem Fehler des Programms gescheitert; die Datei wurde nicht bewertet. Bitte versuchen"
        " Sie es erneut und melden Sie der Administration die Nummer {review}.",
        "The review failed because of an error of the program; the file was not judged. Please try again and"
        " report number {review} to the administrator.",
    ),
    "reviews.unsure": (
        "Die Stelle lässt sich nicht sicher einordnen (Sicherheit {share}): {sentence} Bitte lesen Sie sie selbst.",
        "The passage cannot be classified with confidence ({share} sure): {sentence} Please read it yourself.",
    ),
    "reviews.unread": (
        "Zu „{topic}“ wurde nichts gefunden, aber Teile des Dokuments waren nicht lesbar. Ob die Klausel fehlt, ist"
        " offen.",
        "Nothing was found on “{topic}”, but parts of the document could not be read. Whether the clause is missing"
        " is open.",
    ),
    "reviews.missing": (
        "Im ganzen Dokument wurde keine Klausel zu „{topic}“ gefunden; unsere Bedingungen verlangen sie.",
        "No clause on “{topic}” was found in the whole document; our terms require one.",
    ),
    "reviews.absent_optional": (
        "Im ganzen Dokument wurde nichts zu „{topic}“ gefunden; unsere Bedingungen verlangen es nicht.",
        "Nothing on “{topic}” was found in the whole document; our terms do not require it.",
    ),
    "reviews.absent_forbidden": (
        "Im ganzen Dokument wurde nichts zu „{topic}“ gefunden; so wollen es unsere Bedingungen.",
        "Nothing on “{topic}” was found in the whole document, as our terms want it.",
    ),
    "reviews.incorporated": (
        "Einbezogene Bedingungen liegen nicht vor: Der Entwurf macht „{name}“ zum Vertragsinhalt („{quote}“). Dieser"
        " Text wurde nicht geprüft; was er regelt, ist offen. Bitte fordern Sie ihn an und lassen Sie beides zusammen"
        " prüfen.",
        "Terms incorporated by reference are not before us: the draft makes “{name}” part of the contract (“{quote}”)."
        " That text was not reviewed; what it says is open. Please obtain it and have both reviewed together.",
    ),
    "reviews.incorporated_name": ("„{name}“", "“{name}”"),
    "reviews.incorporated_short": (
        "Einbezogene Bedingungen liegen nicht vor und wurden nicht geprüft: {names}.",
        "Terms incorporated by reference are not before us and were not reviewed: {names}.",
    ),
    "reviews.incorporated_count": ("einbezogene Bedingungen, die nicht vorliegen", "incorporated terms not before us"),
    "reviews.incorporated_absent": (
        "Im vorliegenden Text wurde nichts zu „{topic}“ gefunden. Zum Vertrag gehören aber auch Bedingungen, die nicht"
        " vorliegen ({names}); was danach gilt, ist offen.",
        "Nothing on “{topic}” was found in the text at hand. But terms that are not before us belong to the contract"
        " ({names}); what applies under them is open.",
    ),
    "reviews.open.period": (
        "Der Entwurf sieht eine Dauer vor, gibt sie aber nicht an. Bitte eintragen lassen, bevor entschieden wird.",
        "The draft provides for a period, but the period is not stated. Have it filled in before deciding.",
    ),
    "reviews.open.law": (
        "Der Entwurf sieht eine Rechtswahl vor, nennt das Recht aber nicht. Bitte eintragen lassen, bevor entschieden"
        " wird.",
        "The draft provides for a choice of law, but the law is not stated. Have it filled in before deciding.",
    ),
    "reviews.open.venue": (
        "Der Entwurf sieht einen Gerichtsstand vor, nennt den Ort aber nicht. Bitte eintragen lassen, bevor"
        " entschieden wird.",
        "The draft provides for a venue, but the place is not stated. Have it filled in before deciding.",
    ),
    "reviews.open.purpose": (
        "Der Entwurf verweist auf einen Zweck, benennt ihn aber nicht. Bitte den Zweck eintragen lassen, bevor"
        " entschieden wird.",
        "The draft refers to a purpose, but the purpose is not named. Have it filled in before deciding.",
    ),
    "reviews.open.choice": (
        "Von mehreren Möglichkeiten ist keine angekreuzt; was gelten soll, ist offen.",
        "Of several options none is ticked; which one applies is open.",
    ),
    "reviews.number_limit": (
        "Gelesen: {value}; bei uns üblich bis {conforms}, verhandelbar bis {deviates}.",
        "Read: {value}; usual with us up to {conforms}, negotiable up to {deviates}.",
    ),
    "reviews.place_limit": (
        "Gelesen: „{text}“ ({place}); bei uns üblich: {accepted}.",
        "Read: “{text}” ({place}); usual with us: {accepted}.",
    ),
    "reviews.place_unknown": (
        "Gelesen: „{text}“; ein bestimmter Ort oder Staat geht daraus nicht hervor.",
        "Read: “{text}”; this does not name a definite place or state.",
    ),
    "reviews.unusual": (
        "Diese Regelung deckt keine unserer Klauseln ab. Bitte lesen Sie sie und fragen Sie im Zweifel die"
        " Rechtsabteilung.",
        "None of our clauses covers this provision. Please read it and ask Legal when in doubt.",
    ),
    "reviews.unusual_count": ("ungewöhnliche Regelungen: {count}", "unusual provisions: {count}"),
    "reviews.red": (
        "Rot: Eine rote Linie ist verletzt oder fehlt ({topics}). In dieser Fassung nicht annehmen, sondern"
        " nachverhandeln. Es entscheidet: {decides}.",
        "Red: a red line is contradicted or missing ({topics}). Do not accept this version, renegotiate it."
        " Decided by: {decides}.",
    ),
    "reviews.amber": (
        "Gelb: Keine rote Linie ist verletzt, aber diese Punkte sind zu klären: {topics}. Es entscheidet: {decides}.",
        "Amber: no red line is contradicted, but these points need settling: {topics}. Decided by: {decides}.",
    ),
    "reviews.green": (
        "Grün: Keine Abweichung gefunden, die einer Klärung bedarf. Ob die Vereinbarung angenommen wird, entscheidet:"
        " {decides}.",
        "Green: no deviation found that needs settling. Whether the agreement is accepted is decided by: {decides}.",
    ),
    "reviews.step.intake": ("Dokument lesen", "Reading the document"),
    "reviews.step.segment": ("Klauseln erkennen", "Finding the clauses"),
    "reviews.step.retrieve": ("Passende Klauseln unserer Bedingungen suchen", "Retrieving our policy clauses"),
    "reviews.step.judge": ("Klauseln vergleichen", "Comparing the clauses"),
    "reviews.step.second_opinion": ("Zweite Meinung einholen", "Getting a second opinion"),
    "reviews.step.report": ("Bericht schreiben", "Writing the report"),
    "reviews.verdict.conforms": ("entspricht", "conforms"),
    "reviews.verdict.deviates": ("weicht ab", "deviates"),
    "reviews.verdict.contradicts": ("widerspricht", "contradicts"),
    "reviews.verdict.missing": ("fehlt", "missing"),
    "reviews.verdict.unclear": ("unklar", "unclear"),
    "reviews.measured.de": (
        "selbst verfassten deutschen NDAs, zusammengesetzt aus Klauseln, die nicht trainiert wurden",
        "German NDAs composed of self-made clauses it was not trained on",
    ),
    "reviews.measured.en": (
        "englischen NDAs des öffentlichen Benchmarks ContractNLI, Kreuzvalidierung nach Dokument",
        "English NDAs of the public benchmark ContractNLI, cross-validation by document",
    ),
    "reviews.other_currency": (
        "Gelesen: {value}. Das ist nicht in Euro und gilt als über der Grenze von {deviates}, bis es umgerechnet ist.",
        "Read: {value}. This is not in euros and counts as over the limit of {deviates} until it is converted.",
    ),
    "reviews.unanswered": (
        "In der Datei stehen noch offene Änderungen von uns (Anzahl: {count}). Sie wurden mitgelesen, als wären sie"
        " angenommen; die Urteile gelten nur, wenn die Gegenseite sie annimmt.",
        "The file still holds open changes of ours (number: {count}). They were read as if accepted; the verdicts hold"
        " only if the other side accepts them.",
    ),
    "reviews.other_account": (
        "Die letzte Fassung gehört zu {previous}, nicht zu {account}. Es wurde nichts geprüft. Bitte lassen Sie den"
        " Kunden weg oder wählen Sie die passende Prüfung.",
        "The last version belongs to {previous}, not to {account}. Nothing was reviewed. Please leave the account out"
        " or choose the matching review.",
    ),
    "reviews.id": ("Nummer dieser Prüfung: {review}", "Id of this review: {review}"),
    "reviews.page": (" (S. {page})", " (p. {page})"),
    "reviews.opinion_unavailable": (
        "Die zweite Meinung war nicht zu bekommen: {problem}",
        "The second opinion could not be obtained: {problem}",
    ),
}
