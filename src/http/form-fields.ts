import { badInput } from '../base/errors.ts'

/** Fields of one form. */
export const MAX_FORM_FIELDS = 1_000

/** The fields of `a=1&b=2`. Throws BAD_USER_INPUT for more than there may be, before they are read. */
export function readFields(text: string): URLSearchParams {
  let count = 1
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1))
    if (++count > MAX_FORM_FIELDS) throw tooManyFields()
  return new URLSearchParams(text)
}

export function tooManyFields() {
  return badInput('form', `A form has at most ${MAX_FORM_FIELDS} fields.`)
}
