// Runs inside the map's frame, after Leaflet: draws the base map and the features it is handed,
// follows the page's theme, and passes keys on to the page.
"use strict";

(() => {
  const BASE_PANE = "base";
  const POINT_PANE = "points";
  let pointRenderer;

  // The page's theme reaches the frame as the variable --background-color; a later change as a message.
  const followTheme = (colour) => {
    const probe = document.createElement("canvas").getContext("2d");
    probe.fillStyle = colour;
    probe.fillRect(0, 0, 1, 1);
    const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
    const dark = 0.3 * red + 0.59 * green + 0.11 * blue < 128;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
  };
  const current = getComputedStyle(document.documentElement).getPropertyValue("--background-color").trim();
  followTheme(current || "white");
  window.addEventListener("message", (event) => {
    const theme = event.data && event.data.theme;
    if (event.source === window.parent && theme && theme.backgroundColor) followTheme(theme.backgroundColor);
  });

  // The frame's document carries the language of the page that holds it, and a name for screen readers.
  try {
    const page = window.parent.document;
    document.documentElement.lang = page.documentElement.lang;
    document.title = window.frameElement.title || document.title;
    // Shortcuts of the page keep working while the focus is in the map, except the map's own keys.
    // While a story is told, its keys come first: what the page takes is not the map's.
    const mapKeys = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "+", "-", "=", "Tab", "Enter", " "]);
    document.addEventListener("keydown", (event) => {
      if (mapKeys.has(event.key) && page.documentElement.dataset.present !== "story") return;
      const { key, code, ctrlKey, altKey, shiftKey, metaKey } = event;
      const passed = { key, code, ctrlKey, altKey, shiftKey, metaKey, bubbles: true, cancelable: true };
      if (page.dispatchEvent(new KeyboardEvent("keydown", passed))) return;
      event.preventDefault();
      event.stopPropagation();
    }, true);
    const large = () => { document.documentElement.dataset.present = page.documentElement.dataset.present ?? ""; };
    new MutationObserver(large).observe(page.documentElement, { attributes: true, attributeFilter: ["data-present"] });
    large();
  } catch { /* framed by another host: the map works without */ }

  const lineLength = (points) => {
    let length = 0;
    for (let i = 1; i < points.length; i += 1) length += points[i].distanceTo(points[i - 1]);
    return length;
  };

  // A street's name stands at the middle of its longest part, turned along it.
  const nameStreet = (map, layer, pane) => {
    const parts = layer.getLatLngs();
    const lines = Array.isArray(parts[0]) ? parts : [parts];
    const line = lines.reduce((a, b) => (lineLength(b) > lineLength(a) ? b : a));
    if (lineLength(line) < 320) return;
    const middle = Math.floor((line.length - 1) / 2);
    const [from, to] = [map.project(line[middle], 15), map.project(line[middle + 1], 15)];
    let angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
    if (angle > 90) angle -= 180;
    if (angle < -90) angle += 180;
    const at = map.unproject(from.add(to).divideBy(2), 15);
    const html = `<span style="transform:translate(-50%,-50%) rotate(${angle.toFixed(0)}deg)">${layer.feature.properties.name}</span>`;
    L.marker(at, { pane, interactive: false, keyboard: false, icon: L.divIcon({ className: "street-name", html, iconSize: [0, 0] }) }).addTo(map);
  };

  // A story drives the map from step to step: what is on it, and where it looks.
  let told;
  let place = "";
  let driven = false;
  window.presentMap = ({ layers, bounds: [west, south, east, north] }) => {
    if (!told) return;
    driven = true;
    drawLayers(told, layers);
    const wanted = `${west} ${south} ${east} ${north}`;
    if (wanted === place) return;
    const still = !place || matchMedia("(prefers-reduced-motion: reduce)").matches;
    place = wanted;
    const box = [[south, west], [north, east]];
    if (still) told.fitBounds(box, { animate: false }); else told.flyToBounds(box, { duration: 0.6 });
  };

  const drawBase = function () {
    const pane = this.createPane(BASE_PANE);
    pane.style.zIndex = 210;
    pane.style.pointerEvents = "none";
    const renderer = L.svg({ pane: BASE_PANE, padding: 0.5 });
    this.createPane(POINT_PANE).style.zIndex = 450;
    pointRenderer = L.svg({ pane: POINT_PANE });
    const base = L.geoJSON(window.basemap, {
      pane: BASE_PANE, renderer, interactive: false,
      style: (feature) => ({ className: `base ${feature.properties.class}` }),
    }).addTo(this);
    // Names wait until the map has its place on the ground.
    this.whenReady(() => {
      base.eachLayer((layer) => {
        if (layer.feature.properties.class === "street-main") nameStreet(this, layer, BASE_PANE);
      });
      const mark = () => { this.getContainer().dataset.near = this.getZoom() >= 14.5 ? "yes" : "no"; };
      this.on("zoomend", mark);
      mark();
    });
    L.control.scale({ imperial: false }).addTo(this);
    if (this.attributionControl) this.attributionControl.setPrefix(false);
    this.getContainer().setAttribute("role", "region");
    this.getContainer().setAttribute("aria-label", document.title);
    told = this;
    this.whenReady(() => { try { window.parent.document.dispatchEvent(new CustomEvent("dora-map")); } catch { /* framed by another host */ } });
  };
  L.Map.addInitHook(drawBase);

  const drawPoint = (feature, at) => {
    const { class: className, glyph, radius } = feature.properties;
    if (!glyph) return L.circleMarker(at, { radius: radius || 5, className, pane: POINT_PANE, renderer: pointRenderer });
    return L.marker(at, { keyboard: false, icon: L.divIcon({ className, html: `<span>${glyph}</span>`, iconSize: [22, 22] }) });
  };

  // Texts arrive escaped: Leaflet writes tips as HTML, and so do we labels, in an element of their own: the tooltip
  // around it is placed anew only where its size has changed, all of them together, before anything is painted.
  const nameFeature = (feature, layer) => {
    const { label, tip } = feature.properties;
    // A label is centred by its width, which changes with its text, and when the styles arrive after it.
    layer.on("tooltipopen", ({ tooltip }) => new ResizeObserver(() => tooltip.setLatLng(tooltip.getLatLng())).observe(tooltip.getElement()));
    if (label) {
      const text = document.createElement("div");
      text.innerHTML = label;
      layer.bindTooltip(text, { permanent: true, direction: "center", className: "value-label", interactive: false });
    } else if (tip) layer.bindTooltip(tip, { sticky: true, className: "tip" });
    // Leaflet makes every shape with a tip a stop of the Tab key: hundreds of them between the map and what follows.
    layer.on("add", () => layer.getElement?.()?.setAttribute("tabindex", "-1"));
  };

  // The component listens for clicks on the groups that are on the map when it has run a script: one whose data are
  // still on their way has to be there too.
  const openGroup = (map) => L.geoJSON(null, {
    style: (feature) => ({ className: feature.properties.class, smoothFactor: 0.5 }),
    pointToLayer: drawPoint,
    onEachFeature: nameFeature,
  }).addTo(map);

  const located = (collection) => {
    for (const feature of collection.features) feature.geometry ??= window.shapes[feature.properties.shape];
    return collection;
  };

  // Layers are told apart by their digest: one that is on the map already stays as it is. One of the same shapes in
  // other colours or with other labels is not drawn again: its paths change their class and their text.
  const shown = new Map();
  let wanted = new Set();

  const shapesOf = (collection) => collection.features.map((feature) => feature.properties.shape ?? "").sort().join(" ");

  const textOf = ({ label, tip }) => label ?? tip ?? "";
  const onTop = ({ class: className }) => / (chosen|outline)\b/.test(className);

  const retell = (tooltip, text) => {
    const content = tooltip?.getContent();
    if (content instanceof HTMLElement) content.innerHTML = text;
    else tooltip?.setContent(text);
  };

  // Only what differs is touched: the browser works out again the place of everything that is.
  const redress = (group, collection) => {
    const paths = new Map();
    group.eachLayer((path) => paths.set(path.feature.properties.shape, path));
    let restacked = false;
    for (const { properties } of collection.features) {
      const path = paths.get(properties.shape);
      const before = path.feature.properties;
      path.feature.properties = properties;
      if (textOf(properties) !== textOf(before)) retell(path.getTooltip(), textOf(properties));
      if (properties.class === before.class) continue;
      path.options.className = properties.class;
      path.getElement().setAttribute("class", `${properties.class} leaflet-interactive`);
      restacked ||= onTop(properties) !== onTop(before);
    }
    if (!restacked) return;
    for (const { properties } of collection.features) if (onTop(properties)) paths.get(properties.shape).bringToFront();
  };

  const draw = (group, digest, collection) => {
    const shapes = shapesOf(collection);
    const alike = [...shown].find(([old, entry]) => !wanted.has(old) && shapes.trim() && entry.shapes === shapes);
    if (!alike) { shown.set(digest, { group: group.addData(located(collection)), shapes }); return; }
    group.remove();
    redress(alike[1].group, collection);
    shown.delete(alike[0]);
    shown.set(digest, alike[1]);
  };

  const clear = () => {
    for (const [digest, { group }] of shown) {
      if (!wanted.has(digest)) { group.remove(); shown.delete(digest); }
    }
  };

  // The order in which layers were handed over is the order they lie in, whenever their data arrived.
  const stack = (layers) => {
    for (const { digest } of layers) shown.get(digest)?.group.eachLayer((path) => { if (path.bringToFront) path.bringToFront(); });
  };

  // What is no longer wanted stays until what takes its place has arrived: the map is never empty in between.
  const drawLayers = (map, layers) => {
    const mine = wanted = new Set(layers.map((layer) => layer.digest));
    const missing = layers.filter(({ digest }) => !shown.has(digest));
    for (const { digest, data } of missing) if (data) draw(openGroup(map), digest, data);
    const awaited = missing.filter(({ address }) => address).map((layer) => ({ ...layer, group: openGroup(map) }));
    if (!awaited.length) clear();
    else Promise.all(awaited.map(({ address }) => fetch(address).then((answer) => answer.json()))).then((arrived) => {
      if (wanted !== mine) { for (const { group } of awaited) group.remove(); return; }
      arrived.forEach((data, place) => draw(awaited[place].group, awaited[place].digest, data));
      clear();
      stack(layers);
    });
    // The component adds a map's features to this list and would take them away before the next layers.
    window.feature_group = [];
  };
  // What the component hands in counts until a story takes over.
  window.showLayers = (map, layers) => { if (!driven) drawLayers(map, layers); else window.feature_group = []; };
})();
