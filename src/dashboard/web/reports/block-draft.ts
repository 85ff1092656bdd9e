// A block as the editor holds it: texts of its controls, and what has no control as JSON.
import { readObject } from '../sources/request-draft.ts'
import { type BlockKind, type BlockMember, isBlockKind, membersOf } from './block-members.ts'
import { isObject, readMember, writeMember } from './block-values.ts'

export interface BlockDraft {
  /** Stays the same while others come, go and move. */
  readonly id: number
  readonly kind: BlockKind
  /** By the name of the member; one that is empty is not written. */
  readonly values: Readonly<Record<string, string>>
  /** JSON of the other members; empty: none. */
  readonly options: string
}

export const newBlock = (kind: BlockKind, id: number): BlockDraft => ({ id, kind, values: {}, options: '' })

/** `null`: the editor does not know such a block. */
export function toBlockDraft(block: unknown, id: number): BlockDraft | null {
  if (!isObject(block) || !isBlockKind(block.kind)) return null
  const { kind, ...members } = block
  const known: Readonly<Record<string, BlockMember>> = Object.fromEntries(
    membersOf[kind].map(each => [each.name, each]),
  )
  const values: Record<string, string> = {}
  const options: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(members)) {
    // Only a comparison means something by null.
    if (value === null && name !== 'compare') continue
    const member = Object.hasOwn(known, name) ? known[name] : undefined
    const text = member ? readMember(member.control, value) : null
    if (text === null) options[name] = value
    else values[name] = text
  }
  return { id, kind, values, options: Object.keys(options).length > 0 ? JSON.stringify(options, null, 2) : '' }
}

/** The block as it is saved; or the sentence that says why it cannot be. */
export function toBlock({ kind, values, options }: BlockDraft): object | string {
  const others = readObject(options)
  if (others === null) return 'Other members have to be a JSON object.'
  const members: Record<string, unknown> = {}
  for (const { name, label, control } of membersOf[kind]) {
    const text = values[name] ?? ''
    if (text.trim() === '') continue
    try {
      members[name] = writeMember(control, text)
    } catch (error) {
      return `${label} ${(error as Error).message}`
    }
  }
  return { ...others, kind, ...members }
}
