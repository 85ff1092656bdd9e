import { useState } from 'react'
import type { ApiError } from '../api/api-error.ts'
import { LinesField } from '../parts/form.tsx'
import { BlockControl } from './block-control.tsx'
import type { BlockDraft } from './block-draft.ts'
import { type BlockMember, membersOf } from './block-members.ts'
import { kindNames } from './report-words.ts'

interface BlockFieldsProps {
  readonly block: BlockDraft
  /** 1 for the first. */
  readonly position: number
  readonly errors: readonly ApiError[]
  change(block: BlockDraft): void
  readonly up: (() => void) | null
  readonly down: (() => void) | null
  remove(): void
}

export function BlockFields({ block, position, errors, change, up, down, remove }: BlockFieldsProps) {
  const members = membersOf[block.kind]
  const isText = block.kind === 'HEADING' || block.kind === 'TEXT'
  // As it came: what is folded away is no secret.
  const [isOpen] = useState(
    () => block.options !== '' || members.some(({ name, seldom }) => seldom && block.values[name]),
  )
  const others = errors.flatMap(({ fields }) =>
    Object.entries(fields)
      .filter(([name]) => members.every(member => member.name !== name))
      .flatMap(([name, messages]) => messages.map(message => (name === '' ? message : `${name}: ${message}`))),
  )
  return (
    <fieldset className="stack request" data-block={block.id}>
      <legend>
        {position}. {kindNames[block.kind]}
      </legend>
      <Members {...{ block, errors, change }} members={members.filter(({ seldom }) => !seldom)} />
      {!isText && (
        <details open={isOpen}>
          <summary className="small">More</summary>
          <div className="stack">
            <Members {...{ block, errors, change }} members={members.filter(({ seldom }) => seldom)} />
            <LinesField
              label="Other members, as JSON"
              name="options"
              className="code"
              rows={Math.min(12, block.options.split('\n').length + 1)}
              spellCheck={false}
              placeholder={'{ "where": [{ "dimension": "region", "in": ["North"] }] }'}
              hint="Such as where, only_days, granularity, order_by"
              value={block.options}
              onChange={event => change({ ...block, options: event.target.value })}
            />
          </div>
        </details>
      )}
      {others.map(message => (
        <p key={message} className="small bad">
          {message}
        </p>
      ))}
      <div className="actions">
        <MoveButton label={`Move block ${position} up`} text="Up" side={-1} move={up} />
        <MoveButton label={`Move block ${position} down`} text="Down" side={1} move={down} />
        <button type="button" className="button danger" aria-label={`Remove block ${position}`} onClick={remove}>
          Remove
        </button>
      </div>
    </fieldset>
  )
}

type MembersProps = Pick<BlockFieldsProps, 'block' | 'errors' | 'change'> & { readonly members: readonly BlockMember[] }

function Members({ block, members, errors, change }: MembersProps) {
  const isCheck = ({ control }: BlockMember) => control === 'check'
  const isWide = ({ control }: BlockMember) => control === 'lines' || control === 'code' || block.kind === 'HEADING'
  const draw = (member: BlockMember) => (
    <BlockControl
      key={member.name}
      member={member}
      text={block.values[member.name] ?? ''}
      isElsewhere={block.options.includes(`"${member.name}"`)}
      errors={errors}
      change={text => change({ ...block, values: { ...block.values, [member.name]: text } })}
    />
  )
  const [wide, checks] = [members.filter(isWide), members.filter(isCheck)]
  const narrow = members.filter(member => !isWide(member) && !isCheck(member))
  return (
    <>
      {narrow.length > 0 && <div className="fields">{narrow.map(draw)}</div>}
      {wide.map(draw)}
      {checks.length > 0 && <div className="checks">{checks.map(draw)}</div>}
    </>
  )
}

interface MoveButtonProps {
  readonly label: string
  readonly text: string
  readonly side: -1 | 1
  readonly move: (() => void) | null
}

function MoveButton({ label, text, side, move }: MoveButtonProps) {
  return (
    <button
      type="button"
      className="button"
      aria-label={label}
      data-move={side}
      disabled={move === null}
      onClick={move ?? undefined}
    >
      {text}
    </button>
  )
}
