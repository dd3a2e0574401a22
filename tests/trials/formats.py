"""A data folder of every format released so far is opened, and one of tomorrow is not."""

from pathlib import Path

import pytest

from models.errors import UserError
from tests.models import test_formats as kept
from tests.released import newest, released
from tests.trials.trial import Asked, Result

TITLE = "a data folder of every released format opens and migrates; a newer one is refused"

PROMISES = (
    kept.test_it_opens_and_says_what_it_said,
    kept.test_a_backup_of_it_is_put_back_and_brought_up_to_date,
    kept.test_a_released_step_was_never_edited,
)


def run(folder: Path, _asked: Asked) -> Result:
    result = Result()
    for promise in PROMISES:
        whole = 0
        for path in released():
            place = folder / promise.__name__ / path.stem
            place.mkdir(parents=True)
            try:
                promise(path, place)
                whole += 1
            except (AssertionError, UserError) as error:
                result.details.append(f"{path.stem} {promise.__name__}: {error}")
        name = promise.__name__.removeprefix("test_").replace("_", " ")
        result.promise(
            f"of each format {name}", f"{whole} of {len(released())}", not result.details
        )
    result.say("format of this program", newest())
    try:
        kept.test_a_newer_one_is_refused_whole(folder)
        result.promise("a newer one refused, not a byte changed", "yes", True)
    except (AssertionError, pytest.fail.Exception) as error:
        result.promise("a newer one refused, not a byte changed", f"no: {error}", False)
    return result
