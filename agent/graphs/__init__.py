"""LangGraph wiring of the services' steps."""

import os

# Both are read by the libraries when they are imported or first used: checkpoints are read back
# strictly, and no run is traced to a service outside, whatever the environment says (a trace
# holds the document's text).
os.environ.update({"LANGGRAPH_STRICT_MSGPACK": "true", "LANGSMITH_TRACING": "false", "LANGCHAIN_TRACING_V2": "false"})
