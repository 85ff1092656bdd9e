import { projectIdOf } from '../auth/guard.ts'
import { withPaths } from '../base/issues.ts'
import { builder } from '../graphql/builder.ts'
import { CALL_COST } from '../graphql/cost-rules.ts'
import { perRequest } from '../request/loaders.ts'
import { callLoader } from './call.loader.ts'
import type { CallError, CallResult, RequestResult, SentRequest } from './call.ts'
import { ReplyParts } from './reply-parts.ts'
import { HttpMethodEnum, RequestInput, toDrafts } from './request.graphql.ts'
import { callSaved, notThere, readVariables, sourcesToCall, testSource } from './source.service.ts'

export const CallErrorRef = builder.objectRef<CallError>('CallError').implement({
  description: 'Why something was not answered, with secrets cut out.',
  fields: t => ({
    code: t.exposeString('code', {
      description:
        'UPSTREAM_FAILED, UPSTREAM_TIMEOUT, RATE_LIMITED, UNAVAILABLE, or BAD_USER_INPUT for templates without a value and addresses that may not be called.',
    }),
    message: t.exposeString('message', { description: 'One sentence for people.' }),
    status: t.exposeInt('status', { nullable: true, description: 'The status of the upstream, if it gave one.' }),
    retryAfter: t.exposeInt('retryAfter', {
      nullable: true,
      description: 'Seconds after which another call may succeed, where the upstream said so.',
    }),
  }),
})

const SentRequestRef = builder.objectRef<SentRequest>('SentRequest').implement({
  description: 'A request as it went out, with secrets cut out.',
  fields: t => ({
    method: t.exposeString('method', { description: 'The method.' }),
    url: t.exposeString('url', { description: 'The URL with its query.' }),
    headers: t.field({ type: 'JSON', description: 'The headers that were configured.', resolve: it => it.headers }),
    body: t.exposeString('body', { nullable: true, description: 'The body.' }),
  }),
})

const pathHelp =
  "Only a part: `results[0].id`, `items[*].price`, `$.data['a b']`. With `[*]` or a slice a list of what is there; else null where nothing is."

const answerParts = perRequest(() => new ReplyParts())

const RequestResultRef = builder.objectRef<RequestResult>('RequestResult').implement({
  description: 'What became of one request of a chain.',
  fields: t => ({
    name: t.exposeString('name', { description: 'The name of the request.' }),
    method: t.expose('method', { type: HttpMethodEnum, description: 'The method.' }),
    url: t.exposeString('url', { description: 'The URL of its last page, or the template where it was not sent.' }),
    status: t.exposeInt('status', { nullable: true, description: 'The status; null when no answer came.' }),
    ok: t.exposeBoolean('ok', { description: 'It was answered as it should be.' }),
    data: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What it answered, with every digit of its numbers; null for an empty answer.',
      args: { path: t.arg.string({ description: pathHelp }) },
      resolve: (it, { path }, ctx) => answerParts(ctx).take(it.data, path),
    }),
    headers: t.field({ type: 'JSON', description: 'Headers of the answer.', resolve: it => it.headers }),
    attempts: t.exposeInt('attempts', { description: 'How often it was tried; 0: not at all.' }),
    pages: t.exposeInt('pages', { description: 'How many pages were read.' }),
    truncated: t.exposeBoolean('truncated', { description: 'There were more pages than may be read.' }),
    problems: t.stringList({
      description: 'What the data lack although the request succeeded, such as pages that were left unread.',
      resolve: it => [...it.problems],
    }),
    durationMs: t.exposeInt('durationMs', { description: 'How long it took with all tries, in milliseconds.' }),
    fromCache: t.exposeBoolean('fromCache', { description: 'The answer is one of before.' }),
    error: t.expose('error', { type: CallErrorRef, nullable: true, description: 'What went wrong.' }),
    sent: t.expose('sent', {
      type: SentRequestRef,
      nullable: true,
      description: 'The request as it went out; null when it was not sent. Needs the scope `manage`.',
      authScopes: { manage: true },
    }),
  }),
})

const CallResultRef = builder.objectRef<CallResult>('CallResult').implement({
  description: 'What a chain of requests gave. What failed is said here, and what succeeded is kept.',
  fields: t => ({
    ok: t.exposeBoolean('ok', { description: 'Every request succeeded.' }),
    data: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What the last request answered.',
      args: { path: t.arg.string({ description: pathHelp }) },
      resolve: (it, { path }, ctx) => answerParts(ctx).take(it.data, path),
    }),
    requests: t.field({
      type: [RequestResultRef],
      description: 'Every request, in the order in which they are written down.',
      resolve: it => [...it.requests],
    }),
    error: t.expose('error', { type: CallErrorRef, nullable: true, description: 'The first thing that went wrong.' }),
  }),
})

const variablesHelp = 'An object: the values of `{{ variables.name }}`.'

builder.queryFields(t => ({
  callSource: t.field({
    type: CallResultRef,
    description:
      'Calls a source whose requests only read (GET, HEAD or marked safe). Equal calls of one GraphQL request are sent once. Needs the scope `call`.',
    authScopes: { call: true },
    complexity: CALL_COST,
    args: {
      name: t.arg.string({ required: true, description: 'The name of the source.' }),
      variables: t.arg({ type: 'JSON', description: variablesHelp }),
    },
    resolve: (_root, { name, variables }, ctx) => callLoader(ctx).load({ name, variables: readVariables(variables) }),
  }),
}))

const TestSourceInput = builder.inputType('TestSourceInput', {
  description: 'A source that is not saved.',
  fields: t => ({
    name: t.string({ description: 'A saved source whose secrets may be used.' }),
    requests: t.field({ type: [RequestInput], required: true, description: 'The requests of the chain.' }),
    secrets: t.field({ type: 'JSON', description: '`{ "name": "value" }`, besides or instead of saved ones.' }),
    variables: t.field({ type: 'JSON', description: variablesHelp }),
  }),
})

builder.mutationFields(t => ({
  runSource: t.field({
    type: CallResultRef,
    description: 'Calls a source, whatever its requests do. Needs the scope `call`.',
    authScopes: { call: true },
    complexity: CALL_COST,
    args: {
      name: t.arg.string({ required: true, description: 'The name of the source.' }),
      variables: t.arg({ type: 'JSON', description: variablesHelp }),
    },
    resolve: async (_root, { name, variables }, ctx) => {
      const values = readVariables(variables)
      const source = (await sourcesToCall(ctx, projectIdOf(ctx), [name])).get(name)
      if (!source) throw notThere(name)
      return callSaved(ctx, source, { variables: values, signal: ctx.signal, span: ctx.span })
    },
  }),
  sendRequest: t.field({
    type: CallResultRef,
    description:
      'Sends one request; nothing is saved. Needs the scope `manage`, since it may go to any permitted host.',
    authScopes: { manage: true },
    args: { input: t.arg({ type: RequestInput, required: true, description: 'The request.' }) },
    resolve: (_root, { input }, ctx) => {
      const draft = { name: '', description: null, requests: toDrafts([input]), secrets: null }
      return testSource(ctx, projectIdOf(ctx), draft, { variables: {}, signal: ctx.signal, span: ctx.span }).catch(
        error => {
          // The input is the one request of the source.
          throw withPaths(error, path => path.replace(/^requests\.0\.?/, ''))
        },
      )
    },
  }),
  testSource: t.field({
    type: CallResultRef,
    description:
      'Runs a source without saving it: each request as it was sent and what came back. It is checked as `saveSource` checks it. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { input: t.arg({ type: TestSourceInput, required: true, description: 'The source.' }) },
    resolve: (_root, { input }, ctx) => {
      const { name, requests, secrets, variables } = input
      const draft = { name: name ?? '', description: null, requests: toDrafts(requests), secrets: secrets ?? null }
      return testSource(ctx, projectIdOf(ctx), draft, {
        variables: readVariables(variables),
        signal: ctx.signal,
        span: ctx.span,
      })
    },
  }),
}))
