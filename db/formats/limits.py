"""What a reader of strangers' files may use: memory, processor time, no new files.

Set by the sandbox's process on itself before it reads anything. Each platform has its own means;
where one is missing the watch of the parent (wall time, size of the answer) still holds. May
import nothing of ours.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one reading of a file may take."""

    memory: int = 1536 * 1024 * 1024  # bytes
    processor: int = 240  # seconds
    wall: float = 300.0  # seconds; kept by the parent
    answer: int = 512 * 1024 * 1024  # bytes; kept by the parent


def apply(limits: Limits) -> None:
    """Bind this process to the limits, as far as the platform can."""
    if sys.platform == "win32":
        _apply_job(limits)
    else:
        _apply_resources(limits)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Basic(ctypes.Structure):
        """JOBOBJECT_BASIC_LIMIT_INFORMATION, from winnt.h."""

        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION, from winnt.h."""

        _fields_ = (
            ("BasicLimitInformation", _Basic),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    _PROCESS_TIME, _ACTIVE_PROCESS, _PROCESS_MEMORY = 0x2, 0x8, 0x100
    _EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation

    def _apply_job(limits: Limits) -> None:
        """Put this process into a job of its own: one process, so much memory and time."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD,
        )  # fmt: skip
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        job = kernel.CreateJobObjectW(None, None)
        if not job:
            return
        wanted = _Extended()
        wanted.BasicLimitInformation.LimitFlags = _PROCESS_TIME | _ACTIVE_PROCESS | _PROCESS_MEMORY
        wanted.BasicLimitInformation.PerProcessUserTimeLimit = limits.processor * 10_000_000
        wanted.BasicLimitInformation.ActiveProcessLimit = 1
        wanted.ProcessMemoryLimit = limits.memory
        kernel.SetInformationJobObject(
            job, _EXTENDED_LIMITS, ctypes.byref(wanted), ctypes.sizeof(wanted)
        )
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

else:

    def _apply_resources(limits: Limits) -> None:
        """Lower the POSIX resource limits; macOS takes no heed of the address space's."""
        import resource

        for kind, most in (
            (resource.RLIMIT_AS, limits.memory),
            (resource.RLIMIT_CPU, limits.processor),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            hard = resource.getrlimit(kind)[1]
            value = most if hard == resource.RLIM_INFINITY else min(most, hard)
            # The signal that tells time is up comes a second before the one that only kills.
            spare = kind == resource.RLIMIT_CPU and (hard == resource.RLIM_INFINITY or value < hard)
            top = value + spare
            try:
                resource.setrlimit(kind, (value, top))
            except (OSError, ValueError):
                continue  # the platform does not have this one
