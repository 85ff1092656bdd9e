// The dashboard at `/`: built files with a policy that lets nothing run, load or listen but themselves and this gateway.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../base/errors.ts'
import { packageFile } from '../base/package-files.ts'
import { sendEnvelopeOf } from '../http/send-envelope.ts'
import { refuseOtherMethods } from '../http/wrong-route.ts'
import { hashOf } from '../pictures/refresh-script.ts'
import { pageStyle } from '../schedules/page-style.ts'
import { type BuiltFile, type BuiltFiles, readBuiltFiles } from './built-files.ts'

const BUILT = packageFile('dist/dashboard/')

const GRAPHIQL_ON = '<meta name="graphiql" content="on" />'
const GRAPHIQL_OFF = '<meta name="graphiql" content="off" />'

const POLICY = [
  "default-src 'self'",
  // The preview of a report: a frame in this page is held to its policy, too.
  "img-src 'self' data:",
  `style-src 'self' ${hashOf(pageStyle)}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')

const headers = {
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  vary: 'accept-encoding',
}

const NOT_BUILT = `<!doctype html><html lang="en"><title>Pushgraph</title>
<p>The dashboard is not built. Run <code>npm run build</code> beside package.json, after an <code>npm ci</code> with the
development packages, and load this page again.
GraphQL works without it: <a href="./graphql">GraphiQL</a>.</p></html>
`

interface Dashboard {
  /** Whether GraphiQL is there to be linked. */
  readonly graphiql: boolean
  /** Where the built files are. */
  readonly root?: URL
}

export async function dashboardRoutes(app: FastifyInstance, { graphiql, root = BUILT }: Dashboard): Promise<void> {
  let files: Promise<BuiltFiles | null> | undefined
  const read = async () => {
    files ??= readBuiltFiles(root, page => (graphiql ? page : page.replace(GRAPHIQL_ON, GRAPHIQL_OFF)))
    const found = await files
    // It may be built while the gateway runs.
    if (!found) files = undefined
    return found
  }
  const routes = ['/', '/icon.svg', '/assets/:name'].map(path => ({ method: 'GET', path }))
  refuseOtherMethods(app, routes, sendEnvelopeOf)
  app.get('/', { exposeHeadRoute: true }, async (request, reply) => {
    const page = (await read())?.get('index.html')
    return page
      ? send(page, request, reply)
      : reply.code(503).headers(headers).type('text/html; charset=utf-8').send(NOT_BUILT)
  })
  app.get('/icon.svg', (request, reply) => sendNamed('icon.svg', request, reply))
  app.get('/assets/:name', (request, reply) =>
    sendNamed(`assets/${(request.params as { name: string }).name}`, request, reply),
  )

  const sendNamed = async (name: string, request: FastifyRequest, reply: FastifyReply) => {
    const file = (await read())?.get(name)
    if (!file)
      throw new AppError('NOT_FOUND', 'There is no such file. The gateway may have been updated: load `/` again.')
    return send(file, request, reply)
  }
}

function send(file: BuiltFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply
    .headers(headers)
    .header('etag', file.etag)
    .header('cache-control', file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send()
  reply.type(file.type)
  if (!/\bgzip\b/.test(String(request.headers['accept-encoding']))) return reply.send(file.body)
  return reply.header('content-encoding', 'gzip').send(file.gzipped)
}
