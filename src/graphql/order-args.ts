import type { OrderDirection } from '../database/page.ts'
import { builder } from './builder.ts'

export const OrderDirectionEnum = builder.enumType('OrderDirection', {
  description: 'Which way a list goes.',
  values: {
    ASC: { description: 'From A to Z, from the oldest to the newest.' },
    DESC: { description: 'From Z to A, from the newest to the oldest.' },
  } satisfies Record<OrderDirection, object>,
})

/** The input of the argument `orderBy`: what the list may be ordered by, with descriptions, and which way. */
export function orderInput<Field extends string>(
  name: string,
  plural: string,
  fields: Readonly<Record<Field, string>>,
) {
  const values = Object.fromEntries(
    Object.entries<string>(fields).map(([field, description]) => [field, { description }]),
  ) as Record<Field, { description: string }>
  const FieldEnum = builder.enumType(`${name}OrderField`, {
    description: `What ${plural} are ordered by; equal ones in the order in which they came to be.`,
    values,
  })
  return builder.inputType(`${name}Order`, {
    description: `The order of a list of ${plural}. A cursor holds in the order that it was made in only.`,
    fields: t => ({
      field: t.field({ type: FieldEnum, required: true, description: 'What they are ordered by.' }),
      direction: t.field({
        type: OrderDirectionEnum,
        required: true,
        defaultValue: 'ASC',
        description: 'Which way the list goes. Default: ASC.',
      }),
    }),
  })
}
