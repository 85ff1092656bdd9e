import type { FormEvent } from 'react'
import { useSend } from '../api/ask.ts'
import { Confirm } from '../parts/confirm.tsx'
import { CheckField, TextField, textOf } from '../parts/form.tsx'
import { Notice } from '../parts/notice.tsx'
import { go, routeTo } from '../shell/route.ts'
import { deleteBoard, updateBoard } from './operations.ts'

export interface NamedBoard {
  readonly id: string
  readonly name: string
}

interface BoardSettingsProps {
  readonly board: NamedBoard & { readonly position: number; readonly showsAllWidgets: boolean }
  readonly boards: readonly NamedBoard[]
  /** Reads them anew. */
  again(): void
}

/** The name and the place of a board, and its end. */
export function BoardSettings({ board, boards, again }: BoardSettingsProps) {
  const { send, sending, errors } = useSend(updateBoard)
  const { send: remove, errors: failed } = useSend(deleteBoard)
  const { id, name, position, showsAllWidgets } = board
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    await send({ input: { id, name: textOf(form, 'name') ?? '', showsAllWidgets: form.has('showsAllWidgets') } })
  }
  const move = async (by: 1 | -1) => {
    const { data } = await send({ input: { id, position: position + by } })
    // The first one is also at the address without an id: this page goes on showing this board.
    if (data) go(routeTo('boards', id))
  }
  const end = async () => {
    const { data } = await remove({ id })
    if (!data) return
    go(routeTo(''))
    again()
  }
  return (
    <section className="panel stack" aria-label="Settings of the board">
      {[...errors, ...failed].slice(0, 1).map(error => (
        <Notice key={error.message} kind="bad">
          {error.message}
        </Notice>
      ))}
      <form className="fields" onSubmit={save} aria-label="Board">
        <TextField label="Name" name="name" defaultValue={name} maxLength={100} required errors={errors} />
        <CheckField
          label="Widgets without a card follow the others"
          name="showsAllWidgets"
          defaultChecked={showsAllWidgets}
        />
        <div className="actions">
          <button type="submit" className="button" disabled={sending}>
            Save the name
          </button>
        </div>
      </form>
      <div className="actions">
        <button type="button" className="button" disabled={position === 0} onClick={() => move(-1)}>
          Move the board forward
        </button>
        <button type="button" className="button" disabled={position >= boards.length - 1} onClick={() => move(1)}>
          Move the board back
        </button>
        {boards.length > 1 && (
          <Confirm label="Delete the board" title={`Delete the board ${name}?`} yes="Delete" confirm={end}>
            <p>Its widgets stay. Public links to it show nothing any more.</p>
          </Confirm>
        )}
      </div>
    </section>
  )
}
