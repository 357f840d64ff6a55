"""The checks of a draft: pure functions over what it says, each with one result.

What they read is untrusted: it is searched, shown and never followed. Every check is linear in the length of the text.
"""
