// A message as a mail, for whoever sends it.

import { contentIdOf, toMailHtml } from './mail-html.ts'
import type { MessageView } from './message-view.ts'
import { toPlainText } from './plain-text.ts'

export interface Mail {
  readonly messageId: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly pictures: readonly { readonly contentId: string; readonly bytes: Uint8Array }[]
  readonly files: readonly { readonly fileName: string; readonly contentType: string; readonly text: string }[]
}

const MAX_SUBJECT = 200

/** `from`: who sends it; its domain ends the id of the mail. */
export function toMail(view: MessageView, to: readonly string[], from: string): Mail {
  const domain = /@([^\s<>@]+?)>?$/.exec(from)?.[1] ?? 'localhost'
  return {
    messageId: `<${view.id}@${domain}>`,
    to,
    // A line end would begin a header.
    subject: [...view.message.title.replace(/\s+/g, ' ')].slice(0, MAX_SUBJECT).join(''),
    text: toPlainText(view),
    html: toMailHtml(view),
    pictures: view.pictures.flatMap(({ bytes }, nth) =>
      bytes === null ? [] : [{ contentId: contentIdOf(view.id, nth), bytes }],
    ),
    files: view.message.blocks.flatMap(block => (block.kind === 'attachment' ? [block] : [])),
  }
}
