"""Scores of every step, measured on data that stands beside the project and never in it."""
