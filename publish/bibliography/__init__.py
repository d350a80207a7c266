"""Notes in, the works that they cite out: read, resolved, gathered, formatted and exported."""
