// What opening an ordinary article costs as the project grows. No budget names a number: it is to stay the same.
import { test } from "vitest";
import { article, ORDINARY, type Made } from "./articles";
import { ARTICLES, median, note } from "./figures";
import { open } from "./opening";
import { project, windowOn } from "./project";

const WARM_UP = 3;
const OPENED = 15;

for (const size of [1_000, 10_000].filter((each) => each <= ARTICLES)) {
  test(`open an ordinary article of ${size}`, async () => {
    const app = await windowOn(project(articles(size)));
    try {
      const painted: number[] = [];
      for (let number = 1; number <= WARM_UP + OPENED; number += 1) {
        const opening = await open(app, article(number, ORDINARY).title);
        if (number > WARM_UP) painted.push(opening.painted);
      }
      note(`open an ordinary article of ${size}, click to painted, ms`, painted);
      note(`of ${size}, median`, [median(painted)]);
    } finally {
      await app.end();
    }
  });
}

function* articles(count: number): Generator<Made> {
  for (let number = 1; number <= count; number += 1) yield article(number, ORDINARY);
}
