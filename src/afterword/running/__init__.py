"""Runs reading over many articles: inline, or in several processes."""

from afterword.running.readings import ArticleReader, Read, fault, read_all

__all__ = ["ArticleReader", "Read", "fault", "read_all"]
