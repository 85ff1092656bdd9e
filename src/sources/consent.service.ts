// The authorization code grant with PKCE (RFC 6749 4.1, RFC 7636): a person consents at the service, and comes back to the dashboard with a code.
import { randomBytes } from 'node:crypto'
import { AppError } from '../base/errors.ts'
import type { Id, ProjectId } from '../base/id.ts'
import { quote } from '../base/quote.ts'
import { sha256 } from '../base/seal.ts'
import type { Gateway, Principal } from '../request/context.ts'
import { insertConsent, takeConsent } from './consent.store.ts'
import { CONSENT_MINUTES, consentUrl, MAX_CODE_LENGTH, MAX_CONSENTS, type SealedConsent } from './consent.ts'
import { createFilling } from './filling.ts'
import { clientOf, consentPlace, grantedClientOf } from './grant.ts'
import { mapTexts } from './json-shape.ts'
import { createRedactor } from './redact.ts'
import { type CallableSource, sourceToCall } from './source.service.ts'
import type { OAuth2Spec, RequestSpec, Source } from './source.ts'
import { TemplateError, toText } from './template.ts'
import type { TemplateMode } from './template-engine.ts'
import { requestToken } from './token-endpoint.client.ts'

export interface ConsentPage {
  readonly url: string
  readonly expiresAt: Date
}

/** Where the person has to go. Throws BAD_USER_INPUT where no request asks for a consent, or nobody could come back. */
export async function startConsent(
  gateway: Gateway,
  principal: Principal,
  sourceId: Id,
  requestName: string | null,
): Promise<ConsentPage> {
  const { projectId } = principal
  const { publicUrl } = gateway.config
  if (publicUrl === null)
    throw new AppError('BAD_USER_INPUT', 'Set PUSHGRAPH_PUBLIC_URL: services send people back to this address.')
  const callable = await callableOf(gateway, projectId, sourceId)
  const request = callable.source.requests.find(
    it => isConsented(it) && (requestName === null || it.name === requestName),
  )
  const written = request && grantedClientOf(request)
  if (!written)
    throw new AppError('BAD_USER_INPUT', 'No request of the source has an authorizationUrl, by which people consent.')
  const spec = await filledClient(gateway, callable, request)
  const [state, verifier] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')]
  const redirectUri = `${publicUrl}/`
  const consent: SealedConsent = { verifier, client: clientOf(written).toString('hex'), redirectUri }
  const stateHash = sha256(state)
  const now = gateway.clock()
  const expiresAt = new Date(now + CONSENT_MINUTES * 60_000)
  const sealed = gateway.sealer.seal(JSON.stringify(consent), consentPlace(projectId, stateHash))
  const row = { projectId, stateHash, sourceId, principal: nameOf(principal), sealed, expiresAt }
  await insertConsent(gateway.db, row, new Date(now), MAX_CONSENTS)
  return { url: consentUrl(spec, { state, verifier, redirectUri }), expiresAt }
}

/** Exchanges the code. Throws NOT_FOUND for a state that is over, was used, or is of somebody else. */
export async function finishConsent(
  gateway: Gateway,
  principal: Principal,
  { state, code }: { readonly state: string; readonly code: string },
): Promise<Source> {
  const { projectId } = principal
  if (state.length > MAX_CODE_LENGTH || code.length > MAX_CODE_LENGTH)
    throw new AppError('BAD_USER_INPUT', `State and code have at most ${MAX_CODE_LENGTH} characters.`)
  const stateHash = sha256(state)
  // It is used up whatever comes of it.
  const taken = await takeConsent(gateway.db, projectId, stateHash, nameOf(principal), new Date(gateway.clock()))
  if (!taken)
    throw new AppError(
      'NOT_FOUND',
      `This consent is over: it was used, was begun by another token, or more than ${CONSENT_MINUTES} minutes ago. Begin again.`,
    )
  const consent = JSON.parse(gateway.sealer.open(taken.sealed, consentPlace(projectId, stateHash))) as SealedConsent
  const callable = await callableOf(gateway, projectId, taken.sourceId)
  const request = callable.source.requests.find(it => {
    const written = isConsented(it) ? grantedClientOf(it) : null
    return written !== null && clientOf(written).toString('hex') === consent.client
  })
  if (!request) throw new AppError('CONFLICT', 'The source was changed since the consent began. Begin again.')
  const spec = await filledClient(gateway, callable, request)
  const { fetcher, grants } = gateway.services.sources
  const form = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: consent.redirectUri,
    code_verifier: consent.verifier,
  }
  const issued = await requestToken(fetcher, spec, form, gateway.clock)
  const key = { projectId, sourceId: taken.sourceId, client: Buffer.from(consent.client, 'hex') }
  await grants.keep(gateway.db, key, issued)
  return callable.source
}

const isConsented = (request: RequestSpec) => (grantedClientOf(request)?.authorizationUrl ?? null) !== null

/** Whose a consent is. */
const nameOf = ({ tokenId, limitKey, name }: Principal) => JSON.stringify([tokenId, limitKey ?? null, name])

async function callableOf(gateway: Gateway, projectId: ProjectId, sourceId: Id): Promise<CallableSource> {
  const callable = await sourceToCall(gateway, projectId, sourceId)
  if (!callable) throw new AppError('NOT_FOUND', 'The source is not there any more.')
  return callable
}

async function filledClient(gateway: Gateway, { source, secrets }: CallableSource, request: RequestSpec) {
  const { templates, evaluators } = gateway.services.sources
  try {
    const filling = await createFilling(
      request,
      { secrets, variables: {} },
      {
        templates,
        redactor: createRedactor(),
        privateNames: new Set(),
        render: (texts, scope) =>
          evaluators.evaluate(source.projectId, { kind: 'templates', texts, scope, now: gateway.clock() }),
      },
    )
    const fill = (text: string, mode: TemplateMode) => toText(filling.value(text, mode))
    const { authorizationUrl, tokenUrl, ...texts } = grantedClientOf(request) as OAuth2Spec
    const filled = mapTexts(texts, text => fill(text, 'VALUE')) as typeof texts
    return {
      ...filled,
      tokenUrl: fill(tokenUrl, 'URL'),
      authorizationUrl: authorizationUrl && fill(authorizationUrl, 'URL'),
    }
  } catch (error) {
    if (error instanceof TemplateError)
      throw new AppError('BAD_USER_INPUT', `The credentials of ${quote(request.name)} cannot be filled in.`)
    throw error
  }
}
