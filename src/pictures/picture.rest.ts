// Charts as URLs: GET /widgets/{id}.svg, GET /widgets/{id}.png, and GET /embed/{id}, a page around one.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { assertScope } from '../auth/guard.ts'
import { AppError, notFound } from '../base/errors.ts'
import type { ProjectId } from '../base/id.ts'
import { abortSignalOf } from '../http/body.ts'
import { spanOf } from '../http/request-span.ts'
import { sendEnvelopeOf } from '../http/send-envelope.ts'
import { PICTURE_POLICY, sendTagged } from '../http/send-tagged.ts'
import { refuseOtherMethods } from '../http/wrong-route.ts'
import { createContext, type Gateway, type Principal, type RequestContext } from '../request/context.ts'
import { idOf } from '../request/global-id.ts'
import { divisible, restrictable } from '../request/restriction.ts'
import type { Widget } from '../widgets/widget.ts'
import { embedPage, embedPolicy } from './embed-page.ts'
import { pictureEndpoints } from './picture-endpoint.ts'
import type { PictureForm } from './picture-link.ts'
import { isSpelledAsSigned, type PictureRequest, readPictureRequest } from './picture-request.ts'

/** What a page that was opened with a token shows may be looked at for so long. */
const EMBEDDED_SECONDS = 3_600
/** How old a picture may be before it is asked for again. */
const FRESH_SECONDS = 60

export async function pictureRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  const paths = ['/widgets/:id.svg', '/widgets/:id.png', '/embed/:id']
  const routes = paths.map(path => ({ method: 'GET', path }))
  refuseOtherMethods(app, routes, sendEnvelopeOf)
  for (const form of ['svg', 'png'] as const) {
    app.get(`/widgets/:id.${form}`, { config: { endpoint: pictureEndpoints[form] } }, async (request, reply) => {
      const grant = await admit(gateway, form, request, reply)
      const picture = await gateway.services.pictures.picture(grant.ctx, grant.widget, form, grant.picture)
      const visibility = grant.isSigned ? 'public' : 'private'
      reply.headers({
        'cache-control': `${visibility}, max-age=${grant.freshSeconds}`,
        vary: 'authorization',
        'content-security-policy': PICTURE_POLICY,
      })
      return sendTagged(request, reply, picture)
    })
  }
  app.get('/embed/:id', { config: { endpoint: pictureEndpoints.embed } }, async (request, reply) => {
    const { widget, picture, expires } = await admit(gateway, 'embed', request, reply)
    const { projectId, widgetId } = widget
    const light = { projectId, widgetId, form: 'svg' as const, request: picture, expires }
    const address = gateway.services.pictures.sign(light)
    return reply
      .headers({
        'content-security-policy': embedPolicy,
        'cache-control': 'private, no-cache',
        'referrer-policy': 'no-referrer',
      })
      .type('text/html; charset=utf-8')
      .send(embedPage(widget.title, `../${address}`, picture))
  })
}

interface PictureGrant {
  readonly ctx: RequestContext
  readonly widget: Widget
  readonly picture: PictureRequest
  readonly isSigned: boolean
  readonly freshSeconds: number
  /** Until when what is shown may be looked at, in seconds since 1970. */
  readonly expires: number
}

/** By signature, else by a token: with the scope `read`, or `manage` for the page, which shows a signed address that outlives the token. */
async function admit(
  gateway: Gateway,
  form: PictureForm,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<PictureGrant> {
  const query = request.query as Readonly<Record<string, unknown>>
  const { signature } = query
  const isSigned = signature !== undefined
  const now = gateway.clock()
  const expires = Math.floor(now / 1_000) + EMBEDDED_SECONDS
  const { id } = request.params as { id: string }
  const contextOf = (principal: Principal | null) =>
    createContext(gateway, {
      requestId: request.id,
      principal,
      signal: abortSignalOf(reply),
      address: request.ip,
      span: spanOf(request),
    })
  if (!isSigned) {
    const principal = await gateway.services.auth.admit(request, reply)
    const isPage = form === 'embed'
    const { projectId } = assertScope({ principal }, isPage ? 'manage' : 'read', isPage ? restrictable : divisible)
    const picture = readPictureRequest(query)
    const ctx = contextOf(principal)
    return { ctx, widget: await widgetOf(ctx, projectId, id), picture, isSigned, freshSeconds: FRESH_SECONDS, expires }
  }
  const { rateLimits, pictures } = gateway.services
  rateLimits.takeAddress(request.ip)
  const picture = readPictureRequest(query)
  const link = pictures.verify(String(signature), { widgetId: idOf('Widget', id), form, request: picture })
  if (!link || !isSpelledAsSigned(query, picture)) {
    rateLimits.failed(request.ip)
    throw new AppError('FORBIDDEN', 'The address was not signed here, was changed, or has ended.')
  }
  const left = Math.floor(link.expires - now / 1_000)
  const ctx = contextOf(null)
  return {
    ctx,
    widget: await widgetOf(ctx, link.projectId, id),
    picture,
    isSigned,
    freshSeconds: Math.max(0, Math.min(FRESH_SECONDS, left)),
    expires: link.expires,
  }
}

async function widgetOf(gateway: Gateway, projectId: ProjectId, id: string): Promise<Widget> {
  const widget = await gateway.services.catalogue.widget(projectId, idOf('Widget', id))
  if (!widget) throw notFound('widget')
  return widget
}
