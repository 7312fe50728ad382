import { describe, expect, it } from "vitest";
import { calls, freshBackend, openProject } from "../../test/window";
import { fakeError } from "../ipc/fake.store";
import { command } from "./commands";
import { doc } from "./document.svelte";
import { notices } from "./notices.svelte";
import { ops } from "./ops.svelte";
import { openArticle, project } from "./project.svelte";
import { settings } from "./settings.svelte";
import { start } from "./start";

describe("the project", () => {
  it.each([true, false])("opens what the system asked for (early: %s)", async (early) => {
    const fake = freshBackend();
    fake.openPath = "/du-an/lan/mau.nhan";
    fake.early = early;
    const end = await start();
    expect(project.current?.name).toBe("mau");
    expect(project.articleId).toBe("article-1");
    expect(calls(fake, "projectOpen")).toHaveLength(early ? 0 : 1);
    expect(calls(fake, "article")).toHaveLength(0);
    end();
  });

  it("stays where it is when another one cannot be opened, and says why", async () => {
    const fake = await openProject();
    fake.refuseWith = fakeError("newer_file");
    await command("new");
    expect(project.current?.name).toBe("mau");
    expect(notices.list.map((notice) => notice.text()).join()).toContain(
      "phiên bản mới hơn của chương trình",
    );
  });

  it("gives the known name to a project that has none", async () => {
    const fake = await openProject();
    fake.settings.annotator = "Bình";
    await project.setAnnotator("Bình");
    expect(project.annotator).toBe("Bình");
    expect(settings.value.annotator).toBe("Bình");
  });

  it("shows the open article as the one who labels now sees it", async () => {
    const fake = await openProject();
    const before = doc.layer;
    fake.articleList[0]?.layers.push({
      id: "layer-binh",
      kind: "annotator",
      name: "Bình",
      annotator: "Bình",
    });
    await project.setAnnotator("Bình");
    expect(doc.layer).toBe("layer-binh");
    expect(doc.layer).not.toBe(before);
    expect(doc.editable).toBe(true);
  });

  it("closes to the start screen", async () => {
    const fake = await openProject();
    openArticle("article-2");
    await command("close");
    expect(project.current).toBeNull();
    expect(project.articleId).toBeNull();
    expect(calls(fake, "projectClose")).toHaveLength(1);
  });

  it("shows the warnings of the project", async () => {
    const fake = await openProject();
    fake.emit("warning", fakeError("backup_failed"));
    const end = await start();
    fake.emit("warning", fakeError("backup_failed"));
    fake.emit("warning", fakeError("backup_failed"));
    expect(notices.list).toHaveLength(1);
    end();
  });

  it("has no hand in the list of recent projects: settings that are saved late lose none", async () => {
    const fake = await openProject({
      recent: [{ path: "/a.nhan", name: "a", opened: "2024-05-01T08:30:00Z", missing: false }],
    });
    settings.update({ theme: "dark" });
    await command("close");
    fake.recent = [...fake.recent, { path: "/b.nhan", name: "b", opened: "", missing: false }];
    await settings.flush();
    expect(calls(fake, "saveSettings").at(-1)?.[0]).not.toHaveProperty("recent");
    await settings.loadRecent();
    expect(settings.recent.map(({ name }) => name)).toEqual(["a", "b"]);
  });

  it("menu items do what they say", async () => {
    await openProject();
    const end = await start();
    await command("save_copy");
    expect(notices.list.at(-1)?.text()).toBe("Đã lưu bản sao vào /du-an/lan/ban-sao.nhan");
    await command("no such command");
    expect(ops.failed).toBeNull();
    end();
  });
});
