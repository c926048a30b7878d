"""One module a task; each has run(bench)."""
