import { type FormEvent, useRef } from 'react'
import { useSend } from '../api/ask.ts'
import { TextField, textOf } from '../parts/form.tsx'
import { Notice } from '../parts/notice.tsx'
import { go, routeTo } from '../shell/route.ts'
import { createBoard } from './operations.ts'

export function NewBoard() {
  const dialog = useRef<HTMLDialogElement>(null)
  const { send, sending, errors } = useSend(createBoard)
  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const { data } = await send({ input: { name: textOf(form, 'name') ?? '' } })
    if (!data?.createBoard) return
    dialog.current?.close()
    go(routeTo('boards', data.createBoard.board.id))
  }
  return (
    <>
      <button type="button" className="button" onClick={() => dialog.current?.showModal()}>
        New board
      </button>
      <dialog ref={dialog} aria-label="New board">
        <form onSubmit={make}>
          <h2>New board</h2>
          {errors[0] && <Notice kind="bad">{errors[0].message}</Notice>}
          <TextField label="Name" name="name" maxLength={100} required errors={errors} />
          <div className="actions">
            <button type="button" className="button" onClick={() => dialog.current?.close()}>
              Cancel
            </button>
            <button type="submit" className="button primary" disabled={sending}>
              Make the board
            </button>
          </div>
        </form>
      </dialog>
    </>
  )
}
