"""Actors across articles, and articles into stories. Pure."""
