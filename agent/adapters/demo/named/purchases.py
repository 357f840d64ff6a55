"""Purchase orders of the named accounts' articles that are told one by one."""

from agent.adapters.demo.rules.placed import PlacedPurchase

PURCHASES = (
    # comes long after the stock of MC-10432 has gone
    PlacedPurchase("PO-SEA-1", "MC-10432", 1200, due=63),
    # was due eighteen days ago and has not come: MC-10518 ran empty
    PlacedPurchase("PO-LATE-1", "MC-10518", 720, due=-18),
    # of this one only a part has come
    PlacedPurchase("PO-PART-1", "MC-10437", 4800, due=-9, received=2900, received_on=-7),
    PlacedPurchase("PO-RUSH-1", "MC-10611", 900, due=58),
)
