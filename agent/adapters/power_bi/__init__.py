"""Facts from a Power BI dataset, by DAX queries that a mapping file names. Nothing is ever written there."""
