// Rows at addresses that work without a token: GET /data/{token}.csv, .json and .xlsx.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../base/errors.ts'
import { withPaths } from '../base/issues.ts'
import { abortSignalOf } from '../http/body.ts'
import { conditionalHeaders, type Endpoint, failures, notModified } from '../http/endpoint.ts'
import { rateLimitHeaders } from '../http/rate-limit.ts'
import { spanOf } from '../http/request-span.ts'
import { sendEnvelopeOf } from '../http/send-envelope.ts'
import { sendTagged } from '../http/send-tagged.ts'
import { refuseOtherMethods } from '../http/wrong-route.ts'
import type { Gateway } from '../request/context.ts'
import { createDeadlines, type Deadlines } from '../request/deadline.ts'
import { addressContext, limitKeyOf, readTable, toDataFile } from './data.service.ts'
import { type DataAddress, type DataFormat, dataFormats } from './data-address.ts'
import { dispositionOf, mediaTypes } from './data-file.ts'
import { dataQueries, readDataRequest } from './data-request.ts'

/** Revoking is felt at once: nothing is kept without asking again. The address is a secret. */
const headers = { 'cache-control': 'private, no-cache', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' }

const rowSchema = z.array(z.record(z.string(), z.unknown())).meta({ description: 'A row by the names of its columns.' })

const endpointOf = (format: DataFormat): Endpoint => ({
  id: `data_${format}`,
  tag: 'Native',
  summary: `The rows of a data address as ${format.toUpperCase()}`,
  description:
    'For spreadsheets and notebooks: the address is the credential, until it ends or is revoked (`createDataAddress`, `create/data-address`). `HEAD` answers the same without the rows.',
  credential: 'path',
  path: z.object({
    token: z.string().meta({ description: 'The secret of the address.', examples: ['data-address-token'] }),
  }),
  query: dataQueries[format],
  headers: conditionalHeaders,
  replies: {
    200: {
      description: 'The rows.',
      content: { [mediaTypes[format]]: format === 'json' ? rowSchema : null },
      headers: {
        ETag: 'The validator of these rows.',
        'Content-Disposition': 'The name of the file.',
        'Cache-Control': '`private, no-cache`: ask again each time.',
      },
    },
    304: notModified,
    ...failures([400, 404, 409, 429]),
  },
})

export async function dataRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  const deadlines = createDeadlines()
  app.addHook('onClose', async () => deadlines.close())
  const routes = dataFormats.map(format => ({ format, path: `/data/:token.${format}` }))
  const known = routes.flatMap(({ path }) => ['GET', 'HEAD'].map(method => ({ method, path })))
  refuseOtherMethods(app, known, sendEnvelopeOf)
  for (const { format, path } of routes) {
    const answerAs = (request: FastifyRequest, reply: FastifyReply) =>
      answer(gateway, deadlines, format, request, reply)
    app.get(path, { config: { endpoint: endpointOf(format) } }, answerAs)
    app.head(path, answerAs)
  }
  for (const path of ['/data/:token', '/data/:token/*']) app.get(path, refuseFormat)
}

const endings = dataFormats.map(format => `.${format}`)

/** It may be a right address with another ending, which is not looked for: who guesses learns nothing. */
async function refuseFormat(): Promise<never> {
  const message = `A data address ends in ${endings.slice(0, -1).join(', ')} or ${endings.at(-1)}.`
  throw new AppError('NOT_FOUND', message)
}

async function answer(
  gateway: Gateway,
  deadlines: Deadlines,
  format: DataFormat,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const address = await admit(gateway, request, reply)
  const late = new AbortController()
  const signal = AbortSignal.any([abortSignalOf(reply), late.signal])
  const details = { requestId: request.id, signal, address: request.ip, span: spanOf(request) }
  const ctx = addressContext(gateway, address, details)
  const asked = readDataRequest(address, format, request.query)
  const read = async () => {
    const release = await ctx.services.dataAddresses.reading.acquire(address.projectId, signal)
    try {
      return await toDataFile(ctx, address, await readTable(ctx, address, asked), { ...asked, format })
    } finally {
      release()
    }
  }
  const file = await deadlines
    .enforce(read(), () => late.abort())
    .catch(error => {
      throw withPaths(error, parameterOf)
    })
  reply.headers({ ...headers, 'content-disposition': dispositionOf(address.name, format) })
  return sendTagged(request, reply, file).catch(error => {
    // An error is no file.
    reply.removeHeader('content-disposition')
    throw error
  })
}

/** Wrong addresses cost who sends them like wrong credentials do; right ones are counted like tokens. */
async function admit(gateway: Gateway, request: FastifyRequest, reply: FastifyReply): Promise<DataAddress> {
  const { rateLimits, dataAddresses } = gateway.services
  const { token } = request.params as { token: string }
  rateLimits.takeAddress(request.ip)
  const address = await dataAddresses.open(token)
  if (address) {
    reply.headers(rateLimitHeaders(rateLimits.takeToken(limitKeyOf(address))))
    return address
  }
  rateLimits.failed(request.ip)
  throw new AppError('NOT_FOUND', 'This address does not work: it was changed, has ended or was revoked.')
}

/** `period.instants.before` is the parameter `before`. */
const parameterOf = (path: string): string => path.replace(/^period\.(?:\w+\.)*(?:preset$)?/, '') || 'period'
