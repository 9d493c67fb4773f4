"""Every error onrecord raises on purpose; each message says what is wrong and what to do.

OnrecordError
 +-- ChoiceError      a filter or choice that can be nothing, such as a day that is none
 +-- InputError       a file, row or stream that cannot be read as news, or an article that cannot be coded
 +-- CodebookError    rows of the codebook that do not hold together
 +-- RecordError      a record file that cannot be opened or written
 +-- MissingExtra     an optional package that has to be installed first
"""

from __future__ import annotations

from collections.abc import Sequence


class OnrecordError(Exception):
    """Base of all errors that a user can act on."""


class ChoiceError(OnrecordError):
    """A filter or choice that can be nothing: a day that is none, a category that there is not."""


class InputError(OnrecordError):
    """A file, row or stream that cannot be read as news; ``where`` names it."""

    def __init__(self, where: str, problem: str, remedy: str) -> None:
        super().__init__(f"{where}: {problem}; {remedy}")
        self.where, self.problem, self.remedy = where, problem, remedy

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str]]:
        """So that it comes back whole from another process."""
        return type(self), (self.where, self.problem, self.remedy)


class CodebookError(OnrecordError):
    """Every problem found in a codebook, one a line, each with file and row."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class RecordError(OnrecordError):
    """A record file that cannot be opened, read or written."""


class MissingExtra(OnrecordError):
    """An optional package is not installed; the message names the extra that brings it."""
