"""How trade goes: call-offs, deliveries, shipments, purchasing, forecasts, revenue, contracts."""
