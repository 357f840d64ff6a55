"""The audit chain, its secret, the people behind it."""

_BACKUP_DE = " Bitte sichern Sie die Datenbank, wie sie ist, und informieren Sie die Administration."
_BACKUP_EN = " Please back up the database as it is and inform the administrator."
_KEY_DE = (
    "Die Prüfkette lässt sich nicht prüfen und nicht fortschreiben: Sie wurde mit einem anderen Geheimnis versiegelt,"
    " als jetzt in secret.key im Datenordner steht. Die Datei ging verloren und wurde neu angelegt, oder sie stammt aus"
    " einem anderen Ordner. Dass Einträge verändert wurden, heißt das nicht. Es wurde nichts geändert. Mit"
    " KAM_DATABASE_URL: Bitte setzen Sie KAM_HOME auf den Ordner, den alle Prozesse teilen. Sonst spielen Sie bitte"
    " secret.key aus der Datensicherung zurück. Ist sie endgültig verloren, versiegelt die Administration die Kette"
    " neu: kam audit reseal."
)
_KEY_EN = (
    "The audit chain can be neither checked nor continued: it was sealed with another secret than the one that is in"
    " secret.key in the data folder now. The file was lost and made anew, or it comes from another folder. This does"
    " not mean that entries were changed. Nothing was changed. With KAM_DATABASE_URL: please set KAM_HOME to the folder"
    " that all processes share. Otherwise please restore secret.key from the backup. If it is gone for good, an"
    " administrator seals the chain anew: kam audit reseal."
)
_FAULTS: dict[str, tuple[str, str]] = {
    "changed": (
        "Eintrag {sequence} wurde verändert. Ab dort sind die Einträge nicht mehr belegt.",
        "entry {sequence} was changed. From there on the entries are not proven.",
    ),
    "missing": (
        "Eintrag {sequence} fehlt. Ab dort sind die Einträge nicht mehr belegt.",
        "entry {sequence} is missing. From there on the entries are not proven.",
    ),
    "order": (
        "Wo Eintrag {sequence} stehen müsste, steht einer mit einer früheren Nummer.",
        "in the place of entry {sequence} stands one with an earlier number.",
    ),
    "unlinked": (
        "Eintrag {sequence} gehört nicht zu dem, was davor steht oder versiegelt wurde: Hier wurde ein Eintrag"
        " ausgetauscht.",
        "entry {sequence} does not belong to what stands before it or was sealed: an entry was exchanged here.",
    ),
    "cut": ("Ab Eintrag {sequence} wurde das Ende abgeschnitten.", "from entry {sequence} on, the end was cut off."),
    "added": (
        "Eintrag {sequence} wurde am Programm vorbei angefügt.",
        "entry {sequence} was added behind the program's back.",
    ),
    "unsealed": ("Das Siegel über den letzten Eintrag fehlt.", "the seal over the last entry is missing."),
    "seal": (
        "Das Siegel über den letzten Eintrag stimmt nicht. Es wurde verändert, oder die Kette wurde ohne das"
        " Geheimnis neu geschrieben.",
        "the seal over the last entry is wrong. It was changed, or the chain was written anew without the secret.",
    ),
}
_OF_CHAIN: dict[str, tuple[str, str]] = {
    **_FAULTS,
    "unreadable": (
        "Eintrag {sequence} ist nicht lesbar, die Datenbankdatei ist beschädigt.",
        "entry {sequence} cannot be read, the database file is damaged.",
    ),
    "file": (
        "Die exportierte Datei wurde verändert. Die Einträge selbst sind in sich schlüssig.",
        "the exported file was changed. The entries as such fit each other.",
    ),
}
_OF_FILE: dict[str, tuple[str, str]] = {
    **_FAULTS,
    "unreadable": (
        "Eintrag {sequence} ist nicht lesbar. Ab dort sind die Einträge nicht mehr belegt.",
        "entry {sequence} cannot be read. From there on the entries are not proven.",
    ),
    "file": (
        "Sie wurde nach dem Export verändert. Die Einträge selbst sind in sich schlüssig.",
        "it was changed after the export. The entries as such fit each other.",
    ),
}


def _broken(german: str, english: str) -> tuple[str, str]:
    return f"Die Prüfkette hält nicht: {german}{_BACKUP_DE}", f"The audit chain does not hold: {english}{_BACKUP_EN}"


def _broken_file(german: str, english: str) -> tuple[str, str]:
    return (
        f"Die Datei „{{file}}“ ist kein unversehrter Export: {german} Über die Datenbank sagt das nichts;"
        " die prüfen Sie mit: kam audit verify.",
        f"The file “{{file}}” is no intact export: {english} This says nothing about the database;"
        " check that with: kam audit verify.",
    )


TEXTS: dict[str, tuple[str, str]] = {
    "audit.holds": ("Die Prüfkette ist vollständig: {count} Einträge.", "The audit chain holds: {count} entries."),
    "audit.holds.one": ("Die Prüfkette ist vollständig: 1 Eintrag.", "The audit chain holds: 1 entry."),
    **{f"audit.fault.{fault}": _broken(*texts) for fault, texts in _OF_CHAIN.items()},
    **{f"audit.file.{fault}": _broken_file(*texts) for fault, texts in _OF_FILE.items()},
    "audit.file.holds": (
        "Der Export „{file}“ ist unversehrt: {count} Einträge.",
        "The export “{file}” is intact: {count} entries.",
    ),
    "audit.file.holds.one": (
        "Der Export „{file}“ ist unversehrt: 1 Eintrag.",
        "The export “{file}” is intact: 1 entry.",
    ),
    "audit.file.foreign": (
        "Die Datei „{file}“ ist kein Export der Prüfkette, oder sie ist von Anfang an beschädigt. Es wurde nichts"
        " geprüft. Prüfbar ist, was kam audit export DATEI.jsonl schreibt; ein Export als csv ist es nicht.",
        "The file “{file}” is no export of the audit chain, or it is damaged from the start. Nothing was checked."
        " What kam audit export FILE.jsonl writes can be checked; an export as csv cannot.",
    ),
    "audit.file.secret": (
        "Die Datei „{file}“ wurde mit einem anderen secret.key versiegelt als dem dieses Datenordners. Ob sie"
        " verändert wurde, lässt sich hier nicht sagen. Bitte prüfen Sie sie in dem Datenordner, aus dem sie stammt.",
        "The file “{file}” was sealed with another secret.key than that of this data folder. Whether it was changed"
        " cannot be told here. Please check it in the data folder that it comes from.",
    ),
    "audit.file_unread": (
        "Die Datei „{file}“ lässt sich nicht lesen: {problem}. Es wurde nichts geprüft. Bitte prüfen Sie Namen und"
        " Rechte.",
        "The file “{file}” cannot be read: {problem}. Nothing was checked. Please check its name and permissions.",
    ),
    "audit.fault.secret": (_KEY_DE, _KEY_EN),
    "audit.secret_damaged": (
        "Die Datei {file} im Datenordner ist kein Geheimnis dieses Programms. Es wurde nichts ausgeführt."
        " Bitte spielen Sie sie aus der Datensicherung zurück.",
        "The file {file} in the data folder is no secret of this program. Nothing was done."
        " Please restore it from the backup.",
    ),
    "audit.unsealed": (
        "Die Prüfkette hat kein Siegel. Es wurde nichts exportiert. Bitte prüfen Sie sie mit: kam audit verify.",
        "The audit chain has no seal. Nothing was exported. Please check it with: kam audit verify.",
    ),
    "audit.resealed": (
        "Die Prüfkette ist neu versiegelt: {count} Einträge. Der Vorgang steht als letzter Eintrag in ihr.",
        "The audit chain is sealed anew: {count} entries. That it was done is its last entry.",
    ),
    "audit.not_resealed": (
        "Die Einträge der Prüfkette passen selbst nicht zueinander. Es wurde nichts versiegelt. Bitte prüfen Sie sie"
        " mit: kam audit verify, und spielen Sie die Datenbank aus der Datensicherung zurück.",
        "The entries of the audit chain themselves do not fit each other. Nothing was sealed. Please check it with:"
        " kam audit verify, and restore the database from the backup.",
    ),
    "audit.reseal_question": (
        "Ist secret.key endgültig verloren? Was vorher verändert wurde, zeigt das neue Siegel nicht mehr."
        " Neu versiegeln",
        "Is secret.key lost for good? The new seal does not show what was changed before. Seal anew",
    ),
    "audit.limit": (
        "Die Anzahl muss zwischen 1 und {most} liegen. Es wurde nichts ausgegeben. Bitte ändern Sie sie.",
        "The number must be between 1 and {most}. Nothing was shown. Please change it.",
    ),
    "audit.since": (
        "„{text}“ ist kein Datum. Es wurde nichts ausgegeben. Bitte schreiben Sie es als JJJJ-MM-TT.",
        "“{text}” is no date. Nothing was shown. Please write it as YYYY-MM-DD.",
    ),
    "audit.exported": (
        "{count} Einträge stehen in {file}. Prüfen können Sie die Datei mit: kam audit verify --file {file}",
        "{count} entries are in {file}. You can check the file with: kam audit verify --file {file}",
    ),
    "audit.exported_csv": (
        "{count} Einträge stehen in {file}. Prüfbar ist nur der Export als jsonl.",
        "{count} entries are in {file}. Only the export as jsonl can be checked.",
    ),
    "audit.file_exists": (
        "Die Datei „{file}“ gibt es schon. Es wurde nichts exportiert. Bitte wählen Sie einen anderen Namen.",
        "The file “{file}” is there already. Nothing was exported. Please choose another name.",
    ),
    "audit.none": ("Keine Einträge.", "No entries."),
    "audit.system": ("Programm", "the program"),
    "audit.deleted_person": ("gelöschte Person", "deleted person"),
    "audit.column.sequence": ("Nr.", "No."),
    "audit.column.at": ("Zeit (UTC)", "Time (UTC)"),
    "audit.column.name": ("Wer", "Who"),
    "audit.column.action": ("Vorgang", "What"),
    "audit.column.subject": ("Woran", "On what"),
    "people.column.id": ("Benutzer", "User"),
    "people.column.name": ("Name", "Name"),
    "people.column.email": ("E-Mail", "E-mail"),
    "people.column.roles": ("Rollen", "Roles"),
    "people.column.accounts": ("Kunden", "Accounts"),
    "people.role.kam": ("Key Account Management", "key account management"),
    "people.role.head_of_sales": ("Vertriebsleitung", "head of sales"),
    "people.role.legal": ("Rechtsabteilung", "legal"),
    "people.role.admin": ("Administration", "administration"),
    "people.role.operations": ("Operations", "operations"),
    "people.role.engineering": ("Technik", "engineering"),
    "people.role.finance": ("Finanzen", "finance"),
    "people.role.management": ("Geschäftsführung", "management"),
    "people.role.purchasing": ("Einkauf", "purchasing"),
    "people.role.quality": ("Qualitätsmanagement", "quality management"),
    "people.role.data_protection": ("Datenschutz", "data protection"),
    "people.role.inside_sales": ("Vertriebsinnendienst", "inside sales"),
    "people.unknown": (
        "Die Person „{user}“ gibt es nicht. Es wurde niemand gelöscht. Bitte sehen Sie nach mit: kam people list.",
        "There is no person “{user}”. Nobody was deleted. Please look them up with: kam people list.",
    ),
    "people.yourself": (
        "Sich selbst können Sie nicht löschen. Es wurde niemand gelöscht. Bitte fragen Sie eine andere Person der"
        " Administration.",
        "You cannot delete yourself. Nobody was deleted. Please ask another administrator.",
    ),
    "people.last_admin": (
        "„{user}“ ist die letzte Person der Administration. Es wurde niemand gelöscht. Bitte geben Sie zuerst jemand"
        " anderem diese Rolle.",
        "“{user}” is the last administrator. Nobody was deleted. Please give somebody else that role first.",
    ),
    "people.messages_wait": (
        "Im Namen von „{user}“ warten noch {count} freigegebene Nachrichten oder sind ungeklärt. Es wurde niemand"
        " gelöscht. Bitte klären Sie zuerst diese.",
        "{count} approved messages still wait to leave in the name of “{user}”, or are uncertain. Nobody was deleted."
        " Please settle those first.",
    ),
    "people.messages_wait.one": (
        "Im Namen von „{user}“ wartet noch {count} freigegebene Nachricht oder ist ungeklärt. Es wurde niemand"
        " gelöscht. Bitte klären Sie zuerst diese.",
        "{count} approved message still waits to leave in the name of “{user}”, or is uncertain. Nobody was deleted."
        " Please settle it first.",
    ),
    "people.question": (
        "„{user}“ endgültig löschen? Zurücknehmen lässt sich das nicht",
        "Delete “{user}” for good? This cannot be undone",
    ),
    "people.forgotten": (
        "„{user}“ ist gelöscht. Was diese Person getan hat, bleibt als „gelöschte Person“ stehen; versandte Schreiben"
        " und Prüfberichte bleiben im Wortlaut, ebenso die importierten Stammdaten.",
        "“{user}” is deleted. What they did stays as done by a “deleted person”; letters sent and review reports"
        " keep their wording, and so does imported master data.",
    ),
    "people.traces": (
        "Reste liegen noch in den Dateien der Datenbank, weil ein anderer Prozess sie offen hält. Bitte beenden Sie"
        " kam serve und kam worker und rufen Sie auf: kam people purge.",
        "Traces are still in the database's files because another process keeps them open. Please stop kam serve and"
        " kam worker and call: kam people purge.",
    ),
    "people.purged": (
        "Gelöschtes ist auch aus den Dateien der Datenbank entfernt.",
        "What was deleted is gone from the database's files as well.",
    ),
}
