"""Drafts: texts and actions that wait for a person, and what becomes of them.

pending ─► approved ─► sending ─► sent
   │          │           ├─► uncertain   (nobody knows whether it arrived: a person decides)
   │          │           └─► failed
   │          └ internal kinds end here
   └─► rejected, expired, superseded
"""
