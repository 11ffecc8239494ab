"""Recipes that make the language model from open data."""
