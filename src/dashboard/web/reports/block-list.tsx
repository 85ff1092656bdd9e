import { useEffect, useRef, useState } from 'react'
import { type ApiError, messageFor } from '../api/api-error.ts'
import { type BlockDraft, newBlock } from './block-draft.ts'
import { errorsOfBlock } from './block-errors.ts'
import { BlockFields } from './block-fields.tsx'
import { type BlockKind, blockKinds } from './block-members.ts'
import { kindNames } from './report-words.ts'

interface BlockListProps {
  readonly blocks: readonly BlockDraft[]
  readonly errors: readonly ApiError[]
  change(blocks: readonly BlockDraft[]): void
}

/** Blocks that are added, moved and removed; the focus goes with what was moved. */
export function BlockList({ blocks, errors, change }: BlockListProps) {
  const list = useRef<HTMLFieldSetElement>(null)
  /** Where the focus goes once the change is drawn: selectors, the first of which that finds something. */
  const focus = useRef<readonly string[]>([])
  const [kind, setKind] = useState<BlockKind>('HEADLINE')
  const [notice, setNotice] = useState('')
  useEffect(() => {
    const found = focus.current.map(selector => list.current?.querySelector<HTMLElement>(selector)).find(Boolean)
    focus.current = []
    found?.focus()
  })
  const move = (at: number, by: -1 | 1) => {
    const [moved] = blocks.slice(at, at + 1)
    if (!moved) return
    const others = blocks.filter(block => block !== moved)
    focus.current = [by, -by].map(side => `[data-block="${moved.id}"] [data-move="${side}"]:enabled`)
    setNotice(`${kindNames[moved.kind]} is block ${at + by + 1} of ${blocks.length}.`)
    change([...others.slice(0, at + by), moved, ...others.slice(at + by)])
  }
  const remove = (block: BlockDraft) => {
    focus.current = ['[name="newBlock"]']
    setNotice(`${kindNames[block.kind]} was removed.`)
    change(blocks.filter(each => each !== block))
  }
  const add = () => {
    const id = Math.max(-1, ...blocks.map(block => block.id)) + 1
    focus.current = [`[data-block="${id}"] :is(input, select, textarea)`]
    change([...blocks, newBlock(kind, id)])
  }
  const message = messageFor(errors, 'blocks')
  return (
    <fieldset className="stack" ref={list}>
      <legend>Blocks</legend>
      {blocks.map((block, at) => (
        <BlockFields
          key={block.id}
          block={block}
          position={at + 1}
          errors={errorsOfBlock(errors, at)}
          change={changed => change(blocks.map(each => (each.id === block.id ? changed : each)))}
          up={at > 0 ? () => move(at, -1) : null}
          down={at < blocks.length - 1 ? () => move(at, 1) : null}
          remove={() => remove(block)}
        />
      ))}
      {message && <p className="small bad">{message}</p>}
      <div className="pickers">
        <label className="pick">
          <span>New block</span>
          <select name="newBlock" value={kind} onChange={event => setKind(event.target.value as BlockKind)}>
            {blockKinds.map(each => (
              <option key={each} value={each}>
                {kindNames[each]}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="button" onClick={add}>
          Add the block
        </button>
      </div>
      <span role="status" className="sr-only">
        {notice}
      </span>
    </fieldset>
  )
}
