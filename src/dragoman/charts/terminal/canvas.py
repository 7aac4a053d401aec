"""A sheet of characters to draw on, and dots finer than characters.

A character of braille holds two by four dots. Nothing drawn beyond the edges fails;
it is not seen.
"""

from __future__ import annotations

from typing import Final

COLOURS: Final = {  # numbers of the 256 colours that terminals know
    "material cooperation": 33,
    "verbal cooperation": 75,
    "verbal conflict": 214,
    "material conflict": 166,
    "cooperation": 33,
    "both": 134,
    "conflict": 166,
    "faint": 245,
}
BRAILLE: Final = 0x2800
DOTS: Final = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))


class Canvas:
    """Rows of characters, each with or without a colour."""

    def __init__(self, width: int, height: int) -> None:
        """Make an empty sheet."""
        self.width, self.height = width, height
        self._chars = [[" "] * width for _ in range(height)]
        self._tones: list[list[str | None]] = [[None] * width for _ in range(height)]

    def put(self, x: int, y: int, text: str, tone: str | None = None) -> None:
        """Write from a character on, to the right."""
        if not 0 <= y < self.height:
            return
        for at, char in enumerate(text, x):
            if 0 <= at < self.width:
                self._chars[y][at], self._tones[y][at] = char, tone

    def centre(self, x: int, y: int, text: str, tone: str | None = None) -> None:
        """Write around a character, but within the sheet where it fits."""
        start = min(x - len(text) // 2, self.width - len(text))
        self.put(max(start, 0), y, text, tone)

    def dot(self, x: int, y: int) -> None:
        """Set a dot, counted two to a character across and four down."""
        column, row = x // 2, y // 4
        if not (0 <= column < self.width and 0 <= row < self.height):
            return
        there = self._chars[row][column]
        bits = ord(there) - BRAILLE if "⠀" <= there <= "⣿" else 0
        self._chars[row][column] = chr(BRAILLE + (bits | DOTS[x % 2][y % 4]))
        self._tones[row][column] = "faint"

    def line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Set the dots between two dots."""
        (x0, y0), (x1, y1) = start, end
        steps = max(round(abs(x1 - x0)), round(abs(y1 - y0)), 1)
        for n in range(steps + 1):
            part = n / steps
            self.dot(round(x0 + (x1 - x0) * part), round(y0 + (y1 - y0) * part))

    def paste(self, x: int, y: int, sheet: Canvas) -> None:
        """Lay a smaller sheet on this one."""
        for n, (chars, tones) in enumerate(
            zip(sheet._chars, sheet._tones, strict=True), y
        ):
            self._chars[n][x : x + sheet.width] = chars
            self._tones[n][x : x + sheet.width] = tones

    def text(self, *, colour: bool) -> str:
        """The sheet as lines without spaces at their ends."""
        return "\n".join(
            self._coloured(row) if colour else "".join(self._chars[row]).rstrip()
            for row in range(self.height)
        )

    def _coloured(self, row: int) -> str:
        last = len("".join(self._chars[row]).rstrip())
        parts, now = [], None
        for char, tone in zip(
            self._chars[row][:last], self._tones[row][:last], strict=True
        ):
            if tone != now:
                parts.append(
                    "\x1b[0m" if tone is None else f"\x1b[38;5;{COLOURS[tone]}m"
                )
                now = tone
            parts.append(char)
        return "".join(parts) + ("" if now is None else "\x1b[0m")
