"""What the company knows about its customers, as imported: tables, age, confidentiality."""
