// Whether a request that was written as JSON has a form, before it is taken over into the fields.
import type { HttpMethod, RequestInput } from '../gql/graphql.ts'
import { readObject } from './request-draft.ts'

export const methods: readonly HttpMethod[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

type Rule = readonly [(value: unknown) => boolean, string]

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text: Rule = [value => typeof value === 'string', 'a text']
const number: Rule = [value => typeof value === 'number', 'a number']
const yesOrNo: Rule = [value => typeof value === 'boolean', 'true or false']
const object: Rule = [isObject, 'an object']
const objectOrList: Rule = [value => isObject(value) || Array.isArray(value), 'an object or a list of pairs']
const kinds = ['basic', 'bearer', 'oauth2']

const rules: Readonly<Record<string, Rule>> = {
  name: text,
  method: [value => methods.some(method => method === value), `one of ${methods.join(', ')}`],
  url: text,
  headers: object,
  params: objectOrList,
  json: [() => true, 'any JSON'],
  data: [value => typeof value === 'string' || objectOrList[0](value), 'a text, an object or a list of pairs'],
  auth: [
    value => isObject(value) && Object.keys(value).length === 1 && kinds.includes(Object.keys(value)[0] ?? ''),
    `an object with one of ${kinds.join(', ')}`,
  ],
  retry: object,
  pagination: object,
  after: [value => Array.isArray(value) && value.every(each => typeof each === 'string'), 'a list of names'],
  timeoutMs: number,
  cacheSeconds: number,
  failOnStatus: yesOrNo,
  safe: yesOrNo,
  private: yesOrNo,
  reads: text,
  charset: text,
}

/** The request that a text says; or the sentence about what is wrong with it. */
export function readRequest(written: string): RequestInput | string {
  const value = readObject(written)
  if (value === null) return 'It is no JSON object.'
  for (const [field, each] of Object.entries(value)) {
    const rule = Object.hasOwn(rules, field) ? rules[field] : undefined
    if (!rule) return `A request has no “${field}”; it has ${Object.keys(rules).join(', ')}.`
    if (each !== null && !rule[0](each)) return `“${field}” has to be ${rule[1]}.`
  }
  for (const field of ['method', 'url']) if (!value[field]) return `“${field}” is missing.`
  return value as unknown as RequestInput
}
