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
    SendEvent(window: number, propagate: boolean, mask: number, event: Buffer): void;
    terminate(): void;
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
  export type { Client };
}
