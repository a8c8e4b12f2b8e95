"""The Priorities page: topics by quarters, and the questions that the observers keep asking."""
