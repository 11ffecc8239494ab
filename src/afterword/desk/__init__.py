"""Takes articles through all steps: what the command line, the page and the Python API call."""
