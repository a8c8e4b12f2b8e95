"""Column queries that give frozen snapshots; one module a family."""
