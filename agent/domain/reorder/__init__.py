"""When an article runs out, what to order, and why: pure arithmetic.

Formulas and their ids: the domain file on KPIs and re-orders, sections "Re-order proposal" and "Run-out date".
"""
