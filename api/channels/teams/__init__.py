"""Microsoft Teams, through its own SDK: what comes in becomes messages and presses of the product."""
