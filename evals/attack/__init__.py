"""Attacks on the assistant with a model that is against us, judged from outside by what became of the world."""
