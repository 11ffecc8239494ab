"""Afterword: what became of what the news said."""
