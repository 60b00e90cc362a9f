"""The benchmark of cells compares two ways to the same figures, on a city that is the same every time."""

from __future__ import annotations

import json

import pytest

from benchmarks import cells
from lib.model.computing.cell_measures import CELL_MEASURES

SMALL = 0.02


def test_both_ways_give_the_same_figures() -> None:
    made = cells.city(SMALL)
    assert cells.agree(cells.ours(made), cells.direct(made))


def test_figures_that_differ_are_noticed() -> None:
    made = cells.city(SMALL)
    own, plain = cells.ours(made), cells.direct(made)
    for column, other in (("value", 1.0), ("name", "elsewhere")):
        changed = own | {"stops": own["stops"].assign(**{column: other})}
        assert not cells.agree(changed, plain)
    assert not cells.agree({"stops": own["stops"]}, plain)


def test_the_city_is_the_same_every_time_and_of_the_size_that_is_promised() -> None:
    one, other = cells.city(SMALL), cells.city(SMALL)
    assert one.centres.geom_equals(other.centres).all()
    assert all(
        one.measured[name][0].points.geom_equals(what.points).all() for name, (what, _) in other.measured.items()
    )
    assert sum(cells.POINTS.values()) == 50_000
    assert len(cells.POINTS) == 4
    assert cells.CELLS == 20_000
    assert one.places == pytest.approx(70_000 * SMALL, rel=0.01)


def test_it_measures_as_many_figures_as_the_package_has() -> None:
    measured = cells.city(SMALL).measured
    assert len(measured) == len(CELL_MEASURES)
    limits = sorted(str(within) for _, within in measured.values())
    assert limits == sorted(str(measure.within) for measure in CELL_MEASURES.values())


def test_night_stops_are_some_of_the_stops() -> None:
    measured = cells.city(SMALL).measured
    stops, night = (measured[kind][0].points for kind in ("stops", "night stops"))
    assert 0 < len(night) < len(stops)
    assert night.isin(stops).all()


@pytest.mark.parametrize(("bar", "code"), [(1e9, 0), (0.0, 1)])
def test_a_bar_that_does_not_hold_is_told(
    bar: float, code: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "CELLS", 300)
    monkeypatch.setattr(cells, "POINTS", dict.fromkeys(cells.POINTS, 100))
    monkeypatch.setattr(cells, "REPETITIONS", 1)
    monkeypatch.setattr(cells, "BAR", bar)
    monkeypatch.setattr(cells, "LINEAR", 1e9)
    assert cells.main() == code
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert told[0]["same"]
    assert told[0]["holds"] == (code == 0)
    assert [each["places"] for each in told[1:-1]] == sorted(each["places"] for each in told[1:-1])
    assert len(told) == 2 + len(cells.SIZES)
