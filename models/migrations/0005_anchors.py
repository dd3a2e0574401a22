"""Where chains of changes stood when packages left."""

from typing import Any

STATEMENTS = (
    'CREATE TABLE "anchors" ("package" TEXT NOT NULL PRIMARY KEY, "unit" TEXT NOT NULL, "epoch" INTEGER NOT NULL, "seq" INTEGER NOT NULL, "hash" TEXT NOT NULL, "seen_on" TEXT NOT NULL)',
    'CREATE INDEX "anchor_unit" ON "anchors" ("unit")',
)


def up(_migrator: Any, db: Any) -> None:
    for statement in STATEMENTS:
        db.execute_sql(statement)
