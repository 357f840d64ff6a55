"""Numbers, money and dates as a German or an English reader expects them."""

import datetime as dt

from agent.domain.language import Language

_MONTHS = "January February March April May June July August September October November December".split()


def number(value: float, language: Language, digits: int = 0) -> str:
    """``1.250,5`` in German, ``1,250.5`` in English."""
    text = f"{value:,.{digits}f}"
    return text.translate(str.maketrans(",.", ".,")) if language is Language.DE else text


def euros(value: float, language: Language) -> str:
    """``1.250,00 €`` in German, ``€1,250.00`` in English."""
    text = number(value, language, 2)
    return f"{text} €" if language is Language.DE else f"€{text}"


def years(value: float, language: Language) -> str:
    """A duration given in years; parts of a year are told in months."""
    if value != int(value):
        count = round(value * 12)
        unit = ("Monat", "Monate") if language is Language.DE else ("month", "months")
    else:
        count = int(value)
        unit = ("Jahr", "Jahre") if language is Language.DE else ("year", "years")
    return f"{count} {unit[count != 1]}"


def date(value: dt.date, language: Language) -> str:
    """``15.03.2026`` in German, ``15 March 2026`` in English."""
    if language is Language.DE:
        return f"{value:%d.%m.%Y}"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def moment(value: dt.datetime, language: Language) -> str:
    """``15.03.2026, 08:30`` in German, ``15 March 2026, 08:30`` in English; in the zone that ``value`` has."""
    return f"{date(value.date(), language)}, {value:%H:%M}"


def local_moment(iso: str, language: Language) -> str:
    """As `moment`, of a time in ISO form, told in the zone of this machine."""
    return moment(dt.datetime.fromisoformat(iso).astimezone(), language)


def percent(ratio: float, language: Language, digits: int = 0) -> str:
    """``63,4 %`` in German, ``63.4%`` in English; ``ratio`` runs from 0 to 1."""
    text = number(ratio * 100, language, digits)
    return f"{text} %" if language is Language.DE else f"{text}%"
