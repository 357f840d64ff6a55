"""Planted defects: a clean NDA, one defect put into it, and what a review makes of it."""
