// What is to be done when the tests end, be it because they were interrupted.
const work: (() => void)[] = [];
let left = false;

export function onLeave(what: () => void): void {
  work.push(what);
}

function leave(): void {
  if (left) return;
  left = true;
  for (const each of work) each();
}

process.on("exit", leave);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    leave();
    process.exit(1);
  });
}
