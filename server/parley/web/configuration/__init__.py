"""What is served, and how: the site, its settings and its limits in words."""
