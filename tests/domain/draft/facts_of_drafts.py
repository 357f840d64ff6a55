"""Facts and texts that the tests of drafts share."""

import datetime as dt
from typing import Any

from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.facts.info import RowKey
from agent.domain.nda.policy import Bilingual

AS_OF = dt.datetime(2026, 11, 22, 6, 0, tzinfo=dt.UTC)


def fact(name: str, value: float | str | None, unit: FactUnit = FactUnit.COUNT, **more: Any) -> Fact:
    return Fact(name, Bilingual(name, name), value, unit, **{"as_of": AS_OF, **more})


FACTS = (
    fact("call_off", 0.634, FactUnit.RATIO, period="2026-Q3", rows=(RowKey("contract_lines", "RV-2024-017/1"),)),
    fact("target", 0.7, FactUnit.RATIO),
    fact("growth", -0.041, FactUnit.RATIO),
    fact("planned", 12_500),
    fact("called", 7_925),
    fact("price", 1_250.0, FactUnit.MONEY),
    fact("score", 8.4, FactUnit.SCORE),
    fact("meeting", "2026-12-03T10:30", FactUnit.DATE),
    fact("deadline", "2026-12-15", FactUnit.DATE),
    fact("contract", "RV-2024-017", FactUnit.TEXT),
    fact("article", "MC-10432", FactUnit.TEXT),
    fact("article_name", "Flansch DN 50", FactUnit.TEXT),
    fact("clause", "§ 4 Abs. 2", FactUnit.TEXT),
    fact("days", 14),
)

GERMAN_MAIL = """Sehr geehrte Frau Kröger,

im Rahmenvertrag RV-2024-017 liegt die Abrufquote im 3. Quartal 2026 bei 63,4 % (vereinbart: 70 %). Von 12.500 Stück
haben Sie 7.925 Stück abgerufen, auch beim Artikel MC-10432 (Flansch DN 50). Nach § 4 Abs. 2 stimmen wir den Plan
gemeinsam ab.

1. Wie entwickelt sich Ihr Bedarf?
2. Passt der Lieferrhythmus noch?

Gern würden wir zwei Möglichkeiten besprechen. Passt Ihnen der 03.12.2026 um 10:30 Uhr? Bitte antworten Sie bis zum
15. Dezember 2026.

Mit freundlichen Grüßen

Katharina Brandt
Key Account Management
Melchers Components GmbH
Am Wall 12
28195 Bremen
Tel.: +49 421 123456-78
Mobil 0171 2345678
k.brandt@melchers-components.example
Sitz: Bremen, Amtsgericht Bremen, HRB 12345 HB
Geschäftsführung: Eva Muster, Jan Probe
USt-IdNr.: DE123456789
Erreichbar Mo–Fr 8:00–17:00 Uhr"""

ENGLISH_MAIL = """Dear Ms Kröger,

under framework agreement RV-2024-017 the call-off rate was 63.4% in Q3 2026 (agreed: 70%). You called off 7,925 of
12,500 pieces, including article MC-10432.

1) How does your demand develop?
2) Does the rhythm still fit?

We would like to discuss two options. Would 3 December 2026 at 10:30 suit you? Please answer by 15 December.

Kind regards,

Katharina Brandt
Melchers Components GmbH
12 High Street
London SW1A 1AA
Phone: +44 20 7946 0123
VAT No. GB 123456789"""
