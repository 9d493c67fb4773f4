"""The projection of the map: Natural Earth, a polynomial one made for small maps of the whole world."""

from __future__ import annotations

from math import radians

WIDTH, HEIGHT = 960.0, 500.0
SCALE = 175.0


def project(lat: float, lon: float) -> tuple[float, float]:
    """Where a place in degrees lies on a map of 960 by 500, to a tenth."""
    x, y = radians(lon), radians(lat)
    y2 = y * y
    y4 = y2 * y2
    across = x * (0.8707 - 0.131979 * y2 + y4 * (-0.013791 + y4 * (0.003971 * y2 - 0.001529 * y4)))
    up = y * (1.007226 + y2 * (0.015085 + y4 * (-0.044475 + 0.028874 * y2 - 0.005916 * y4)))
    return round(WIDTH / 2 + SCALE * across, 1), round(HEIGHT / 2 - SCALE * up, 1)
