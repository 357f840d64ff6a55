"""An OpenAI-compatible server at the socket whose answers are scripted."""
