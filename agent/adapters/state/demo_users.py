"""The five people of the demo world: synthetic, loopback only."""

from agent.domain.identity import Role, User
from agent.domain.language import Language

DEMO_USERS = (
    User(
        id="k.brandt",
        name="Katharina Brandt",
        email="k.brandt@melchers-components.example",
        roles=frozenset({Role.KAM}),
        accounts=frozenset({"Nordwerk Antriebe GmbH", "Heliotec AG", "Kranich Medizintechnik GmbH & Co. KG"}),
    ),
    User(
        id="m.yilmaz",
        name="Murat Yılmaz",
        email="m.yilmaz@melchers-components.example",
        roles=frozenset({Role.KAM}),
        accounts=frozenset({"Brück & Söhne Landtechnik", "Aurelia Mobility SE", "Vantage Pumps Ltd"}),
        language=Language.EN,
    ),
    User(
        id="h.sommer",
        name="Henrike Sommer",
        email="h.sommer@melchers-components.example",
        roles=frozenset({Role.HEAD_OF_SALES}),
        accounts=frozenset(),
    ),
    User(
        id="l.vogt",
        name="Dr. Lorenz Vogt",
        email="l.vogt@melchers-components.example",
        roles=frozenset({Role.LEGAL}),
        accounts=frozenset(),
    ),
    User(
        id="a.petersen",
        name="Antje Petersen",
        email="a.petersen@melchers-components.example",
        roles=frozenset({Role.ADMIN}),
        accounts=frozenset(),
    ),
)
