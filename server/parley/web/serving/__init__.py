"""The serving process: one release after another, and the endpoint or the pages for each request."""
