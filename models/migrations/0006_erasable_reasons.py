"""Why records changed can be erased: a digest stands for it in the chain."""

from typing import Any

STATEMENTS = (
    'ALTER TABLE "changes" ADD COLUMN "why_digest" TEXT',
    "DROP TRIGGER IF EXISTS changes_no_update",  # made anew with what may be erased
)


def up(_migrator: Any, db: Any) -> None:
    for statement in STATEMENTS:
        db.execute_sql(statement)
