import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useAsk } from '../api/ask.ts'
import { usePause } from '../parts/use-pause.ts'
import { useScopes } from '../session/viewer.ts'
import { links } from '../shell/links.ts'
import { go } from '../shell/route.ts'
import { searchAll } from './operations.ts'
import { pageTargets, type Target, targetsOf } from './targets.ts'

/** How long nothing is typed before it is searched for. */
const PAUSE_MS = 180

/** A dialog that finds boards, widgets, metrics, alerts, reports, queries, sources and pages by name. */
export function Palette({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog ref={dialog} className="palette" aria-label="Search" onClose={close}>
      <Search choose={() => dialog.current?.close()} />
    </dialog>
  )
}

function Search({ choose }: { choose: () => void }) {
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const { targets, isAsking } = useTargets(text)
  const current = Math.min(at, targets.length - 1)
  const open = (target: Target | undefined) => {
    if (!target) return
    choose()
    go(target.route)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const last = targets.length - 1
    const step = { ArrowDown: current === last ? 0 : current + 1, ArrowUp: current <= 0 ? last : current - 1 }[
      event.key
    ]
    if (step !== undefined) setAt(step)
    else if (event.key === 'Enter') open(targets[current])
    else return
    event.preventDefault()
  }
  useEffect(() => {
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, current])
  return (
    <div className="stack">
      <input
        type="text"
        role="combobox"
        // biome-ignore lint/a11y/noAutofocus: it was opened to type here.
        autoFocus
        spellCheck={false}
        autoComplete="off"
        aria-label="Search for"
        placeholder="Boards, widgets, metrics, alerts, reports, queries, sources, pages"
        aria-expanded={targets.length > 0}
        aria-controls={`${id}-targets`}
        aria-autocomplete="list"
        {...(targets.length > 0 && { 'aria-activedescendant': `${id}-${current}` })}
        value={text}
        onChange={event => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className="palette-targets" role="listbox" id={`${id}-targets`} aria-label="Found">
        {targets.map((target, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field, which keeps the focus.
          <div
            key={`${target.kind} ${target.route} ${target.name}`}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            onMouseDown={event => event.preventDefault()}
            onClick={() => open(target)}
          >
            <span>{target.name}</span> <span className="small kind">{target.kind}</span>
          </div>
        ))}
      </div>
      <p role="status" className="muted small">
        {isAsking ? 'Searching …' : targets.length === 0 ? 'Nothing has these words.' : ''}
      </p>
    </div>
  )
}

/** Pages at once, all else a moment after the last letter; what was found before stays until then. */
function useTargets(text: string): { targets: readonly Target[]; isAsking: boolean } {
  const scopes = useScopes()
  const wanted = text.trim()
  const search = usePause(wanted, '', PAUSE_MS)
  const pause = search === '' || !scopes.includes('READ')
  const { data, fetching } = useAsk(searchAll, { search }, { pause })
  const targets = useMemo(() => {
    const pages = pageTargets(
      links.filter(({ scope }) => scopes.includes(scope)),
      wanted,
    )
    return wanted === '' || !data ? pages : [...targetsOf(data, wanted), ...pages]
  }, [data, wanted, scopes])
  return { targets, isAsking: wanted !== '' && (fetching || search !== wanted) }
}
