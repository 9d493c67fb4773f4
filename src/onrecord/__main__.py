"""``python -m onrecord`` is ``onrecord``: where the program begins."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line. Importing it takes a moment, in which an interrupt is as good as later."""
    try:
        from onrecord.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("onrecord: stopped\n")
        raise SystemExit(130) from None
    run()


if __name__ == "__main__":
    main()
