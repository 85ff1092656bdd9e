import { useEffect, useRef } from 'react'

/** Asks again when this has become something else. */
export function useAgain(text: string, again: () => void) {
  const known = useRef(text)
  useEffect(() => {
    if (known.current === text) return
    known.current = text
    again()
  }, [text, again])
}
