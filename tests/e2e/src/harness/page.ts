// Functions that run inside the page. Each is sent there as its source and sees nothing from outside of itself.

/** The start screen is there, or a project with all that stands beside its text, which comes after the text. */
export function isWhole(): boolean {
  const frame = document.querySelector(".frame");
  if (!frame) return document.querySelector("main") !== null;
  return [".top", ".left", ".bottom"].every((place) =>
    [...frame.querySelectorAll(place)].some((each) => each.childElementCount > 0),
  );
}

/** Visible elements of a role, with a name if one is given: exact, or a part of it. */
export function byRole(
  role: string,
  name: string | null,
  exact: boolean,
  within: Element | null,
): Element[] {
  const implied: Record<string, string> = {
    button: "button:not([role]), summary",
    textbox: "input:not([type]), input[type='text'], textarea",
    searchbox: "input[type='search']",
    combobox: "select, input[list]",
    checkbox: "input[type='checkbox']",
    radio: "input[type='radio']",
    dialog: "dialog[open]",
    heading: "h1, h2, h3",
    navigation: "nav",
    progressbar: "progress",
  };
  const selector = [`[role='${role}']`, implied[role] ?? ""].filter(Boolean).join(", ");
  const clean = (text: string | null | undefined) => (text ?? "").replace(/\s+/g, " ").trim();
  const nameOf = (element: Element): string => {
    const label = element.getAttribute("aria-label");
    if (label) return clean(label);
    const by = element.getAttribute("aria-labelledby");
    if (by)
      return clean(
        by
          .split(" ")
          .map((id) => document.getElementById(id)?.textContent)
          .join(" "),
      );
    const labels = (element as HTMLInputElement).labels;
    const [first] = labels ?? [];
    if (first) return clean(first.textContent);
    // What is hidden from screen readers is no part of a name: the key on a button.
    const spoken = element.cloneNode(true) as Element;
    for (const hidden of spoken.querySelectorAll("[aria-hidden='true']")) hidden.remove();
    return clean(spoken.textContent) || clean(element.getAttribute("title"));
  };
  const seen = (element: Element): boolean => {
    // A radio button may be drawn by its label alone.
    const shown = (element as HTMLInputElement).labels?.[0] ?? element;
    return shown.getClientRects().length > 0 && getComputedStyle(shown).visibility !== "hidden";
  };
  const fits = (element: Element): boolean => {
    if (name === null) return true;
    const own = nameOf(element);
    return exact ? own === name : own.includes(name);
  };
  return [...(within ?? document).querySelectorAll(selector)].filter((e) => seen(e) && fits(e));
}

/**
 * Where a click reaches the element, or the label that stands for it; nowhere while something lies over it. What is not
 * on the screen is scrolled there, and can be clicked at the next look: a list that scrolls takes no clicks.
 */
export function clickable(element: Element): number[] | null {
  const label = (element as HTMLInputElement).labels?.[0];
  const target = element.matches("input[type='radio']") && label ? label : element;
  const box = target.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const hit = document.elementFromPoint(x, y);
  if (hit && (target.contains(hit) || label?.contains(hit) === true)) return [x, y];
  target.scrollIntoView({ block: "nearest" });
  return null;
}

/** Remembers whether the next press of the mouse button goes to the element, or to its label. */
export function watchPress(element: Element): void {
  const page = window as unknown as { pressed: boolean };
  const label = (element as HTMLInputElement).labels?.[0];
  page.pressed = false;
  const press = ({ target }: Event) => {
    const node = target instanceof Node ? target : null;
    page.pressed = element.contains(node) || label?.contains(node) === true;
  };
  window.addEventListener("mousedown", press, { capture: true, once: true });
}

export function wasPressed(): boolean {
  return (window as unknown as { pressed: boolean }).pressed;
}

export interface Listed {
  label: string;
  text: string;
  selected: boolean;
}

/** The list of all spans beside the text. */
export function listed(): Listed[] {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-pane='inspector'] li > button")];
  return rows
    .filter((row) => row.querySelector(".tag") !== null)
    .map((row) => ({
      top: row.getBoundingClientRect().top,
      label: (row.querySelector(".tag")?.textContent ?? "").replace(/:\s*$/, ""),
      text: row.querySelector(".text")?.textContent ?? "",
      selected: row.getAttribute("aria-current") === "true",
    }))
    .sort((a, b) => a.top - b.top)
    .map(({ label, text, selected }) => ({ label, text, selected }));
}

/** Where the nth occurrence of a text is drawn: its first and its last line box, in coordinates of the window. */
export function placeOf(text: string, nth: number): { from: number[]; to: number[] } | null {
  const chunks = [...document.querySelectorAll("[data-chunk]")];
  const nodes = chunks.flatMap((chunk) => {
    const walker = document.createTreeWalker(chunk, NodeFilter.SHOW_TEXT);
    const list: Text[] = [];
    while (walker.nextNode()) list.push(walker.currentNode as Text);
    return list;
  });
  const whole = nodes.map((node) => node.data).join("");
  // An article may be written in the other normal form.
  const wanted = [text, text.normalize("NFC"), text.normalize("NFD")].find((form) =>
    whole.includes(form),
  );
  let at = -1;
  for (let k = 0; k <= nth; k += 1) {
    at = wanted === undefined ? -1 : whole.indexOf(wanted, at + 1);
    if (wanted === undefined || at < 0) return null;
  }
  const locate = (offset: number): [Text, number] | null => {
    let before = 0;
    for (const node of nodes) {
      if (offset < before + node.length) return [node, offset - before];
      before += node.length;
    }
    return null;
  };
  const first = locate(at);
  const last = locate(at + (wanted ?? text).length - 1);
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(...first);
  range.setEnd(last[0], last[1] + 1);
  // Where a line breaks before the text, there is an empty box at the end of that line.
  const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
  const a = rects[0];
  const b = rects[rects.length - 1];
  if (!a || !b) return null;
  let pane = first[0].parentElement;
  while (pane && !/auto|scroll/.test(getComputedStyle(pane).overflowY)) pane = pane.parentElement;
  const view = pane?.getBoundingClientRect();
  const fits = view && b.bottom - a.top < view.height / 2;
  if (pane && view && fits && (a.top < view.top || b.bottom > view.bottom)) {
    // What is scrolled there can be clicked at the next look.
    pane.scrollBy({ top: a.top - view.top - view.height / 3, behavior: "instant" });
    return null;
  }
  return {
    from: [a.left + 1, a.top + a.height / 2],
    to: [b.right - 1, b.top + b.height / 2],
  };
}

/** The article as far as it is drawn. */
export function wholeText(): string {
  return [...document.querySelectorAll("[data-chunk]")].map((chunk) => chunk.textContent).join("");
}

/** The text that is selected in the article, as the browser draws it. */
export function selection(): string {
  return window.getSelection()?.toString() ?? "";
}

/** What the selected span covers, letter by letter as it is drawn. */
export function selectedSpan(): string {
  const marks = [...document.querySelectorAll("[data-chunk] .mark.selected")];
  return marks.map((mark) => mark.textContent).join("");
}

export interface Seen {
  text: string;
  where: string;
}

/** Every word of the interface on the screen, names and hints for screen readers included; not what people wrote. */
export function interfaceWords(): Seen[] {
  const written =
    "[data-chunk], .title, .quote, .text, .path, .name, pre, code, .files, datalist, .facts, kbd, h1, .project-button";
  const list: Seen[] = [];
  const add = (element: Element, text: string | null) => {
    const clean = (text ?? "").replace(/\s+/g, " ").trim();
    if (clean !== "" && !element.closest(written)) {
      list.push({ text: clean, where: `${element.tagName}.${element.className}` });
    }
  };
  for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) add(element, node.nodeValue);
    }
    for (const name of ["aria-label", "title", "placeholder", "aria-valuetext"]) {
      add(element, element.getAttribute(name));
    }
  }
  return list;
}

/** Text of which a part is cut off by the box around it, where neither an ellipsis nor a scroll bar tells so. */
export function clipped(): Seen[] {
  const list: Seen[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const parent = node.parentElement;
    if (!parent || node.data.trim() === "" || parent.closest(".visually-hidden, option")) continue;
    if (getComputedStyle(parent).visibility === "hidden") continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width === 0) continue;
      const cut = cutBy(parent, rect);
      if (cut) {
        list.push({ text: node.data.trim().slice(0, 60), where: cut });
        break;
      }
    }
  }
  return list;

  function cutBy(from: Element, rect: DOMRect): string | null {
    for (let box: Element | null = from; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      const view = box.getBoundingClientRect();
      const named = `${box.tagName}.${box.className}`;
      // The details of an article are on one line, which leaves out as a whole what does not fit.
      if (box.matches(".facts") && rect.top >= view.bottom - 1) return null;
      const [x, y] = [style.overflowX, style.overflowY];
      if (/auto|scroll/.test(x + y)) return null;
      const hides = (value: string) => value === "hidden" || value === "clip";
      const ellipsis = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
      if (hides(y) && !ellipsis && (rect.top < view.top - 1 || rect.bottom > view.bottom + 1)) {
        return `${named} cuts ${Math.round(view.top - rect.top)} above, ${Math.round(rect.bottom - view.bottom)} below`;
      }
      if (hides(x) && !ellipsis && (rect.left < view.left - 1 || rect.right > view.right + 1)) {
        return `${named} cuts at the side`;
      }
      if (style.position === "fixed") break;
    }
    // Nothing may stand outside of the window either.
    if (rect.right > window.innerWidth + 1 || rect.left < -1) return "outside of the window";
    return null;
  }
}
