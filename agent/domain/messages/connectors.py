"""Odoo and Power BI: what stops a sync, and what it leaves out.

``system`` names the other side, ``host`` its address; a key or token never stands in a text.
"""

_SAME_DE = " An den Daten wurde nichts verändert; schon Gelesenes bleibt für den nächsten Lauf gesichert. "
_SAME_EN = " The facts were not changed; what was read so far is kept for the next run. "
_NOT_DE = " Es wurde nichts gelesen und nichts verändert. "
_NOT_EN = " Nothing was read and nothing was changed. "

_BEFORE: dict[str, tuple[str, str]] = {
    "connectors.settings": (
        "Für {system} fehlen Einstellungen: {names}." + _NOT_DE + "Bitte setzen Sie sie in der Umgebung oder in"
        " kam.env.",
        "Settings for {system} are missing: {names}." + _NOT_EN + "Please set them in the environment or in kam.env.",
    ),
    "connectors.setting": (
        "Die Einstellung {name} ist ungültig: {expected} wird erwartet." + _NOT_DE + "Bitte korrigieren Sie sie.",
        "The setting {name} is invalid: {expected} is expected." + _NOT_EN + "Please correct it.",
    ),
    "connectors.address": (
        "Die Adresse in {name} ist nicht erlaubt: https://rechner wird erwartet, ohne Benutzernamen, Parameter und"
        " Sonderzeichen (http nur für diesen Rechner selbst)." + _NOT_DE + "Bitte korrigieren Sie die Einstellung.",
        "The address in {name} is not allowed: https://host is expected, without user name, parameters and special"
        " characters (http for this machine itself only)." + _NOT_EN + "Please correct the setting.",
    ),
    "connectors.running": (
        "Ein anderer Abgleich mit {system} läuft gerade." + _NOT_DE + "Bitte warten Sie, bis er fertig ist.",
        "Another sync with {system} is running." + _NOT_EN + "Please wait until it has finished.",
    ),
    "connectors.state": (
        "Der gesicherte Stand des Abgleichs ({name}) ist nicht nutzbar: {problem}. An den Daten wurde nichts"
        " verändert. Bitte prüfen Sie Rechte und Speicherplatz; ist die Datei beschädigt, legen Sie sie beiseite, dann"
        " liest der nächste Lauf alles neu.",
        "The kept state of the sync ({name}) cannot be used: {problem}. The facts were not changed. Please check"
        " permissions and disk space; if the file is damaged, put it aside and the next run reads everything anew.",
    ),
}

_TRANSPORT: dict[str, tuple[str, str]] = {
    "connectors.dns": (
        "Der Rechner {host} ({system}) ist nicht zu finden (DNS)." + _SAME_DE + "Bitte prüfen Sie die Adresse und das"
        " Netz.",
        "The host {host} ({system}) cannot be found (DNS)." + _SAME_EN + "Please check the address and the network.",
    ),
    "connectors.connect": (
        "{system} unter {host} nimmt keine Verbindung an." + _SAME_DE + "Bitte prüfen Sie Adresse, Netz und ob der"
        " Dienst läuft.",
        "{system} at {host} accepts no connection." + _SAME_EN + "Please check the address, the network and whether"
        " the service runs.",
    ),
    "connectors.tls": (
        "Das Zertifikat von {host} ({system}) ist nicht vertrauenswürdig; der Schlüssel wurde nicht gesendet."
        + _SAME_DE
        + "Bitte lassen Sie das Zertifikat von der IT prüfen.",
        "The certificate of {host} ({system}) cannot be trusted; the key was not sent." + _SAME_EN + "Please have IT"
        " check the certificate.",
    ),
    "connectors.timeout": (
        "{system} unter {host} hat nicht rechtzeitig geantwortet." + _SAME_DE + "Bitte starten Sie den Abgleich später"
        " erneut, er macht dort weiter.",
        "{system} at {host} did not answer in time." + _SAME_EN + "Please run the sync again later, it goes on from"
        " there.",
    ),
    "connectors.broken_off": (
        "{system} unter {host} hat die Antwort mittendrin abgebrochen." + _SAME_DE + "Bitte starten Sie den Abgleich"
        " erneut, er macht dort weiter.",
        "{system} at {host} broke off in the middle of an answer." + _SAME_EN + "Please run the sync again, it goes on"
        " from there.",
    ),
    "connectors.too_large": (
        "{system} unter {host} hat eine Antwort über {limit} MB geschickt; sie wurde verworfen." + _SAME_DE + "Bitte"
        " melden Sie es der Administration.",
        "{system} at {host} sent an answer of more than {limit} MB, which was discarded." + _SAME_EN + "Please report"
        " it to the administrator.",
    ),
    "connectors.redirect": (
        "{system} unter {host} leitet an einen anderen Rechner ({target}) weiter; der Schlüssel wurde dorthin nicht"
        " gesendet." + _SAME_DE + "Bitte tragen Sie die richtige Adresse ein.",
        "{system} at {host} redirects to another host ({target}); the key was not sent there." + _SAME_EN + "Please set"
        " the right address.",
    ),
    "connectors.redirects": (
        "{system} unter {host} leitet endlos weiter." + _SAME_DE + "Bitte prüfen Sie die Adresse.",
        "{system} at {host} redirects without end." + _SAME_EN + "Please check the address.",
    ),
}

_ANSWERS: dict[str, tuple[str, str]] = {
    "connectors.key": (
        "{system} unter {host} hat die Anmeldung abgelehnt (Schlüssel, Benutzer oder Datenbank falsch oder"
        " abgelaufen)." + _SAME_DE + "Bitte erneuern Sie den Zugang in den Einstellungen.",
        "{system} at {host} refused the sign-in (key, user or database wrong or expired)." + _SAME_EN + "Please renew"
        " the access in the settings.",
    ),
    "connectors.forbidden": (
        "{system} verweigert dem Zugang das Lesen von {what}." + _SAME_DE + "Bitte lassen Sie dem Zugang das Leserecht"
        " geben.",
        "{system} does not let the account read {what}." + _SAME_EN + "Please have the right to read it granted.",
    ),
    "connectors.not_found": (
        "{system} unter {host} kennt {what} nicht." + _SAME_DE + "Bitte prüfen Sie Adresse und Datenbank.",
        "{system} at {host} does not know {what}." + _SAME_EN + "Please check the address and the database.",
    ),
    "connectors.refused": (
        "{system} hat die Abfrage von {what} abgelehnt ({status}): {reason}." + _SAME_DE + "Bitte melden Sie es der"
        " Administration.",
        "{system} refused the query for {what} ({status}): {reason}." + _SAME_EN + "Please report it to the"
        " administrator.",
    ),
    "connectors.busy": (
        "{system} unter {host} nimmt wegen zu vieler Anfragen gerade keine mehr an." + _SAME_DE + "Bitte starten Sie"
        " den Abgleich in einigen Minuten erneut, er macht dort weiter.",
        "{system} at {host} takes no more requests right now because there were too many." + _SAME_EN + "Please run the"
        " sync again in a few minutes, it goes on from there.",
    ),
    "connectors.server": (
        "{system} unter {host} meldet einen eigenen Fehler ({status}) bei {what}: {reason}." + _SAME_DE + "Bitte"
        " starten Sie den Abgleich später erneut; bleibt der Fehler, melden Sie ihn der Administration.",
        "{system} at {host} reports an error of its own ({status}) at {what}: {reason}." + _SAME_EN + "Please run the"
        " sync again later; if it stays, report it to the administrator.",
    ),
    "connectors.broken": (
        "Die Antwort von {system} zu {what} ist unvollständig oder unlesbar; die Seite wurde ganz verworfen."
        + _SAME_DE
        + "Bitte starten Sie den Abgleich erneut, er macht dort weiter.",
        "The answer of {system} for {what} is incomplete or unreadable; the whole page was discarded."
        + _SAME_EN
        + "Please run the sync again, it goes on from there.",
    ),
    "connectors.hostile_xml": (
        "Die Antwort von {system} enthält eine XML-Dokumenttyp-Deklaration, wie Angriffe sie nutzen; sie wurde"
        " verworfen." + _SAME_DE + "Bitte melden Sie es der IT.",
        "The answer of {system} declares an XML document type, as attacks do; it was discarded." + _SAME_EN + "Please"
        " report it to IT.",
    ),
    "connectors.not_paged": (
        "{system} hält sich bei {what} nicht an die Seitengrenze oder Sortierung; die Seite wurde verworfen."
        + _SAME_DE
        + "Bitte lassen Sie prüfen, ob etwas zwischen Assistent und {system} die Anfragen verändert.",
        "{system} does not keep to page limit or order at {what}; the page was discarded." + _SAME_EN + "Please have"
        " it checked whether something between the assistant and {system} changes the requests.",
    ),
}

_ODOO: dict[str, tuple[str, str]] = {
    "connectors.odoo.route": (
        "Unter {host} antwortet kein Odoo: weder JSON-2 (ab Version 19) noch XML-RPC (17, 18)." + _NOT_DE + "Bitte"
        " prüfen Sie KAM_ODOO_URL.",
        "No Odoo answers at {host}: neither JSON-2 (from version 19) nor XML-RPC (17, 18)." + _NOT_EN + "Please check"
        " KAM_ODOO_URL.",
    ),
    "connectors.odoo.database": (
        "Odoo {version} unter {host} antwortet, kennt aber die Datenbank nicht." + _NOT_DE + "Bitte prüfen Sie"
        " KAM_ODOO_DATABASE.",
        "Odoo {version} at {host} answers but does not know the database." + _NOT_EN + "Please check"
        " KAM_ODOO_DATABASE.",
    ),
    "connectors.odoo.version": (
        "Odoo {version} unter {host} wird nicht unterstützt; gelesen werden 17, 18 und ab 19." + _NOT_DE + "Bitte"
        " aktualisieren Sie Odoo oder nutzen Sie den Dateiimport (kam data import).",
        "Odoo {version} at {host} is not supported; 17, 18 and from 19 on are read." + _NOT_EN + "Please update Odoo"
        " or import files (kam data import).",
    ),
    "connectors.odoo.missing": (
        "In Odoo ist „{model}“ nicht vorhanden; daraus wurde nichts gefüllt.",
        "Odoo has no “{model}”; nothing was filled from it.",
    ),
    "connectors.odoo.unreadable": (
        "In Odoo ist „{model}“ für den Zugang nicht lesbar; daraus wurde nichts gefüllt.",
        "The account may not read “{model}” in Odoo; nothing was filled from it.",
    ),
    "connectors.odoo.no_class": (
        "{count} Kunden tragen in Odoo kein Schlagwort Key, A, B oder C; sie stehen als C.",
        "{count} customers have no tag Key, A, B or C in Odoo; they stand as C.",
    ),
    "connectors.odoo.no_price": (
        "{count} Auftragspositionen in fremder Währung ohne Kurs stehen ohne Preis.",
        "{count} order lines in another currency without a rate stand without a price.",
    ),
    "connectors.odoo.kit": (
        "{count} Lieferungen von Teilen eines Sets wurden nicht gezählt: bestellt ist das Set, nicht das Teil.",
        "{count} deliveries of parts of a kit were not counted: the kit was ordered, not the part.",
    ),
    "connectors.odoo.currency": (
        "Die Firmenwährung in Odoo ist nicht überall EUR; Einkaufskosten und Kreditrahmen bleiben leer.",
        "The company currency in Odoo is not EUR everywhere; unit costs and credit limits stay empty.",
    ),
    "connectors.odoo.no_category": (
        "{count} Chancen ohne Schlagwort (Kategorie) wurden nicht übernommen.",
        "{count} opportunities without a tag (category) were left out.",
    ),
    "connectors.odoo.no_contact": (
        "{count} erledigte Aktivitäten sind kein Kontakt (z. B. Aufgaben) und wurden nicht übernommen.",
        "{count} finished activities are no contact (to-dos and the like) and were left out.",
    ),
    "connectors.odoo.contract_start": (
        "{count} Rahmenaufträge haben in Odoo keinen Beginn; als Beginn gilt ihr Anlagedatum.",
        "{count} blanket orders have no beginning in Odoo; the day they were created stands for it.",
    ),
    "connectors.odoo.unfilled": (
        "Diese Tabellen kennt Odoo nicht, sie bleiben, wie sie sind: {tables}. Leer bleiben außerdem Wunschtermin,"
        " Serie, Relevanz von Kontakten und versicherte Summe.",
        "Odoo does not know these tables, they stay as they are: {tables}. Requested date, series, relevance of"
        " contacts and insured sum stay empty, too.",
    ),
    "connectors.odoo.clock": (
        "Die Uhr des Odoo-Servers ist bei „{model}“ zurückgesprungen; es wurde vollständig neu gelesen.",
        "The clock of the Odoo server went back at “{model}”; it was read anew as a whole.",
    ),
}

_POWER_BI: dict[str, tuple[str, str]] = {
    "connectors.power_bi.token": (
        "Microsoft hat der Anwendung kein Zugriffstoken für Power BI gegeben ({reason})." + _NOT_DE + "Bitte prüfen Sie"
        " Mandant, Anwendung und Geheimnis.",
        "Microsoft gave the application no access token for Power BI ({reason})." + _NOT_EN + "Please check tenant,"
        " application and secret.",
    ),
    "connectors.power_bi.error": (
        "Power BI meldet bei der Tabelle {what} einen Fehler: {reason}. Die Seite wurde ganz verworfen."
        + _SAME_DE
        + "Bitte prüfen Sie die DAX-Abfrage in der Zuordnungsdatei.",
        "Power BI reports an error for the table {what}: {reason}. The whole page was discarded." + _SAME_EN + "Please"
        " check the DAX query in the mapping file.",
    ),
    "connectors.power_bi.column": (
        "Die Abfrage für {what} liefert die Spalte {column} nicht." + _SAME_DE + "Bitte korrigieren Sie die"
        " Zuordnungsdatei.",
        "The query for {what} gives no column {column}." + _SAME_EN + "Please correct the mapping file.",
    ),
    "connectors.power_bi.key": (
        "Die Schlüsselspalte {column} von {what} ist leer oder weder Text noch Zahl; danach lässt sich nicht blättern."
        + _SAME_DE
        + "Bitte wählen Sie in der Zuordnungsdatei eine andere.",
        "The key column {column} of {what} is empty or neither text nor number; it cannot page the table."
        + _SAME_EN
        + "Please choose another in the mapping file.",
    ),
    "connectors.power_bi.mapping_file": (
        "Die Zuordnungsdatei {file} ist nicht lesbar: {problem}." + _NOT_DE + "Bitte geben Sie eine YAML-Datei an"
        " (KAM_POWER_BI_MAPPING oder --mapping).",
        "The mapping file {file} cannot be read: {problem}." + _NOT_EN + "Please name a YAML file"
        " (KAM_POWER_BI_MAPPING or --mapping).",
    ),
}

# what is wrong at a place of the mapping file
_PROBLEMS: dict[str, tuple[str, str]] = {
    "missing": ("die Angabe fehlt", "it is missing"),
    "extra_forbidden": ("die Angabe ist unbekannt", "it is unknown"),
    "no_table": ("die Tabelle {name} gibt es nicht; bekannt: {known}", "there is no table {name}; known: {known}"),
    "no_column": ("die Spalte {name} gibt es nicht; bekannt: {known}", "there is no column {name}; known: {known}"),
    "needs": ("es fehlen die Pflichtspalten {name}", "the required columns {name} are missing"),
    "expression": (
        "erwartet wird ein DAX-Tabellenausdruck ohne EVALUATE und DEFINE",
        "a DAX table expression without EVALUATE and DEFINE is expected",
    ),
    "dax_column": ("eine Spalte heißt Tabelle[Spalte] oder [Name]", "a column reads Table[Column] or [Name]"),
    "value": ("der Wert ist nicht erlaubt", "the value is not allowed"),
}
_POWER_BI |= {
    f"connectors.power_bi.mapping.{code}": (
        f"Die Zuordnungsdatei {{file}} ist ungültig, bei {{field}}: {german}.{_NOT_DE}Bitte korrigieren Sie sie.",
        f"The mapping file {{file}} is invalid, at {{field}}: {english}.{_NOT_EN}Please correct it.",
    )
    for code, (german, english) in _PROBLEMS.items()
}

_COMMAND: dict[str, tuple[str, str]] = {
    "connectors.progress": ("{what}: {rows} Zeilen gelesen", "{what}: {rows} rows read"),
    "connectors.done": (
        "{system} ist abgeglichen, Stand {day} {time}.",
        "{system} is synced, as of {day} {time}.",
    ),
    "connectors.unchanged": ("Es hat sich nichts geändert.", "Nothing has changed."),
}

TEXTS: dict[str, tuple[str, str]] = {**_BEFORE, **_TRANSPORT, **_ANSWERS, **_ODOO, **_POWER_BI, **_COMMAND}
