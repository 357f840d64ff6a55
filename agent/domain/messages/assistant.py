"""The chat: steps, refusals, notices of the assistant itself."""

TEXTS: dict[str, tuple[str, str]] = {
    "assistant.hello": (
        "Ich bin ein KI-Assistent. Ich antworte aus den Daten Ihrer Kunden und entwerfe Texte; was hinausgeht,"
        " entscheiden Sie.",
        "I am an AI assistant. I answer from the data of your customers and draft texts; you decide what leaves.",
    ),
    "assistant.thread": (
        "Diese Unterhaltung gibt es nicht. Beginnen Sie eine neue.",
        "There is no such conversation. Please start a new one.",
    ),
    "assistant.message": (
        "Diese Nachricht gibt es in der Unterhaltung nicht. Es wurde nichts gespeichert. Bitte laden Sie die"
        " Unterhaltung neu.",
        "There is no such message in the conversation. Nothing was stored. Please reload the conversation.",
    ),
    "assistant.file": (
        "Diese Datei gibt es in der Unterhaltung nicht. Es wurde nichts gefragt. Bitte laden Sie sie noch einmal hoch.",
        "There is no such file in the conversation. Nothing was asked. Please upload it again.",
    ),
    "assistant.empty": (
        "Die Nachricht ist leer. Es wurde nichts gefragt. Bitte schreiben Sie, was Sie wissen möchten.",
        "The message is empty. Nothing was asked. Please write what you would like to know.",
    ),
    "assistant.too_long": (
        "Die Nachricht hat {length} Zeichen, höchstens {longest} sind möglich. Es wurde nichts gefragt. Bitte kürzen"
        " Sie sie, oder hängen Sie den Text als Datei an.",
        "The message has {length} characters, at most {longest} are possible. Nothing was asked. Please shorten it,"
        " or attach the text as a file.",
    ),
    "assistant.long_comment": (
        "Der Kommentar hat {length} Zeichen, höchstens {longest} sind möglich. Es wurde nichts gespeichert. Bitte"
        " kürzen Sie ihn.",
        "The comment has {length} characters, at most {longest} are possible. Nothing was stored. Please shorten it.",
    ),
    "assistant.too_many_files": (
        "In dieser Unterhaltung liegen schon {most} Dateien. Die Datei „{name}“ wurde nicht gespeichert. Bitte"
        " beginnen Sie eine neue Unterhaltung.",
        "This conversation already holds {most} files. The file “{name}” was not stored. Please start a new"
        " conversation.",
    ),
    "assistant.other_account": (
        "Diese Unterhaltung ist nicht auf den Kunden „{account}“ beschränkt. Es wurde nichts gefragt. Bitte"
        " beginnen Sie für ihn eine neue.",
        "This conversation is not limited to the account “{account}”. Nothing was asked. Please start a new one for"
        " it.",
    ),
    "assistant.running": (
        "Ich arbeite in dieser Unterhaltung noch an der vorigen Nachricht. Diese wurde nicht angenommen. Bitte warten"
        " Sie die Antwort ab, oder brechen Sie sie ab.",
        "I am still working on the previous message of this conversation. This one was not taken. Please wait for the"
        " answer, or cancel it.",
    ),
    "assistant.request_reused": (
        "Unter dieser Vorgangsnummer wurde schon etwas anderes gefragt. Diese Nachricht wurde nicht angenommen. Bitte"
        " senden Sie sie noch einmal.",
        "Something else was asked under this request id. This message was not taken. Please send it again.",
    ),
    "assistant.taken_over": (
        "Die Antwort hat zu lange gebraucht, die Unterhaltung ist inzwischen weitergegangen. Sie wurde nicht"
        " gespeichert. Bitte fragen Sie noch einmal.",
        "The answer took too long and the conversation has moved on. It was not stored. Please ask again.",
    ),
    "assistant.too_many": (
        "Sie haben in der letzten Minute {most} Nachrichten geschickt. Diese wurde nicht angenommen. Bitte versuchen"
        " Sie es in {seconds} Sekunden wieder.",
        "You have sent {most} messages in the last minute. This one was not taken. Please try again in {seconds}"
        " seconds.",
    ),
    "assistant.failed": (
        "Das hat nicht geklappt: Beim Antworten ist ein Fehler aufgetreten ({problem}). Es wurde nichts versendet."
        " Bitte fragen Sie noch einmal, und melden Sie es der Administration, wenn es wieder geschieht.",
        "That did not work: an error occurred while answering ({problem}). Nothing was sent. Please ask again, and"
        " tell the administrator if it happens once more.",
    ),
    "assistant.told.sources": ("Quellen", "Sources"),
    "assistant.told.rows": ("{table} ({count} Zeilen)", "{table} ({count} rows)"),
    "assistant.told.rows.one": ("{table} (1 Zeile)", "{table} (1 row)"),
    "assistant.told.as_of": ("Stand {date}, {time} UTC", "as of {date}, {time} UTC"),
    "assistant.told.definition": ("Definition {id} {version}", "definition {id} {version}"),
    "assistant.told.draft": (
        "Entwurf {draft} wartet auf Ihre Freigabe: kam approvals show {draft}",
        "Draft {draft} waits for your approval: kam approvals show {draft}",
    ),
    "assistant.told.thread": (
        "Weiter in dieser Unterhaltung: kam ask --thread {thread} …",
        "Go on in this conversation: kam ask --thread {thread} …",
    ),
    "assistant.told.stopped.steps": ("Nach zu vielen Schritten beendet.", "Ended after too many steps."),
    "assistant.told.stopped.time": ("Nach Ablauf der Zeit beendet.", "Ended because the time was up."),
    "assistant.told.stopped.model": (
        "Ohne brauchbare Antwort beendet.",
        "Ended without a usable answer.",
    ),
    "assistant.told.stopped.budget": ("Das Budget ist aufgebraucht.", "The budget is used up."),
    "assistant.told.stopped.cancelled": ("Abgebrochen.", "Cancelled."),
    "assistant.chat.commands": (
        "/neu beginnt eine neue Unterhaltung, /datei PFAD gibt eine Datei dazu, /ende hört auf.",
        "/new starts a new conversation, /file PATH adds a file, /end stops.",
    ),
    "assistant.chat.you": ("Sie> ", "You> "),
    "assistant.chat.new": ("Neue Unterhaltung.", "New conversation."),
    "assistant.chat.unknown": ("Diesen Befehl gibt es nicht. {commands}", "There is no such command. {commands}"),
    "assistant.chat.file": ("Datei „{name}“ liegt bereit.", "The file “{name}” is ready."),
    "assistant.chat.cancelled": ("Abgebrochen. Es geht weiter.", "Cancelled. You can go on."),
}
