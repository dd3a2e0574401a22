"""Twenty tables in the shapes of real ones, each with what a person reads in it."""

from tests.odd_sheets.plans import PLANS
from tests.odd_sheets.study import STUDY
from tests.odd_sheets.work import WORK

SHEETS = (*PLANS, *WORK, *STUDY)
