// Follows a subscription over a fetch stream, and connects again for as long as it is wanted.
import type { ExecutionResult } from 'urql'
import { readEvents } from './events.ts'

export interface Follower {
  next(result: ExecutionResult): void
  /** Whether messages come, or have to be waited for. */
  state(state: 'live' | 'waiting' | 'over'): void
  /** It is refused for good: the last result says why. */
  complete(): void
}

export interface Operation {
  readonly query?: string | undefined
  readonly variables?: Record<string, unknown> | undefined
}

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000
/** The gateway says something every 12 s; a connection that is silent for longer is dead. */
const SILENCE_MS = 40_000
/** What a second try cannot mend. */
const final = new Set(['BAD_USER_INPUT', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'QUERY_TOO_COMPLEX'])

/** Returns what ends it. */
export function follow(url: string, token: string, operation: Operation, to: Follower): () => void {
  const stop = new AbortController()
  const run = async () => {
    let hasResult = false
    const follower = {
      state: to.state,
      next(result: ExecutionResult) {
        hasResult = true
        to.next(result)
      },
    }
    for (let wait = FIRST_WAIT_MS; !stop.signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      const isRefused = await connect(url, token, operation, follower, stop.signal).catch(() => false)
      if (isRefused) {
        to.state('over')
        return to.complete()
      }
      if (!stop.signal.aborted) to.state('waiting')
      if (hasResult) wait = FIRST_WAIT_MS
      hasResult = false
      // Not all tabs at once after a restart.
      await pause(wait * (0.75 + Math.random() / 2), stop.signal)
    }
  }
  void run()
  return () => {
    stop.abort()
    to.state('over')
  }
}

/** Until the connection ends. True where it was refused, so that another would be, too. */
async function connect(
  url: string,
  token: string,
  operation: Operation,
  to: Pick<Follower, 'next' | 'state'>,
  signal: AbortSignal,
): Promise<boolean> {
  const silence = new AbortController()
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(operation),
    signal: AbortSignal.any([signal, silence.signal]),
  })
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
    const result = (await response.json()) as ExecutionResult
    return deliver(result, to)
  }
  to.state('live')
  let timer = setTimeout(() => silence.abort(), SILENCE_MS)
  try {
    let text = ''
    for await (const part of textOf(response)) {
      clearTimeout(timer)
      timer = setTimeout(() => silence.abort(), SILENCE_MS)
      const { events, rest } = readEvents(text + part)
      text = rest
      for (const { name, data } of events) {
        if (name === 'complete') return false
        if (name === 'next' && deliver(JSON.parse(data), to)) return true
      }
    }
    return false
  } finally {
    clearTimeout(timer)
  }
}

/** Hands a result on; true where it says that there will be no other. Refusals that may pass are kept back. */
function deliver(result: ExecutionResult, to: Pick<Follower, 'next'>): boolean {
  const codes = (result.errors ?? []).map(error => String((error as ErrorLike).extensions?.code))
  const isRefused = !result.data && codes.some(code => final.has(code))
  if (result.data || isRefused) to.next(result)
  return isRefused
}

type ErrorLike = { extensions?: { code?: unknown } }

/** Not every browser iterates over a stream by itself. */
async function* textOf(response: Response): AsyncGenerator<string> {
  const reader = response.body?.getReader()
  if (!reader) return
  const decoder = new TextDecoder()
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      yield decoder.decode(read.value, { stream: true })
    }
  } finally {
    reader.cancel().catch(() => {})
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
