"""Reading: an agent may correct what a post names and asks."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("cases", sa.Column("read_as", sa.Text(), nullable=True))
