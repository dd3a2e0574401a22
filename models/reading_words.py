"""How a cell of the progress grid says that a book is finished, and what stands behind a number."""

FINISHED = frozenset(["完", "读完", "已读完", "划完", "√", "✓", "✔", "v", "w"])
"""Compared without case; "w" is the first letter of 完 for hands that stay on the keyboard."""

COUNTED = "章页回节篇讲"
"""What may follow the number of a chapter or a page."""

ORDINAL = "第"

FINISHED_TEXT = "完"
"""What stands for a key that says so."""
