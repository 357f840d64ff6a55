"""Answers about drafts, policies, rights and NDAs, by code without ``telling.``."""

DOCUMENTS: dict[str, tuple[str, str]] = {
    "drafts.head": (
        "**Entwurf liegt bereit: {kind}, {account}**{subject}",
        "**Draft is ready: {kind}, {account}**{subject}",
    ),
    "drafts.to": ("An: {to}.", "To: {to}."),
    "drafts.waits.you": (
        "Er wartet bis {expires} auf Ihre Freigabe.",
        "It waits for your approval until {expires}.",
    ),
    "drafts.waits.others": (
        "Er wartet bis {expires} auf die Freigabe von: {names}.",
        "It waits until {expires} for the approval of: {names}.",
    ),
    "drafts.blocked": (
        "**Noch nicht freizugeben:** {n} Prüfungen blockieren. Bitte bearbeiten Sie den Entwurf.",
        "**Not to be approved yet:** {n} checks block it. Please edit the draft.",
    ),
    "drafts.blocked.one": (
        "**Noch nicht freizugeben:** {n} Prüfung blockiert. Bitte bearbeiten Sie den Entwurf.",
        "**Not to be approved yet:** {n} check blocks it. Please edit the draft.",
    ),
    "drafts.nothing_sent": ("Es wurde nichts versendet.", "Nothing was sent."),
    "drafts.is_blocked": (", blockiert", ", blocked"),
    "drafts.list": ("**{counts}.**", "**{counts}.**"),
    "drafts.count.pending": ("{n} Entwürfe warten auf die Freigabe", "{n} drafts wait for approval"),
    "drafts.count.pending.one": ("{n} Entwurf wartet auf die Freigabe", "{n} draft waits for approval"),
    "drafts.count.approved": ("{n} Entwürfe sind freigegeben", "{n} drafts are approved"),
    "drafts.count.approved.one": ("{n} Entwurf ist freigegeben", "{n} draft is approved"),
    "drafts.count.rejected": (
        "{n} Entwürfe sind abgelehnt, abgelaufen oder ersetzt",
        "{n} drafts are rejected, expired or replaced",
    ),
    "drafts.count.rejected.one": (
        "{n} Entwurf ist abgelehnt, abgelaufen oder ersetzt",
        "{n} draft is rejected, expired or replaced",
    ),
    "drafts.count.all": ("{n} Entwürfe", "{n} drafts"),
    "drafts.count.all.one": ("{n} Entwurf", "{n} draft"),
    "link.of_draft": ("{kind}, {account}", "{kind}, {account}"),
    "link.draft": ("Entwurf ansehen und entscheiden", "Look at the draft and decide"),
    "link.approvals": ("Alle Freigaben", "All approvals"),
    "link.policies": ("Richtlinien", "Policies"),
    "link.nda": ("Prüfung im Einzelnen", "The review in detail"),
    "link.nda_page": ("NDA prüfen", "Review an NDA"),
    "policies.none": (
        "**Dazu steht nichts in unseren Richtlinien.** Bitte fragen Sie die Rechtsabteilung.",
        "**Our policies say nothing on this.** Please ask the legal department.",
    ),
    "policies.unsure": (
        "Nicht sicher, ob Sie das meinen; am nächsten liegt:",
        "Not sure whether you mean this; the nearest is:",
    ),
    "policies.head": ("**{title}** ({which}):", "**{title}** ({which}):"),
    "policies.quote": ("„{text}“", "“{text}”"),
    "policies.red_line": ("Rote Linie; es entscheidet: {decides}.", "Red line; decided by: {decides}."),
    "policies.negotiable": ("Verhandelbar; es entscheidet: {decides}.", "Negotiable; decided by: {decides}."),
    "policies.information": ("Nur zur Kenntnis; zuständig: {decides}.", "For information only; in charge: {decides}."),
    "policies.other": ("{title} ({which}): „{text}“", "{title} ({which}): “{text}”"),
    "policies.sample": (
        "Musterrichtlinien dieses Projekts, keine freigegebenen Richtlinien von Melchers.",
        "Sample policies of this project, no approved policies of Melchers.",
    ),
    "rights.nda": (
        "**Nein. Ihre Rolle enthält kein Recht, eine NDA anzunehmen oder zu unterzeichnen; es entscheidet:"
        " {department}** ({source}). Ich kann die NDA prüfen und eine Empfehlung geben.",
        "**No. Your role holds no right to accept or sign an NDA; decided by: {department}** ({source}). I can review"
        " the NDA and give a recommendation.",
    ),
    "offer.review_nda": ("Soll ich die NDA prüfen?", "Shall I review the NDA?"),
    "nda.counts": ("{document}: {counts}.", "{document}: {counts}."),
    "nda.refused": ("**„{document}“ wurde nicht geprüft.**", "**“{document}” was not reviewed.**"),
    "nda.upload": (
        "**Bitte laden Sie die NDA hoch** (PDF, DOCX, TXT, MD oder EML); dann prüfe ich sie Klausel für Klausel.",
        "**Please upload the NDA** (PDF, DOCX, TXT, MD or EML); I will then review it clause by clause.",
    ),
    "nda.which": ("**Welches Dokument soll ich prüfen?**", "**Which document shall I review?**"),
    "error.document": (
        "Ein Dokument „{name}“ liegt in dieser Unterhaltung nicht. Es wurde nichts geprüft. Hochgeladen sind: {known}.",
        "There is no document “{name}” in this conversation. Nothing was reviewed. Uploaded are: {known}.",
    ),
    "error.file_gone": (
        "Die Datei „{name}“ ist nicht mehr da. Es wurde nichts geprüft. Bitte laden Sie sie noch einmal hoch.",
        "The file “{name}” is no longer there. Nothing was reviewed. Please upload it again.",
    ),
    "error.contract": (
        "Den Vertrag „{name}“ gibt es bei Ihren Kunden nicht. Es wurde nichts entworfen. Bitte prüfen Sie die Nummer"
        " oder nennen Sie den Kunden.",
        "There is no contract “{name}” at your customers. Nothing was drafted. Please check the number or name the"
        " customer.",
    ),
    "error.article": (
        "Den Artikel „{name}“ gibt es bei Ihren Kunden nicht. Es wurde nichts entworfen. Bitte prüfen Sie die Nummer"
        " oder nennen Sie den Kunden.",
        "There is no article “{name}” at your customers. Nothing was drafted. Please check the number or name the"
        " customer.",
    ),
    "error.person": (
        "Einen Ansprechpartner „{name}“ gibt es bei Ihren Kunden nicht. Es wurde nichts entworfen. Bitte nennen Sie den"
        " vollen Namen oder den Kunden.",
        "There is no contact “{name}” at your customers. Nothing was drafted. Please give the full name or the"
        " customer.",
    ),
    "error.typed": (
        "Diese Angaben hat niemand eingegeben: {figures}. Es wurde kein Entwurf angelegt. In einer E-Mail stehen nur"
        " Zahlen aus den Daten oder solche, die Sie selbst genannt haben; bitte nennen Sie die Zahl.",
        "Nobody typed these values: {figures}. No draft was made. An e-mail holds only figures from the data or those"
        " you gave yourself; please name the figure.",
    ),
    "error.meetings": (
        "An diesem Tag haben Sie mehrere Termine: {customers}. Es wurde nichts entworfen. Bitte nennen Sie den Kunden.",
        "You have several meetings on that day: {customers}. Nothing was drafted. Please name the customer.",
    ),
}
