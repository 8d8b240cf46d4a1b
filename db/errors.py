"""The three ways in which something does not work. May import nothing of ours."""

from __future__ import annotations


class KnownError(Exception):
    """The world's fault: a bad file, a full disk, a locked library. Its text is one calm line."""


class BugError(Exception):
    """Ours: something that cannot happen did. It is logged, and shown once with a report."""


class Cancelled(Exception):
    """The work was stopped because nobody wants its answer any more."""
