// The pictures of a message, drawn when it is sent, and addresses under which others may fetch them.
import { AppError } from '../base/errors.ts'
import type { ProjectId } from '../base/id.ts'
import { createContext, type Gateway } from '../request/context.ts'
import { ownPrincipal } from '../request/own-principal.ts'
import type { Message, MessageBlock } from './message.ts'
import type { Picture } from './message-view.ts'

/** An address outlives the message for so long. */
export const PICTURE_DAYS = 90

type PictureBlock = Extract<MessageBlock, { kind: 'picture' }>

/** Throws UNAVAILABLE where drawing may succeed later; what can never be drawn has no bytes. */
export async function picturesOf(
  gateway: Gateway,
  projectId: ProjectId,
  message: Message,
  { draws, signal }: { readonly draws: boolean; readonly signal: AbortSignal },
): Promise<Picture[]> {
  const blocks = message.blocks.filter(block => block.kind === 'picture')
  const pictures: Picture[] = []
  for (const block of blocks) {
    const { width, height } = block.request
    const bytes = draws ? await bytesOf(gateway, projectId, block, signal) : null
    pictures.push({ alt: block.alt, url: urlOf(gateway, projectId, message, block), bytes, width, height })
  }
  return pictures
}

/** From the time of the message on: each try has the same one. */
function urlOf(
  { config, services }: Gateway,
  projectId: ProjectId,
  { time }: Message,
  { widgetId, request }: PictureBlock,
): string | null {
  if (config.publicUrl === null) return null
  const expires = Math.floor(new Date(time).getTime() / 1_000) + PICTURE_DAYS * 86_400
  return `${config.publicUrl}/${services.pictures.sign({ projectId, widgetId, form: 'png', request, expires })}`
}

async function bytesOf(
  gateway: Gateway,
  projectId: ProjectId,
  { widgetId, request }: PictureBlock,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  const widget = await gateway.services.catalogue.widget(projectId, widgetId)
  if (!widget) return null
  try {
    // The message speaks of the project, to whom somebody with `manage` has chosen.
    const principal = ownPrincipal(projectId, 'delivery', ['read'])
    const ctx = createContext(gateway, { requestId: 'delivery', principal, signal })
    const picture = await gateway.services.pictures.picture(ctx, widget, 'png', request)
    return await picture.bytes()
  } catch (error) {
    if (error instanceof AppError && error.code !== 'UNAVAILABLE') return null
    throw error
  }
}
