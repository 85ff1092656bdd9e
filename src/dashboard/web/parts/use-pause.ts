import { useEffect, useState } from 'react'

/** The text once nothing was typed for a moment: what is asked for with it is not asked with each letter. */
export function usePause(text: string, first: string, milliseconds = 250): string {
  const [settled, setSettled] = useState(first)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), milliseconds)
    return () => clearTimeout(timer)
  }, [text, milliseconds])
  return settled
}
