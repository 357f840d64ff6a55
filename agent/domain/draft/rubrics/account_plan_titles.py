"""The section titles of account plans (T3), and the words by which their lines are known."""

from collections.abc import Mapping

from agent.domain.language import Language

TITLES: Mapping[Language, tuple[str, ...]] = {
    Language.DE: (
        "Deckblatt",
        "Zusammenfassung",
        "Kundenprofil",
        "Ziele, Projekte und Markt des Kunden",
        "Einkauf und Buying Center",
        "Unsere Position",
        "Bedarf und Portfolio",
        "Wettbewerber bei diesem Kunden",
        "SWOT",
        "Ziele",
        "Strategie",
        "Maßnahmen",
        "Gewährte Leistungen und Gegenleistung",
        "Risiken und Frühwarnzeichen",
        "Ressourcen, Budget und Team",
        "Reviews, offene Fragen und Datenlücken",
    ),
    Language.EN: (
        "Cover",
        "Summary",
        "Customer profile",
        "Goals, projects and market of the customer",
        "Purchasing and buying centre",
        "Our position",
        "Needs and portfolio",
        "Competitors at this customer",
        "SWOT",
        "Goals",
        "Strategy",
        "Actions",
        "Services granted and what comes back",
        "Risks and early signs",
        "Resources, budget and team",
        "Reviews, open questions and data gaps",
    ),
}
SHARED: Mapping[Language, tuple[str, ...]] = {
    Language.DE: (
        "Worum es geht",
        "Ihr Unternehmen aus unserer Sicht",
        "Ihre Ziele und Projekte",
        "Ansprechpartner auf beiden Seiten",
        "Themen, über die wir mit Ihnen sprechen möchten",
        "Gemeinsame Ziele",
        "Schwerpunkte: unser Vorschlag",
        "Maßnahmen",
        "Gemeinsame Reviews und offene Fragen",
    ),
    Language.EN: (
        "What this is about",
        "Your company as we see it",
        "Your goals and projects",
        "Contacts on both sides",
        "Topics we would like to discuss with you",
        "Joint goals",
        "Priorities: our proposal",
        "Actions",
        "Joint reviews and open questions",
    ),
}
SPOKEN: Mapping[Language, Mapping[str, str]] = {
    Language.DE: {
        "no_data": "keine Daten",
        "gap": "Lücke:",
        "decides": "entscheidet",
        "judgement": "Einschätzung",
        "evidence": "Beleg",
        "version": "Version",
        "approval": "Freigabe",
        "changes": "Änderungen zum letzten Plan",
    },
    Language.EN: {
        "no_data": "no data",
        "gap": "Gap:",
        "decides": "decides",
        "judgement": "Assessment",
        "evidence": "Evidence",
        "version": "Version",
        "approval": "Approval",
        "changes": "Changes since the last plan",
    },
}
