// The map of a page that stands alone: drawn once; a row of the table marks its place, a place marks its row.
"use strict";

(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => { document.documentElement.dataset.theme = dark.matches ? "dark" : "light"; };
  dark.addEventListener("change", follow);
  follow();

  const [west, south, east, north] = window.seen;
  const map = L.map("map", { zoomSnap: 0.25, zoomDelta: 0.5, attributionControl: false, zoomControl: true });
  map.fitBounds([[south, west], [north, east]], { padding: [12, 12], animate: false });
  window.showLayers(map, window.shown);

  // Several layers may draw the same place; the first one carries its figure.
  const places = new Map();
  map.eachLayer((layer) => {
    const id = layer.feature?.properties?.id;
    if (id && layer.getElement && !places.has(id)) places.set(id, layer);
  });
  const rows = new Map([...document.querySelectorAll("tr[data-feature]")].map((row) => [row.dataset.feature, row]));

  const middle = (place) => (place.getBounds ? place.getBounds().getCenter() : place.getLatLng());
  let marked = "";
  const mark = (id) => {
    if (id === marked) return;
    for (const [each, on] of [[marked, false], [id, true]]) {
      const row = rows.get(each);
      if (!row) continue;
      places.get(each)?.getElement()?.classList.toggle("marked", on);
      row.classList.toggle("marked", on);
      row.querySelector("button").setAttribute("aria-pressed", String(on));
    }
    marked = id;
    const place = places.get(id);
    if (!place) return;
    place.bringToFront?.();
    if (!map.getBounds().contains(middle(place))) map.panTo(middle(place), { animate: false });
  };

  for (const [id, row] of rows) {
    row.addEventListener("click", () => mark(id));
    row.addEventListener("focusin", () => mark(id));
    places.get(id)?.on("click", () => mark(id));
  }
})();
