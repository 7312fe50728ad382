export { default as Annotate } from "./Annotate.svelte";
export { firstText } from "./firstText.svelte";
export { focusText } from "./focus.svelte";
