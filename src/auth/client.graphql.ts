import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { pageArgs } from '../graphql/page-args.ts'
import { idOf } from '../request/global-id.ts'
import { OLDEST_FIRST, pageOf, toConnection } from '../request/page.ts'
import { ScopeEnum } from './auth.graphql.ts'
import { clientLoader } from './client.loader.ts'
import { createClient, type IssuedClient, listClients, revokeClient, rotateClientSecret } from './client.service.ts'
import type { Client, ClientKey } from './client.ts'
import { credentialTexts } from './credential-texts.ts'
import { assertScope, projectIdOf } from './guard.ts'

const ClientKeyRef = builder.objectRef<ClientKey>('ClientKey').implement({
  description: 'A public key whose private half signs the assertions of a client.',
  fields: t => ({
    kid: t.string({
      description: 'The id of the key: the `kid` that it came with, or its thumbprint (RFC 7638).',
      resolve: key => key.kid,
    }),
    type: t.string({ description: 'RSA or EC.', resolve: key => String(key.kty) }),
  }),
})

const ClientRef = builder.objectRef<Client>('Client')

builder.node(ClientRef, {
  description: 'Something that exchanges its id and secret, or a signed assertion, for tokens of 15 minutes.',
  authScopes: { admin: true },
  id: { resolve: client => client.tokenId, description: 'Global id.' },
  loadMany: (ids, ctx) => {
    assertScope(ctx, 'admin')
    return Promise.all(ids.map(id => clientLoader(ctx).load(id)))
  },
  fields: t => ({
    clientId: t.exposeString('clientName', { description: 'The `client_id` that it sends; no secret.' }),
    name: t.exposeString('name', { description: credentialTexts.note }),
    scopes: t.field({
      type: [ScopeEnum],
      description: 'What its tokens may do.',
      resolve: client => [...client.scopes],
    }),
    allowedIps: t.stringList({
      nullable: true,
      description: 'Addresses and networks that it and its tokens may be used from; null: any.',
      resolve: client => client.allowedIps && [...client.allowedIps],
    }),
    allowedEvents: t.stringList({
      nullable: true,
      description: credentialTexts.allowedEvents,
      resolve: client => client.allowedEvents && [...client.allowedEvents],
    }),
    publicKeys: t.field({
      type: [ClientKeyRef],
      description: 'Keys by which its assertions are checked.',
      resolve: client => [...client.publicKeys],
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true, description: credentialTexts.revokedAt }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a token of it was used last, written down at most once a minute; null: never.',
    }),
  }),
})

const ClientConnection = builder.connectionObject({
  type: ClientRef,
  name: 'ClientConnection',
  description: 'A page of clients.',
})

builder.queryField('clients', t =>
  t.field({
    type: ClientConnection,
    description: 'The clients of the project, oldest first, revoked ones too. Needs the scope `admin`.',
    authScopes: { admin: true },
    args: pageArgs,
    resolve: async (_root, args, ctx) => {
      const page = pageOf(args, OLDEST_FIRST)
      return toConnection(await listClients(ctx, projectIdOf(ctx), page), page)
    },
  }),
)

const CreateClientInput = builder.inputType('CreateClientInput', {
  description: 'A new client.',
  fields: t => ({
    name: t.string({ required: true, description: credentialTexts.newNote }),
    scopes: t.field({ type: [ScopeEnum], required: true, description: 'What its tokens may do; at least one.' }),
    allowedIps: t.stringList({
      description: credentialTexts.allowedIps,
    }),
    allowedEvents: t.stringList({ description: credentialTexts.newAllowedEvents }),
    publicKeys: t.stringList({
      description:
        'Public keys of its assertions, as PEM or JWK: RSA of 2,048 bits or more, P-256, P-384, P-521; at most 10.',
    }),
  }),
})

const CreateClientPayload = builder.objectRef<IssuedClient>('CreateClientPayload').implement({
  description: 'A client and its new secret.',
  fields: t => ({
    client: t.expose('client', { type: ClientRef, description: 'The client.' }),
    clientId: t.string({
      description: 'The `client_id` that it sends; no secret.',
      resolve: ({ client }) => client.clientName,
    }),
    clientSecret: t.exposeString('secret', {
      description: 'The `client_secret` that it sends. Shown now and never again.',
    }),
  }),
})

const ClientPayload = builder.objectRef<{ client: Client }>('ClientPayload').implement({
  description: 'The client as it is now.',
  fields: t => ({ client: t.expose('client', { type: ClientRef, description: 'The client as it is now.' }) }),
})

builder.mutationFields(t => ({
  createClient: t.field({
    type: CreateClientPayload,
    description:
      'Makes a client, which fetches tokens at `POST /api/oauth/token` or `POST /metrics/auth/token`. Needs the scope `admin`.',
    authScopes: { admin: true },
    args: { input: t.arg({ type: CreateClientInput, required: true, description: 'The new client.' }) },
    resolve: (_root, { input }, ctx) =>
      createClient(ctx, projectIdOf(ctx), {
        name: input.name,
        scopes: input.scopes,
        allowedIps: input.allowedIps ?? null,
        allowedEvents: input.allowedEvents ?? null,
        publicKeys: input.publicKeys ?? [],
      }),
  }),
  rotateClientSecret: t.field({
    type: CreateClientPayload,
    description: 'Gives a client a new secret; the old ones go on for the overlap. Needs the scope `admin`.',
    authScopes: { admin: true },
    args: {
      id: t.arg.id(globalIdOf('client')),
      overlapHours: t.arg.int({ defaultValue: 24, description: credentialTexts.overlapHours }),
    },
    resolve: (_root, { id, overlapHours }, ctx) =>
      rotateClientSecret(ctx, projectIdOf(ctx), idOf('Client', id), overlapHours ?? 24),
  }),
  revokeClient: t.field({
    type: ClientPayload,
    description: 'Ends a client and every token it fetched at once, in every gateway. Needs the scope `admin`.',
    authScopes: { admin: true },
    args: { id: t.arg.id(globalIdOf('client')) },
    resolve: async (_root, { id }, ctx) => ({ client: await revokeClient(ctx, projectIdOf(ctx), idOf('Client', id)) }),
  }),
}))
