// Public links: GET /share/{token}, a page, and GET /share/{token}/{id}.svg, its pictures.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError, badInput, httpStatusOf } from '../base/errors.ts'
import { abortSignalOf } from '../http/body.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { toAppError } from '../http/failure.ts'
import { idField } from '../http/field.ts'
import { spanOf } from '../http/request-span.ts'
import { PICTURE_POLICY, sendTagged } from '../http/send-tagged.ts'
import { refuseOtherMethods } from '../http/wrong-route.ts'
import { pictureQuery, pictureReplies, tagged } from '../pictures/picture-endpoint.ts'
import { type PictureRequest, readPictureRequest } from '../pictures/picture-request.ts'
import { createContext, type Gateway } from '../request/context.ts'
import { idOf } from '../request/global-id.ts'
import { sharedPage } from './share.service.ts'
import type { Share } from './share.ts'
import { shareErrorPage, sharePage, sharePolicy } from './share-page.ts'

/** Revoking is felt at once: nothing of it is kept without asking again. The address is a secret. */
const headers = { 'cache-control': 'private, no-cache', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' }

const refused = { description: 'A page that says why.', content: { 'text/html': null } }
const refusals = Object.fromEntries([400, 404, 429, 500, 503].map(status => [status, refused]))
const token = z.string().meta({ description: 'The secret of the link.', examples: ['share-link'] })
const shared = { tag: 'Pictures', credential: 'none' } as const

const pageEndpoint: Endpoint = {
  ...shared,
  id: 'share',
  summary: 'What a public link shows: a board or a widget, as a page of pictures',
  path: z.object({ token }),
  query: pictureQuery.pick({ period: true }),
  replies: { 200: { description: 'HTML.', content: { 'text/html': null } }, ...refusals },
}

const pictureEndpoint: Endpoint = {
  ...shared,
  ...tagged,
  id: 'share_svg',
  summary: 'A picture of a public link',
  path: z.object({ token, id: idField('widget') }),
  query: pictureQuery,
  replies: { ...pictureReplies('svg'), ...refusals },
}

export async function shareRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  await app.register(async scope => {
    scope.setErrorHandler((error, request, reply) => sendError(toAppError(error, request.log), reply))
    const routes = ['/share/:token', '/share/:token/:id.svg'].map(path => ({ method: 'GET', path }))
    refuseOtherMethods(scope, routes, sendError)
    scope.get('/share/:token', { config: { endpoint: pageEndpoint } }, async (request, reply) => {
      const share = await admit(gateway, request)
      const { token } = request.params as { token: string }
      const period = periodOf(request.query as Record<string, unknown>)
      const shown = await sharedPage(gateway, share)
      if (!shown) throw ended()
      return page(reply).send(sharePage(shown.title, token, shown.widgets, period))
    })
    scope.get('/share/:token/:id.svg', { config: { endpoint: pictureEndpoint } }, async (request, reply) => {
      const share = await admit(gateway, request)
      const { id } = request.params as { id: string }
      const widgetId = idOf('Widget', id)
      const shown = await sharedPage(gateway, share)
      const found = shown?.widgets.find(({ widget }) => widget.widgetId === widgetId)
      if (!found) throw ended()
      const pictureRequest = wholeOf(readPictureRequest(request.query as Record<string, unknown>), share)
      const about = {
        requestId: request.id,
        principal: null,
        signal: abortSignalOf(reply),
        address: request.ip,
        span: spanOf(request),
      }
      const ctx = createContext(gateway, about)
      const picture = await gateway.services.pictures.picture(ctx, found.widget, 'svg', pictureRequest)
      reply.headers({ ...headers, 'content-security-policy': PICTURE_POLICY })
      return sendTagged(request, reply, picture)
    })
  })
}

/** Wrong links cost their address like wrong credentials do; right ones open whatever else came from there. */
async function admit(gateway: Gateway, request: FastifyRequest): Promise<Share> {
  const { rateLimits, shares } = gateway.services
  const { token } = request.params as { token: string }
  rateLimits.takeAddress(request.ip)
  const share = await shares.find(gateway, token)
  if (share) return share
  rateLimits.failed(request.ip)
  throw ended()
}

function periodOf(query: Readonly<Record<string, unknown>>) {
  const { period } = readPictureRequest(query)
  if (period && !('preset' in period)) throw badInput('period', 'Name a period.')
  return period?.preset ?? null
}

/** Who made the link has shown the widget, and not what its numbers are made of. */
function wholeOf(request: PictureRequest, { showsAnnotations }: Share): PictureRequest {
  const { by, where, onlyDays } = request
  if (onlyDays !== 'ALL') throw badInput('only_days', 'A public link shows all days.')
  if (by.length > 0 || where.length > 0)
    throw badInput(by.length > 0 ? 'by' : 'where', 'A public link shows a widget as a whole, without its dimensions.')
  if (request.annotations && !showsAnnotations) throw badInput('annotations', 'This public link shows no annotations.')
  return { ...request, annotations: showsAnnotations }
}

/** The same for all that is wrong with a link: it tells nothing of what there was. */
function ended(): AppError {
  return new AppError(
    'NOT_FOUND',
    'This link does not work, or does not work any more. Ask the person who gave it to you.',
  )
}

function page(reply: FastifyReply): FastifyReply {
  return reply
    .headers({ ...headers, 'content-security-policy': sharePolicy, 'x-frame-options': 'DENY' })
    .type('text/html; charset=utf-8')
}

function sendError({ code, message, retryAfter }: AppError, reply: FastifyReply): FastifyReply {
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  return page(reply).code(httpStatusOf[code]).header('cache-control', 'no-store').send(shareErrorPage(message))
}
