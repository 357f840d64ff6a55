"""The embedded planner: routes a message to tools, fills their arguments, puts their answers together."""
