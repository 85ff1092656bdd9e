import { type ReactNode, useRef } from 'react'

interface ConfirmProps {
  /** Of the button that asks. */
  readonly label: string
  /** What it does it to, for those who hear the button without its row. */
  readonly about?: string
  readonly title: string
  readonly children: ReactNode
  readonly yes: string
  /** Nothing is lost by it. */
  readonly isHarmless?: boolean
  confirm(): unknown
}

/** A button that asks before it does what cannot be undone. */
export function Confirm({ label, about, title, children, yes, isHarmless = false, confirm }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <>
      <button
        type="button"
        className={isHarmless ? 'button' : 'button danger'}
        {...(about && { 'aria-label': `${label} ${about}` })}
        onClick={() => dialog.current?.showModal()}
      >
        {label}
      </button>
      <dialog ref={dialog} aria-label={title}>
        <form
          method="dialog"
          onSubmit={event => {
            if ((event.nativeEvent as SubmitEvent).submitter?.getAttribute('value') === 'yes') confirm()
          }}
        >
          <h2>{title}</h2>
          {children}
          <div className="actions">
            <button type="submit" className="button" value="no">
              Cancel
            </button>
            <button type="submit" className="button primary" value="yes">
              {yes}
            </button>
          </div>
        </form>
      </dialog>
    </>
  )
}
