"""Review: coders decide about lines, and the record keeps what they decided beside what the machine found."""

from onrecord.review.queue import QUEUES, Queue
from onrecord.review.review import Review
from onrecord.review.task import Task

__all__ = ["QUEUES", "Queue", "Review", "Task"]
