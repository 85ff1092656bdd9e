import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { setParams, useRoute } from '../shell/route.ts'

export interface Tab {
  /** As the address has it. */
  readonly id: string
  readonly label: string
  readonly content: ReactNode
}

interface TabsProps {
  readonly label: string
  readonly tabs: readonly Tab[]
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  Home: () => 0,
  End: (_at, last) => last,
}

/** Panels of which one is shown; which one is in the address. A panel is made when it is first chosen, and keeps what was typed into it. */
export function Tabs({ label, tabs }: TabsProps) {
  const key = useId()
  const list = useRef<HTMLDivElement>(null)
  const wanted = useRoute().params.get('tab')
  const found = tabs.find(({ id }) => id === wanted) ?? tabs[0]
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  const current = found?.id ?? ''
  useEffect(() => {
    setSeen(before => (before.has(current) ? before : new Set([...before, current])))
    const selected = list.current?.querySelector<HTMLElement>('[aria-selected="true"]')
    // Sideways alone: the page stays where it is.
    if (selected && list.current) list.current.scrollLeft = selected.offsetLeft - list.current.offsetLeft
  }, [current])
  const choose = (id: string) => setParams({ tab: id === tabs[0]?.id ? null : id })
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    const at = step(
      tabs.findIndex(({ id }) => id === current),
      tabs.length - 1,
    )
    choose(tabs[at]?.id ?? '')
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[at]?.focus()
  }
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map(tab => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${key}-tab-${tab.id}`}
            aria-selected={tab.id === current}
            aria-controls={`${key}-panel-${tab.id}`}
            tabIndex={tab.id === current ? 0 : -1}
            onClick={() => choose(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map(tab => (
        <div
          key={tab.id}
          role="tabpanel"
          id={`${key}-panel-${tab.id}`}
          aria-labelledby={`${key}-tab-${tab.id}`}
          className="stack"
          hidden={tab.id !== current}
        >
          {(tab.id === current || seen.has(tab.id)) && tab.content}
        </div>
      ))}
    </>
  )
}
