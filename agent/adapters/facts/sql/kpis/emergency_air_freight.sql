-- Emergency air freight (R053). Share of a customer's shipments, from 0 to 1.
--
-- Unit       a shipment of the period; above the line when it is flagged as an emergency and went by air
-- Basis      the parameter `basis` decides the figure: count (shipments), weight (kg) or freight_cost (EUR);
--            the variants count, weight and freight_cost always show all three
-- Mode       air when one of `air_words` is in it ("Luftfracht", "Air Charter"); words in `unknown_modes`, or none,
--            are no mode
-- Left out   unknown_mode; no_weight and no_freight_cost on their basis; unknown_emergency: an air shipment without the
--            flag while no shipment at all carries one, so that nobody keeps it. Where the flag is kept, empty is no.
WITH shipped AS (
    SELECT p.period, s.*
    FROM shipments s JOIN scope USING (customer_id) JOIN periods p ON s.shipped_on BETWEEN p.starts AND p.ends
),
mode AS (
    SELECT mode, list_contains($unknown_modes, coalesce(trim(lower(mode)), '')) AS unknown,
           len(list_filter($air_words, lambda word: contains(lower(mode), lower(word)))) > 0 AS air
    FROM (SELECT DISTINCT mode FROM shipped)
),
shipment AS (
    SELECT s.*, coalesce(s.emergency AND mode.air, false) AS emergency_air,
           CASE WHEN mode.unknown THEN 'unknown_mode'
                WHEN mode.air AND NOT EXISTS (FROM shipments WHERE emergency IS NOT NULL)
                THEN 'unknown_emergency' END AS excluded
    FROM shipped s JOIN mode ON mode.mode IS NOT DISTINCT FROM s.mode
),
based AS (
    SELECT *, 'count' AS basis, 1::DOUBLE AS amount, NULL AS missing FROM shipment
    UNION ALL
    SELECT *, 'weight', weight, 'no_weight' FROM shipment
    UNION ALL
    SELECT *, 'freight_cost', freight_cost, 'no_freight_cost' FROM shipment
),
figure AS (
    SELECT *, basis AS variant FROM based
    UNION ALL
    SELECT *, '' FROM based WHERE basis = $basis
)
SELECT period, customer_id, variant, 'shipments' AS source, id AS key,
       CASE WHEN emergency_air THEN amount ELSE 0 END AS numerator, amount AS denominator,
       CASE WHEN excluded IS NULL AND amount IS NULL THEN missing ELSE excluded END AS excluded,
       mode AS contributor, NULL AS note
FROM figure
