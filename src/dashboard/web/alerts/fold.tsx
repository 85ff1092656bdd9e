import { type ReactNode, useState } from 'react'

interface FoldProps {
  readonly title: string
  readonly isOpen?: boolean
  readonly children: ReactNode
}

/** A panel that is opened; what is in it asks for nothing before that, and stays as it was typed when it is closed. */
export function Fold({ title, isOpen = false, children }: FoldProps) {
  const [wasOpened, setWasOpened] = useState(isOpen)
  return (
    <details className="panel" open={isOpen} onToggle={event => event.currentTarget.open && setWasOpened(true)}>
      <summary>
        <h2>{title}</h2>
      </summary>
      {wasOpened && children}
    </details>
  )
}
