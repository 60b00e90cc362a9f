"""The view of this visitor on the page of monitoring."""

from __future__ import annotations

from lib.show.selected.monitoring_view import MonitoringView, item_key, monitoring_view
from lib.web import state
from lib.web.language import language
from lib.web.packages import city, comparison

__all__ = ["MonitoringView", "current", "item_key", "packages"]


def packages(lang: str) -> dict[str, str]:
    """Name the two packages, by their kind."""
    return {str(each.config.kind): getattr(each.config, f"title_{lang}") for each in (city(), comparison())}


def current() -> MonitoringView:
    """Read the view the address asks for (see `monitoring_view`)."""
    return monitoring_view(city(), comparison(), state.asked(), language())
