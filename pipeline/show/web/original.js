"use strict";
/* Marks the words of MARKS: text nodes by XPath, offsets in code points. */
document.addEventListener("DOMContentLoaded", () => {
  const node = (path) =>
    document.evaluate(path, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null)
      .singleNodeValue;
  const units = (text, points) => [...text].slice(0, points).join("").length;
  const wanted = new Map();
  const note = (text, from, to, mark) => {
    if (from >= to || !text.data.slice(from, to).trim()) return;
    if (!wanted.has(text)) wanted.set(text, []);
    wanted.get(text).push({ from, to, mark });
  };
  for (const mark of MARKS) {
    const first = node(mark.start), last = node(mark.end);
    if (!first || !last) continue;
    const begin = units(first.data, mark.start_offset), close = units(last.data, mark.end_offset);
    if (first === last) {
      note(first, begin, close, mark);
      continue;
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    walker.currentNode = first;
    note(first, begin, first.data.length, mark);
    for (let text = walker.nextNode(); text && text !== last; text = walker.nextNode()) {
      note(text, 0, text.data.length, mark);
    }
    note(last, 0, close, mark);
  }
  for (const [text, found] of wanted) {
    const cuts = [...new Set(found.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
    const whole = text.data;
    const parts = document.createDocumentFragment();
    let place = 0;
    for (const cut of [...cuts, whole.length]) {
      if (cut <= place) continue;
      const over = found.filter(({ from, to }) => from <= place && cut <= to);
      let inner = document.createTextNode(whole.slice(place, cut));
      for (const { mark } of over.reverse()) {
        const box = document.createElement("mark");
        box.className = `vifacts vifacts-${mark.kind}`;
        box.title = mark.title;
        box.dataset.fact = mark.id;
        box.append(inner);
        inner = box;
      }
      parts.append(inner);
      place = cut;
    }
    text.replaceWith(parts);
  }
});
