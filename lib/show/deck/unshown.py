"""A step whose view has nothing that can stand alone: a sentence in the place of a drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from lib.show.exhibits.drawings import Statement, Statements
from lib.show.exhibits.exhibit import Exhibit

if TYPE_CHECKING:
    from lib.store.view import View


def unshown(view: View, page: str, reason: str, lang: str) -> Exhibit:
    """What is shown of a view that draws nothing: why, under the name of its page; the live page shows the rest."""
    return Exhibit(
        view=view,
        lang=lang,
        name=page,
        finding=reason,
        about=(),
        period="",
        method="",
        table=pd.DataFrame({page: [reason]}),
        sources=(),
        drawing=Statements((Statement(reason, ""),)),
    )
