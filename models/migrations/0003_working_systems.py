"""Every working system: meetings, tasks, rules, inspections, deeds and the rest."""

from typing import Any

STATEMENTS = (
    'ALTER TABLE "lectures" ADD COLUMN "plan_item" TEXT',
    'ALTER TABLE "plan_steps" ADD COLUMN "held_count" INTEGER',
    'ALTER TABLE "plan_steps" ADD COLUMN "held_late" INTEGER',
    'CREATE INDEX "lectures_plan_item" ON "lectures" ("plan_item")',
)


def up(_migrator: Any, db: Any) -> None:
    for statement in STATEMENTS:
        db.execute_sql(statement)
