"""Every verb of the program without a window: arguments in, an exit status out.

0 done, 1 a sentence for the user on stderr, 2 wrong usage, 3 finished but some packages were
refused or quarantined, 4 an error of the program.
"""

import importlib
import os
import sys
from collections.abc import Callable, Sequence

from models.cli.call import Call, WrongUsage
from models.cli.output import note
from models.cli.parser import data_in, language_in, verb_in
from models.cli.verbs import VERBS, Verb, make_parser
from models.errors import Invalid, UserError
from models.words import Words, sentence, words_for

INTERRUPTED = 130
BUG = 4
"""An error of the program; where its report lies is said on stderr."""


def main(argv: Sequence[str]) -> int:
    """Run one command; the exit status. What goes wrong for the user is said on stderr."""
    words = words_for(language_in(argv))
    try:
        return _run(argv, words)
    except SystemExit as ended:  # argparse has said what it had to say
        return int(ended.code or 0)
    except WrongUsage as error:
        note(error.text(words))
        return 2
    except Invalid as error:
        for problem in error.problems:
            note(f"{problem.field}: {problem.message.text(words)}")
        return 1
    except UserError as error:
        note(error.text(words))
        return 1
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as bug:  # ours: a report without anything that records say
        from datetime import datetime

        from models.crash import note_verb, report_of, sizes, write_report

        note_verb(f"cli.{verb_in(argv)}")
        now, more = datetime.now(), sizes(data_in(argv))
        report = write_report(bug, now, more)
        if report is None:
            note(report_of(bug, now, more))
        told = "程序出现错误，已保存的数据不受影响。错误报告：{path}"
        note(sentence(told, path=report or "-").text(words))
        return BUG


def _run(argv: Sequence[str], words: Words) -> int:
    named = verb_in(argv)
    firsts = {verb.name.split()[0]: None for verb in VERBS}
    if named is not None and not named.startswith("-") and named not in firsts:
        raise WrongUsage(
            "没有“{verb}”这个命令，可用的有：{verbs}", verb=named, verbs=" ".join(firsts)
        )
    # To make ready for all verbs takes longer than most of them.
    asked = [verb for verb in VERBS if verb.name.split()[0] == named]
    args = make_parser(words, asked or VERBS).parse_args(argv)
    return function_of(args.verb)(Call(args, words))


def function_of(verb: Verb) -> Callable[[Call], int]:
    """What runs a verb, from its family's module, which is loaded only now."""
    module, name = verb.run.split(".")
    function: Callable[[Call], int] = getattr(importlib.import_module(f"models.cli.{module}"), name)
    return function
