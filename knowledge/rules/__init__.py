"""Rule files that the company edits beside the policy library: KPIs, service levels, credit, margins."""
