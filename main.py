"""The door: with a verb a command runs and Qt is never loaded; without one the window opens."""

import io
import sys
from collections.abc import Sequence

from models.cli.parser import verb_in
from models.confined.wire import CHILD

PACKAGE_SUFFIX = ".xjb"


def main(argv: Sequence[str]) -> int:
    """Run what the arguments ask for; the exit status."""
    verb = verb_in(argv)
    if verb == CHILD:
        from models.confined.child import main as read_confined

        return read_confined()
    if verb is None or verb.endswith(PACKAGE_SUFFIX):  # a desktop opens a package with the program
        from ui.app import main as open_window

        return open_window(argv)
    if verb == "pictures":
        from ui.pictures import main as take_pictures

        return take_pictures(argv)
    if verb == "papers":
        from ui.papers import main as write_papers

        return write_papers(argv)
    if verb == "manual":
        from ui.manual import main as write_manual

        return write_manual(argv)
    from models.cli import main as run_command

    return run_command(argv)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Windows pipe would speak the system's encoding
            stream.reconfigure(encoding="utf-8")
    sys.exit(main(sys.argv[1:]))
