import { assertScope } from '../auth/guard.ts'
import { builder } from '../graphql/builder.ts'
import { type ManifestOutcome, uploadManifest } from './manifest.service.ts'
import { manifestTexts } from './manifest-texts.ts'

const UploadManifestInput = builder.inputType('UploadManifestInput', {
  description: 'A manifest of persisted documents.',
  fields: t => ({
    manifest: t.field({ type: 'JSON', required: true, description: manifestTexts.manifest }),
  }),
})

const UploadManifestPayload = builder.objectRef<ManifestOutcome>('UploadManifestPayload').implement({
  description: 'What became of the documents of a manifest.',
  fields: t => ({
    added: t.exposeInt('added', { description: manifestTexts.added }),
    known: t.exposeInt('known', { description: manifestTexts.known }),
  }),
})

builder.mutationField('uploadManifest', t =>
  t.field({
    type: UploadManifestPayload,
    description:
      'Saves the documents of a client, all or none, so that it can name them by `documentId: "sha256:<hash>"`, by their ids in the manifest or as persisted queries. Documents of before stay. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: { input: t.arg({ type: UploadManifestInput, required: true, description: 'The manifest.' }) },
    resolve: (_root, { input }, ctx) => uploadManifest(ctx, assertScope(ctx, 'manage'), input.manifest),
  }),
)
