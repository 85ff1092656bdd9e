import { useSyncExternalStore } from 'react'

/** Tabs in the background follow nothing: a browser has six connections to a gateway for all of its tabs. */
export function usePageVisible(): boolean {
  return useSyncExternalStore(
    listener => {
      document.addEventListener('visibilitychange', listener)
      return () => document.removeEventListener('visibilitychange', listener)
    },
    () => document.visibilityState === 'visible',
  )
}
