// Whether what the page follows comes by itself just now.
import { useSyncExternalStore } from 'react'

export type LiveState = 'none' | 'live' | 'waiting'

const streams = new Map<symbol, 'live' | 'waiting'>()
const listeners = new Set<() => void>()

/** One for each stream: it tells how the stream is, until it is over. */
export function createLiveReporter(): (state: 'live' | 'waiting' | 'over') => void {
  const stream = Symbol('stream')
  return state => {
    if (state === 'over') streams.delete(stream)
    else streams.set(stream, state)
    for (const listener of listeners) listener()
  }
}

/** One that waits makes the page wait. */
function liveState(): LiveState {
  const states = [...streams.values()]
  if (states.includes('waiting')) return 'waiting'
  return states.length > 0 ? 'live' : 'none'
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(listener => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, liveState)
}
