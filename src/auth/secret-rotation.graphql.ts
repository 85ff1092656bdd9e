import { builder } from '../graphql/builder.ts'
import { type RotationCounts, rotateSecrets } from './secret-rotation.service.ts'

const RotateSecretsPayload = builder.objectRef<RotationCounts>('RotateSecretsPayload').implement({
  description: 'What became of stored secrets.',
  fields: t => ({
    resealed: t.exposeInt('resealed', { description: 'How many were encrypted anew.' }),
    unreadable: t.exposeInt('unreadable', {
      description: 'How many none of the keys can read; they stay as they are. While there are none, old keys may go.',
    }),
  }),
})

builder.mutationField('rotateSecrets', t =>
  t.field({
    type: RotateSecretsPayload,
    description:
      'Encrypts everything anew that an old secret key has encrypted, in all projects. For an administrator of the first project. Needs the scope `admin`.',
    authScopes: { admin: true },
    resolve: (_root, _args, ctx) => rotateSecrets(ctx),
  }),
)
