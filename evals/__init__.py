"""Measurements: benchmarks of quality and of speed. The product never imports them."""
