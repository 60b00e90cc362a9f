"""A yes-or-no indicator of the cities: who documents what, as a list that is no ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lib.locale import catalogue
from lib.model.cities.answers import answers as latest
from lib.model.records import records
from lib.show import words
from lib.show.exhibits import city_parts
from lib.show.exhibits.drawings import Grid
from lib.show.exhibits.exhibit import Exhibit
from lib.show.tables.answer_table import answer_table
from lib.show.wording import city_words

if TYPE_CHECKING:
    from lib.show.exhibits.wanted import Wanted


def answers(wanted: Wanted) -> Exhibit:
    """Every city with its documented answer; nothing found is told as such, never as a no."""
    _, lang, view = catalogue(wanted.lang).gettext, wanted.lang, city_parts.view_of(wanted)
    rows = view.marks.keep(latest(view.package, view.id))
    table = answer_table(view.package, view.id, view.marks, lang)
    head = (_("City"), _("Answer"), _("Periods"))
    name, level = str(view.indicator[f"name_{lang}"]), words.levels(lang)[view.indicator["level"]]
    told = _("{name}: {yes} of {total} cities have a documented yes; where nothing is documented it does not mean no")
    definition, careful = (view.indicator[f"{column}_{lang}"] for column in ("definition", "caveat"))
    return Exhibit(
        view=wanted.view(**city_parts.keys(wanted, view)),
        lang=lang,
        name=name,
        finding=told.format(name=name, yes=int((rows["answer"] == "yes").sum()), total=len(rows)),
        about=tuple(filter(None, (definition, level, *city_words.filtered(view, lang), careful))),
        period="",
        method="",
        table=table,
        sources=city_parts.cited(view, records(rows), lang),
        drawing=Grid(head, tuple(tuple(map(str, row)) for row in table[list(head)].itertuples(index=False))),
    )
