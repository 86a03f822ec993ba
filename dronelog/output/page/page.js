"use strict";
(() => {
  const data = JSON.parse(document.getElementById("words").textContent);
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const root = document.documentElement;
  const codes = ["en", "ru", "uk"];
  let language = codes.indexOf(root.lang);
  root.classList.add("js");

  // -- words: the same as words.py ------------------------------------------------------------------------------
  const word = key => data.words[key][language];
  const name = code => (data.names[code] || [code, code, code])[language];
  const day = (iso, year) =>
    `${+iso.slice(8, 10)}\u00a0${data.months[language][+iso.slice(5, 7) - 1]}` + (year ? `\u00a0${iso.slice(0, 4)}` : "");
  const when = (start, end, precision) => {
    if (!start || !end) return word("undated");
    const sameYear = start.slice(0, 4) === end.slice(0, 4), sameDay = start.slice(0, 10) === end.slice(0, 10);
    if (precision === "time") {
      if (start === end) return `${day(start, true)} ${start.slice(11)}`;
      if (sameDay) return `${day(start, true)} ${start.slice(11)}–${end.slice(11)}`;
      return `${day(start, !sameYear)} ${start.slice(11)} – ${day(end, true)} ${end.slice(11)}`;
    }
    let days;
    if (sameDay) days = day(start, true);
    else if (precision === "night" && language) days = day(end, true);
    else if (start.slice(0, 7) === end.slice(0, 7)) days = `${+start.slice(8, 10)}–${day(end, true)}`;
    else days = `${day(start, !sameYear)} – ${day(end, true)}`;
    const prefix = {night: "night_of", approx: "about"}[precision];
    return prefix ? `${word(prefix)} ${days}` : days;
  };
  const outcomes = told => told.split(";").filter(Boolean).map(part => {
    const [kind, count, thing] = part.split(":");
    const said = data.outcomes[kind][language] + (thing ? `, ${data.objects[thing][language]}` : "");
    return count ? `${said}: ${count}` : said;
  }).join(" · ");
  const night = iso => {
    const before = new Date(`${iso}T12:00:00Z`);
    before.setUTCDate(before.getUTCDate() - 1);
    return when(before.toISOString().slice(0, 10), iso, "night");
  };
  const titled = (shape, text) => {
    let title = shape.querySelector("title");
    if (!title) title = shape.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "title"));
    title.textContent = text;
  };

  const speak = next => {
    language = next;
    root.lang = codes[language];
    all("[data-t]").forEach(e => { e.textContent = word(e.dataset.t); });
    all("[data-r]").forEach(e => { e.textContent = name(e.dataset.r); });
    all("[data-d]").forEach(e => { e.textContent = when(...e.dataset.d.split("/")); });
    all("[data-e]").forEach(e => { e.firstChild.data = night(e.dataset.e); });
    all("[data-o]").forEach(e => { e.textContent = outcomes(e.dataset.o); });
    all("[data-w]").forEach(e => { e.textContent = data.reasons[e.dataset.w][language]; });
    all("[data-k]").forEach(e => { e.textContent = data.method[e.dataset.k][language]; });
    all("[data-a]").forEach(e => { e.setAttribute("aria-label", word(e.dataset.a)); });
    all("[data-p]").forEach(e => { e.placeholder = word(e.dataset.p); });
    all("[data-m]").forEach(e => { titled(e, `${name(e.dataset.m)}: ${e.dataset.v}`); });
    all("[data-n]").forEach(e => { titled(e, `${night(e.dataset.n)}: ${e.dataset.v}`); });
    all("[data-l]").forEach(e => { e.setAttribute("aria-pressed", String(e.dataset.l === codes[language])); });
  };
  all("[data-l]").forEach(e => e.addEventListener("click", () => speak(codes.indexOf(e.dataset.l))));
  speak(language);

  // -- light and dark -------------------------------------------------------------------------------------------
  document.getElementById("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });

  // -- the table: search and sort -------------------------------------------------------------------------------
  const table = document.getElementById("table"), body = table.tBodies[0], rows = Array.from(body.rows);
  const field = document.getElementById("q"), count = document.getElementById("count");
  const fold = text => text.toLowerCase().replace(/ё/g, "е").replace(/[’ʼ‘`]/g, "'").replace(/\s+/g, " ");
  // a region is found by its name in any language
  const texts = new Map(rows.map(row => {
    const code = row.cells[1].firstElementChild.dataset.r;
    return [row, fold([row.textContent, code, row.dataset.s || "", ...(data.names[code] || [])].join(" "))];
  }));
  const search = () => {
    const wanted = fold(field.value).split(" ").filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const found = wanted.every(part => texts.get(row).includes(part));
      row.hidden = !found;
      shown += found;
    }
    count.textContent = String(shown);
  };
  let waiting = 0;
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 120); });
  document.getElementById("all").addEventListener("click", () => { field.value = ""; search(); field.focus(); });
  all("button.find").forEach(e => e.addEventListener("click", () => {
    const of = e.nextElementSibling && e.nextElementSibling.dataset.r;
    field.value = of ? `${e.textContent} ${name(of)}` : e.textContent;
    search();
    document.getElementById("incidents").scrollIntoView();
    field.focus({preventScroll: true});
  }));
  const value = (row, column) => {
    const cell = row.cells[column];
    if (column === 0) return cell.firstElementChild.dataset.d;
    if (column === 3) return cell.textContent ? +cell.textContent.replace(/[^0-9]/g, "") : null;
    return cell.textContent.trim() || null;
  };
  const heads = all("th", table.tHead);
  heads.forEach((head, column) => head.firstElementChild.addEventListener("click", () => {
    const first = column === 0 || column === 3 ? "descending" : "ascending";
    const other = first === "descending" ? "ascending" : "descending";
    const order = head.getAttribute("aria-sort") === first ? other : first;
    heads.forEach(each => each.setAttribute("aria-sort", each === head ? order : "none"));
    const sign = order === "ascending" ? 1 : -1;
    rows.map((row, n) => [value(row, column), n, row]).sort((a, b) => {
      if (a[0] === null || b[0] === null) return (a[0] === null) - (b[0] === null) || a[1] - b[1];
      const less = typeof a[0] === "number" ? a[0] - b[0] : a[0].localeCompare(b[0], root.lang);
      return sign * less || a[1] - b[1];
    }).forEach(entry => body.appendChild(entry[2]));
  }));
})();
