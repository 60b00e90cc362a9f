"""What a slide shows: the drawing of an exhibit, each kind in its own way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lib.export.slides import counts, dots, grid, map, months, scatter, statements, timeline
from lib.export.slides.boxes import Box
from lib.export.slides.map import Picture
from lib.export.slides.writing import Paragraph, text_box
from lib.locale import catalogue
from lib.show.exhibits.drawings import Counts, Dots, Grid, Map, Months, Scatter, Statements, Timeline
from lib.show.exhibits.exhibit import Exhibit
from lib.show.palette import LIGHT

SIZE = 20.0

PARTS: dict[type, tuple[str, Callable[[Any, Exhibit, Any, Box], None]]] = {
    Dots: ("rows", dots.draw),
    Scatter: ("points", scatter.draw),
    Months: ("lines", months.draw),
    Timeline: ("events", timeline.draw),
    Counts: ("rows", counts.draw),
    Statements: ("items", statements.draw),
    Grid: ("rows", grid.draw),
}
"""What each kind of drawing consists of, and what draws it."""


def draw(slide: Any, exhibit: Exhibit, box: Box, picture: Picture) -> None:
    """Draw what an exhibit shows into a box; where that is nothing, say so."""
    drawing = exhibit.drawing
    if isinstance(drawing, Map):
        map.draw(slide, exhibit, drawing, box, picture)
        return
    parts, draw_parts = PARTS[type(drawing)]
    if getattr(drawing, parts):
        draw_parts(slide, exhibit, drawing, box)
    else:
        text = catalogue(exhibit.lang).gettext("There is no figure to show here")
        text_box(slide, box, [Paragraph(text, SIZE, colour=LIGHT.muted)], exhibit.name)
