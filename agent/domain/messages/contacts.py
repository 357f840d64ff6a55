"""Contact history, overdue contacts, commitments, data quality."""

_ERRORS: dict[str, tuple[str, str]] = {
    "person": (
        "Einen Ansprechpartner mit dem Namen „{name}“ gibt es bei Ihren Kunden nicht. Es wurde nichts gesucht."
        " Bitte geben Sie den vollen gespeicherten Namen an; „kam contacts history“ nennt alle.",
        "There is no contact named “{name}” at your customers. Nothing was looked up."
        " Please give the full stored name; “kam contacts history” lists them all.",
    ),
    "person_close": (
        "Einen Ansprechpartner mit dem vollen Namen „{name}“ gibt es bei Ihren Kunden nicht. Es wurde nichts gesucht."
        " Meinten Sie: {close}? Bitte geben Sie den vollen Namen an.",
        "There is no contact with the full name “{name}” at your customers. Nothing was looked up."
        " Did you mean: {close}? Please give the full name.",
    ),
    "limit": (
        "Die Anzahl muss zwischen 1 und {most} liegen. Es wurde nichts gesucht. Bitte geben Sie eine solche Zahl an.",
        "The limit must lie between 1 and {most}. Nothing was looked up. Please give such a number.",
    ),
}

_WORDS: dict[str, tuple[str, str]] = {
    "as_of": ("Datenstand {as_of}, Stichtag {today}.", "Data as of {as_of}, looked at on {today}."),
    "stale": (
        "Achtung: Die Daten sind älter als 24 Stunden; neuere Kontakte fehlen hier.",
        "Note: the data are older than 24 hours; later contacts are missing here.",
    ),
    "ahead": (
        "Achtung: Die Daten sind jünger als der Stichtag; bitte prüfen Sie die Uhr.",
        "Note: the data are younger than the day looked at; please check the clock.",
    ),
    "no_accounts": (
        "Ihnen ist kein Kunde zugeordnet. Es wurde nichts gesucht. Bitte fragen Sie die Administration.",
        "No account is assigned to you. Nothing was looked up. Please ask the administrator.",
    ),
    "no_data": ("keine Daten", "no data"),
    "never": ("kein Kontakt erfasst", "no contact recorded"),
    "days": ("vor {days} Tagen", "{days} days ago"),
    "day": ("vor 1 Tag", "1 day ago"),
    "today": ("heute", "today"),
    "nobody": ("ohne Person", "no person named"),
    "quote": ("„{text}“", "“{text}”"),
    # history
    "history.head": ("Kontakthistorie", "Contact history"),
    "history.people": ("Ansprechpartner", "People"),
    "history.empty": ("Keine Daten: Es sind keine Kontakte erfasst.", "No data: no contacts are recorded."),
    "history.no_people": ("Keine Daten: Es sind keine Ansprechpartner erfasst.", "No data: no people are recorded."),
    "history.qualified": ("qualifiziert", "qualified"),
    "lacks.one_way": ("nicht beidseitig", "not two-way"),
    "lacks.no_person": ("keine Person genannt", "no person named"),
    "lacks.other_topic": ("anderes Thema", "other topic"),
    "lacks.undocumented": ("nicht dokumentiert", "not documented"),
    "direction.in": ("eingehend", "incoming"),
    "direction.out": ("ausgehend", "outgoing"),
    "direction.both": ("beidseitig", "two-way"),
    # overdue
    "overdue.people": (
        "Ansprechpartner: mindestens ein Kontakt je Kalendermonat",
        "People: at least one contact each calendar month",
    ),
    "overdue.accounts": (
        "Kunden: mindestens {wanted} qualifizierte Kontakte in 365 Tagen ({starts} bis {ends})",
        "Customers: at least {wanted} qualified contacts in 365 days ({starts} to {ends})",
    ),
    "overdue.nobody": (
        "Niemand ist überfällig oder in diesem Monat noch offen.",
        "Nobody is overdue or still due this month.",
    ),
    "overdue.no_people": (
        "Keine Daten: Es sind keine relevanten Ansprechpartner erfasst.",
        "No data: no relevant people are recorded.",
    ),
    "overdue.lacking.one": ("{lacking} fehlt", "{lacking} missing"),
    "overdue.lacking.other": ("{lacking} fehlen", "{lacking} missing"),
    "overdue.reached": ("erreicht", "reached"),
    "overdue.meaning": (
        "Qualifiziert heißt: beidseitig, mit genannter Person, zu Forecast, Projekt oder Technik, dokumentiert.",
        "Qualified means: two-way, with a named person, about forecast, project or technical matters, documented.",
    ),
    "state.never": ("nie kontaktiert", "never contacted"),
    "state.overdue": ("überfällig", "overdue"),
    "state.due": ("in diesem Monat offen", "due this month"),
    "state.done": ("erledigt", "done"),
    "state.no_data": ("keine Daten", "no data"),
    # commitments
    "commitments.head": (
        "Zusagen in den Notizen seit {since} (gefunden nach Wortlaut; bitte im Original prüfen)",
        "Promises in the notes since {since} (found by their wording; please check the original)",
    ),
    "commitments.empty": (
        "In den Notizen wurde keine Zusage gefunden. Das heißt nicht, dass es keine gibt.",
        "No promise was found in the notes. That does not mean that there is none.",
    ),
    "commitments.no_notes": ("Keine Daten: Es sind keine Notizen erfasst.", "No data: no notes are recorded."),
    "commitments.no_due": ("ohne Termin", "no date"),
    "commitments.see": ("möglicherweise erledigt, siehe {rows}", "possibly done, see {rows}"),
    "by.us": ("wir", "we"),
    "by.customer": ("Kunde", "customer"),
    "by.unclear": ("unklar, wer", "unclear who"),
    "commitment.open": ("offen", "open"),
    "commitment.overdue": ("überfällig", "overdue"),
    "commitment.possibly_done": ("möglicherweise erledigt", "possibly done"),
    # quality
    "quality.head": ("Datenqualität: Anteil der bestandenen Prüfungen", "Data quality: share of checks that passed"),
    "quality.nothing": ("keine Daten: nichts zu prüfen", "no data: nothing to check"),
    "quality.complete": ("keine Lücken", "no gaps"),
    "quality.share": ("{passed} von {checked} Prüfungen", "{passed} of {checked} checks"),
    "quality.more": ("und {count} weitere", "and {count} more"),
    "quality.meaning": (
        "Eine Prüfung betrachtet eine Zeile; Lücken stehen mit Tabelle und Schlüssel.",
        "A check looks at one row; gaps are given with table and key.",
    ),
}

_COLUMNS: dict[str, tuple[str, str]] = {
    "date": ("Datum", "Date"),
    "account": ("Kunde", "Customer"),
    "contact": ("Ansprechpartner", "Contact"),
    "channel": ("Kanal", "Channel"),
    "direction": ("Richtung", "Direction"),
    "topic": ("Thema", "Topic"),
    "qualified": ("Qualifiziert", "Qualified"),
    "author": ("Von", "By"),
    "row": ("Zeile", "Row"),
    "made": ("Notiz vom", "Noted on"),
    "role": ("Funktion", "Role"),
    "last": ("Letzter Kontakt", "Last contact"),
    "ago": ("Zuletzt", "Ago"),
    "state": ("Stand", "State"),
    "count": ("Qualifiziert", "Qualified"),
    "wanted": ("Soll", "Target"),
    "lacking": ("Ergebnis", "Result"),
    "due": ("Fällig", "Due"),
    "by": ("Wer", "Who"),
    "check": ("Prüfung", "Check"),
    "failed": ("Lücken", "Gaps"),
    "checked": ("Geprüft", "Checked"),
}

_CHECKS: dict[str, tuple[str, str]] = {
    "account_contact": ("Kein Ansprechpartner erfasst", "No contact recorded"),
    "contact_email": ("Ansprechpartner ohne E-Mail", "Contact without e-mail"),
    "contact_role": ("Ansprechpartner ohne Funktion", "Contact without role"),
    "contact_language": ("Ansprechpartner ohne Sprache", "Contact without language"),
    "contact_salutation": ("Ansprechpartner ohne Anrede", "Contact without salutation"),
    "contact_never": ("Relevante Person, nie kontaktiert", "Relevant person never contacted"),
    "article_moq": ("Artikel ohne Mindestbestellmenge (MOQ)", "Article without MOQ"),
    "article_lead_time": ("Artikel ohne Lieferzeit", "Article without lead time"),
    "article_unit_cost": ("Artikel ohne Stückkosten", "Article without unit cost"),
    "stock_row": ("Artikel ohne Bestand", "Article without stock"),
    "stock_age": ("Bestand älter als {stock_days} Tage", "Stock older than {stock_days} days"),
    "forecast_months": (
        "Forecast fehlt in den nächsten {forecast_months} Monaten",
        "Forecast missing in the next {forecast_months} months",
    ),
    "contract_lines": ("Rahmenvertrag ohne Positionen", "Frame contract without lines"),
    "contract_plan": ("Rahmenvertrag ohne Abrufplan", "Frame contract without call-off plan"),
    "contract_expired": ("Abgelaufener Vertrag wird weiter genutzt", "Expired contract still used"),
    "order_confirmed": ("Auftragsposition ohne bestätigten Termin", "Order line without confirmed date"),
    "survey_answered": (
        "Umfrage seit mehr als {survey_days} Tagen unbeantwortet",
        "Survey unanswered for more than {survey_days} days",
    ),
    "credit_row": ("Keine Kreditdaten", "No credit data"),
    "credit_age": ("Kreditdaten älter als {credit_days} Tage", "Credit data older than {credit_days} days"),
}

TEXTS: dict[str, tuple[str, str]] = {
    **{f"contacts.{code}": texts for code, texts in {**_ERRORS, **_WORDS}.items()},
    **{f"contacts.column.{code}": texts for code, texts in _COLUMNS.items()},
    **{f"contacts.check.{code}": texts for code, texts in _CHECKS.items()},
}
