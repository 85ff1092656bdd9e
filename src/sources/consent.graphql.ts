import DataLoader from 'dataloader'
import { projectIdOf } from '../auth/guard.ts'
import { AppError } from '../base/errors.ts'
import { builder } from '../graphql/builder.ts'
import { idOrNameArgs } from '../graphql/id-or-name-args.ts'
import type { Principal, RequestContext } from '../request/context.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { type ConsentPage, finishConsent, startConsent } from './consent.service.ts'
import { CONSENT_MINUTES } from './consent.ts'
import { grantStatesOf, type SourceGrantState } from './grant-state.service.ts'
import { SourcePayload, SourceRef, sourceOf } from './source.graphql.ts'
import type { Source } from './source.ts'

const grantStateLoader = perRequest(
  ctx =>
    new DataLoader<Source, SourceGrantState | null>(sources => grantStatesOf(ctx, projectIdOf(ctx), sources), {
      maxBatchSize: MAX_BATCH_SIZE,
    }),
)

const SourceGrantStateEnum = builder.enumType('SourceGrantState', {
  description: 'Whether a source has what it needs of OAuth 2.',
  values: {
    NOT_CONNECTED: { description: 'Nobody has consented yet.' },
    CONNECTED: { description: 'Its tokens are renewed by themselves.' },
    RECONNECT: {
      description: 'The service took its grant back: a person has to consent again, or save a new refresh token.',
    },
  } satisfies Record<SourceGrantState, { description: string }>,
})

builder.objectField(SourceRef, 'grantState', t =>
  t.field({
    type: SourceGrantStateEnum,
    nullable: true,
    description: 'Whether its refresh token or its consent is still good; null where no request has one.',
    resolve: (source, _args, ctx) => grantStateLoader(ctx).load(source),
  }),
)

const SourceConsentPayload = builder.objectRef<ConsentPage>('SourceConsentPayload').implement({
  description: 'Where a person consents.',
  fields: t => ({
    url: t.exposeString('url', { description: 'The page of the service, to be opened by the person.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: `Until when the person has to be back: ${CONSENT_MINUTES} minutes.`,
    }),
  }),
})

const FinishSourceConsentInput = builder.inputType('FinishSourceConsentInput', {
  description: 'What the service has added to the address of the dashboard.',
  fields: t => ({
    state: t.string({ required: true, description: 'The parameter `state`.' }),
    code: t.string({ required: true, description: 'The parameter `code`.' }),
  }),
})

builder.mutationFields(t => ({
  startSourceConsent: t.field({
    type: SourceConsentPayload,
    description:
      'Begins the consent of a person to a source whose request has an `authorizationUrl`: authorization code with PKCE. Only the same token can finish it, once. Needs the scope `manage`, and PUSHGRAPH_PUBLIC_URL, to which the service sends the person back.',
    authScopes: { manage: true },
    args: {
      ...idOrNameArgs('source'),
      request: t.arg.string({ description: 'The request whose client it is for. Default: the first that has one.' }),
    },
    resolve: async (_root, args, ctx) =>
      startConsent(ctx, principalOf(ctx), (await sourceOf(ctx, args)).sourceId, args.request ?? null),
  }),
  finishSourceConsent: t.field({
    type: SourcePayload,
    description:
      'Exchanges the code for tokens, which are stored encrypted. NOT_FOUND where the consent is over, was used, or was begun by another token. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { input: t.arg({ type: FinishSourceConsentInput, required: true, description: 'State and code.' }) },
    resolve: async (_root, { input }, ctx) => ({ source: await finishConsent(ctx, principalOf(ctx), input) }),
  }),
}))

function principalOf({ principal }: RequestContext): Principal {
  if (!principal) throw new AppError('UNAUTHENTICATED', 'This needs a token.')
  return principal
}
