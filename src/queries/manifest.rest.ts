// The model manifest: documents that a client was built with.
import { z } from 'zod'
import { operation } from '../rest/operation.ts'
import { uploadManifest } from './manifest.service.ts'
import { manifestTexts } from './manifest-texts.ts'

export const manifestOperations = [
  operation({
    method: 'create',
    model: 'manifest',
    action: 'uploadManifest',
    scopes: ['manage'],
    summary: 'Saves the documents of a client',
    description: 'All or none. Documents of before stay.',
    body: z.object({ manifest: z.record(z.string(), z.unknown()).meta({ description: manifestTexts.manifest }) }),
    reply: {
      model: z.object({
        added: z.int().meta({ description: manifestTexts.added }),
        known: z.int().meta({ description: manifestTexts.known }),
      }),
    },
    example: {
      manifest: {
        format: 'apollo-persisted-query-manifest',
        version: 1,
        operations: [{ id: 'Viewer-1', name: 'Viewer', type: 'query', body: 'query Viewer { viewer { name } }' }],
      },
    },
    isLarge: true,
    run: async ({ ctx, by, input }) => ({ model: await uploadManifest(ctx, by, input.manifest) }),
  }),
]
