"""A run in a process of its own that may not reach the network or start a program, and that says what it took.

Called as: python -m tests.hostile.watched REPORT ARGUMENTS...; REPORT gets the seconds of work (of its own: other
runs beside it do not count, and it may not start a program that works for it) and, where the system tells it, the peak memory.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

REFUSED = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.bind",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.startfile",
)


class NotAllowed(BaseException):
    """The run did what none may do; not an `Exception`, so that nothing takes it for an ordinary failure."""


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Stop at anything that leaves the process."""
    if event in REFUSED:
        raise NotAllowed(event, *map(str, arguments))


def peak_megabytes() -> int:
    """The most memory that this process had, or 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    status = Path("/proc/self/status")
    if status.is_file():  # getrusage would count what the parent held when it started this process
        return next(int(line.split()[1]) for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM")) >> 10
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak >> 20 if sys.platform == "darwin" else peak >> 10


def main() -> int:
    """Run the command under watch, and write what it took."""
    from scrutiny_pack.cli import run_command

    sys.addaudithook(refuse)
    code = run_command(sys.argv[2:])
    taken = {"seconds": time.process_time(), "megabytes": peak_megabytes()}
    Path(sys.argv[1]).write_text(json.dumps(taken), encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
