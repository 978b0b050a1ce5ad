// Builds the page from its tree: [name, attributes, ...what it holds], or a text. Elements and
// attributes that are not named here are left out; a text never becomes anything else.
const HTML = new Set(
  (
    "article bdi br caption dd div dl dt figcaption figure footer h1 h2 h3 header img li ol p " +
    "section span strong table tbody td th tr ul"
  ).split(" "),
);
const SVG = new Set("circle defs line path pattern polyline rect svg text".split(" "));
const ATTRIBUTES = new Set(
  (
    "alt aria-label aria-labelledby class colspan cx cy d data-photo dir fill font-size height " +
    "id patternTransform patternUnits points r role rx scope stroke stroke-dasharray " +
    "stroke-linecap stroke-width tabindex text-anchor transform viewBox width x x1 x2 y y1 y2"
  ).split(" "),
);

export function build(nodes) {
  const made = document.createDocumentFragment();
  for (const node of nodes) made.append(typeof node === "string" ? node : element(node));
  return made;
}

function element([name, attributes, ...inside]) {
  const made = create(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (ATTRIBUTES.has(key)) made.setAttribute(key, value);
  }
  made.append(build(inside));
  return made;
}

function create(name) {
  if (SVG.has(name)) return document.createElementNS("http://www.w3.org/2000/svg", name);
  return document.createElement(HTML.has(name) ? name : "span");
}
