"""The tests of real faults, run and counted."""

import pytest

_WHERE = ("tests/faults",)


class _Count:
    def __init__(self) -> None:
        self.passed = 0
        self.failed: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a test that was run."""
        if report.failed:
            self.failed.append(f"{report.nodeid}: {report.longreprtext.splitlines()[-1]}")
        elif report.when == "call" and report.passed:
            self.passed += 1


def run_faults() -> tuple[int, list[str]]:
    """How many faults were met as they should be, and which were not."""
    count = _Count()
    pytest.main(["-q", "--no-header", "-p", "no:terminal", *_WHERE], plugins=[count])
    return count.passed, count.failed
