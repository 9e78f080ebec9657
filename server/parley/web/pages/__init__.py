"""The pages, linked data and dumps, as a Flask application with its templates."""
