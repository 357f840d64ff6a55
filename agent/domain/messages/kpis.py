"""KPIs: names, status, exclusions, notes."""

_ERRORS: dict[str, tuple[str, str]] = {
    "kpi.unknown": (
        "Die Kennzahl „{kpi}“ gibt es nicht. Es wurde nichts berechnet. Meinten Sie: {nearest}?",
        "There is no KPI “{kpi}”. Nothing was computed. Did you mean: {nearest}?",
    ),
    "kpi.period": (
        "Der Zeitraum „{period}“ ist so nicht lesbar. Es wurde nichts berechnet. Bitte schreiben Sie 2026, 2026-Q3,"
        " 2026-10 oder 2026-06/2026-11.",
        "The period “{period}” cannot be read. Nothing was computed. Please write 2026, 2026-Q3, 2026-10 or"
        " 2026-06/2026-11.",
    ),
    "kpi.period_future": (
        "Der Zeitraum „{period}“ beginnt erst nach dem heutigen Tag. Es wurde nichts berechnet. Bitte wählen Sie einen"
        " Zeitraum, der schon begonnen hat.",
        "The period “{period}” begins after today. Nothing was computed. Please choose one that has begun.",
    ),
    "kpi.clock": (
        "Die Uhr steht auf dem Jahr {year}. Es wurde nichts berechnet. Bitte prüfen Sie das Datum des Rechners oder die"
        " Einstellung KAM_TODAY.",
        "The clock is set to the year {year}. Nothing was computed. Please check the date of the machine or the setting"
        " KAM_TODAY.",
    ),
    "kpi.parameters": (
        "Die Parameter der Kennzahl {kpi} in kpis.yaml passen nicht zu ihrer Berechnung: {names}. Es wurde nichts"
        " berechnet. Bitte berichtigen Sie die Datei.",
        "The parameters of the KPI {kpi} in kpis.yaml do not fit its computation: {names}. Nothing was computed."
        " Please correct the file.",
    ),
    "kpi.query": (
        "Die Kennzahl {kpi} lässt sich mit ihren Parametern in kpis.yaml nicht berechnen: {problem}. Bitte berichtigen"
        " Sie die Datei.",
        "The KPI {kpi} cannot be computed with its parameters in kpis.yaml: {problem}. Please correct the file.",
    ),
}

_PROBLEMS: dict[str, tuple[str, str]] = {
    "policies.problem.kpi_unknown": (
        "Die Kennzahl „{kpi}“ ist unbekannt (bekannt: {known}).",
        "The KPI “{kpi}” is unknown (known: {known}).",
    ),
    "policies.problem.kpi_twice": ("Die Kennzahl „{kpi}“ steht zweimal da.", "The KPI “{kpi}” is there twice."),
    "policies.problem.kpi_missing": ("Die Kennzahl „{kpi}“ fehlt.", "The KPI “{kpi}” is missing."),
    "policies.problem.kpi_variant_twice": (
        "Die Variante „{variant}“ steht zweimal da.",
        "The variant “{variant}” is there twice.",
    ),
    "policies.problem.kpi_parameter": (
        "Der Parametername „{name}“ ist vergeben; bitte wählen Sie einen anderen.",
        "The parameter name “{name}” is taken; please choose another.",
    ),
}

_LABELS: dict[str, tuple[str, str]] = {
    "kpi.status.ok": ("Ziel erreicht", "target met"),
    "kpi.status.breach": ("Ziel verfehlt", "target missed"),
    "kpi.status.no_target": ("Ziel nicht gesetzt", "target not set"),
    "kpi.status.no_data": ("keine Daten", "no data"),
    "kpi.status.exactly": ("{status} (ungerundet {value})", "{status} (unrounded {value})"),
    "kpi.target.at_least": ("mindestens {value}", "at least {value}"),
    "kpi.target.at_most": ("höchstens {value}", "at most {value}"),
    "kpi.frequency.monthly": ("monatlich", "monthly"),
    "kpi.frequency.quarterly": ("vierteljährlich", "quarterly"),
    "kpi.frequency.half_yearly": ("halbjährlich", "half-yearly"),
    "kpi.frequency.yearly": ("jährlich", "yearly"),
    "kpi.frequency.ongoing": ("laufend", "ongoing"),
    "kpi.class.public": ("öffentlich", "public"),
    "kpi.class.customer": ("für den Kunden freigegeben", "may be shown to the customer"),
    "kpi.class.internal": ("intern: nie in Texte an Kunden", "internal: never in texts for customers"),
    "kpi.class.secret": ("vertraulich: nie in Texte an Kunden", "secret: never in texts for customers"),
    "kpi.age.fresh": ("Datenstand {day}", "data as of {day}"),
    "kpi.age.stale": (
        "Datenstand {day}, älter als 24 Stunden ({days}): bitte neu einlesen",
        "data as of {day}, older than 24 hours ({days}): please import again",
    ),
    "kpi.age.ahead": (
        "Datenstand {day} liegt nach dem heutigen Tag {today}: bitte Uhr oder KAM_TODAY prüfen",
        "data as of {day}, which is after today, {today}: please check the clock or KAM_TODAY",
    ),
    "kpi.days.one": ("{n} Tag", "{n} day"),
    "kpi.days.other": ("{n} Tage", "{n} days"),
    "kpi.months.one": ("{n} Monat", "{n} month"),
    "kpi.months.other": ("{n} Monate", "{n} months"),
    "kpi.yes": ("ja", "yes"),
    "kpi.no": ("nein", "no"),
    "kpi.mark.internal": ("(intern)", "(internal)"),
    "kpi.mark.secret": ("(vertraulich)", "(secret)"),
    "kpi.contract_below": (
        "Vertrag {contract} liegt unter {target}: Eskalation prüfen",
        "Contract {contract} is below {target}: check whether to escalate",
    ),
    "kpi.label.value": ("Wert", "Value"),
    "kpi.label.target": ("Ziel", "Target"),
    "kpi.label.status": ("Status", "Status"),
    "kpi.label.action": ("Nächster Schritt", "Next step"),
    "kpi.label.period": ("Zeitraum", "Period"),
    "kpi.label.formula": ("Formel", "Formula"),
    "kpi.label.sums": ("Berechnung", "Computed"),
    "kpi.label.exclusions": ("Ausgeschlossen", "Left out"),
    "kpi.label.variants": ("Daneben", "Beside it"),
    "kpi.label.notes": ("Hinweise", "Notes"),
    "kpi.label.trend": ("Verlauf", "Trend"),
    "kpi.label.contributors": ("Warum", "Why"),
    "kpi.label.rows": ("Zeilen", "Rows"),
    "kpi.label.definition": ("Definition", "Definition"),
    "kpi.label.parameters": ("Parameter", "Parameters"),
    "kpi.label.age": ("Daten", "Data"),
    "kpi.label.account": ("Kunde", "Account"),
    "kpi.label.kpi": ("Kennzahl", "KPI"),
    "kpi.label.n": ("n", "n"),
    "kpi.none": ("keine", "none"),
    "kpi.units": ("n = {n}", "n = {n}"),
    "kpi.rows_behind": ("{count} dahinter (--rows zeigt sie)", "{count} behind it (--rows lists them)"),
    "kpi.no_accounts": (
        "Ihnen ist kein Kunde zugeordnet. Es wurde nichts berechnet. Bitte fragen Sie die Administration.",
        "No account is assigned to you. Nothing was computed. Please ask the administrator.",
    ),
    "kpi.definition": (
        "{id}, Version {version} ({digest}), {frequency}, {fact_class}",
        "{id}, version {version} ({digest}), {frequency}, {fact_class}",
    ),
    "kpi.contributor.article": ("Artikel", "article"),
    "kpi.contributor.contract": ("Vertrag", "contract"),
    "kpi.contributor.contact": ("Ansprechpartner", "contact"),
    "kpi.contributor.mode": ("Transportart", "transport mode"),
    "kpi.contributor.customer_month": ("Monat", "month"),
    "kpi.contributor.month": ("Monat", "month"),
    "kpi.contributor.cause": ("Ursache", "cause"),
    "kpi.contributor.category": ("Kategorie", "category"),
    "kpi.contributor.escalation": ("Eskalation", "escalation"),
}

# why a row was left out: "kpi.excluded.<code>" of the column `excluded`
_EXCLUDED: dict[str, tuple[str, str]] = {
    "kpi.excluded.cancelled": ("storniert", "cancelled"),
    "kpi.excluded.no_quantity": ("Bestellmenge 0", "quantity 0"),
    "kpi.excluded.no_due_date": ("ohne Termin", "no due date"),
    "kpi.excluded.window_open": ("Lieferfenster noch offen", "delivery window still open"),
    "kpi.excluded.planned": ("geplante Unterbrechung", "planned interruption"),
    "kpi.excluded.unknown_mode": ("Transportweg unbekannt", "transport mode unknown"),
    "kpi.excluded.unknown_emergency": (
        "Luftfracht ohne Notfall-Kennzeichen, das nirgends gepflegt ist",
        "air freight without the emergency flag, which nobody fills",
    ),
    "kpi.excluded.no_weight": ("ohne Gewicht", "no weight"),
    "kpi.excluded.no_freight_cost": ("ohne Frachtkosten", "no freight cost"),
    "kpi.excluded.not_started": ("Vertrag noch nicht begonnen", "contract not started"),
    "kpi.excluded.expired": (
        "Vertrag vor mehr als {expired_days} Tagen abgelaufen",
        "contract ended more than {expired_days} days ago",
    ),
    "kpi.excluded.no_date": ("Abruf ohne Datum", "call-off without a date"),
    "kpi.excluded.not_in_contract": ("Artikel nicht im Vertrag", "article not in the contract"),
    "kpi.excluded.plan_too_old": ("Plan älter als ein Jahr", "plan older than a year"),
    "kpi.excluded.no_forecast": ("Monat ohne Forecast", "month without a forecast"),
    "kpi.excluded.frozen_late": ("Forecast erst zu spät eingefroren", "forecast frozen too late"),
    "kpi.excluded.no_requested_date": ("ohne Wunschtermin", "no requested date"),
    "kpi.excluded.no_article": ("ohne Artikel", "no article"),
    "kpi.excluded.only_today": ("nur für den heutigen Tag bekannt", "known for today only"),
    "kpi.excluded.no_direction": ("Richtung nicht erfasst", "direction not recorded"),
    "kpi.excluded.not_two_way": ("nicht in beide Richtungen", "not two-way"),
    "kpi.excluded.no_person": ("ohne Ansprechpartner", "no person named"),
    "kpi.excluded.other_topic": ("anderes Thema", "another topic"),
    "kpi.excluded.not_documented": ("ohne Notiz", "no note"),
    "kpi.excluded.not_relevant": ("nicht als relevant gekennzeichnet", "not marked as relevant"),
    "kpi.excluded.no_score": ("ohne Bewertung", "no score"),
    "kpi.excluded.out_of_range": ("Bewertung nicht zwischen 0 und 10", "score not between 0 and 10"),
    "kpi.excluded.no_answer_date": ("Antwort ohne Datum", "answer without a date"),
    "kpi.excluded.no_evidence": ("ohne Beleg", "no evidence"),
    "kpi.excluded.already_bought": ("Warengruppe wird schon bezogen", "category bought already"),
    "kpi.excluded.no_base": ("ohne Vorjahreswerte", "nothing known of the year before"),
    "kpi.excluded.no_purchase_cost": ("ohne Einkaufskosten", "no purchase cost"),
    "kpi.excluded.no_customer_cost": ("ohne kundenbezogene Kosten", "no customer cost"),
    "kpi.excluded.running": ("offen und noch in der Frist", "open and still within the limit"),
    "kpi.excluded.bad_dates": ("gelöst vor der Feststellung", "resolved before it was detected"),
    "kpi.excluded.other_class": ("Kunde anderer Klasse", "customer of another class"),
}

# what an answer must say: "kpi.note.<code>" of the column `note`
_NOTES: dict[str, tuple[str, str]] = {
    "kpi.note.unconfirmed_dates": (
        "Einige Positionen haben keinen bestätigten Termin; dort zählt der Wunschtermin.",
        "Some lines have no confirmed date; there the requested date counts.",
    ),
    "kpi.note.no_price": (
        "In einem Vertrag fehlt ein Preis; seine Artikel zählen nach Stück statt nach Wert.",
        "A price is missing in a contract; its articles count by pieces, not by value.",
    ),
    "kpi.note.part_of_year": (
        "Der Zeitraum ist kürzer als ein Jahr; das Ziel gilt für ein ganzes.",
        "The period is shorter than a year; the target holds for a whole one.",
    ),
    "kpi.note.cost_missing": (
        "Bei einigen Umsätzen fehlen Kosten; dieser Abzug ist dort ausgelassen, die Marge eher zu hoch.",
        "Some revenue rows lack a cost; that deduction is skipped there, so the margin is rather too high.",
    ),
    "kpi.note.customer_cost_derived": (
        "Kundenbezogene Kosten sind nicht gebucht; sie sind aus Notfall-Luftfrachten und Reklamationen abgeleitet.",
        "No customer cost is booked; it is derived from emergency air freight and complaints.",
    ),
    "kpi.note.call_off_without_record": (
        "Ein Rahmenvertrag liegt unter der Call-Off-Schwelle und hat keine Eskalation.",
        "A frame contract is below the call-off threshold and has no escalation.",
    ),
}

# what the company has set: "kpi.parameter.<name>", and the words that stand for a value
_PARAMETERS: dict[str, tuple[str, str]] = {
    "kpi.parameter.unset": ("unbegrenzt", "no limit"),
    "kpi.parameter.early_tolerance_days": ("erlaubte Verfrühung", "allowed to be early"),
    "kpi.parameter.late_tolerance_days": ("erlaubte Verspätung", "allowed to be late"),
    "kpi.parameter.under_tolerance": ("erlaubte Fehlmenge", "quantity that may be missing"),
    "kpi.parameter.basis": ("Grundlage", "basis"),
    "kpi.parameter.expired_days": ("abgelaufene Verträge zählen noch", "ended contracts count for another"),
    "kpi.parameter.max_age_days": ("höchstes Alter", "oldest"),
    "kpi.parameter.level": ("Ebene", "level"),
    "kpi.parameter.lag_days": ("Forecast eingefroren mindestens vorher", "forecast frozen at least before"),
    "kpi.parameter.forecast_months": ("Forecast im Voraus", "forecast ahead"),
    "kpi.parameter.plan_months": ("Abrufplan im Voraus", "call-off plan ahead"),
    "kpi.parameter.threshold": ("Call-Off-Schwelle", "call-off threshold"),
    "kpi.parameter.limit_days": ("Frist", "time limit"),
    "kpi.parameter.history_days": ("betrachtete Bestellungen", "orders looked at"),
    "kpi.parameter.window_days": ("Abrufe betrachtet", "call-offs looked at"),
    "kpi.parameter.value.count": ("Anzahl der Sendungen", "number of shipments"),
    "kpi.parameter.value.weight": ("Gewicht", "weight"),
    "kpi.parameter.value.freight_cost": ("Frachtkosten", "freight cost"),
    "kpi.parameter.value.customer_month": ("Kunde und Monat", "customer and month"),
    "kpi.parameter.value.article_month": ("Artikel und Monat", "article and month"),
}

TEXTS: dict[str, tuple[str, str]] = {**_ERRORS, **_PROBLEMS, **_LABELS, **_EXCLUDED, **_NOTES, **_PARAMETERS}
