// As much of the package as is used here.
declare module "x11" {
  type Answer<T> = (error: Error | null, answer: T) => void;

  interface Protocol {
    InternAtom(onlyIfExists: boolean, name: string, answer: Answer<number>): void;
    QueryTree(window: number, answer: Answer<{ children: number[] }>): void;
    GetProperty(
      remove: 0 | 1,
      window: number,
      name: number,
      type: number,
      offset: number,
      length: number,
      answer: Answer<{ data: Buffer }>,
    ): void;
    AllocID(): number;
    CreateWindow(
      id: number,
      parent: number,
      x: number,
      y: number,
      width: number,
      height: number,
      border: number,
      depth: number,
      kind: number,
      visual: number,
      values: Record<string, number>,
    ): void;
    ChangeProperty(
      mode: number,
      window: number,
      name: number,
      type: number,
      units: 8 | 32,
      data: Buffer | number[],
    ): void;
    SetSelectionOwner(owner: number, selection: number, time: number): void;
    on(event: "event", listener: (event: Event) => void): void;
    SendEvent(window: number, propagate: boolean, mask: number, event: Buffer): void;
    terminate(): void;
  }

  /** ClientMessage and SelectionRequest in one. */
  interface Event {
    name: string;
    message_type?: number;
    data?: number[];
    requestor: number;
    selection: number;
    target: number;
    property: number;
  }

  interface Client {
    X: Protocol;
    root: number;
  }

  interface Connection {
    on(event: "error", listener: (error: Error) => void): void;
  }

  const x11: {
    createClient(
      options: { display: string },
      ready: Answer<{ client: Protocol; screen: { root: number }[] }>,
    ): Connection;
  };
  export default x11;
  export type { Client, Event };
}
