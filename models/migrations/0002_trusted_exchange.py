"""The exchange that can be trusted: rosters, epochs, relays, returns on fields, month reports."""

from typing import Any

STATEMENTS = (
    'ALTER TABLE "books" ADD COLUMN "for_areas" TEXT',
    'ALTER TABLE "books" ADD COLUMN "for_units" TEXT',
    'ALTER TABLE "books" ADD COLUMN "readdressed" INTEGER',
    'CREATE TABLE "chases" ("number" INTEGER NOT NULL PRIMARY KEY, "unit" TEXT NOT NULL, "period" TEXT NOT NULL, "chased_on" TEXT NOT NULL, "chased_by" TEXT NOT NULL, "means" TEXT NOT NULL)',
    'CREATE TABLE "covered" ("via" TEXT NOT NULL, "sha256" TEXT NOT NULL, "package_id" TEXT NOT NULL, "unit" TEXT NOT NULL, "name" TEXT NOT NULL, "epoch" INTEGER NOT NULL, "seq" INTEGER NOT NULL, "period" TEXT, "figures" TEXT NOT NULL, "outcome" TEXT NOT NULL, "received_on" TEXT NOT NULL, "cover_seq" INTEGER NOT NULL, "held" INTEGER NOT NULL, "arrived" INTEGER NOT NULL, "heard" INTEGER NOT NULL, PRIMARY KEY ("via", "sha256"))',
    'ALTER TABLE "deadlines" ADD COLUMN "for_areas" TEXT',
    'ALTER TABLE "deadlines" ADD COLUMN "for_units" TEXT',
    'ALTER TABLE "deadlines" ADD COLUMN "readdressed" INTEGER',
    'ALTER TABLE "decisions" ADD COLUMN "about_field" TEXT',
    'ALTER TABLE "decisions" ADD COLUMN "value_digest" TEXT',
    'ALTER TABLE "decisions" ADD COLUMN "answers" TEXT',
    'CREATE TABLE "epoch_grants" ("unit" TEXT NOT NULL, "epoch" INTEGER NOT NULL, "how" TEXT NOT NULL, "after_epoch" INTEGER NOT NULL, "after_seq" INTEGER NOT NULL, "granted_on" TEXT NOT NULL, "granted_by" TEXT NOT NULL, "told_to" TEXT NOT NULL, "used_by" TEXT NOT NULL, "given_in" TEXT NOT NULL, "taken_back" INTEGER NOT NULL, PRIMARY KEY ("unit", "epoch"))',
    'CREATE TABLE "month_report_explanations" ("uid" TEXT NOT NULL PRIMARY KEY, "record" TEXT, "seq" INTEGER, "check_code" TEXT, "subject_uid" TEXT, "about_field" TEXT, "reason" TEXT)',
    'ALTER TABLE "incoming" ADD COLUMN "earlier" TEXT NOT NULL DEFAULT \'[]\'',
    'CREATE TABLE "known_rosters" ("unit" TEXT NOT NULL PRIMARY KEY, "epoch" INTEGER NOT NULL, "version" INTEGER NOT NULL, "sha256" TEXT NOT NULL, "heard" INTEGER NOT NULL)',
    'ALTER TABLE "value_lists" ADD COLUMN "for_areas" TEXT',
    'ALTER TABLE "value_lists" ADD COLUMN "for_units" TEXT',
    'ALTER TABLE "value_lists" ADD COLUMN "readdressed" INTEGER',
    'CREATE TABLE "materials" ("uid" TEXT NOT NULL PRIMARY KEY, "unit" TEXT, "rev" INTEGER, "created_at" TEXT, "changed_at" TEXT, "changed_by" TEXT, "filler" TEXT, "complete" INTEGER, "deleted" INTEGER, "deletion_reason" TEXT, "mark" TEXT, "remarks" TEXT, "attachments" TEXT, "period" TEXT, "for_areas" TEXT, "for_units" TEXT, "readdressed" INTEGER, "title" TEXT, "material_kind" TEXT, "doc_number" TEXT, "issued_by" TEXT, "issued_on" TEXT, "study_by" TEXT, "file" TEXT, "taken_on" TEXT)',
    'CREATE TABLE "month_reports" ("uid" TEXT NOT NULL PRIMARY KEY, "unit" TEXT, "rev" INTEGER, "created_at" TEXT, "changed_at" TEXT, "changed_by" TEXT, "filler" TEXT, "complete" INTEGER, "deleted" INTEGER, "deletion_reason" TEXT, "mark" TEXT, "remarks" TEXT, "attachments" TEXT, "period" TEXT, "month" TEXT, "reviewer" TEXT, "leader" TEXT, "signed_on" TEXT)',
    'CREATE TABLE "month_report_nil_answers" ("uid" TEXT NOT NULL PRIMARY KEY, "record" TEXT, "seq" INTEGER, "about_ledger" TEXT, "reason" TEXT)',
    'ALTER TABLE "outgoing" ADD COLUMN "figures" TEXT NOT NULL DEFAULT \'{}\'',
    'ALTER TABLE "outgoing" ADD COLUMN "corrections" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "outgoing" ADD COLUMN "left_out" TEXT NOT NULL DEFAULT \'[]\'',
    'ALTER TABLE "outgoing" ADD COLUMN "carrier" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "outgoing" ADD COLUMN "medium" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "peers" ADD COLUMN "via" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "peers" ADD COLUMN "was" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "peers" ADD COLUMN "last_epoch" INTEGER',
    'ALTER TABLE "peers" ADD COLUMN "last_seq" INTEGER',
    'CREATE TABLE "relayed" ("sha256" TEXT NOT NULL PRIMARY KEY, "package_id" TEXT NOT NULL, "unit" TEXT NOT NULL, "epoch" INTEGER NOT NULL, "seq" INTEGER NOT NULL, "covered_by" TEXT NOT NULL, "receipt" TEXT NOT NULL, "why" TEXT NOT NULL, "reason" TEXT NOT NULL, "received_on" TEXT)',
    'CREATE TABLE "report_templates" ("uid" TEXT NOT NULL PRIMARY KEY, "unit" TEXT, "rev" INTEGER, "created_at" TEXT, "changed_at" TEXT, "changed_by" TEXT, "filler" TEXT, "complete" INTEGER, "deleted" INTEGER, "deletion_reason" TEXT, "mark" TEXT, "remarks" TEXT, "attachments" TEXT, "period" TEXT, "for_areas" TEXT, "for_units" TEXT, "readdressed" INTEGER, "title" TEXT, "kind" TEXT, "version" TEXT, "note" TEXT, "file" TEXT)',
    'ALTER TABLE "scheme_templates" ADD COLUMN "for_areas" TEXT',
    'ALTER TABLE "scheme_templates" ADD COLUMN "for_units" TEXT',
    'ALTER TABLE "scheme_templates" ADD COLUMN "readdressed" INTEGER',
    'CREATE TABLE "trust_events" ("number" INTEGER NOT NULL PRIMARY KEY, "at" TEXT NOT NULL, "by" TEXT NOT NULL, "event" TEXT NOT NULL, "unit" TEXT NOT NULL, "name" TEXT NOT NULL, "key" TEXT NOT NULL, "other" TEXT NOT NULL, "detail" TEXT NOT NULL)',
    'ALTER TABLE "units" ADD COLUMN "succeeded_by" TEXT',
    'CREATE INDEX "chase_unit" ON "chases" ("unit")',
    'CREATE INDEX "covered_package_id" ON "covered" ("package_id")',
    'CREATE INDEX "covered_unit" ON "covered" ("unit")',
    'CREATE INDEX "month_report_explanations_record" ON "month_report_explanations" ("record")',
    'CREATE INDEX "materials_uid" ON "materials" ("uid") WHERE NOT "deleted"',
    'CREATE INDEX "month_reports_month" ON "month_reports" ("month")',
    'CREATE INDEX "month_reports_uid" ON "month_reports" ("uid") WHERE NOT "deleted"',
    'CREATE INDEX "month_report_nil_answers_record" ON "month_report_nil_answers" ("record")',
    'CREATE INDEX "relayed_package_id" ON "relayed" ("package_id")',
    'CREATE INDEX "report_templates_uid" ON "report_templates" ("uid") WHERE NOT "deleted"',
    'CREATE INDEX "trustevent_unit" ON "trust_events" ("unit")',
)


def up(_migrator: Any, db: Any) -> None:
    for statement in STATEMENTS:
        db.execute_sql(statement)
