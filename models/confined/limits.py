"""Limits that a process sets on itself and cannot lift again.

Processor time, memory and the writing of files on Linux; macOS ignores the limit on memory; on
Windows a job object limits time and memory, and where the system refuses one only the parent's
clock remains.
"""

import ctypes
import math
import sys
from pathlib import Path

_MEBIBYTE = 1 << 20


def limit(seconds: float, mebibytes: int) -> None:
    """From now on at most `seconds` of processor time and `mebibytes` more memory."""
    if sys.platform == "win32":
        _join_job(seconds, mebibytes)
    else:
        _set_resources(seconds, mebibytes)


if sys.platform != "win32":
    import resource

    def _set_resources(seconds: float, mebibytes: int) -> None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        # In whole seconds: what the start took is among them, so no child outlasts `seconds`.
        time = max(1, math.floor(used.ru_utime + used.ru_stime + seconds))
        _lower(resource.RLIMIT_CPU, time, time + 1)
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_FSIZE, 0)
        if sys.platform == "linux":
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
            _lower(resource.RLIMIT_AS, pages * resource.getpagesize() + mebibytes * _MEBIBYTE)

    def _lower(what: int, soft: int, hard: int | None = None) -> None:
        """A limit that already stands lower stays."""
        standing = resource.getrlimit(what)[1]
        hard = soft if hard is None else hard
        if standing != resource.RLIM_INFINITY:
            soft, hard = min(soft, standing), min(hard, standing)
        resource.setrlimit(what, (soft, hard))


if sys.platform == "win32":
    from ctypes import wintypes

    _EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
    _PROCESS_TIME, _ACTIVE_PROCESSES, _PROCESS_MEMORY, _KILL_ON_CLOSE = 0x2, 0x8, 0x100, 0x2000

    class _Basic(ctypes.Structure):
        _fields_ = [
            ("process_time", ctypes.c_int64),  # of 100 ns
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("active_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        ]

    class _Extended(ctypes.Structure):
        _fields_ = [
            ("basic", _Basic),
            ("io", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        ]

    def _join_job(seconds: float, mebibytes: int) -> None:
        """Put this process into a job of its own, whose handle it keeps until it ends."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
        limits = _Extended()
        limits.basic.flags = _PROCESS_TIME | _ACTIVE_PROCESSES | _PROCESS_MEMORY | _KILL_ON_CLOSE
        limits.basic.process_time = int((seconds + 1) * 10_000_000)
        limits.basic.active_processes = 1
        limits.process_memory = (mebibytes + 100) * _MEBIBYTE  # the bare program among it
        kernel.SetInformationJobObject(
            job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        kernel.AssignProcessToJobObject(job, wintypes.HANDLE(kernel.GetCurrentProcess()))
