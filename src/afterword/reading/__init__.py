"""One article to its statements, reports and mentions."""
