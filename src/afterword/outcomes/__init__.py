"""Candidates for evidence, relation, status. Pure."""
