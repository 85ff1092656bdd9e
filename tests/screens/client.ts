// The clients that screens are tried with. Each has a cache of its own, and sees answers as a component would.
export interface Answer {
  /** What the component shows: fields that failed are null. */
  readonly data: Record<string, unknown> | null
  /** `widgetsById.1 NOT_FOUND`. */
  readonly faults: readonly string[]
}

export interface ScreenClient extends AsyncDisposable {
  /** Requests over HTTP so far. */
  requests(): number
  query(operation: string, variables: object): Promise<Answer>
  mutate(operation: string, variables: object): Promise<Answer>
  /** What a component shows that is mounted, now and whenever the cache changes under it. */
  watch(operation: string, variables: object): { readonly shown: () => unknown; stop(): void }
  /** Follows a subscription: what it brings goes into the cache. */
  follow(operation: string, variables: object): { readonly messages: () => number; stop(): void }
}

interface Fault {
  readonly path?: readonly (string | number)[] | undefined
  readonly extensions?: Record<string, unknown> | undefined
}

export const toFaults = (errors: readonly Fault[] = []): string[] =>
  errors.map(({ path, extensions }) => `${path?.join('.')} ${extensions?.code}`).toSorted()

/** `fetch` with the token, which counts. */
export function countingFetch(token: string): { fetch: typeof fetch; requests: () => number } {
  let requests = 0
  return {
    requests: () => requests,
    fetch: (input, init) => {
      requests++
      return fetch(input, { ...init, headers: { ...init?.headers, authorization: `Bearer ${token}` } })
    },
  }
}
