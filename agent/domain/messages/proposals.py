"""Texts about proposals: notes and comments to what we ask for."""

TEXTS: dict[str, tuple[str, str]] = {
    # words of ours that stand in the other side's draft
    "proposals.omitted": ("(entfällt)", "[Intentionally omitted]"),
    # notes to the person who decides on the proposal
    "proposals.unclear": (
        "Die Stelle ist nicht eindeutig. Bitte lesen Sie sie selbst; im Entwurf wird nichts geändert.",
        "The passage is not clear. Please read it yourself; nothing is changed in the draft.",
    ),
    "proposals.shared": (
        "Der Satz regelt auch, was so bleiben soll ({topics}). Deshalb steht hier nur ein Kommentar; bitte formulieren"
        " Sie den Satz von Hand um.",
        "The sentence also covers what should stay ({topics}), so this is a comment only; please reword the sentence"
        " by hand.",
    ),
    "proposals.defines": (
        "Die Stelle definiert „{terms}“, und der übrige Text verwendet das. Deshalb steht hier nur ein Kommentar; bitte"
        " formulieren Sie die Stelle von Hand um.",
        "The passage defines “{terms}”, which the rest of the text uses, so this is a comment only; please reword the"
        " passage by hand.",
    ),
    "proposals.fragment": (
        "Die Stelle ist kein ganzer Satz (Deckblatt, Tabelle oder Aufzählung). Bitte passen Sie sie von Hand an; unsere"
        " Formulierung steht im Vorschlag.",
        "The passage is no full sentence (cover page, table or list). Please adapt it by hand; our wording is given as"
        " the proposal.",
    ),
    "proposals.also_here": (
        "Diese Stelle sagt dasselbe. Sie muss zur vorgeschlagenen Änderung passen.",
        "This passage says the same. It has to fit the proposed change.",
    ),
    "proposals.taken": (
        "Ein anderer Vorschlag ändert dieselben Worte. Bitte stimmen Sie beide von Hand ab.",
        "Another proposal changes the same words. Please reconcile the two by hand.",
    ),
    "proposals.referred": (
        "Auf {number} verweist auch der übrige Text (Stellen: {count}). Bitte prüfen Sie diese Verweise.",
        "The rest of the text refers to {number} as well (places: {count}). Please check these references.",
    ),
    # comments in the Word file
    "proposals.comment.head": ("{policy} · {topic} · {verdict}", "{policy} · {topic} · {verdict}"),
    "proposals.comment.reason": ("Begründung: {text}", "Reason: {text}"),
    "proposals.comment.wording": ("Formulierungsvorschlag: {text}", "Suggested wording: {text}"),
    "proposals.comment.fallback": ("Rückfallposition: {text}", "Fallback: {text}"),
    "proposals.comment.decides": ("Es entscheidet: {department}", "Decided by: {department}"),
    "proposals.comment.note": ("Hinweis: {text}", "Note: {text}"),
    "proposals.comment.decision": ("Entschieden von {name}: {text}", "Decided by {name}: {text}"),
    "proposals.comment.given_up": (
        "{policy} · {topic}: Das verlangen wir nicht; {department} hat zugestimmt.",
        "{policy} · {topic}: we do not ask for a change; {department} agreed.",
    ),
    "proposals.comment.given_up_alone": (
        "{policy} · {topic}: Das verlangen wir nicht, aber die Zustimmung fehlt noch (zuständig: {department}).",
        "{policy} · {topic}: we do not ask for a change, but the consent is still missing (responsible: {department}).",
    ),
    "proposals.comment.internal": (
        "INTERN: Diese Fassung enthält Begründungen und Rückfallpositionen. Bitte geben Sie sie nicht an die Gegenseite"
        " weiter; dafür gibt es eine eigene Fassung.",
        "INTERNAL: this version holds reasons and fallback positions. Please do not pass it on to the other side;"
        " there is a version of its own for that.",
    ),
    "proposals.comment.outside": (
        "{topic}: Wir bitten um diese Änderung.",
        "{topic}: we ask for this change.",
    ),
    "proposals.comment.outside_wording": (
        "{topic}: Wir bitten um eine Änderung. Unser Formulierungsvorschlag: {text}",
        "{topic}: we ask for a change. Our suggested wording: {text}",
    ),
    # the table of proposals for sources that are no Word file
    "proposals.table.title": ("Änderungsvorschläge zu „{name}“", "Proposed changes to “{name}”"),
    "proposals.table.intro": (
        "Die Vorlage ist keine Word-Datei. Deshalb stehen unsere Änderungen hier als Tabelle: Gestrichenes ist"
        " durchgestrichen, Neues unterstrichen. Rechtlich gilt nur, was beide Seiten vereinbaren.",
        "The source is no Word file, so our changes are given as a table: what goes is struck through, what is new is"
        " underlined. Only what both sides agree has legal effect.",
    ),
    "proposals.table.topic": ("Klausel", "Clause"),
    "proposals.table.original": ("Wortlaut des Entwurfs", "Wording of the draft"),
    "proposals.table.text": ("Unser Vorschlag", "Our proposal"),
    "proposals.table.comment": ("Kommentar", "Comment"),
    "proposals.table.added": ("(neue Klausel)", "(new clause)"),
    "proposals.table.struck": ("(gestrichen)", "(struck)"),
    "proposals.table.noted": ("(nur Kommentar)", "(comment only)"),
}
