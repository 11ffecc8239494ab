"""One word in its spellings: who types "muessig" means "Müßig", and the other way round."""

from __future__ import annotations

import re
from itertools import islice, product

SPELT_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
LETTER = {pair: letter for letter, pair in SPELT_OUT.items()}
PAIRS = re.compile(f"({'|'.join(LETTER)})")
MOST = 32  # spellings of one word that are looked for; no name has more


def spelt_out(words: str) -> str:
    """The words in lower case without umlauts and ß ("Müßig" as "muessig"), so that spellings compare."""
    lower = words.lower()
    for letter, pair in SPELT_OUT.items():
        lower = lower.replace(letter, pair)
    return lower


def spellings(word: str) -> tuple[str, ...]:
    """Every spelling of a word: "muessig", "mueßig", "müssig", "müßig"."""
    parts = PAIRS.split(spelt_out(word))
    choices = [(part, LETTER[part]) if part in LETTER else (part,) for part in parts]
    return tuple("".join(chosen) for chosen in islice(product(*choices), MOST))
