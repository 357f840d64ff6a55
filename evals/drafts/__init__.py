"""Every draft that the product makes of the demo world, held against its rubric."""
