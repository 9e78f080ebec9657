"""From files and releases to what an engine can answer from."""
