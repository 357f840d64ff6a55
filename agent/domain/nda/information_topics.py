"""What a draft can say about the information: who may use it for what, how it is kept, for how long."""

from agent.domain.nda.topic import Hypothesis, topic

INFORMATION = (
    topic(
        "purpose",
        "Zweckbindung",
        "Purpose and limited use",
        ("limited", "Die Nutzung ist auf den vereinbarten Zweck beschränkt.", "Use is limited to the agreed purpose."),
        ("general", "Der Zweck ist nur allgemein umschrieben.", "The purpose is described in general terms only."),
        (
            "unrestricted",
            "Die Nutzung ist auch zu anderen Zwecken erlaubt.",
            "Use for other purposes is allowed as well.",
        ),
        hypotheses=(Hypothesis("nda-4", "limited", "unrestricted"),),
    ),
    topic(
        "need_to_know",
        "Berechtigte Personen",
        "Need-to-know persons",
        (
            "permitted_bound",
            "Weitergabe an eigene Mitarbeiter, verbundene Unternehmen oder Berater ist erlaubt.",
            "Disclosure to own employees, affiliates or advisers is allowed.",
        ),
        (
            "permitted_unbound",
            "Weitergabe im eigenen Haus ist ohne Verpflichtung zur Geheimhaltung erlaubt.",
            "Disclosure within the own group is allowed without a duty of confidentiality.",
        ),
        (
            "prohibited",
            "Selbst eigene Mitarbeiter dürfen die Informationen nicht erhalten.",
            "Not even own employees may receive the information.",
        ),
        hypotheses=(Hypothesis("nda-5", "permitted_bound", "prohibited"),),
    ),
    topic(
        "third_parties",
        "Weitergabe an Dritte",
        "Third parties",
        (
            "permitted_bound",
            "Weitergabe an Dritte ist nur mit Zustimmung oder an zur Geheimhaltung Verpflichtete erlaubt.",
            "Disclosure to third parties is allowed only with consent or to parties bound to confidentiality.",
        ),
        ("prohibited", "Weitergabe an Dritte ist ausgeschlossen.", "Disclosure to third parties is excluded."),
        (
            "permitted_free",
            "Weitergabe an Dritte ist ohne Zustimmung und ohne Bindung erlaubt.",
            "Disclosure to third parties is allowed without consent and without a duty.",
        ),
        hypotheses=(Hypothesis("nda-7", "permitted_bound", "prohibited"),),
    ),
    topic(
        "marking",
        "Definition und Kennzeichnung",
        "Definition and marking",
        (
            "not_required",
            "Der Schutz hängt nicht von einer Kennzeichnung ab.",
            "Protection does not depend on marking.",
        ),
        (
            "required",
            "Nur ausdrücklich gekennzeichnete Informationen sind geschützt.",
            "Only information expressly marked is protected.",
        ),
        ("technical_only", "Nur technische Informationen sind geschützt.", "Only technical information is protected."),
        hypotheses=(
            Hypothesis("nda-1", "required", "not_required"),
            Hypothesis("nda-2", "technical_only", "not_required"),
        ),
    ),
    topic(
        "oral_information",
        "Mündliche Informationen",
        "Oral information",
        (
            "included",
            "Mündlich mitgeteilte Informationen sind geschützt.",
            "Orally disclosed information is protected.",
        ),
        (
            "confirmation",
            "Mündliche Informationen sind nur nach schriftlicher Bestätigung geschützt.",
            "Oral information is protected only after written confirmation.",
        ),
        (
            "excluded",
            "Mündlich mitgeteilte Informationen sind nicht geschützt.",
            "Orally disclosed information is not protected.",
        ),
        hypotheses=(Hypothesis("nda-3", "included", "excluded"),),
    ),
    topic(
        "exclusions",
        "Ausnahmen von der Geheimhaltung",
        "Exclusions",
        (
            "standard",
            "Öffentlich bekannte, vorbekannte oder von Dritten erhaltene Informationen sind ausgenommen.",
            "Information that is public, already known or received from third parties is excluded.",
        ),
        ("incomplete", "Nicht alle üblichen Ausnahmen sind genannt.", "Not all customary exclusions are listed."),
        (
            "none",
            "Die üblichen Ausnahmen werden ausdrücklich ausgeschlossen.",
            "The customary exclusions are expressly ruled out.",
        ),
        hypotheses=(Hypothesis("nda-13", "standard", "none"),),
    ),
    topic(
        "independent_development",
        "Unabhängige Entwicklung",
        "Independent development",
        ("permitted", "Eigene, unabhängige Entwicklungen bleiben frei.", "Independent development remains free."),
        (
            "restricted",
            "Eigene, unabhängige Entwicklungen werden eingeschränkt.",
            "Independent development is restricted.",
        ),
        hypotheses=(Hypothesis("nda-12", "permitted", "restricted"),),
    ),
    topic(
        "standard_of_care",
        "Sorgfaltsmaßstab",
        "Standard of care",
        (
            "reasonable",
            "Angemessene Geheimhaltungsmaßnahmen oder die eigene Sorgfalt werden verlangt.",
            "Reasonable measures or the care used for own secrets are required.",
        ),
        ("none", "Besondere Schutzmaßnahmen werden nicht geschuldet.", "No protective measures are owed."),
        (
            "absolute",
            "Die Geheimhaltung wird garantiert, unabhängig von angemessener Sorgfalt.",
            "Secrecy is guaranteed, regardless of reasonable care.",
        ),
        (
            "prescribed",
            "Einzelne Schutzmaßnahmen, Zertifikate oder Audits werden vorgeschrieben.",
            "Particular protective measures, certificates or audits are prescribed.",
        ),
    ),
    topic(
        "compelled_disclosure",
        "Gesetzliche Offenlegungspflicht",
        "Compelled disclosure",
        (
            "notice",
            "Vor einer gesetzlich verlangten Offenlegung ist die andere Partei zu unterrichten.",
            "The other party is to be notified before a disclosure required by law.",
        ),
        (
            "silent",
            "Gesetzlich verlangte Offenlegung ist erlaubt; eine Unterrichtung ist nicht vorgesehen.",
            "Disclosure required by law is allowed; notice is not provided for.",
        ),
        (
            "no_notice",
            "Gesetzlich verlangte Offenlegung ist ausdrücklich ohne Unterrichtung erlaubt.",
            "Disclosure required by law is expressly allowed without notice.",
        ),
        hypotheses=(Hypothesis("nda-8", "notice", "no_notice"),),
    ),
    topic(
        "copies",
        "Kopien",
        "Copies",
        ("permitted", "Kopien sind im erforderlichen Umfang erlaubt.", "Copies are allowed to the extent needed."),
        ("prohibited", "Kopien sind ohne Zustimmung nicht erlaubt.", "Copies are not allowed without consent."),
        ("unrestricted", "Kopien sind unbeschränkt erlaubt.", "Copies are allowed without restriction."),
        hypotheses=(Hypothesis("nda-17", "permitted", "prohibited"),),
    ),
    topic(
        "return_destruction",
        "Rückgabe und Vernichtung",
        "Return and destruction",
        (
            "required",
            "Informationen sind zurückzugeben oder zu vernichten.",
            "Information is to be returned or destroyed.",
        ),
        ("not_required", "Rückgabe oder Vernichtung wird nicht geschuldet.", "Return or destruction is not owed."),
        (
            "archive_copy",
            "Eine Archivkopie oder Sicherungskopien dürfen verbleiben.",
            "An archive copy or backups may be kept.",
        ),
        ("no_archive_copy", "Es darf keinerlei Kopie verbleiben.", "No copy whatsoever may be kept."),
        hypotheses=(
            Hypothesis("nda-16", "required", "not_required"),
            Hypothesis("nda-20", "archive_copy", "no_archive_copy"),
        ),
        side=frozenset({"archive_copy", "no_archive_copy"}),
    ),
    topic(
        "term",
        "Laufzeit und Fortgeltung",
        "Term and survival",
        ("fixed", "Die Geheimhaltung ist befristet.", "Confidentiality is limited in time."),
        ("unlimited", "Die Geheimhaltung gilt unbefristet.", "Confidentiality is unlimited in time."),
        (
            "trade_secret",
            "Für Geschäftsgeheimnisse gilt die Pflicht fort, solange sie geheim sind.",
            "For trade secrets the duty lasts as long as they are secret.",
        ),
        (
            "survives",
            "Pflichten gelten über das Vertragsende hinaus fort.",
            "Obligations survive the end of the agreement.",
        ),
        ("ends_with_agreement", "Die Pflichten enden mit dem Vertrag.", "The obligations end with the agreement."),
        hypotheses=(Hypothesis("nda-19", "survives", "ends_with_agreement"),),
        side=frozenset({"survives", "trade_secret"}),
    ),
    topic(
        "reverse_engineering",
        "Reverse Engineering",
        "Reverse engineering",
        (
            "prohibited",
            "Rückbau, Untersuchung und Reverse Engineering sind untersagt.",
            "Disassembly, analysis and reverse engineering are forbidden.",
        ),
        ("permitted", "Reverse Engineering ist erlaubt.", "Reverse engineering is allowed."),
        hypotheses=(Hypothesis("nda-11", "prohibited", "permitted"),),
    ),
    topic(
        "residuals",
        "Residualwissen",
        "Residuals",
        (
            "permitted",
            "Im Gedächtnis behaltenes Wissen darf frei genutzt werden.",
            "Knowledge retained in memory may be used freely.",
        ),
        (
            "excluded",
            "Eine Nutzung im Gedächtnis behaltenen Wissens wird ausgeschlossen.",
            "Use of knowledge retained in memory is excluded.",
        ),
        (
            "general_only",
            "Nur allgemeines Erfahrungswissen ist frei; Geschäftsgeheimnisse bleiben geschützt.",
            "Only general experience is free; trade secrets remain protected.",
        ),
    ),
)
