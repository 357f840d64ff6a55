"""What the chat loop says while it runs and when it stops early. Notices stand beside an answer and take no values."""

TEXTS: dict[str, tuple[str, str]] = {
    "assistant.run.ai": (
        "Ich bin ein KI-Assistent; bitte prüfen Sie meine Antworten, bevor Sie sie verwenden.",
        "I am an AI assistant; please check my answers before you use them.",
    ),
    "assistant.run.step.model": ("Ich überlege …", "Thinking …"),
    "assistant.run.step.check": ("Ich prüfe die Zahlen der Antwort …", "Checking the figures of the answer …"),
    "assistant.run.step.planner": (
        "Ich antworte ohne das Sprachmodell …",
        "Answering without the language model …",
    ),
    "assistant.run.endpoint": (
        "Das Sprachmodell hat nicht geantwortet oder seine Antwort war nicht verwertbar. Diese Antwort kommt vom"
        " eingebauten Planer. Sie können normal weiterarbeiten; wenn es öfter vorkommt, wenden Sie sich bitte an die"
        " Administration.",
        "The language model did not answer, or its answer could not be used. This answer comes from the built-in"
        " planner. You can go on as usual; if it happens often, please ask the administrator.",
    ),
    "assistant.run.budget": (
        "Das Budget dieser Anfrage für das Sprachmodell ist aufgebraucht. Diese Antwort kommt vom eingebauten Planer."
        " Eine kleinere Frage oder eine neue Unterhaltung kommt mit weniger aus.",
        "The budget of this request for the language model is used up. This answer comes from the built-in planner."
        " A smaller question or a new conversation needs less.",
    ),
    "assistant.run.steps": (
        "Die Anfrage brauchte mehr Schritte, als erlaubt sind. Sie sehen, was bis dahin vorlag. Bitte teilen Sie die"
        " Frage auf.",
        "The request needed more steps than are allowed. You see what was there by then. Please split the question.",
    ),
    "assistant.run.time": (
        "Die Zeit für diese Anfrage ist abgelaufen. Sie sehen, was bis dahin vorlag. Bitte versuchen Sie es erneut,"
        " oder teilen Sie die Frage auf.",
        "The time for this request ran out. You see what was there by then. Please try again or split the question.",
    ),
    "assistant.run.cancelled": (
        "Sie haben die Anfrage angehalten. Entwürfe, die schon entstanden sind, warten bei den Freigaben.",
        "You stopped the request. Drafts that were already made wait under approvals.",
    ),
    "assistant.run.figures": (
        "Der Text des Sprachmodells war nicht belegt oder nicht in Ihrer Sprache und wurde verworfen. Sie sehen die"
        " geprüften Ergebnisse.",
        "The language model's text had no evidence or was not in your language, and was discarded. You see the"
        " checked results.",
    ),
    "assistant.run.links": (
        "Links zu fremden Seiten wurden aus der Antwort entfernt.",
        "Links to pages outside were removed from the answer.",
    ),
    "assistant.run.stays_here": (
        "Teile dieser Antwort sind als „bleibt hier“ gekennzeichnet; kein Modell außerhalb des Hauses liest sie.",
        "Parts of this answer are marked “stays here”; no model outside the company reads them.",
    ),
    "assistant.run.failed": (
        "Diese Anfrage konnte ich nicht beantworten, und es wurde nichts verändert. Bitte formulieren Sie sie anders;"
        " wenn es wieder geschieht, wenden Sie sich bitte an die Administration.",
        "I could not answer this request, and nothing was changed. Please word it differently; if it happens again,"
        " please ask the administrator.",
    ),
    "assistant.run.nothing_yet": (
        "Es liegt noch kein Ergebnis vor.",
        "There is no result yet.",
    ),
}
