import { useCallback, useRef, useState } from 'react'

/** How far outside of the window is near. */
const MARGIN = '400px'

export interface Proximity {
  /** Some of the elements are near the window. */
  readonly isNear: boolean
  /** Some were once. */
  readonly wasNear: boolean
  /** A ref for each of the elements. */
  observe(element: HTMLElement | null): (() => void) | undefined
}

/** Tells whether any of several elements is near the window. */
export function useNear(): Proximity {
  const [isNear, setNear] = useState(false)
  const [wasNear, setWasNear] = useState(false)
  const near = useRef(new Set<Element>())
  const observer = useRef<IntersectionObserver>(null)

  const observe = useCallback((element: HTMLElement | null) => {
    if (!element) return
    const update = () => {
      setNear(near.current.size > 0)
      if (near.current.size > 0) setWasNear(true)
    }
    observer.current ??= new IntersectionObserver(
      entries => {
        for (const { isIntersecting, target } of entries) {
          if (isIntersecting) near.current.add(target)
          else near.current.delete(target)
        }
        update()
      },
      { rootMargin: MARGIN },
    )
    observer.current.observe(element)
    return () => {
      observer.current?.unobserve(element)
      near.current.delete(element)
      update()
    }
  }, [])
  return { isNear, wasNear, observe }
}
