"""What services found, told: an answer in words with a marker for every figure. Pure: no port is asked here."""
