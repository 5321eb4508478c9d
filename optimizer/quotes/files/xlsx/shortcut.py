"""Parts of a sheet's or text list's bytes can be read without the parser; the rest goes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.io.archive import CHUNK

if TYPE_CHECKING:
    from collections.abc import Iterator


class Shortcut:
    """Takes whole elements out of a stream of bytes before it reaches the parser.

    It does so only where the parser stands between two of them, and stops for good where comments
    or the like could make bytes mean something else.
    """

    root = b""
    """Name of the element that holds them; what stands in front of it is not looked at."""
    off = False
    aligned = False
    """Whether the parser stands between two elements."""

    def mark(self) -> bytes:
        """The tag that ends an element."""
        raise NotImplementedError

    def take(self, data: bytes, at: int) -> int:
        """Read elements from here on, as many as can be; returns where that ends."""
        raise NotImplementedError

    def look(self, piece: bytes) -> bool:
        """Learn from what the parser has just read; whether it now stands between elements."""
        raise NotImplementedError

    def others(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        """What the parser must read. An empty piece only says that something was taken."""
        carry = b""
        for chunk in chunks:
            data, at = carry + chunk, 0
            while not self.off:
                if self.aligned:
                    at = self.take(data, at)
                mark = self.mark()
                end = data.find(mark, at) + len(mark)
                if end < len(mark):
                    break
                piece, known = data[at:end], self.aligned
                yield piece
                at = end
                inside = piece if known else piece[piece.find(self.root):]
                self.off = self.off or b"<!" in inside or b"<?" in inside
                self.aligned = not self.off and self.look(piece)
            carry = data[at:]
            if self.off or len(carry) > CHUNK:
                yield carry
                carry, self.aligned = b"", False
            else:
                yield b""
        yield carry
