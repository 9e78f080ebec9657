"""The site: what is served, its settings and its limits in words."""
