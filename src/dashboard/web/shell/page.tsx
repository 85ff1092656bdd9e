import { type ReactNode, useEffect, useRef } from 'react'

interface PageProps {
  readonly title: string
  readonly subtitle?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** The frame of every page: its heading takes the focus when one comes from another page, so that it is read out. */
export function Page({ title, subtitle, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Pushgraph`
  }, [title])
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {subtitle && <p className="muted">{subtitle}</p>}
        </div>
        <div className="actions">{actions}</div>
      </div>
      {children}
    </>
  )
}

/** The element that pages are drawn in. */
export function Main({ location, hidden, children }: { location: string; hidden: boolean; children: ReactNode }) {
  const main = useRef<HTMLElement>(null)
  const before = useRef(location)
  useEffect(() => {
    if (before.current === location) return
    before.current = location
    main.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [location])
  return (
    <main id="main" ref={main} tabIndex={-1} hidden={hidden}>
      {children}
    </main>
  )
}
