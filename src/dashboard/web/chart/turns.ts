// Charts of a board are drawn one at a time, when the browser has nothing else to do: scrolling and typing go on meanwhile.
const LONGEST_WAIT_MS = 200
const waiting = new Set<() => void>()
let isScheduled = false

/** Draws in turn; what is given back takes it out of the queue. */
export function inTurn(draw: () => void): () => void {
  waiting.add(draw)
  schedule()
  return () => waiting.delete(draw)
}

function schedule(): void {
  if (isScheduled || waiting.size === 0) return
  isScheduled = true
  // Safari has no idle callbacks.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(drawNext, { timeout: LONGEST_WAIT_MS })
  else setTimeout(drawNext)
}

function drawNext(): void {
  isScheduled = false
  const [draw] = waiting
  if (!draw) return
  waiting.delete(draw)
  try {
    draw()
  } finally {
    schedule()
  }
}
