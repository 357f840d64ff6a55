"""Collects what a draft is made from, one module a kind."""
