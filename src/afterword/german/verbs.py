"""Forms of the German verb: mood and tense."""

from __future__ import annotations

from enum import StrEnum


class Mood(StrEnum):
    """Mood of the finite verb; AMBIGUOUS where the form is both Indikativ and Konjunktiv."""

    INDICATIVE = "indicative"
    SUBJUNCTIVE_1 = "subjunctive_1"  # Konjunktiv I
    SUBJUNCTIVE_2 = "subjunctive_2"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


class Tense(StrEnum):
    """Tense of the whole verb group."""

    PRESENT = "present"
    PAST = "past"  # Präteritum, Perfekt, Plusquamperfekt
    FUTURE = "future"  # werden + infinitive
    NONE = "none"
