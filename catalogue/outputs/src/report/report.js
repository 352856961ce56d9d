// Filters the findings and keeps the filter in the address. The report can be read without it.
(() => {
  "use strict";
  const form = document.getElementById("filter"), list = document.getElementById("list");
  if (!form) return;
  const { words, ministry, sector, rule } = form.elements;
  const choices = { words, ministry, sector, rule };
  const shown = document.getElementById("shown"), heading = document.getElementById("findings");
  const severities = [...form.querySelectorAll("[name=severity]")];
  const letters = ["e", "w", "i"];
  const nouns = letters.map((letter) => list.dataset[letter].split("|"));

  // Lower case, without marks, đ as d: as it is typed without diacritics.
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  const number = (count) => count.toLocaleString(document.documentElement.lang);
  const show = (element, is) => { if (element.hidden === is) element.hidden = !is; };
  const text = (elements) => elements.map((element) => element.textContent).join(" ");

  const families = {};
  for (const option of rule.querySelectorAll("optgroup option")) families[option.value] = option.parentElement.dataset.family;
  let total = 0;
  const subjects = [...list.querySelectorAll("section > details")].map((details) => {
    const place = details.parentElement, above = place.parentElement;
    const summary = [...details.firstElementChild.children], counts = summary.pop();
    const lines = [...details.lastElementChild.children].map((item) => {
      const [link, excerpt, findings] = item.children;
      return {
        item,
        findings: [...findings.children].map((finding) => {
          total += 1;
          return {
            item: finding, severity: letters.indexOf(finding.className), rule: finding.dataset.r,
            parts: [above.firstElementChild, place.firstElementChild, ...summary, link, excerpt, finding]
          };
        })
      };
    });
    return { item: details, lines, counts, sector: place.dataset.s, ministry: above.dataset.m };
  });
  const sections = [...list.querySelectorAll("section")];

  // What a finding says is folded when it is first asked for.
  function says(finding, wanted) {
    if (wanted.length && !finding.text) finding.text = fold(text(finding.parts));
    return wanted.every((word) => finding.text.includes(word));
  }

  function count(subject, counts) {
    const key = counts.join();
    if (subject.key === key) return;
    subject.key = key;
    const parts = [];
    counts.forEach((of, at) => {
      if (!of) return;
      const part = document.createElement("span");
      part.className = letters[at];
      part.textContent = number(of) + " " + nouns[at][of === 1 ? 0 : nouns[at].length - 1];
      parts.push(part, " ");
    });
    subject.counts.replaceChildren(...parts);
  }

  function filter() {
    const wanted = fold(words.value).split(/\s+/).filter(Boolean);
    const levels = severities.map((box) => box.checked);
    let all = 0;
    const places = [];
    for (const subject of subjects) {
      const here = (!ministry.value || subject.ministry === ministry.value) && (!sector.value || subject.sector === sector.value);
      const counts = [0, 0, 0];
      let any = 0;
      for (const line of subject.lines) {
        let ofLine = 0;
        for (const finding of line.findings) {
          const is = here && levels[finding.severity]
            && (!rule.value || finding.rule === rule.value || families[finding.rule] === rule.value)
            && says(finding, wanted);
          show(finding.item, is);
          if (is) { counts[finding.severity] += 1; ofLine += 1; }
        }
        show(line.item, ofLine > 0);
        any += ofLine;
      }
      show(subject.item, any > 0);
      if (any) { all += any; places.push(subject); count(subject, counts); }
    }
    for (const section of sections) show(section, !!section.querySelector("details:not([hidden])"));
    const said = shown.dataset[all ? "some" : "none"]
      .replace("{n}", number(all)).replace("{all}", number(total)).replace("{p}", number(places.length));
    if (shown.textContent !== said) shown.textContent = said;
    // A few are shown open.
    if (all < total && places.length <= 10) for (const subject of places) subject.item.open = true;
  }

  // Sectors of other ministries cannot be chosen.
  function narrow() {
    for (const group of sector.querySelectorAll("optgroup")) {
      const is = !ministry.value || group.dataset.ministry === ministry.value;
      group.hidden = group.disabled = !is;
      if (!is && sector.value && sector.selectedOptions[0].parentElement === group) sector.value = "";
    }
  }

  function remember() {
    const kept = new URLSearchParams();
    for (const name in choices) if (choices[name].value.trim()) kept.set(name, choices[name].value.trim());
    const checked = severities.filter((box) => box.checked).map((box) => box.value);
    if (checked.length < severities.length) kept.set("severity", checked.join());
    try { history.replaceState(null, "", "#" + (kept.size ? kept : "findings")); } catch (_) { /* the address stays as it is */ }
  }

  // An address with `=` is a filter; any other is a place in the page, which is opened where it is closed.
  function go() {
    if (!location.hash.includes("=")) {
      let id = location.hash.slice(1);
      try { id = decodeURIComponent(id); } catch (_) { /* it is no encoding of anything */ }
      const target = id && document.getElementById(id);
      const details = target && (target.localName === "details" ? target : target.querySelector("tr > td > details"));
      if (details) { details.open = true; target.scrollIntoView(); }
      return;
    }
    const kept = new URLSearchParams(location.hash.slice(1));
    for (const name in choices) {
      choices[name].value = kept.get(name) || "";
      if (choices[name].selectedIndex < 0) choices[name].value = "";
    }
    const checked = kept.get("severity");
    for (const box of severities) box.checked = checked === null || checked.split(",").includes(box.value);
    narrow();
    filter();
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
  }

  for (const link of document.querySelectorAll("a[data-filter]")) {
    link.href = "#" + new URLSearchParams(link.dataset.filter.split("&").map((part) => part.split("=")));
  }

  let later;
  function change() { narrow(); filter(); remember(); }
  form.addEventListener("submit", (event) => { event.preventDefault(); change(); });
  form.addEventListener("change", change);
  form.addEventListener("reset", () => setTimeout(change));
  words.addEventListener("input", () => { clearTimeout(later); later = setTimeout(change, 250); });
  const all = (is) => { for (const { item } of subjects) if (!item.hidden) item.open = is; };
  document.getElementById("open").addEventListener("click", () => all(true));
  document.getElementById("close").addEventListener("click", () => all(false));

  // Paper shows what is closed, and the screen is as it was afterwards.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = subjects.filter(({ item }) => !item.open);
    for (const { item } of closed) item.open = true;
  });
  addEventListener("afterprint", () => { for (const { item } of closed) item.open = false; });

  addEventListener("hashchange", go);
  form.hidden = false;
  narrow();
  filter();
  go();
})();
