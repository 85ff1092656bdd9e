// The OpenAPI document, GET /openapi.json, and a page that shows it, GET /docs: from files of our own, nothing of another host.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { packageVersion } from '../base/package-files.ts'
import type { Gateway } from '../request/context.ts'
import { type Endpoint, JSON_TYPE } from './endpoint.ts'
import { etagOf, sendUnlessKnown } from './etag.ts'
import { toOpenApi } from './openapi.ts'
import { sendEnvelopeOf } from './send-envelope.ts'
import { refuseOtherMethods } from './wrong-route.ts'

const known = z.object({
  'if-none-match': z.string().optional().meta({ description: 'The `ETag` of a reply that you have.' }),
})

const documentEndpoint: Endpoint = {
  id: 'openapi',
  tag: 'Operation',
  summary: 'This document',
  credential: 'none',
  headers: known,
  replies: {
    200: {
      description: 'OpenAPI 3.1.',
      content: { [JSON_TYPE]: z.looseObject({ openapi: z.string() }) },
      headers: { ETag: 'The validator of this reply.' },
    },
    304: { description: 'As you have it.' },
  },
}

const pageEndpoint: Endpoint = {
  id: 'docs',
  tag: 'Operation',
  summary: 'This document as a page, for people',
  credential: 'none',
  replies: { 200: { description: 'HTML.', content: { 'text/html': null } } },
}

/** The page's files come with the package swagger-ui-dist, except the one that starts it. */
const files: Readonly<Record<string, readonly [type: string, file: string | null]>> = {
  'swagger-ui.css': ['text/css; charset=utf-8', 'swagger-ui.css'],
  'swagger-ui-bundle.js': ['text/javascript; charset=utf-8', 'swagger-ui-bundle.js'],
  'start.js': ['text/javascript; charset=utf-8', null],
}

const START = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  validatorUrl: null,
  defaultModelsExpandDepth: 0,
  docExpansion: 'list',
  tryItOutEnabled: false,
})
`

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Pushgraph: the REST layer</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css">
  </head>
  <body>
    <div id="docs"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`

/** The renderer writes styles inline; scripts, requests and pictures come from here only. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export async function openapiRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  let document: string | undefined
  const read = () => {
    document ??= JSON.stringify(
      toOpenApi(app.registeredEndpoints, { version: packageVersion(), serverUrl: gateway.publicUrl() }),
    )
    return document
  }
  const paths = ['/openapi.json', '/docs', ...Object.keys(files).map(name => `/docs/${name}`)]
  refuseOtherMethods(
    app,
    paths.map(path => ({ method: 'GET', path })),
    sendEnvelopeOf,
  )
  app.get('/openapi.json', { config: { endpoint: documentEndpoint } }, (request, reply) => {
    const text = read()
    return sendUnlessKnown(request, reply, etagOf(text), () => reply.type('application/json; charset=utf-8').send(text))
  })
  app.get('/docs', { config: { endpoint: pageEndpoint } }, (_request, reply) =>
    reply
      .headers({ 'content-security-policy': POLICY, 'referrer-policy': 'no-referrer', 'cache-control': 'no-cache' })
      .type('text/html; charset=utf-8')
      .send(PAGE),
  )
  for (const [name, [type, file]] of Object.entries(files)) {
    app.get(`/docs/${name}`, (request, reply) => {
      const text = file === null ? START : fileText(file)
      return sendUnlessKnown(request, reply, etagOf(text), () => reply.type(type).send(text))
    })
  }
}

const texts = new Map<string, string>()

function fileText(file: string): string {
  let text = texts.get(file)
  if (text === undefined) {
    text = readFileSync(createRequire(import.meta.url).resolve(`swagger-ui-dist/${file}`), 'utf8')
    texts.set(file, text)
  }
  return text
}
