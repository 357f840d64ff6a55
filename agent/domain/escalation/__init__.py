"""Escalation records: what is kept of a broken contract from the day it is detected to the confirmed resolution.

The structure is that of the internal escalation record (customer, trigger, clock, cause, measures, result, lesson);
the clock runs for 14 calendar days; a record counts as documented when nothing mandatory is missing.
"""
