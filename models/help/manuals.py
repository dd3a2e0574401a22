"""Which topics make up the printed manuals, chapter by chapter; the first names the chapter."""

from pathlib import Path

PICTURES = Path(__file__).resolve().parent.parent.parent / "docs" / "pictures"
"""What the pictures of a manual are taken from, where the documents lie beside the program."""

_COMMON_END: tuple[tuple[str, ...], ...] = (
    ("roles", "privacy"),
    ("backups",),
    ("trouble",),
    ("keys",),
)

CHAPTERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "clerk": (
        ("start",),
        ("records",),
        ("organisation", "organisation/people", "organisation/appointments"),
        ("planning", "planning/plans", "planning/schemes", "planning/one_table"),
        (
            *("meetings", "meetings/meetings", "meetings/tasks", "meetings/matters"),
            *("calendar", "calendar/due_list"),
        ),
        (
            *("reading", "reading/readings", "reading/reading_grid"),
            *("making_up", "making_up/owed", "making_up/studies"),
        ),
        ("lectures", "lectures/lectures", "lectures/outreach_talks", "lectures/training_classes"),
        ("issues", "issues/issues"),
        (
            *("deeds", "deeds/deeds", "deeds/needs"),
            *("publicity", "publicity/activities", "publicity/news_items"),
        ),
        ("sheet_import",),
        ("submission", "submission/send", "submission/import", "submission/returns"),
        ("reports", "reports/report"),
        *_COMMON_END,
    ),
    "city": (
        ("start",),
        ("records",),
        (
            *("organisation", "organisation/units", "organisation/deadlines"),
            "organisation/value_lists",
        ),
        (
            *("submission", "submission/trust", "submission/import", "submission/matrix"),
            *("submission/desk", "submission/returns", "submission/send", "submission/road"),
            "submission/forks",
        ),
        ("planning", "planning/scheme_templates", "planning/schemes", "planning/one_table"),
        (
            *("inspections", "inspections/inspections", "inspections/draws"),
            *("inspections/rounds", "inspections/drives"),
        ),
        ("issues", "issues/issues", "issues/stock", "issues/schedule"),
        ("deeds", "deeds/deeds", "deeds/commentary"),
        (
            *("comparison", "comparison/periods", "comparison/issued", "comparison/targets"),
            *("comparison/target_progress", "reports", "reports/report"),
        ),
        ("calendar", "calendar/rules", "calendar/due_list"),
        *_COMMON_END,
    ),
}
