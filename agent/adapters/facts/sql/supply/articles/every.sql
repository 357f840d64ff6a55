-- Every article of the scope.
CREATE TEMP TABLE wanted AS
SELECT n, article_id, customer_id, accounts FROM scope
