"""Bytes to Article, or to a Rejection with a reason."""
