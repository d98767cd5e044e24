// What makes the pages better and is not needed: shortcuts, and a list that is walked by keys.
"use strict";
(() => {
  const typing = (at) => at && (at.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName));
  // What stands in an entry belongs to it.
  const entries = () => [...document.querySelectorAll("main .claim, main .entry, main .card")].filter((one) => !one.parentElement.closest(".entry"));
  const walk = (step) => {
    const all = entries();
    const now = all.findIndex((one) => one.contains(document.activeElement));
    const next = all[Math.min(Math.max(now + step, 0), all.length - 1)];
    const link = next && (next.querySelector("a.go") || next.querySelector("a"));
    if (link) link.focus();
  };
  const keys = {
    "/": () => document.getElementById("find")?.focus(),
    j: () => walk(1),
    k: () => walk(-1),
    n: () => document.querySelector("a[rel=next]")?.click(),
    p: () => document.querySelector("a[rel=prev]")?.click(),
  };
  // Whoever has just marked a claim of a list goes on with the one that follows.
  const onward = () => document.getElementById(location.hash.slice(1))?.closest(".entry")?.querySelector("a.go")?.focus({ preventScroll: true });
  addEventListener("load", () => setTimeout(onward));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(document.activeElement)) return;
    // A page may have a key of its own for a button or a link, and so may an entry while something in it has the focus.
    const key = /^[a-z]$/.test(event.key) && `[data-key="${event.key}"]`;
    const near = document.activeElement?.closest("[data-keys]");
    const own = key && (near?.querySelector(key) || [...document.querySelectorAll(key)].find((one) => !one.closest("[data-keys]")));
    const act = own ? () => own.click() : keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
})();

// A picture that is wider than the screen opens where most of it is.
(() => {
  for (const one of document.querySelectorAll("[data-start]")) {
    one.scrollLeft = (one.scrollWidth * Number(one.dataset.start)) / 100 - one.clientWidth / 2;
  }
})();

// A link to this page: a click copies its address.
(() => {
  for (const link of document.querySelectorAll("a[data-copy]")) {
    link.addEventListener("click", (event) => {
      if (!navigator.clipboard) return;
      event.preventDefault();
      navigator.clipboard.writeText(link.href).then(() => { link.textContent = "Address copied"; }, () => { location.href = link.href; });
    });
  }
})();

// The network: nearer and farther with buttons and the wheel, moved by dragging; without this it scrolls.
(() => {
  const picture = document.querySelector("svg.network");
  if (!picture) return;
  const whole = picture.viewBox.baseVal;
  const full = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  let view = { ...full };
  const draw = () => picture.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
  const zoom = (by, x = 0.5, y = 0.5) => {
    const width = Math.min(Math.max(view.width * by, full.width / 12), full.width * 1.5);
    const height = (width * full.height) / full.width;
    view = { x: view.x + (view.width - width) * x, y: view.y + (view.height - height) * y, width, height };
    draw();
  };
  const move = (x, y) => {
    view = { ...view, x: view.x + view.width * x, y: view.y + view.height * y };
    draw();
  };
  const box = picture.parentElement;
  const tools = document.createElement("p");
  tools.className = "tools";
  const acts = [
    ["Nearer", () => zoom(0.75)],
    ["Farther", () => zoom(1 / 0.75)],
    ["Left", () => move(-0.2, 0)],
    ["Right", () => move(0.2, 0)],
    ["Up", () => move(0, -0.2)],
    ["Down", () => move(0, 0.2)],
    ["Whole", () => { view = { ...full }; draw(); }],
  ];
  for (const [name, act] of acts) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", act);
    tools.append(button);
  }
  box.before(tools);
  box.addEventListener("wheel", (event) => {
    // With a plain wheel the page scrolls, as everywhere.
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== box) return;
    event.preventDefault();
    const seen = picture.getBoundingClientRect();
    zoom(event.deltaY < 0 ? 0.85 : 1 / 0.85, (event.clientX - seen.left) / seen.width, (event.clientY - seen.top) / seen.height);
  }, { passive: false });
  let last = null;
  let dragged = false;
  picture.addEventListener("pointerdown", (event) => { if (event.button === 0) { last = event; dragged = false; } });
  picture.addEventListener("dragstart", (event) => event.preventDefault());
  window.addEventListener("pointermove", (event) => {
    if (!last) return;
    const seen = picture.getBoundingClientRect();
    const [x, y] = [last.clientX - event.clientX, last.clientY - event.clientY];
    if (!dragged && Math.hypot(x, y) < 4) return;
    dragged = true;
    move(x / seen.width, y / seen.height);
    last = event;
  });
  window.addEventListener("pointerup", () => { last = null; });
  picture.addEventListener("click", (event) => { if (dragged) event.preventDefault(); }, true);
})();
