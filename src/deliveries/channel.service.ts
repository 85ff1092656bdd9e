// Saves, finds, lists and deletes channels.
import { AppError, notFound } from '../base/errors.ts'
import type { Id, ProjectId } from '../base/id.ts'
import { Issues } from '../base/issues.ts'
import { quote } from '../base/quote.ts'
import { isUniqueViolation } from '../database/failure.ts'
import type { Page } from '../database/page.ts'
import type { Gateway } from '../request/context.ts'
import { findSource, readVariables } from '../sources/source.service.ts'
import {
  type ChannelSearch,
  deleteChannelRow,
  selectChannelByName,
  selectChannelCount,
  selectChannelPage,
  selectChannelsById,
  upsertChannel,
} from './channel.store.ts'
import { type Channel, type ChannelKind, channelLimits, hasUrl } from './channel.ts'
import { type ChannelDraft, checkDraft, mergeHeaders } from './channel-draft.ts'
import {
  areSecretsLost,
  type ChannelSecrets,
  noSecrets,
  openSecrets,
  sealSecrets,
  withNewSecret,
} from './channel-secrets.ts'
import { eventWidgetsOf } from './event-widgets.service.ts'
import { checkVariables } from './source-variables.ts'

export interface SavedChannel {
  readonly channel: Channel
  /** Where one was made now: it is never shown again. */
  readonly signingSecret: string | null
}

/**
 * Makes a channel, or changes the one of this name, or the one with this id, which gets the name. Throws BAD_USER_INPUT with everything that
 * is wrong, NOT_FOUND for an id that nothing has, CONFLICT for a name that another channel has.
 */
export async function saveChannel(
  gateway: Gateway,
  projectId: ProjectId,
  given: ChannelDraft,
  id: Id | null = null,
): Promise<SavedChannel> {
  const draft = { ...given, name: given.name.trim() }
  const known =
    id === null
      ? await selectChannelByName(gateway.db, projectId, draft.name)
      : await getChannel(gateway, projectId, id)
  if (!known) await assertRoom(gateway, projectId)
  const checked = await check(gateway, projectId, draft, known)
  const { kind, secrets: before } = checked
  const now = gateway.clock()
  const changed: ChannelSecrets = { ...before, url: draft.url ?? before.url, headers: checked.headers }
  const isSigned = kind === 'WEBHOOK' && (changed.signing.length === 0 || draft.rotateSecret === true)
  const secrets = isSigned ? withNewSecret(changed, now) : changed
  const key = { projectId, channelId: known?.channelId ?? gateway.makeId() }
  const to = draft.to ?? known?.to ?? []
  const channel: Channel = {
    ...key,
    ...restOf(draft, known),
    kind,
    target: targetOf(kind, secrets.url, to),
    headerNames: Object.keys(checked.headers),
    to,
    sourceId: checked.sourceId,
    variables: checked.variables,
    sealed: hasUrl(kind) ? sealSecrets(gateway.sealer, key, secrets) : null,
    eventWidgetIds: checked.eventWidgetIds,
    createdAt: known?.createdAt ?? new Date(now),
    updatedAt: new Date(now),
  }
  try {
    await upsertChannel(gateway.db, channel)
  } catch (error) {
    throw isUniqueViolation(error, 'channels_name_key') ? nameTaken(draft.name, id) : error
  }
  return { channel, signingSecret: isSigned ? (secrets.signing[0]?.secret ?? null) : null }
}

const restOf = (draft: ChannelDraft, known: Channel | null) => ({
  name: draft.name,
  body: draft.body ?? known?.body ?? 'CLOUDEVENTS',
  events: [...new Set(draft.events ?? known?.events ?? [])],
  paused: draft.paused ?? known?.paused ?? false,
})

/** Throws BAD_USER_INPUT with everything that is wrong. */
async function check(gateway: Gateway, projectId: ProjectId, draft: ChannelDraft, known: Channel | null) {
  const issues = new Issues()
  const { rules, templates } = gateway.services.sources
  const kind = kindOf(draft, known, issues)
  checkDraft(draft, kind, known === null, rules, issues)
  if (kind === 'EMAIL' && gateway.config.smtpUrl === null)
    issues.add('kind', 'This gateway sends no mails: its operator has not set SMTP_URL and MAIL_FROM.')
  const sourceId = await sourceIdOf(gateway, projectId, draft, known, issues)
  const variables = draft.variables === undefined ? (known?.variables ?? {}) : readVariables(draft.variables)
  if (kind === 'SOURCE') checkVariables(templates, variables, issues)
  const eventWidgetIds = await eventWidgetsOf(gateway, projectId, draft.widgetIds, known, issues)
  const secrets = secretsOf(gateway, draft, known, issues)
  const headers = kind === 'WEBHOOK' ? mergeHeaders(secrets.headers, draft.headers, issues) : {}
  issues.throwIfAny()
  return { kind, sourceId, variables, eventWidgetIds, secrets, headers }
}

/** Those of before. */
function secretsOf(gateway: Gateway, draft: ChannelDraft, known: Channel | null, issues: Issues): ChannelSecrets {
  if (!known) return noSecrets
  if (!areSecretsLost(known)) return openSecrets(gateway.sealer, known)
  if (draft.url === undefined) issues.add('url', 'The URL was lost with the secret key of before. Give it anew.')
  return noSecrets
}

function kindOf({ kind, name }: ChannelDraft, known: Channel | null, issues: Issues): ChannelKind {
  if (known && kind !== undefined && kind !== known.kind)
    issues.add('kind', `The channel ${quote(name, 100)} is of the kind ${known.kind}, which stays. Make another one.`)
  if (!known && kind === undefined) issues.add('kind', 'Give the kind of the new channel.')
  return known?.kind ?? kind ?? 'WEBHOOK'
}

async function sourceIdOf(
  gateway: Gateway,
  projectId: ProjectId,
  { source }: ChannelDraft,
  known: Channel | null,
  issues: Issues,
): Promise<Id | null> {
  if (source === undefined) return known?.sourceId ?? null
  const found = await findSource(gateway, projectId, source)
  if (!found) issues.add('source', `There is no source ${quote(source, 100)}.`)
  return found?.sourceId ?? null
}

/** The host alone: whoever has the path of a chat or of a webhook may post there. */
function targetOf(kind: ChannelKind, url: string | null, to: readonly string[]): string {
  if (kind === 'EMAIL') return to.length > 3 ? `${to.slice(0, 3).join(', ')} and ${to.length - 3} more` : to.join(', ')
  return url === null ? '' : (URL.parse(url)?.origin ?? '')
}

async function assertRoom(gateway: Gateway, projectId: ProjectId): Promise<void> {
  const { perProject } = channelLimits
  if ((await selectChannelCount(gateway.db, projectId)) >= perProject)
    throw new AppError('CONFLICT', `The project has ${perProject} channels already. Delete one.`)
}

function nameTaken(name: string, id: Id | null): AppError {
  return id === null
    ? new AppError('CONFLICT', 'A channel of this name was made at this moment. Save again.', { retryAfter: 1 })
    : new AppError('CONFLICT', `There is another channel ${quote(name, 100)}.`)
}

/** Throws NOT_FOUND. */
async function getChannel(gateway: Gateway, projectId: ProjectId, id: Id): Promise<Channel> {
  const [channel] = await selectChannelsById(gateway.db, projectId, [id])
  if (!channel) throw notFound('channel')
  return channel
}

/** Throws NOT_FOUND. */
export async function getChannelByName(gateway: Gateway, projectId: ProjectId, name: string): Promise<Channel> {
  const channel = await findChannel(gateway, projectId, name)
  if (!channel) throw new AppError('NOT_FOUND', `There is no channel ${quote(name, 100)}.`)
  return channel
}

export function findChannel(gateway: Gateway, projectId: ProjectId, name: string): Promise<Channel | null> {
  return selectChannelByName(gateway.db, projectId, name.trim())
}

/** Those of these ids that the project has, in one statement. */
export function channelsById(gateway: Gateway, projectId: ProjectId, ids: readonly Id[]): Promise<Channel[]> {
  return ids.length === 0 ? Promise.resolve([]) : selectChannelsById(gateway.db, projectId, ids)
}

export function listChannels(gateway: Gateway, projectId: ProjectId, page: ChannelSearch): Promise<Page<Channel>> {
  return selectChannelPage(gateway.db, projectId, page)
}

/** With its deliveries. Throws NOT_FOUND. */
export async function deleteChannel(gateway: Gateway, { projectId, channelId }: Channel): Promise<void> {
  if (!(await deleteChannelRow(gateway.db, projectId, channelId))) throw notFound('channel')
}
