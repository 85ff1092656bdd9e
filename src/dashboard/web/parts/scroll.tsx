import type { ReactNode } from 'react'

/** What may be larger than its place: it scrolls, by keyboard too. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it, arrow keys could not scroll.
    <section className="scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
