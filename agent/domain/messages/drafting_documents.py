"""Documents: drafts as files, and the reports of KPIs."""

_DRAFTS: dict[str, tuple[str, str]] = {
    "documents.suffix": (
        "Ein Dokument wird als .docx oder .pdf geschrieben, nicht als „{name}“. Es wurde nichts geschrieben. Bitte"
        " wählen Sie eine dieser Endungen.",
        "A document is written as .docx or .pdf, not as “{name}”. Nothing was written. Please choose one of these"
        " suffixes.",
    ),
    "documents.one_page": (
        "„{title}“ braucht auch in der kleinsten lesbaren Schrift {pages} Seiten statt einer. Es wurde nichts"
        " geschrieben. Bitte kürzen Sie den Entwurf.",
        "“{title}” needs {pages} pages instead of one, even in the smallest readable type. Nothing was written. Please"
        " shorten the draft.",
    ),
    "documents.for_customer": (
        "Der Entwurf {draft} ist für den Kunden bestimmt, enthält aber Internes. Es wurde keine Datei geschrieben."
        " Bitte bereinigen Sie zuerst, was die Prüfung C-LEAK nennt.",
        "The draft {draft} is meant for the customer but holds internal matters. No file was written. Please first"
        " mend what the check C-LEAK names.",
    ),
    "documents.written": ("Dokument geschrieben nach {path}", "document written to {path}"),
    "documents.marking.internal": ("intern – nicht weitergeben", "internal – do not pass on"),
    "documents.marking.secret": (
        "vertraulich – nur für die Verantwortlichen des Kunden",
        "secret – only for those responsible for the customer",
    ),
    "documents.footer.draft": (
        "Entwurf – nicht freigegeben ({status}) · Version {version}",
        "Draft – not approved ({status}) · version {version}",
    ),
    "documents.footer.approved": (
        "Freigegeben ({status}) · Version {version}",
        "Approved ({status}) · version {version}",
    ),
    "documents.footer.digest": ("Prüfsumme {digest}", "Digest {digest}"),
    "documents.by_mail": ("Per E-Mail: {to}", "By e-mail: {to}"),
    "documents.info.contact": ("Kontakt", "Contact"),
    "documents.info.phone": ("Telefon", "Phone"),
    "documents.info.mail": ("E-Mail", "E-mail"),
    "documents.info.reference": ("Zeichen", "Reference"),
    "documents.info.date": ("Datum", "Date"),
    "documents.mr": ("Herrn", "Mr"),
    "documents.ms": ("Frau", "Ms"),
    "documents.charts": (
        "Die Diagramme zeigen den Datenstand {day}. Sie gehören nicht zum freigegebenen Text und nicht zur Prüfsumme.",
        "The charts show the data as of {day}. They belong neither to the approved text nor to the digest.",
    ),
}

_REPORT: dict[str, tuple[str, str]] = {
    "pack.period": (
        "„{period}“ ist kein Zeitraum für diesen Bericht. Es wurde nichts geschrieben. Bitte schreiben Sie {wanted}.",
        "“{period}” is no period of this report. Nothing was written. Please write {wanted}.",
    ),
    "pack.wanted.month": ("einen Monat wie 2026-10", "a month such as 2026-10"),
    "pack.wanted.quarter": ("ein Quartal wie 2026-Q3", "a quarter such as 2026-Q3"),
    "pack.wanted.half-year": ("ein Halbjahr wie 2026-H1", "a half-year such as 2026-H1"),
    "pack.title.month": ("Monatsbericht {period}", "Monthly report {period}"),
    "pack.title.quarter": ("Quartalsbericht {period}", "Quarterly report {period}"),
    "pack.title.half-year": ("Halbjahresbericht {period}", "Half-yearly report {period}"),
    "pack.half": ("{half}. Halbjahr {year}", "H{half} {year}"),
    "pack.running": ("{period} (bis {day})", "{period} (to {day})"),
    "pack.head": (
        "{name} · {accounts} · erstellt am {day}",
        "{name} · {accounts} · made on {day}",
    ),
    "pack.accounts": ("{count} Kunden", "{count} accounts"),
    "pack.accounts.one": ("1 Kunde", "1 account"),
    "pack.footer": ("{title} · {name} · {day}", "{title} · {name} · {day}"),
    "pack.section.overview": ("Überblick", "Overview"),
    "pack.section.all": ("Alle Kennzahlen über alle Kunden", "All KPIs over all accounts"),
    "pack.section.todo": ("Was ansteht (Stand {day})", "What is due (as of {day})"),
    "pack.section.escalations": ("Offene Eskalationen", "Open escalations"),
    "pack.section.run_outs": ("Leerlaufende Artikel ({days} Tage)", "Articles running out ({days} days)"),
    "pack.section.contacts": ("Überfällige Kontakte", "Overdue contacts"),
    "pack.section.growth": ("Wachstum", "Growth"),
    "pack.section.steps": ("Nächste Schritte", "Next steps"),
    "pack.section.courses": ("Verlauf", "Trend"),
    "pack.due.month": ("Monatlich und laufend berichtet", "Reported monthly and continuously"),
    "pack.due.quarter": ("Vierteljährlich berichtet", "Reported quarterly"),
    "pack.due.half-year": ("Halbjährlich und jährlich berichtet", "Reported half-yearly and yearly"),
    "pack.others": ("Übrige Kennzahlen", "Other KPIs"),
    "pack.met": (
        "{met} von {counted} Kennzahlen mit Ziel sind erreicht, {missed} verfehlt.",
        "{met} of {counted} KPIs with a target are met, {missed} are missed.",
    ),
    "pack.not_judged": (
        "Nicht bewertet: {no_data} ohne Daten, {no_target} ohne Ziel.",
        "Not judged: {no_data} without data, {no_target} without a target.",
    ),
    "pack.open_escalations": ("{count} Eskalationen sind offen.", "{count} escalations are open."),
    "pack.open_escalations.one": ("1 Eskalation ist offen.", "1 escalation is open."),
    "pack.open_late": (
        "{count} Eskalationen liegen über der Frist.",
        "{count} escalations are over time.",
    ),
    "pack.open_late.one": ("1 Eskalation liegt über der Frist.", "1 escalation is over time."),
    "pack.open_run_outs": (
        "{count} Artikel sind leer oder laufen in {days} Tagen leer.",
        "{count} articles are empty or run out within {days} days.",
    ),
    "pack.open_run_outs.one": (
        "1 Artikel ist leer oder läuft in {days} Tagen leer.",
        "1 article is empty or runs out within {days} days.",
    ),
    "pack.open_contacts": (
        "{count} Ansprechpartner warten länger als einen Kalendermonat.",
        "{count} contacts have waited longer than a calendar month.",
    ),
    "pack.open_contacts.one": (
        "1 Ansprechpartner wartet länger als einen Kalendermonat.",
        "1 contact has waited longer than a calendar month.",
    ),
    "pack.none.escalations": ("Keine offene Eskalation.", "No open escalation."),
    "pack.none.run_outs": ("Kein Artikel läuft in dieser Zeit leer.", "No article runs out in this time."),
    "pack.none.contacts": ("Niemand wartet zu lange.", "Nobody has waited too long."),
    "pack.more": ("Weitere nicht gezeigt: {count}.", "More that are not shown: {count}."),
    "pack.accounts_more": (
        "Einzeln gezeigt: {shown} von {all} Kunden, die mit den meisten verfehlten Zielen. Die Summen zählen alle.",
        "Shown one by one: {shown} of {all} accounts, those with most targets missed. The totals count all.",
    ),
    "pack.empty": ("leer", "empty"),
    "pack.day_of": ("Tag {day} von {limit}", "day {day} of {limit}"),
    "pack.late": ("über der Frist", "over time"),
    "pack.trend.better": ("besser", "better"),
    "pack.trend.worse": ("schlechter", "worse"),
    "pack.trend.same": ("→ gleich", "→ same"),
    "pack.trend.unknown": ("– kein Vergleich", "– nothing to compare"),
    "pack.lacking": ("es fehlen {count}", "{count} lacking"),
    "pack.lacking.one": ("es fehlt 1", "1 lacking"),
    "pack.step": ("{kpi}: {action}", "{kpi}: {action}"),
    "pack.definitions": (
        "Definitionen (Version, Prüfsumme der Berechnung): {list}.",
        "Definitions (version, digest of the computation): {list}.",
    ),
    "pack.compared": (
        "Trend: gegen den Zeitraum davor. Zielvergleich mit ungerundeten Werten.",
        "Trend: against the period before. Targets are compared with unrounded figures.",
    ),
    "pack.col.account": ("Kunde", "Account"),
    "pack.col.class": ("Klasse", "Class"),
    "pack.col.met": ("✓ erreicht", "✓ met"),
    "pack.col.missed": ("✗ verfehlt", "✗ missed"),
    "pack.col.no_target": ("○ ohne Ziel", "○ no target"),
    "pack.col.no_data": ("– keine Daten", "– no data"),
    "pack.col.worst": ("Größte Abweichung", "Largest gap"),
    "pack.col.kpi": ("Kennzahl", "KPI"),
    "pack.col.period": ("Zeitraum", "Period"),
    "pack.col.value": ("Ist", "Actual"),
    "pack.col.target": ("Ziel", "Target"),
    "pack.col.status": ("Status", "Status"),
    "pack.col.trend": ("Trend", "Trend"),
    "pack.col.reason": ("Grund", "Reason"),
    "pack.col.escalation": ("Eskalation", "Escalation"),
    "pack.col.contract": ("Vertrag", "Contract"),
    "pack.col.clock": ("Frist", "Clock"),
    "pack.col.due": ("Fällig", "Due"),
    "pack.col.owner": ("Verantwortlich", "Owner"),
    "pack.col.article": ("Artikel", "Article"),
    "pack.col.run_out": ("Leer am", "Runs out"),
    "pack.col.order_by": ("Bestellen bis", "Order by"),
    "pack.col.cause": ("Ursache", "Cause"),
    "pack.col.contact": ("Ansprechpartner", "Contact"),
    "pack.col.role": ("Funktion", "Function"),
    "pack.col.last": ("Letzter Kontakt", "Last contact"),
    "pack.col.released": ("Freigegeben ohne Vertrag", "Released without contract"),
}

TEXTS: dict[str, tuple[str, str]] = {**_DRAFTS, **_REPORT}
