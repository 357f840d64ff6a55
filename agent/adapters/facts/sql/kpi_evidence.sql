-- The rows behind the units of a KPI, each once, by their table.
SELECT DISTINCT period, customer_id, source, key FROM evidence ORDER BY ALL
