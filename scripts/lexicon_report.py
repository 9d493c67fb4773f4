"""Read every lexicon row's and every cue's own example and tell which do not come out, by cause.

python scripts/lexicon_report.py                        pass rates by file, causes with examples
python scripts/lexicon_report.py --cause recipients     only causes that begin so, all of their rows
python scripts/lexicon_report.py --update               rewrite the lists of rows known to fail
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from onrecord.codebook.codebook import load
from onrecord.evaluate.examples import Outcome, cue_outcomes, rule_outcomes, write_known

GOLDEN = Path(__file__).parent.parent / "tests" / "golden"
SHOWN = 4
PATHS = 8


def main() -> None:
    """Read the examples and print, or rewrite the lists."""
    options = parser().parse_args()
    rules, cues = rule_outcomes(load(None)), cue_outcomes(load(None))
    if options.update:
        write_known(GOLDEN / "lexicon_known.txt", rules)
        write_known(GOLDEN / "cues_known.txt", cues)
    print_rates([*rules, *cues])
    for name, outcomes in (("lexicon", rules), ("cues", cues)):
        print(f"\n{name}")
        print_causes(outcomes, options.cause, None if options.cause else SHOWN)


def parser() -> argparse.ArgumentParser:
    """The options of the script."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--cause", default="", help="only causes that begin with these words")
    made.add_argument("--update", action="store_true", help="rewrite the lists of rows known to fail")
    return made


def print_rates(outcomes: Sequence[Outcome]) -> None:
    """The share of rows that pass, by file."""
    files: dict[str, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        files[outcome.where.rpartition(":")[0]].append(outcome.passed)
    for name, passed in files.items():
        print(f"{name:38s} {sum(passed):5d} of {len(passed):5d}  {sum(passed) / len(passed):.3f}")


def print_causes(outcomes: Sequence[Outcome], only: str, shown: int | None) -> None:
    """The causes, the most frequent first, with rows for each."""
    failed = [outcome for outcome in outcomes if not outcome.passed and outcome.cause.startswith(only)]
    for cause, count in Counter(outcome.cause for outcome in failed).most_common():
        print(f"\n{count:5d}  {cause}")
        paths = Counter(o.path for o in failed if o.cause == cause and o.path).most_common(PATHS)
        if paths:
            print("       the missing party is " + ", ".join(f"{path} ({n})" for path, n in paths))
        for outcome in [o for o in failed if o.cause == cause][:shown]:
            print(f"       {outcome.where} {outcome.key}: {outcome.detail}\n         «{outcome.example}»")


if __name__ == "__main__":
    main()
