-- Behind the demand overview: stock rows and contacts, plans and forecasts of the months asked for.
WITH today AS (SELECT period FROM periods WHERE ends = $today)
SELECT t.period, a.customer_id, 'stock' AS source, unnest(a.stock_ids) AS key
FROM today t CROSS JOIN customer_articles a JOIN scope USING (customer_id)
UNION ALL
SELECT t.period, c.customer_id, 'contacts', c.id FROM today t CROSS JOIN contacts c JOIN scope USING (customer_id)
UNION ALL
SELECT t.period, m.customer_id, 'call_off_plan', unnest(m.ids)
FROM today t CROSS JOIN contract_plan m JOIN scope USING (customer_id)
WHERE m.month >= date_trunc('month', $today::DATE) AND m.month <= $today::DATE + to_months($plan_months::INTEGER)
  AND m.quantity > 0 AND m.valid_to >= $today
UNION ALL
SELECT t.period, f.customer_id, 'forecasts', f.id
FROM today t CROSS JOIN forecasts f JOIN scope USING (customer_id)
WHERE f.month > $today AND f.month <= $today::DATE + to_months($forecast_months::INTEGER)
