export { default as Annotate } from "./Annotate.svelte";
export { focusText } from "./focus.svelte";
