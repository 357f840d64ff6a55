"""Names of days, months and counts in German and English, as patterns and as numbers."""

_DAYS = (
    ("montag", "monday", "mon", "mo"),
    ("dienstag", "tuesday", "tues", "tue", "di"),
    ("mittwoch", "wednesday", "wed", "mi"),
    ("donnerstag", "thursday", "thurs", "thur", "thu", "do"),
    ("freitag", "friday", "fri", "fr"),
    ("samstag", "sonnabend", "saturday", "sat", "sa"),
    ("sonntag", "sunday", "sun", "so"),
)
_MONTHS = ("jan jän", "feb", "mar mär mae", "apr", "may mai", "jun", "jul", "aug", "sep", "oct okt", "nov", "dec dez")
_COUNTS = (
    "ein eine einen einem einer one a",
    "zwei two",
    "drei three",
    "vier four",
    "fünf five",
    "sechs six",
    "sieben seven",
    "acht eight",
    "neun nine",
    "zehn ten",
)
# Monday is 0
WEEKDAYS = {name: at for at, names in enumerate(_DAYS) for name in names}
_MONTH_NUMBERS = {name: at for at, names in enumerate(_MONTHS, 1) for name in names.split()}
_COUNT_NUMBERS = {name: at for at, names in enumerate(_COUNTS, 1) for name in names.split()}

_LONG = "|".join(name for names in _DAYS for name in names if name.endswith(("tag", "day", "woch", "abend")))
# short forms are words of their own ("so", "do", "sat"): only with a capital, and where a date is expected
SHORT_WEEKDAY = (
    r"(?-i:Mo|Di|Mi|Do|Sa|So|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun|Fr(?!\.\s+[A-ZÄÖÜ][a-zäöü]))(?![^\W_])\.?"
)
WEEKDAY = rf"(?:(?:{_LONG})(?:früh|morgen|mittag|vormittag|nachmittag|abend)?(?![^\W_]))"
ANY_WEEKDAY = rf"(?:{WEEKDAY}|{SHORT_WEEKDAY})"
MONTH = (
    r"(?:Jan(?:uary|uar)?|Jänner|Feb(?:ruary|ruar)?|Mar(?:ch)?|März?|Maerz|Apr(?:il)?|(?-i:May)|Mai|June?|Juni|July?"
    r"|Juli|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Okt(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Dez(?:ember)?)"
    r"(?![^\W_])\.?"
)
COUNT = rf"(?:\d{{1,2}}|{'|'.join(sorted(_COUNT_NUMBERS, key=len, reverse=True))})"


def weekday(word: str) -> int:
    """Monday is 0. The word must match one of the patterns above."""
    name = word.casefold().rstrip(".")
    known = sorted(WEEKDAYS, key=len, reverse=True)
    return WEEKDAYS[next(each for each in known if name.startswith(each))]


def month(word: str) -> int:
    return _MONTH_NUMBERS[word.casefold()[:3]]


def count(word: str) -> int:
    return int(word) if word.isdigit() else _COUNT_NUMBERS[word.casefold()]
