"""Rules, outreach, training, publicity and the democratic meeting."""

from typing import Any

STATEMENTS = (
    'CREATE TABLE "holidays" ("uid" TEXT NOT NULL PRIMARY KEY, "unit" TEXT, "rev" INTEGER, "created_at" TEXT, "changed_at" TEXT, "changed_by" TEXT, "filler" TEXT, "complete" INTEGER, "deleted" INTEGER, "deletion_reason" TEXT, "mark" TEXT, "remarks" TEXT, "attachments" TEXT, "period" TEXT, "day" TEXT, "kind" TEXT, "title" TEXT)',
    'CREATE TABLE "rules" ("uid" TEXT NOT NULL PRIMARY KEY, "unit" TEXT, "rev" INTEGER, "created_at" TEXT, "changed_at" TEXT, "changed_by" TEXT, "filler" TEXT, "complete" INTEGER, "deleted" INTEGER, "deletion_reason" TEXT, "mark" TEXT, "remarks" TEXT, "attachments" TEXT, "period" TEXT, "for_areas" TEXT, "for_units" TEXT, "readdressed" INTEGER, "title" TEXT, "kind" TEXT, "body" TEXT, "applies_to" TEXT, "record_kind" TEXT, "every" TEXT, "times" INTEGER, "day_limit" INTEGER, "on_holiday" TEXT, "quorum" INTEGER, "reach" TEXT, "from_on" TEXT, "to_on" TEXT)',
    'CREATE INDEX "holidays_day" ON "holidays" ("day")',
    'CREATE INDEX "holidays_uid" ON "holidays" ("uid") WHERE NOT "deleted"',
    'CREATE INDEX "rules_uid" ON "rules" ("uid") WHERE NOT "deleted"',
)


def up(_migrator: Any, db: Any) -> None:
    for statement in STATEMENTS:
        db.execute_sql(statement)
