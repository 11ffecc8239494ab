"""Which extractor finds the quotations, and where its weights lie."""

from __future__ import annotations

import os
from pathlib import Path

from afterword.errors import ModelError, UsageError
from afterword.records import Extractor

EXTRACTOR_VARIABLE = "AFTERWORD_EXTRACTOR"
WEIGHTS_VARIABLE = "AFTERWORD_QUOTATION_MODEL"
MEASURED = "measured.json"  # what was measured of the weights: `precise.threshold` is the operating point
PAPERS = frozenset({"README.md", MEASURED})  # a folder that holds nothing else holds no weights


def default_extractor() -> Extractor:
    """The one that AFTERWORD_EXTRACTOR names, else the rules: they are free for any use."""
    named = os.environ.get(EXTRACTOR_VARIABLE)
    if named:
        return extractor_named(named, EXTRACTOR_VARIABLE)
    return Extractor.RULES


def extractor_named(name: str, told_by: str) -> Extractor:
    """The extractor of that name; UsageError where there is none."""
    try:
        return Extractor(name)
    except ValueError:
        known = ", ".join(Extractor)
        raise UsageError(f"{told_by}: {name!r} is no extractor; these are: {known}") from None


def quotation_model_folder() -> Path:
    """The folder of the learned extractor: what AFTERWORD_QUOTATION_MODEL names, else inside the package."""
    named = os.environ.get(WEIGHTS_VARIABLE)
    return Path(named) if named else Path(__file__).resolve().parents[1] / "quotation_model"


def has_weights(folder: Path) -> bool:
    """Whether a folder holds a learned extractor."""
    return folder.is_dir() and any(path.name not in PAPERS for path in folder.iterdir())


def weights() -> Path:
    """The folder of the learned extractor; ModelError where there is none."""
    folder = quotation_model_folder()
    if not has_weights(folder):
        raise ModelError(
            f"the weights of the learned extractor are missing in {folder}: put them back from Afterword's "
            f"repository, name their folder in {WEIGHTS_VARIABLE}, or read with --extractor {Extractor.RULES}"
        )
    return folder
