"""The topics of an NDA and what a draft can say about each; `topic.Topic` says what a reading is.

Hypotheses are those of the public benchmark ContractNLI (Koreeda & Manning 2021, CC BY 4.0).
"""

from agent.domain.nda.topic import Hypothesis, Topic, topic

_ALL = (
    topic(
        "purpose",
        "Zweckbindung",
        "Purpose and limited use",
        ("limited", "Die Nutzung ist auf den vereinbarten Zweck beschränkt.", "Use is limited to the agreed purpose."),
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
    topic(
        "no_license",
        "Keine Lizenz, Schutzrechte",
        "No licence, IP",
        ("not_granted", "Rechte oder Lizenzen werden nicht eingeräumt.", "No rights or licences are granted."),
        ("granted", "Rechte oder Lizenzen werden eingeräumt.", "Rights or licences are granted."),
        hypotheses=(Hypothesis("nda-15", "not_granted", "granted"),),
    ),
    topic(
        "no_obligation",
        "Keine Pflicht zum Vertragsschluss",
        "No obligation to contract",
        (
            "none",
            "Eine Pflicht zu weiteren Verträgen besteht nicht.",
            "There is no obligation to enter into further agreements.",
        ),
        (
            "obligation",
            "Der Entwurf verpflichtet zu einem weiteren Vertrag oder zur Abnahme.",
            "The draft obliges to a further agreement or purchase.",
        ),
    ),
    topic(
        "confidentiality_of_agreement",
        "Vertraulichkeit der Vereinbarung",
        "Confidentiality of the agreement",
        (
            "confidential",
            "Bestehen und Inhalt der Vereinbarung sind vertraulich.",
            "The existence and content of the agreement are confidential.",
        ),
        (
            "public",
            "Bestehen oder Inhalt der Vereinbarung dürfen bekannt gemacht werden.",
            "The existence or content of the agreement may be made public.",
        ),
        hypotheses=(Hypothesis("nda-10", "confidential", "public"),),
    ),
    topic(
        "non_solicitation",
        "Abwerbe- und Wettbewerbsverbot",
        "Non-solicitation, non-compete",
        ("non_solicitation", "Der Entwurf enthält ein Abwerbeverbot.", "The draft contains a non-solicitation clause."),
        (
            "non_compete",
            "Der Entwurf enthält ein Wettbewerbsverbot oder einen Kundenschutz.",
            "The draft contains a non-compete or customer protection clause.",
        ),
        (
            "excluded",
            "Abwerbe- oder Wettbewerbsverbote werden ausgeschlossen.",
            "Non-solicitation or non-compete duties are excluded.",
        ),
        hypotheses=(Hypothesis("nda-18", "non_solicitation", "excluded"),),
    ),
    topic(
        "exclusivity",
        "Exklusivität",
        "Exclusivity",
        ("granted", "Der Entwurf verlangt Exklusivität.", "The draft demands exclusivity."),
        ("excluded", "Exklusivität wird ausgeschlossen.", "Exclusivity is excluded."),
        (
            "envisaged",
            "Exklusivität oder ein erstes Verhandlungsrecht wird in Aussicht gestellt.",
            "Exclusivity or a right of first negotiation is envisaged.",
        ),
    ),
    topic(
        "penalty",
        "Vertragsstrafe",
        "Contractual penalty",
        ("present", "Der Entwurf sieht eine Vertragsstrafe vor.", "The draft provides for a contractual penalty."),
        (
            "no_fault",
            "Die Vertragsstrafe ist unabhängig vom Verschulden verwirkt.",
            "The penalty is due regardless of fault.",
        ),
        ("excluded", "Eine Vertragsstrafe wird ausgeschlossen.", "A contractual penalty is excluded."),
    ),
    topic(
        "liability",
        "Haftung und Unterlassung",
        "Liability and injunction",
        (
            "statutory",
            "Es gilt die gesetzliche oder eine begrenzte Haftung.",
            "Statutory or limited liability applies.",
        ),
        ("injunction", "Einstweiliger Rechtsschutz ist vorgesehen.", "Injunctive relief is provided for."),
        (
            "unlimited",
            "Die Haftung ist unbegrenzt oder unabhängig vom Verschulden.",
            "Liability is unlimited or regardless of fault.",
        ),
        ("indemnity", "Der Entwurf verlangt eine Freistellung.", "The draft demands an indemnity."),
        ("excluded", "Die Haftung für Verletzungen wird ausgeschlossen.", "Liability for breaches is excluded."),
    ),
    topic(
        "assignment",
        "Übertragung und Kontrollwechsel",
        "Assignment and change of control",
        ("consent", "Eine Übertragung bedarf der Zustimmung.", "Assignment needs consent."),
        ("free", "Die Vereinbarung darf frei übertragen werden.", "The agreement may be assigned freely."),
        (
            "to_competitors",
            "Die Vereinbarung darf ausdrücklich auch auf Wettbewerber übertragen werden.",
            "The agreement may expressly be assigned to competitors as well.",
        ),
    ),
    topic(
        "governing_law",
        "Anwendbares Recht",
        "Governing law",
        ("stated", "Das anwendbare Recht ist geregelt.", "The governing law is stated."),
    ),
    topic(
        "venue",
        "Gerichtsstand und Schiedsgericht",
        "Venue and arbitration",
        ("stated", "Der Gerichtsstand ist geregelt.", "The venue is stated."),
        ("arbitration", "Ein Schiedsgericht entscheidet.", "An arbitral tribunal decides."),
    ),
    topic(
        "written_form",
        "Schriftform",
        "Written form",
        ("required", "Änderungen bedürfen der Schrift- oder Textform.", "Amendments need written or text form."),
        (
            "not_required",
            "Änderungen sind formlos oder einseitig möglich.",
            "Amendments are possible without form or unilaterally.",
        ),
    ),
    topic(
        "language_priority",
        "Maßgebliche Sprache",
        "Language priority",
        (
            "german_or_english",
            "Die deutsche oder englische Fassung ist maßgeblich.",
            "The German or English version prevails.",
        ),
        ("other", "Eine andere Sprachfassung ist maßgeblich.", "Another language version prevails."),
        (
            "unavailable",
            "Maßgeblich ist eine Sprachfassung, die nicht vorliegt oder erst später erstellt wird.",
            "The prevailing language version is not available or is to be drawn up later.",
        ),
    ),
    topic(
        "data_protection",
        "Datenschutz",
        "Data protection",
        ("respected", "Die Datenschutzvorschriften sind einzuhalten.", "Data protection law is to be observed."),
        (
            "waived",
            "Personenbezogene Daten dürfen ohne Rücksicht auf den Datenschutz genutzt werden.",
            "Personal data may be used without regard to data protection law.",
        ),
        (
            "beyond_law",
            "Datenschutzpflichten gehen über das Gesetz hinaus, oder Daten gehen ohne Garantien in Drittländer.",
            "Data protection duties go beyond the law, or data go to third countries without safeguards.",
        ),
    ),
    topic(
        "mutuality",
        "Gegenseitigkeit",
        "Mutuality",
        ("mutual", "Die Pflichten gelten für beide Parteien.", "The duties bind both parties."),
        ("one_way", "Die Pflichten binden nur eine Partei.", "The duties bind one party only."),
        (
            "unprotected",
            "Informationen einer Partei gelten nicht als vertraulich oder dürfen frei genutzt werden.",
            "The information of one party is not confidential or may be used freely.",
        ),
    ),
)

TOPICS: dict[str, Topic] = {each.name: each for each in _ALL}
