"""Model endpoints and the second opinion."""

_LOCAL_DE = "Das Ergebnis der lokalen Prüfung gilt unverändert."
_LOCAL_EN = "The local review stands unchanged."

TEXTS: dict[str, tuple[str, str]] = {
    "models.stays_here": (
        "Das Dokument ist als „bleibt hier“ gekennzeichnet und wurde nicht an {host} gesendet. "
        + _LOCAL_DE
        + " Bitte geben Sie das Dokument frei, oder lassen Sie den Rechner in KAM_MODEL_HOSTS aufnehmen.",
        "The document is marked “stays here” and was not sent to {host}. "
        + _LOCAL_EN
        + " Please release the document, or have the host added to KAM_MODEL_HOSTS.",
    ),
    "models.tracing": (
        "Das Dokument ist als „bleibt hier“ gekennzeichnet, aber LangSmith-Tracing ist eingeschaltet und würde es"
        " nach außen kopieren. Es wurde nichts gesendet. " + _LOCAL_DE + " Bitte schalten Sie LANGSMITH_TRACING aus.",
        "The document is marked “stays here”, but LangSmith tracing is on and would copy it outside."
        " Nothing was sent. " + _LOCAL_EN + " Please switch LANGSMITH_TRACING off.",
    ),
    "models.url": (
        "Die Adresse des Modells ist ungültig. Es wurde nichts gesendet. Bitte setzen Sie KAM_MODEL_URL in der Form"
        " http(s)://rechner[:port]/pfad, ohne Benutzernamen, Parameter und Sonderzeichen.",
        "The address of the model is invalid. Nothing was sent. Please set KAM_MODEL_URL in the form"
        " http(s)://host[:port]/path, without user name, parameters and special characters.",
    ),
    "models.no_answer": (
        "Das Modell unter {host} hat nicht geantwortet ({cause}). Es gibt keine Zweitmeinung. "
        + _LOCAL_DE
        + " Bitte versuchen Sie es später erneut, oder wenden Sie sich an die Administration.",
        "The model at {host} did not answer ({cause}). There is no second opinion. "
        + _LOCAL_EN
        + " Please try again later or ask the administrator.",
    ),
    "models.bad_answer": (
        "Die Antwort des Modells unter {host} war nicht verwertbar und wurde verworfen. Es gibt keine Zweitmeinung. "
        + _LOCAL_DE
        + " Wenn das wiederholt vorkommt, wählen Sie bitte ein anderes Modell.",
        "The answer of the model at {host} could not be used and was discarded. There is no second opinion. "
        + _LOCAL_EN
        + " If this happens again, please choose another model.",
    ),
    "models.unproven": (
        "(Kein belegendes Zitat im Dokument; daher als unklar gewertet.)",
        "(No quote in the document proves this; therefore counted as unclear.)",
    ),
    "models.excerpt": (
        "(Das Modell sah {share} % des Textes.)",
        "(The model saw {share}% of the text.)",
    ),
}
