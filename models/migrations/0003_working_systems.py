"""Every working system: meetings, tasks, rules, inspections, deeds and the rest."""

from typing import Any

STATEMENTS = (
    'CREATE TABLE "area_analyses" ("uid" TEXT NOT NULL PRIMARY KEY, "record" TEXT, "seq" INTEGER, "area" TEXT, "strengths" TEXT, "problems" TEXT, "next_moves" TEXT)',
    'CREATE TABLE "draws" ("uid" TEXT NOT NULL PRIMARY KEY, "unit" TEXT, "rev" INTEGER, "created_at" TEXT, "changed_at" TEXT, "changed_by" TEXT, "filler" TEXT, "complete" INTEGER, "deleted" INTEGER, "deletion_reason" TEXT, "mark" TEXT, "remarks" TEXT, "attachments" TEXT, "period" TEXT, "title" TEXT, "draw_among" TEXT, "drawn_on" TEXT, "seed" TEXT, "algorithm" TEXT, "pick_count" INTEGER)',
    'CREATE TABLE "draw_candidates" ("uid" TEXT NOT NULL PRIMARY KEY, "record" TEXT, "seq" INTEGER, "candidate_uid" TEXT, "picked_order" INTEGER, "spent" INTEGER)',
    'CREATE TABLE "guidance_groups" ("uid" TEXT NOT NULL PRIMARY KEY, "unit" TEXT, "rev" INTEGER, "created_at" TEXT, "changed_at" TEXT, "changed_by" TEXT, "filler" TEXT, "complete" INTEGER, "deleted" INTEGER, "deletion_reason" TEXT, "mark" TEXT, "remarks" TEXT, "attachments" TEXT, "period" TEXT, "title" TEXT, "group_leader" TEXT, "members" TEXT, "liaison" TEXT, "areas" TEXT)',
    'ALTER TABLE "lectures" ADD COLUMN "plan_item" TEXT',
    'CREATE TABLE "meetings" ("uid" TEXT NOT NULL PRIMARY KEY, "unit" TEXT, "rev" INTEGER, "created_at" TEXT, "changed_at" TEXT, "changed_by" TEXT, "filler" TEXT, "complete" INTEGER, "deleted" INTEGER, "deletion_reason" TEXT, "mark" TEXT, "remarks" TEXT, "attachments" TEXT, "period" TEXT, "plan_item" TEXT, "title" TEXT, "kind" TEXT, "session_no" TEXT, "start_at" TEXT, "end_at" TEXT, "place" TEXT, "chair" TEXT, "recorder" TEXT, "observers" TEXT, "agenda" TEXT, "study_content" TEXT, "situation_analysis" TEXT, "deployment" TEXT, "coordination" TEXT, "resolutions" TEXT, "open_items" TEXT, "area" TEXT, "expected_count" INTEGER, "attended_count" INTEGER, "state" TEXT)',
    'CREATE TABLE "meeting_attendance" ("uid" TEXT NOT NULL PRIMARY KEY, "record" TEXT, "seq" INTEGER, "person" TEXT, "person_name" TEXT, "status" TEXT, "reason" TEXT, "approved_by" TEXT)',
    'ALTER TABLE "plan_steps" ADD COLUMN "held_count" INTEGER',
    'ALTER TABLE "plan_steps" ADD COLUMN "held_late" INTEGER',
    'ALTER TABLE "readings" ADD COLUMN "proved_on" TEXT',
    'ALTER TABLE "reading_notes" ADD COLUMN "files" TEXT',
    'CREATE TABLE "tasks" ("uid" TEXT NOT NULL PRIMARY KEY, "unit" TEXT, "rev" INTEGER, "created_at" TEXT, "changed_at" TEXT, "changed_by" TEXT, "filler" TEXT, "complete" INTEGER, "deleted" INTEGER, "deletion_reason" TEXT, "mark" TEXT, "remarks" TEXT, "attachments" TEXT, "period" TEXT, "title" TEXT, "source" TEXT, "from_meeting" TEXT, "from_task" TEXT, "assigned_on" TEXT, "owner_unit" TEXT, "owner_department" TEXT, "owner" TEXT, "first_due_on" TEXT, "due_on" TEXT, "outcome" TEXT, "state" TEXT)',
    'CREATE TABLE "task_events" ("uid" TEXT NOT NULL PRIMARY KEY, "record" TEXT, "seq" INTEGER, "event" TEXT, "effective_on" TEXT, "entered_on" TEXT, "entered_rev" INTEGER, "by" TEXT, "reason" TEXT, "due_before" TEXT, "due_after" TEXT)',
    'CREATE INDEX "area_analyses_record" ON "area_analyses" ("record")',
    'CREATE INDEX "draws_uid" ON "draws" ("uid") WHERE NOT "deleted"',
    'CREATE INDEX "draw_candidates_record" ON "draw_candidates" ("record")',
    'CREATE INDEX "guidance_groups_uid" ON "guidance_groups" ("uid") WHERE NOT "deleted"',
    'CREATE INDEX "lectures_plan_item" ON "lectures" ("plan_item")',
    'CREATE INDEX "meetings_plan_item" ON "meetings" ("plan_item")',
    'CREATE INDEX "meetings_start_at" ON "meetings" ("start_at")',
    'CREATE INDEX "meetings_uid" ON "meetings" ("uid") WHERE NOT "deleted"',
    'CREATE INDEX "meeting_attendance_record" ON "meeting_attendance" ("record")',
    'CREATE INDEX "tasks_from_meeting" ON "tasks" ("from_meeting")',
    'CREATE INDEX "tasks_from_task" ON "tasks" ("from_task")',
    'CREATE INDEX "tasks_due_on" ON "tasks" ("due_on")',
    'CREATE INDEX "tasks_state" ON "tasks" ("state")',
    'CREATE INDEX "tasks_uid" ON "tasks" ("uid") WHERE NOT "deleted"',
    'CREATE INDEX "task_events_record" ON "task_events" ("record")',
)


def up(_migrator: Any, db: Any) -> None:
    for statement in STATEMENTS:
        db.execute_sql(statement)
