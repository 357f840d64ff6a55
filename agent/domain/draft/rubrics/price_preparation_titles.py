"""The section titles of price preparations (T6), and the words by which their lines are known."""

from collections.abc import Mapping

from agent.domain.language import Language

TITLES: Mapping[Language, tuple[str, ...]] = {
    Language.DE: (
        "Anlass, Termin, Personen und Mandat",
        "Kommerzielle Basis",
        "Forecast und Bedarfsentwicklung",
        "Lieferkonditionen",
        "Qualität und Reklamationskosten",
        "Marge und Wirkung von Preisänderungen",
        "Was wir geleistet haben",
        "Sicht des Kunden",
        "Alternativen beider Seiten",
        "Verhandlungsziele",
        "Geben und Nehmen",
        "Argumente und Antworten auf Einwände",
        "Fragen",
        "Entscheidungsrahmen im Gespräch",
        "Nach dem Gespräch",
    ),
    Language.EN: (
        "Occasion, date, people and mandate",
        "Commercial base",
        "Forecast and demand",
        "Delivery terms",
        "Quality and cost of complaints",
        "Margin and effect of price changes",
        "What we have delivered",
        "The customer's view",
        "Alternatives on both sides",
        "Negotiation targets",
        "Give and get",
        "Arguments and answers to objections",
        "Questions",
        "What I may say yes to in the room",
        "After the talk",
    ),
}
SPOKEN: Mapping[Language, Mapping[str, str]] = {
    Language.DE: {
        "estimate": "(Schätzung)",
        "proposal": "(Vorschlag)",
        "no_data": "keine Daten;",
        "gap": "Lücke:",
        "as_of": "Stand der Daten: ",
        "secret": "Streng vertraulich.",
        "alone": " allein",
        "with": "nur ",
    },
    Language.EN: {
        "estimate": "(Estimate)",
        "proposal": "(Proposal)",
        "no_data": "no data;",
        "gap": "Gap:",
        "as_of": "Data as of: ",
        "secret": "Strictly confidential.",
        "alone": " alone",
        "with": "only",
    },
}
