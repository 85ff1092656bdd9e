// Saves, finds, lists, pauses and deletes feeds.
import { randomText } from '../auth/token.ts'
import { AppError, badInput, notFound } from '../base/errors.ts'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import { Issues } from '../base/issues.ts'
import { quote } from '../base/quote.ts'
import { isLost } from '../base/seal.ts'
import { isTimeZone } from '../core/zone.ts'
import { isUniqueViolation } from '../database/failure.ts'
import type { Page } from '../database/page.ts'
import { undeclared } from '../push/row-series.ts'
import type { Gateway } from '../request/context.ts'
import { encodeId } from '../request/global-id.ts'
import type { ListRequest } from '../request/page.ts'
import { issueOfCron, nextAfter } from '../schedule/cron.ts'
import { checkText } from '../sources/field-checks.ts'
import { issueOfMappingText } from '../sources/mapping.ts'
import { MIN_SECRET_LENGTH } from '../sources/redact.ts'
import { getSource, readVariables } from '../sources/source.service.ts'
import { sourceLimits } from '../sources/source.ts'
import { nameIssue } from '../widgets/name.ts'
import { MAX_NAME_LENGTH, type Widget } from '../widgets/widget.ts'
import type { FeedOrderField } from './feed.store.ts'
import {
  deleteFeedRow,
  selectFeedPage,
  selectFeedsById,
  selectFeedsByName,
  updatePaused,
  upsertFeed,
} from './feed.store.ts'
import { type Feed, type FeedHistory, feedLimits, hookPlace } from './feed.ts'
import type { FeedMapping } from './feed-metric.ts'
import { checkHookOptions } from './hook-check.ts'
import { type HookKind, isSignedKind } from './hook-kind.ts'
import type { HookOptions } from './hook-options.ts'
import { standardKey } from './signature.ts'

const HOOK_TOKEN_LENGTH = 32

export interface FeedDraft {
  readonly name: string
  /** The name of a source; `null`: what comes through the webhook is mapped itself. */
  readonly source: string | null
  readonly widgetId: WidgetId
  readonly mapping: FeedMapping
  readonly variables: unknown
  readonly history: FeedHistory
  readonly cron: string | null
  /** `null`: the project's. */
  readonly timeZone: string | null
  readonly hook: HookKind
  /** For signatures; `null`: as it is. */
  readonly hookSecret: string | null
  readonly hookOptions: HookOptions
}

/**
 * Makes a feed, or changes the one of this name, or the one with this id, which gets the name. Throws BAD_USER_INPUT with everything that is
 * wrong, NOT_FOUND for an id that nothing has, CONFLICT for a name that another feed has.
 */
export async function saveFeed(
  gateway: Gateway,
  projectId: ProjectId,
  draft: FeedDraft,
  id: Id | null = null,
): Promise<Feed> {
  const name = draft.name.trim()
  const known = id === null ? await findFeed(gateway, projectId, name) : await feedById(gateway, projectId, id)
  const widget = await gateway.services.catalogue.widget(projectId, draft.widgetId)
  if (!widget) throw notFound('widget')
  const source = draft.source === null ? null : await getSource(gateway, projectId, draft.source)
  const timeZone = draft.timeZone ?? (await gateway.services.auth.project(projectId)).timeZone
  const variables = readVariables(draft.variables)
  check({ ...draft, name, timeZone }, widget, known)
  const feedId = known?.feedId ?? gateway.makeId()
  const now = gateway.clock()
  const paused = known?.paused ?? false
  const next = draft.cron === null || paused ? null : nextAfter(draft.cron, timeZone, now)
  const feed: Feed = {
    projectId,
    feedId,
    name,
    sourceId: source?.sourceId ?? null,
    widgetId: widget.widgetId,
    mapping: draft.mapping,
    variables,
    history: draft.history,
    cron: draft.cron,
    timeZone,
    paused,
    hook: draft.hook,
    hookSealed: hookSealed(gateway, projectId, feedId, draft, known),
    hookOptions: draft.hookOptions,
    nextRunAt: next === null ? null : new Date(next),
    lastSuccessAt: known?.lastSuccessAt ?? null,
    truncated: known?.truncated ?? false,
    createdAt: known?.createdAt ?? new Date(now),
  }
  try {
    await upsertFeed(gateway.db, feed, new Date(now))
  } catch (error) {
    throw isUniqueViolation(error, 'feeds_name_key') ? nameTaken(name, id) : error
  }
  return feed
}

async function feedById(gateway: Gateway, projectId: ProjectId, id: Id): Promise<Feed> {
  const [feed] = await selectFeedsById(gateway.db, projectId, [id])
  if (!feed) throw notFound('feed')
  return feed
}

function nameTaken(name: string, id: Id | null): AppError {
  return id === null
    ? new AppError('CONFLICT', 'A feed of this name was made at this moment. Save again.', { retryAfter: 1 })
    : new AppError('CONFLICT', `There is another feed ${quote(name, 100)}.`)
}

function check(draft: FeedDraft & { readonly timeZone: string }, widget: Widget, known: Feed | null): void {
  const issues = new Issues()
  const { cron } = draft
  if (draft.name === '') issues.add('name', 'The name is empty.')
  checkText(draft.name, feedLimits.nameLength, 'name', issues)
  checkMapping(draft.mapping, widget, issues)
  if (!isTimeZone(draft.timeZone)) issues.add('timeZone', 'It is not an IANA time zone.')
  const issue = cron === null ? null : issueOfCron(cron, draft.timeZone)
  if (issue) issues.add('cron', issue)
  if (draft.source === null && cron !== null) issues.add('cron', 'A feed without a source has nothing to fetch.')
  if (draft.source === null && draft.hook === 'OFF') issues.add('hook', 'A feed without a source needs a webhook.')
  checkHookOptions(draft.hookOptions, draft.hook === 'HMAC', issues)
  checkHookSecret(draft, known, issues)
  issues.throwIfAny()
}

function checkMapping(mapping: FeedMapping, widget: Widget, issues: Issues): void {
  const { rows, filter, key, metrics } = mapping
  for (const [place, text] of Object.entries({ rows, filter, key })) checkMappingText(text, place, issues)
  if (metrics.length === 0 || metrics.length > feedLimits.metrics)
    issues.add('metrics', `A feed has 1 to ${feedLimits.metrics} metrics.`)
  for (const [index, metric] of metrics.slice(0, feedLimits.metrics).entries()) {
    const issue = metric.name === '' ? 'is empty.' : nameIssue(metric.name, MAX_NAME_LENGTH)
    if (issue) issues.add(`metrics.${index}.name`, `The metric's name ${issue}`)
    checkMappingText(metric.value, `metrics.${index}.value`, issues)
  }
  checkDimensions(mapping.dimensions, widget, issues)
  if (widget.keyKind === 'CATEGORY' && key === null)
    issues.add('key', 'The keys of this widget are categories: tell where a row holds its own.')
}

function checkDimensions(dimensions: FeedMapping['dimensions'], widget: Widget, issues: Issues): void {
  const names = dimensions.map(({ name }) => name)
  for (const [index, { name, value }] of dimensions.entries()) {
    if (!widget.dimensions.includes(name))
      issues.add(`dimensions.${index}.name`, `${quote(name, 100)} ${undeclared(widget.dimensions)}`)
    else if (names.indexOf(name) < index) issues.add(`dimensions.${index}.name`, 'It is given twice.')
    checkMappingText(value, `dimensions.${index}.value`, issues)
  }
}

/** Signed webhooks need one, which is kept where none is given; others have none. */
function checkHookSecret({ hook, hookSecret }: FeedDraft, known: Feed | null, issues: Issues): void {
  const isSigned = isSignedKind(hook)
  if (hookSecret === null) {
    if (isSigned && known?.hook !== hook) issues.add('hookSecret', 'Give the secret under which the sender signs.')
    return
  }
  if (hookSecret.length < MIN_SECRET_LENGTH || hookSecret.length > sourceLimits.secretLength)
    issues.add('hookSecret', `A secret is ${MIN_SECRET_LENGTH} to ${sourceLimits.secretLength} characters.`)
  if (!isSigned) issues.add('hookSecret', 'Only signed webhooks have a secret.')
  if (hook === 'STANDARD_WEBHOOKS' && standardKey(hookSecret) === null)
    issues.add('hookSecret', 'A secret of Standard Webhooks is base64, with `whsec_` before it.')
}

function checkMappingText(text: string | null, place: string, issues: Issues): void {
  if (text === null) return
  if (text.length > feedLimits.expressionLength)
    issues.add(place, `It is longer than ${feedLimits.expressionLength} characters.`)
  else {
    const issue = issueOfMappingText(text)
    if (issue) issues.add(place, issue)
  }
}

/** A token is made once and stays; a secret stays until another one is given. */
function hookSealed(
  gateway: Gateway,
  projectId: ProjectId,
  feedId: Id,
  draft: FeedDraft,
  known: Feed | null,
): Buffer | null {
  if (draft.hook === 'OFF') return null
  const isKept = draft.hookSecret === null && known?.hook === draft.hook && !isHookLost(gateway, known)
  if (isKept) return known.hookSealed
  const plain = draft.hookSecret ?? randomText(HOOK_TOKEN_LENGTH)
  return gateway.sealer.seal(plain, hookPlace(projectId, feedId))
}

/** Throws NOT_FOUND. */
export async function getFeed(gateway: Gateway, projectId: ProjectId, name: string): Promise<Feed> {
  const feed = await findFeed(gateway, projectId, name)
  if (!feed) throw new AppError('NOT_FOUND', `There is no feed ${quote(name, 100)}.`)
  return feed
}

export async function findFeed(gateway: Gateway, projectId: ProjectId, name: string): Promise<Feed | null> {
  return (await selectFeedsByName(gateway.db, projectId, [name]))[0] ?? null
}

export function listFeeds(
  gateway: Gateway,
  projectId: ProjectId,
  page: ListRequest<FeedOrderField>,
): Promise<Page<Feed>> {
  return selectFeedPage(gateway.db, projectId, page)
}

/** A paused feed runs neither by its schedule nor through its webhook. */
export async function pauseFeed(gateway: Gateway, feed: Feed, paused: boolean): Promise<Feed> {
  const now = gateway.clock()
  const next = paused || feed.cron === null ? null : nextAfter(feed.cron, feed.timeZone, now)
  const change = { paused, nextRunAt: next === null ? null : new Date(next) }
  await updatePaused(gateway.db, feed, change, new Date(now))
  return { ...feed, ...change }
}

export async function deleteFeed(gateway: Gateway, feed: Feed): Promise<void> {
  await deleteFeedRow(gateway.db, feed.projectId, feed.feedId)
}

/** Where a sender posts. With a token it is a secret; a signed webhook's is none. */
export function hookUrlOf(gateway: Gateway, feed: Feed): string | null {
  if (feed.hook === 'OFF' || feed.hookSealed === null) return null
  const url = `${gateway.publicUrl()}/hooks/${encodeId('Feed', feed.feedId)}`
  if (isHookLost(gateway, feed)) return null
  return feed.hook === 'TOKEN' ? `${url}?token=${openHook(gateway, feed)}` : url
}

/** Its token or secret went with a secret key: no sender can be known until another one is given. */
export function isHookLost({ sealer }: Gateway, { hookSealed, projectId, feedId }: Feed): boolean {
  return hookSealed !== null && isLost(hookSealed) && sealer.openedBy(hookSealed, hookPlace(projectId, feedId)) === null
}

/** The token, or the secret of the signature. */
export function openHook(gateway: Gateway, feed: Feed): string {
  if (feed.hookSealed === null) throw badInput('feed', 'The feed has no webhook.')
  return gateway.sealer.open(feed.hookSealed, hookPlace(feed.projectId, feed.feedId))
}
