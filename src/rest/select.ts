// Some members of a model instead of all.
import { z } from 'zod'
import { AppError } from '../base/errors.ts'
import { JsonNumber, type JsonValue, toPlain } from '../base/json-text.ts'
import { quoteJson } from '../base/quote.ts'

/** The members of a model by their names; `null`: it has no names of its own. */
export const namesOf = (model: z.ZodType | undefined): string[] | null =>
  model instanceof z.ZodObject ? Object.keys(model.shape) : null

export const selectField = (names: readonly string[]) =>
  z
    .array(z.string().meta({ enum: [...names] }))
    .nullish()
    .meta({ description: 'The members of the answer, by name. Default: all.' })

/** What was asked for, in the order of the model. Throws BAD_USER_INPUT that names what there is. */
export function selectMembers(model: unknown, names: readonly string[], select: JsonValue | undefined): unknown {
  if (select === undefined || select === null) return model
  const asked = toPlain(select)
  if (!Array.isArray(asked)) throw refused('Select is a list of names.')
  const unknown = asked.find(name => typeof name !== 'string' || !names.includes(name))
  if (unknown !== undefined) throw refused(`There is no member ${quoteJson(unknown)}; there are ${names.join(', ')}.`)
  const isPlain = typeof model === 'object' && model !== null && !(model instanceof JsonNumber)
  return isPlain ? Object.fromEntries(Object.entries(model).filter(([name]) => asked.includes(name))) : model
}

const refused = (message: string) => new AppError('BAD_USER_INPUT', message, { fields: { select: [message] } })
