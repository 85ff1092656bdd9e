import type { Method, Operation } from '../../rest/operation.ts'

const participles: Readonly<Record<Method, string>> = {
  create: 'created',
  update: 'updated',
  delete: 'deleted',
  info: 'found',
  list: 'listed',
  push: 'pushed',
  import: 'imported',
  hit: 'hit',
  execute: 'executed',
}

const nameOf = (model: string) => `${model.slice(0, 1).toUpperCase()}${model.slice(1).replaceAll('-', ' ')}`

/** "Widget successfully created"; reading says nothing. */
export function successOf({ method, model }: Operation): string | undefined {
  if (method === 'push') return 'Data pushed'
  return method === 'info' || method === 'list' ? undefined : `${nameOf(model)} successfully ${participles[method]}`
}

/** "Widget is not created". */
export function failureOf({ method, model }: Operation): string {
  if (method === 'push') return 'Data is not pushed'
  return `${nameOf(model)} is not ${participles[method]}`
}
