import { AppError } from '../base/errors.ts'
import { builder } from './builder.ts'

/** The arguments of fields that take something by its global id or by its name. */
export const idOrNameArgs = (noun: string) =>
  builder.args(t => ({
    id: t.id({ description: `Global id of the ${noun}. Give this or \`name\`.` }),
    name: t.string({ description: `The name of the ${noun}. Give this or \`id\`.` }),
  }))

interface IdOrName {
  readonly id?: string | null | undefined
  readonly name?: string | null | undefined
}

/** What is named, by whichever was given. Throws BAD_USER_INPUT where neither or both were. */
export function byIdOrName<Thing>(
  { id, name }: IdOrName,
  by: { readonly id: (id: string) => Promise<Thing>; readonly name: (name: string) => Promise<Thing> },
): Promise<Thing> {
  if (typeof id === 'string' && typeof name !== 'string') return by.id(id)
  if (typeof name === 'string' && typeof id !== 'string') return by.name(name)
  const message = 'Give id or name, one of them.'
  throw new AppError('BAD_USER_INPUT', message, { fields: { id: [message], name: [message] } })
}
