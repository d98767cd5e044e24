// What makes the pages better and is not needed: shortcuts, and a list that is walked by keys.
"use strict";
(() => {
  const typing = (at) => at && (at.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName));
  const entries = () => [...document.querySelectorAll("main .claim, main .entry")];
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
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(document.activeElement)) return;
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
})();
