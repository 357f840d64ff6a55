-- How many articles the scope has, and how many lack what a proposal needs: stock, lead time, demand data; each counts
-- at the first that lacks.
SELECT count(*),
       count(*) FILTER (s.n IS NULL),
       count(*) FILTER (s.n IS NOT NULL AND lead IS NULL),
       count(*) FILTER (s.n IS NOT NULL AND lead IS NOT NULL AND d.n IS NULL)
FROM scope w
LEFT JOIN in_stock s ON s.n = w.n
LEFT JOIN (SELECT DISTINCT n FROM demand) d ON d.n = w.n
