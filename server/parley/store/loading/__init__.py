"""From files and releases to data that an engine can query."""
