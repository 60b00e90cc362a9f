"""The composite under the map and among the cities."""
