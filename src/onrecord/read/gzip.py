"""Compressed files: unpacked as a stream, never past the limits; what can be unpacked of a damaged one is read."""

import io
import zlib
from typing import BinaryIO

from onrecord.model import Problem
from onrecord.read.options import Limits
from onrecord.read.origin import Origin

_CHUNK = 65_536
_MAGIC = b"\x1f\x8b\x08"
_RATIO_FROM = 1_000_000  # bytes unpacked before the ratio says anything


class Unpacked(io.RawIOBase):
    """The unpacked bytes of a gzip stream, member after member; `problems` fills while it is read.

    After damage it goes on at the next member that starts. At a limit it ends.
    """

    def __init__(self, packed: BinaryIO, origin: Origin, limits: Limits) -> None:
        super().__init__()
        self.problems: list[Problem] = []
        self._packed = packed
        self._origin = origin
        self._limits = limits
        self._member = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._input = b""
        self._taken = self._made = self._members = 0
        self._fresh = True  # no byte of the member was given to the decompressor yet
        self._over = False

    # `typing.override` is not there before Python 3.12.
    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` as far as there is anything left."""
        filled = 0
        while filled < len(buffer) and not self._over:
            made = self._unpack(len(buffer) - filled)
            buffer[filled : filled + len(made)] = made
            filled += len(made)
            self._made += len(made)
            self._check()
        return filled

    def _unpack(self, size: int) -> bytes:
        if not self._input and not self._refill():
            return b""
        try:
            made = self._member.decompress(self._input, size)
        except zlib.error as error:
            self._skip_damage(str(error))
            return b""
        self._fresh = False
        if self._member.eof:
            self._input = self._member.unused_data
            self._next_member()
        else:
            self._input = self._member.unconsumed_tail
        return made

    def _refill(self) -> bool:
        self._input = self._packed.read(_CHUNK)
        self._taken += len(self._input)
        if not self._input:
            self._over = True
            if not self._fresh:
                self._tell(
                    "truncated-gzip", "The compressed file breaks off; what could be unpacked was read."
                )
        return bool(self._input)

    def _next_member(self) -> None:
        self._member = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._fresh = True
        self._members += 1
        self._input = self._input.lstrip(b"\0")  # some tools pad members with zeros

    def _skip_damage(self, reason: str) -> None:
        """Go on at the next place that looks like the start of a member."""
        self._tell(
            "damaged-gzip", f"The compressed file is damaged ({reason}); what can be unpacked was read."
        )
        self._input = self._input[1:]
        while (start := self._input.find(_MAGIC)) < 0:
            rest = self._input[-2:]
            more = self._packed.read(_CHUNK)
            self._taken += len(more)
            if not more:
                self._over = True
                return
            self._input = rest + more
        self._input = self._input[start:]
        self._next_member()

    def _check(self) -> None:
        limits = self._limits
        if self._made > limits.unpacked_bytes:
            self._stop(f"it unpacks to more than {limits.unpacked_bytes} bytes", "--max-unpacked-bytes")
        elif self._made > _RATIO_FROM and self._made > limits.ratio * self._taken:
            self._stop(f"it unpacks to more than {limits.ratio} times its size", "--max-ratio")
        elif self._members > limits.members:
            self._stop(f"it holds more than {limits.members} compressed members", "--max-members")

    def _stop(self, reason: str, flag: str) -> None:
        self._over = True
        says = f"Unpacking was stopped: {reason}; what came out before was read."
        self.problems.append(
            self._origin.error("gzip-bomb", says, f"Raise the limit with {flag} if you trust it.")
        )

    def _tell(self, code: str, says: str) -> None:
        if not any(problem.code == code for problem in self.problems):  # one sentence per file is enough
            self.problems.append(self._origin.error(code, says, "Fetch the file again if you can."))
