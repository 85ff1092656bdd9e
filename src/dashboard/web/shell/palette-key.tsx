import { lazy, Suspense, useEffect, useState } from 'react'

/** Loaded when it is opened first. */
const Palette = lazy(async () => ({ default: (await import('../palette/palette.tsx')).Palette }))

/** A button, and Ctrl-K or Cmd-K anywhere, that open the search. */
export function PaletteKey() {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      // Over another dialog it would be a second one.
      if (!document.querySelector('dialog[open]')) setOpen(true)
    }
    addEventListener('keydown', open)
    return () => removeEventListener('keydown', open)
  }, [])
  return (
    <>
      <button
        type="button"
        className="button quiet"
        aria-keyshortcuts="Control+K Meta+K"
        title="Ctrl-K"
        onClick={() => setOpen(true)}
      >
        Search
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <Palette close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
