// Generated operations through urql, with errors in our words.
import { useMemo, useState } from 'react'
import { type AnyVariables, type CombinedError, useClient, useMutation, useQuery, useSubscription } from 'urql'
import type { WithoutErrors } from '../../../graphql/without-errors.ts'
import type { TypedDocumentString } from '../gql/graphql.ts'
import { type ApiError, errorsOf } from './api-error.ts'

export interface QueryState<Result> {
  readonly data: Result | undefined
  readonly errors: readonly ApiError[]
  readonly fetching: boolean
  again(): void
}

interface AskOptions {
  readonly pause?: boolean
  /** Types of a list: a mutation that gives one of them has it asked again, though it was empty. */
  readonly lists?:
    | 'Alert'
    | 'Annotation'
    | 'Board'
    | 'Calendar'
    | 'Channel'
    | 'Client'
    | 'DataAddress'
    | 'Delivery'
    | 'ReportRun'
    | 'ReportSchedule'
    | 'SavedQuery'
    | 'Share'
    | 'Source'
    | 'Token'
    | 'Widget'
}

export function useAsk<Result, Variables extends AnyVariables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  { pause = false, lists }: AskOptions = {},
): QueryState<Result> {
  const context = useMemo(() => (lists ? { additionalTypenames: [lists] } : {}), [lists])
  const [{ data, error, fetching }, execute] = useQuery<Result, Variables>({
    query: document.toString(),
    variables,
    pause,
    context,
  } as Parameters<typeof useQuery<Result, Variables>>[0])
  const errors = useMemo(() => errorsOf(error), [error])
  return { data, errors, fetching, again: () => execute({ requestPolicy: 'network-only' }) }
}

/** The newest message of a subscription; reconnecting is the client's work. */
export function useLive<Result, Variables extends AnyVariables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  { pause = false }: AskOptions = {},
): { data: Result | undefined; errors: readonly ApiError[] } {
  const [{ data, error, operation }] = useSubscription<Result, Result, Variables>({
    query: document.toString(),
    variables,
    pause,
  } as Parameters<typeof useSubscription<Result, Result, Variables>>[0])
  const errors = useMemo(() => errorsOf(error), [error])
  // Of the question before, the last message stays until the first of this one.
  const isOfThis = JSON.stringify(operation?.variables) === JSON.stringify(variables)
  return isOfThis ? { data, errors } : { data: undefined, errors: [] }
}

type SendResult<Result> =
  | { data: WithoutErrors<Result>; errors: readonly [] }
  | { data: undefined; errors: readonly ApiError[] }

export interface Sender<Result, Variables> {
  readonly errors: readonly ApiError[]
  readonly sending: boolean
  send(variables: Variables): Promise<SendResult<Result>>
}

export function useSend<Result, Variables extends AnyVariables>(
  document: TypedDocumentString<Result, Variables>,
): Sender<Result, Variables> {
  const [{ error, fetching }, execute] = useMutation<Result, Variables>(document.toString())
  const errors = useMemo(() => errorsOf(error), [error])
  return {
    errors,
    sending: fetching,
    async send(variables) {
      const { data, error: failed } = await execute(variables)
      return toSent(data, failed)
    },
  }
}

/** A query that is asked when a button is pressed; its answer is never taken from the cache. */
export function useAskNow<Result, Variables extends AnyVariables>(
  document: TypedDocumentString<Result, Variables>,
): Omit<Sender<Result, Variables>, 'errors'> {
  const client = useClient()
  const [sending, setSending] = useState(false)
  return {
    sending,
    async send(variables) {
      setSending(true)
      const { data, error } = await client
        .query<Result, Variables>(document.toString(), variables, { requestPolicy: 'network-only' })
        .toPromise()
      setSending(false)
      return toSent(data, error)
    },
  }
}

function toSent<Result>(data: Result | undefined, error: CombinedError | undefined): SendResult<Result> {
  return error || !data
    ? { data: undefined, errors: errorsOf(error) }
    : { data: data as WithoutErrors<Result>, errors: [] }
}
