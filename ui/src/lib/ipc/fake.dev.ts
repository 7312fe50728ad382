// What `vite dev` shows in a browser. Never part of a build. The address can say what is there:
// ?articles=100000&project=mau&annotator=&language=en&theme=dark&latency=300&recent=1&readonly=1
import type { Backend } from "./backend";
import type { Language, ThemeKind } from "./bindings";
import { FakeBackend } from "./fake";

export function devBackend(): Backend {
  const asked = new URLSearchParams(location.search);
  const fake = new FakeBackend({
    articles: Number(asked.get("articles") ?? 3),
    annotator: asked.has("annotator") ? asked.get("annotator") || null : "Lan",
    recent: asked.has("recent") ? recent : [],
  });
  fake.settings.language = (asked.get("language") ?? "vi") as Language;
  fake.settings.theme = (asked.get("theme") ?? "system") as ThemeKind;
  fake.latency = Number(asked.get("latency") ?? 0);
  if (asked.has("readonly")) fake.readOnly = writer;
  fake.openPath = asked.get("project");
  fake.picks = ["/du-an/lan/bai/moi-1.txt", "/du-an/lan/bai/trung.txt", "/du-an/lan/bai/hong.txt"];
  Object.assign(window, { fake });
  return fake;
}

const writer = { annotator: "Minh", host: "may-2", pid: 4321, since: "2024-05-01T08:30:00Z" };

const recent = [
  {
    path: "/du-an/lan/du-an/thoi-su-2023.nhan",
    name: "thoi-su-2023",
    opened: "2024-05-01T08:30:00Z",
    missing: false,
  },
  {
    path: "/media/usb/thuong-mai.nhan",
    name: "thuong-mai",
    opened: "2024-03-12T02:10:00Z",
    missing: true,
  },
];
