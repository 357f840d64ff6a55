-- The rows behind the figures of articles: one row an article and table, with the ids as a list.
-- Plans, forecasts, contracts and orders are named only where they are those of the customers asked for.
-- Parameters: $customers, $articles (ids), $today, $months (ahead), $back (closed months behind the error).
WITH wanted AS (
    SELECT unnest($articles::VARCHAR[]) AS article_id
),
scope AS (
    SELECT unnest($customers::VARCHAR[]) AS customer_id
),
span AS (
    SELECT date_trunc('month', $today::DATE)::DATE AS first,
           (date_trunc('month', $today::DATE) + to_months($months::INT))::DATE AS last,
           (date_trunc('month', $today::DATE) - to_months($back::INT))::DATE AS back
),
contracts AS (
    SELECT id FROM frame_contracts WHERE customer_id IN (FROM scope)
),
behind AS (
    SELECT id AS article_id, 'articles' AS source, id FROM articles WHERE id IN (FROM wanted)
    UNION ALL
    SELECT article_id, 'stock', id
    FROM stock
    WHERE article_id IN (FROM wanted)
    QUALIFY as_of IS NOT DISTINCT FROM max(as_of) OVER (PARTITION BY article_id)
    UNION ALL
    SELECT article_id, 'purchase_orders', id FROM purchase_orders WHERE article_id IN (FROM wanted)
    UNION ALL
    SELECT article_id, 'call_off_plan', id
    FROM call_off_plan, span
    WHERE article_id IN (FROM wanted) AND contract_id IN (FROM contracts) AND month BETWEEN span.first AND span.last
    UNION ALL
    SELECT article_id, 'forecasts', id
    FROM forecasts, span
    WHERE article_id IN (FROM wanted) AND (customer_id IS NULL OR customer_id IN (FROM scope))
      AND month BETWEEN span.back AND span.last
    UNION ALL
    SELECT article_id, 'contract_lines', id
    FROM contract_lines
    WHERE article_id IN (FROM wanted) AND contract_id IN (FROM contracts)
    UNION ALL
    SELECT article_id, 'order_lines', id
    FROM order_lines, span
    WHERE article_id IN (FROM wanted) AND customer_id IN (FROM scope) AND cancelled IS NOT TRUE
      AND (contract_id IN (FROM contracts) OR (requested_on >= span.back AND requested_on < span.first))
)
SELECT article_id, source, list_sort(list(id)) AS ids
FROM behind
GROUP BY article_id, source
ORDER BY article_id, source
