"""The store: the only room that writes."""
