"""How surely reading found that something was said, by which extractor, and what that one counts as sure."""

from alembic import op

revision = "0002"
down_revision = "0001"

COLUMNS = (
    "ALTER TABLE readings ADD COLUMN extractor TEXT",
    "ALTER TABLE readings ADD COLUMN operating_point REAL",
    "ALTER TABLE statements ADD COLUMN confidence REAL",
)


def upgrade() -> None:
    """Add the columns; what was read before them was read by rules, and nothing was measured."""
    for column in COLUMNS:
        op.execute(column)
    op.execute("UPDATE readings SET extractor = 'rules'")
