"""How a draft is made: what was asked for, what the facts give, what the text is composed from."""
