// What a key asks of another part of the window. Its owner watches the value.
export const requests: {
  /** The list of keys is open. */
  help: boolean;
  /** Grows each time the filter of the article list is to get the focus. */
  filter: number;
} = $state({ help: false, filter: 0 });
