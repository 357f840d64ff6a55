"""Settings, state, model endpoints, server."""

from agent.domain.messages import system_shell, system_words

TEXTS: dict[str, tuple[str, str]] = {
    **system_words.TEXTS,
    **system_shell.TEXTS,
    "system.setting": (
        "Die Einstellung {name} ist ungültig: {problem}. Es wurde nichts gestartet. Bitte korrigieren Sie die"
        " Umgebungsvariable oder die Zeile in kam.env.",
        "The setting {name} is invalid: {problem}. Nothing was started."
        " Please correct the environment variable or the line in kam.env.",
    ),
    "system.newer_schema": (
        "Die Datenbank hat den Stand {found}, dieses Programm kennt ihn nicht. Es wurde nichts verändert."
        " Bitte aktualisieren Sie das Programm.",
        "The database is at revision {found}, which this program does not know. Nothing was changed."
        " Please update the program.",
    ),
    "system.state": (
        "Die Datenbank des Assistenten antwortet nicht: {problem}. Es wurde nichts gespeichert. Bitte prüfen Sie"
        " Ordner, Rechte und Speicherplatz; mit KAM_DATABASE_URL die des Servers.",
        "The assistant's database does not answer: {problem}. Nothing was stored."
        " Please check the folder, its permissions and the disk space; with KAM_DATABASE_URL those of the server.",
    ),
    "system.database": (
        "Die Datenbank aus KAM_DATABASE_URL ist nicht erreichbar: {problem}. Es wurde nichts gespeichert. Bitte prüfen"
        " Sie Adresse, Anmeldung und ob der Server läuft.",
        "The database of KAM_DATABASE_URL cannot be reached: {problem}. Nothing was stored. Please check the address,"
        " the login and whether the server runs.",
    ),
    "system.database_version": (
        "Der Server aus KAM_DATABASE_URL ist PostgreSQL {found}. Es wurde nichts angelegt. Bitte verwenden Sie"
        " PostgreSQL {oldest} oder neuer.",
        "The server of KAM_DATABASE_URL is PostgreSQL {found}. Nothing was made. Please use PostgreSQL {oldest} or"
        " newer.",
    ),
    "system.database_encoding": (
        "Die Datenbank aus KAM_DATABASE_URL hat die Kodierung {found}. Es wurde nichts angelegt. Bitte legen Sie eine"
        " mit UTF8 an: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.",
        "The database of KAM_DATABASE_URL has the encoding {found}. Nothing was made. Please create one with UTF8:"
        " CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.",
    ),
    "system.database_rights": (
        "Die Anmeldung aus KAM_DATABASE_URL darf in ihrer Datenbank keine Tabellen oder kein Schema anlegen. Es wurde"
        " nichts angelegt. Bitte machen Sie sie zur Eigentümerin der Datenbank: ALTER DATABASE … OWNER TO ….",
        "The login of KAM_DATABASE_URL may not create tables, or no schema, in its database. Nothing was made. Please"
        " make it the owner of the database: ALTER DATABASE … OWNER TO ….",
    ),
    "system.away": (
        "Die Datenbank des Assistenten antwortet nicht. Es wurde nichts gespeichert. Bitte versuchen Sie es in einigen"
        " Minuten noch einmal oder informieren Sie die Administration.",
        "The assistant's database does not answer. Nothing was stored. Please try again in some minutes, or inform"
        " the administrator.",
    ),
    "system.not_storable": (
        "Ein Text ist zu lang oder enthält Zeichen, die sich nicht speichern lassen. Es wurde nichts gespeichert. Bitte"
        " kürzen Sie ihn oder geben Sie ihn neu ein.",
        "A text is too long or holds characters that cannot be stored. Nothing was stored. Please shorten it or type"
        " it again.",
    ),
    "system.disk": (
        "Der Ordner aller Daten ist voll oder schreibgeschützt; frei sind {free} MB. Bitte schaffen Sie Platz.",
        "The folder of all data is full or read-only; {free} MB are free. Please make room.",
    ),
    "system.loopback": (
        "Die Demo-Anmeldung ist nur auf diesem Rechner erlaubt, nicht unter {host}. Der Dienst wurde nicht"
        " gestartet. Bitte setzen Sie KAM_HOST=127.0.0.1.",
        "The demo sign-in is allowed on this machine only, not at {host}. The service was not started."
        " Please set KAM_HOST=127.0.0.1.",
    ),
    "system.port": (
        "Der Port {port} ist belegt. Der Dienst wurde nicht gestartet. Bitte setzen Sie KAM_PORT auf einen"
        " freien Port.",
        "Port {port} is in use. The service was not started. Please set KAM_PORT to a free port.",
    ),
    "system.address": (
        "Unter der Adresse {host} kann der Dienst auf diesem Rechner nicht antworten ({problem}). Er wurde nicht"
        " gestartet. Bitte prüfen Sie KAM_HOST und KAM_PORT.",
        "The service cannot answer at the address {host} of this machine ({problem}). It was not started. Please check"
        " KAM_HOST and KAM_PORT.",
    ),
    "system.request": (
        "Die Anfrage ist unvollständig oder falsch (Feld „{field}“). Es wurde nichts ausgeführt. Bitte korrigieren Sie"
        " sie.",
        "The request is incomplete or wrong (field “{field}”). Nothing was done. Please correct it.",
    ),
    "system.no_such_page": (
        "Diese Adresse gibt es nicht. Bitte prüfen Sie sie oder beginnen Sie auf der Startseite.",
        "This address does not exist. Please check it or begin at the start page.",
    ),
    "system.bad_request": (
        "Die Anfrage ist so nicht möglich ({status}). Es wurde nichts ausgeführt. Bitte korrigieren Sie sie.",
        "The request is not possible like this ({status}). Nothing was done. Please correct it.",
    ),
    "system.request_too_large": (
        "Die Anfrage ist größer als {limit} MB. Es wurde nichts ausgeführt. Bitte kürzen Sie sie.",
        "The request is larger than {limit} MB. Nothing was done. Please shorten it.",
    ),
    "system.upload_too_large": (
        "Die Datei ist größer als {limit} MB. Es wurde nichts gespeichert. Bitte laden Sie nur den Vertrag hoch, ohne"
        " Bilder und Anlagen.",
        "The file is larger than {limit} MB. Nothing was stored. Please upload the contract only, without pictures"
        " and annexes.",
    ),
    "system.failed": (
        "Das Programm ist auf einen unerwarteten Fehler gestoßen. Die Anfrage wurde nicht zu Ende geführt. Bitte"
        " versuchen Sie es noch einmal und melden Sie es der Administration.",
        "The program met an unexpected error. The request was not completed. Please try again and report it to the"
        " administrator.",
    ),
    "system.file": (
        "Die Datei oder der Ordner „{name}“ ist nicht nutzbar: {problem}. Es wurde nichts geschrieben. Bitte prüfen"
        " Sie Namen, Rechte und Speicherplatz.",
        "The file or folder “{name}” cannot be used: {problem}. Nothing was written."
        " Please check its name, permissions and the disk space.",
    ),
}
