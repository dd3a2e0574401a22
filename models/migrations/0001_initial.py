"""The first schema."""

from typing import Any

STATEMENTS = (
    'CREATE TABLE "areas" ("uid" TEXT NOT NULL PRIMARY KEY, "unit" TEXT, "rev" INTEGER, "created_at" TEXT, "changed_at" TEXT, "changed_by" TEXT, "filler" TEXT, "complete" INTEGER, "deleted" INTEGER, "deletion_reason" TEXT, "mark" TEXT, "remarks" TEXT, "attachments" TEXT, "period" TEXT, "title" TEXT, "lead_leader" TEXT)',
    'CREATE TABLE "blobs" ("sha256" TEXT NOT NULL PRIMARY KEY, "size" INTEGER NOT NULL, "acknowledged" INTEGER NOT NULL)',
    'CREATE TABLE "changes" ("seq" INTEGER NOT NULL PRIMARY KEY, "batch" TEXT NOT NULL, "kind" TEXT NOT NULL, "at" TEXT NOT NULL, "actor" TEXT NOT NULL, "why" TEXT NOT NULL, "ledger" TEXT NOT NULL, "uid" TEXT NOT NULL, "rev_before" INTEGER, "rev_after" INTEGER, "before_digest" TEXT, "after_digest" TEXT, "previous" TEXT NOT NULL, "hash" TEXT NOT NULL)',
    'CREATE TABLE "change_images" ("seq" INTEGER NOT NULL PRIMARY KEY, "salt" BLOB NOT NULL, "before" BLOB, "after" BLOB)',
    'CREATE TABLE "decisions" ("uid" TEXT NOT NULL PRIMARY KEY, "unit" TEXT, "rev" INTEGER, "created_at" TEXT, "changed_at" TEXT, "changed_by" TEXT, "filler" TEXT, "complete" INTEGER, "deleted" INTEGER, "deletion_reason" TEXT, "mark" TEXT, "remarks" TEXT, "attachments" TEXT, "period" TEXT, "subject_ledger" TEXT, "subject_uid" TEXT, "subject_unit" TEXT, "subject_rev" INTEGER, "evidence_digest" TEXT, "kind" TEXT, "result" TEXT, "reason" TEXT, "decided_on" TEXT, "decided_by" TEXT, "participants" TEXT, "due_on" TEXT)',
    'CREATE TABLE "issues" ("uid" TEXT NOT NULL PRIMARY KEY, "unit" TEXT, "rev" INTEGER, "created_at" TEXT, "changed_at" TEXT, "changed_by" TEXT, "filler" TEXT, "complete" INTEGER, "deleted" INTEGER, "deletion_reason" TEXT, "mark" TEXT, "remarks" TEXT, "attachments" TEXT, "period" TEXT, "problem" TEXT, "issue_no" TEXT, "source" TEXT, "found_on" TEXT, "aspect" TEXT, "manifestation" TEXT, "cause" TEXT, "target" TEXT, "rectify_kind" TEXT, "lead_leader" TEXT, "owner_unit" TEXT, "owner_department" TEXT, "owner" TEXT, "liaison" TEXT, "first_due_on" TEXT, "institution_built" TEXT, "due_on" TEXT, "stage" TEXT, "rectification_state" TEXT, "closure_state" TEXT, "closed_on" TEXT)',
    'CREATE TABLE "issue_events" ("uid" TEXT NOT NULL PRIMARY KEY, "record" TEXT, "seq" INTEGER, "event" TEXT, "effective_on" TEXT, "entered_on" TEXT, "entered_rev" INTEGER, "by" TEXT, "reason" TEXT, "due_before" TEXT, "due_after" TEXT)',
    'CREATE TABLE "issue_evidence" ("uid" TEXT NOT NULL PRIMARY KEY, "record" TEXT, "seq" INTEGER, "file" TEXT, "digest" TEXT, "added_on" TEXT, "caption" TEXT)',
    'CREATE TABLE "issue_measures" ("uid" TEXT NOT NULL PRIMARY KEY, "record" TEXT, "seq" INTEGER, "measure" TEXT, "due_on" TEXT, "owner" TEXT, "done_on" TEXT, "state" TEXT)',
    'CREATE TABLE "issue_progress" ("uid" TEXT NOT NULL PRIMARY KEY, "record" TEXT, "seq" INTEGER, "entry_on" TEXT, "content" TEXT)',
    'CREATE TABLE "lines" ("uid" TEXT NOT NULL PRIMARY KEY, "ledger" TEXT NOT NULL, "unit" TEXT NOT NULL, "rev" INTEGER NOT NULL, "hash" TEXT NOT NULL, "line" BLOB NOT NULL)',
    'CREATE TABLE "settings" ("key" TEXT NOT NULL PRIMARY KEY, "value" TEXT NOT NULL)',
    'CREATE TABLE "units" ("uid" TEXT NOT NULL PRIMARY KEY, "unit" TEXT, "rev" INTEGER, "created_at" TEXT, "changed_at" TEXT, "changed_by" TEXT, "filler" TEXT, "complete" INTEGER, "deleted" INTEGER, "deletion_reason" TEXT, "mark" TEXT, "remarks" TEXT, "attachments" TEXT, "period" TEXT, "name" TEXT, "short_name" TEXT, "level" TEXT, "unit_type" TEXT, "parent" TEXT, "area" TEXT, "credit_code" TEXT, "region_code" TEXT, "active_to" TEXT)',
    'CREATE INDEX "change_batch" ON "changes" ("batch")',
    'CREATE INDEX "change_uid" ON "changes" ("uid")',
    'CREATE INDEX "decisions_subject_uid" ON "decisions" ("subject_uid")',
    'CREATE INDEX "issues_due_on" ON "issues" ("due_on")',
    'CREATE INDEX "issues_stage" ON "issues" ("stage")',
    'CREATE INDEX "issue_events_record" ON "issue_events" ("record")',
    'CREATE INDEX "issue_evidence_record" ON "issue_evidence" ("record")',
    'CREATE INDEX "issue_measures_record" ON "issue_measures" ("record")',
    'CREATE INDEX "issue_progress_record" ON "issue_progress" ("record")',
    'CREATE INDEX "line_unit" ON "lines" ("unit")',
)


def up(_migrator: Any, db: Any) -> None:
    for statement in STATEMENTS:
        db.execute_sql(statement)
