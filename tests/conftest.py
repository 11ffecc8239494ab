"""What holds for all tests: rules read, unless a test or AFTERWORD_EXTRACTOR says otherwise."""

from __future__ import annotations

import os

os.environ.setdefault("AFTERWORD_EXTRACTOR", "rules")
