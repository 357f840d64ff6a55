"""Microsoft Teams: posts and forms as Adaptive Cards, sent through the Teams SDK. Imported where Teams is set up."""
