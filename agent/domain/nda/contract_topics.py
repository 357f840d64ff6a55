"""What a draft can say about the contract around it: rights, duties beside secrecy, penalties, law."""

from agent.domain.nda.topic import Hypothesis, topic

CONTRACT = (
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
