// What stands beside the text, in a file of its own: the text is on the screen before it is read.
export { default as ArticlesPane } from "../articles/ArticlesPane.svelte";
export { default as StartScreen } from "../start/StartScreen.svelte";
export { default as Dialogs } from "./Dialogs.svelte";
export { default as StatusBar } from "./StatusBar.svelte";
export { default as TopBar } from "./TopBar.svelte";
