"""Groups of STTS tags that several steps of reading ask for."""

from __future__ import annotations

TELLING = frozenset({"VVFIN", "VAFIN", "VMFIN"})
"""Finite verbs but for imperatives."""

FINITE = TELLING | {"VVIMP", "VAIMP"}
"""All finite verbs."""

NAMING = frozenset({"NN", "NE", "FM"})
"""Nouns, names and foreign words: the words that tell who somebody is."""

POINTING = frozenset({"PPER", "PDS", "PRELS", "PIS", "PAV", "PROAV", "PWAV", "PPOSAT"})
"""Pronouns and adverbs that stand for somebody told before: "er", "dieser", "demnach"."""
