"""LangGraph wiring of the services' steps."""
