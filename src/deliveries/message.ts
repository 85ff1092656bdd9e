// What is to be said, before any channel's words: a mail, a message of a chat and the body of a webhook are made of it.
import type { WidgetId } from '../base/id.ts'
import type { PictureRequest } from '../pictures/picture-request.ts'

type JsonData = string | number | boolean | null | readonly JsonData[] | JsonObject
export interface JsonObject {
  readonly [name: string]: JsonData
}

const severities = ['INFO', 'WARNING', 'RECOVERED'] as const
/** How a message is coloured. */
type Severity = (typeof severities)[number]

export interface Message {
  /** The type of a CloudEvent: `pushgraph.alert.firing`, `pushgraph.report`. */
  readonly type: string
  /** The subject of a CloudEvent: a path such as `alerts/alert_1`. */
  readonly subject: string
  /** ISO instant of what happened. */
  readonly time: string
  /** The subject of a mail, the heading of a message in a chat. */
  readonly title: string
  /** A path in the dashboard, such as `/widgets/widget_1`, without the public URL and the `#` that pages live behind. */
  readonly link: string | null
  readonly severity: Severity
  readonly blocks: readonly MessageBlock[]
  /** What webhooks and sources get: names, global ids, values as exact decimal texts. */
  readonly data: JsonObject
}

export interface MetricItem {
  readonly label: string
  /** Written for people, with its unit. */
  readonly value: string
  readonly change: string | null
}

export interface TableColumn {
  readonly label: string
  readonly isNumber: boolean
}

/** Texts are plain: paragraphs stand apart by a blank line, and nothing in them is markup. */
export type MessageBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'metrics'; readonly items: readonly MetricItem[] }
  | {
      readonly kind: 'table'
      readonly columns: readonly TableColumn[]
      readonly rows: readonly (readonly string[])[]
      /** Rows that were left out after these. */
      readonly omitted: number
    }
  /** Drawn when it is sent: its period is one of days, so that it shows what the message speaks of. */
  | { readonly kind: 'picture'; readonly widgetId: WidgetId; readonly alt: string; readonly request: PictureRequest }
  /** Goes with mails alone. */
  | { readonly kind: 'attachment'; readonly fileName: string; readonly contentType: 'text/csv'; readonly text: string }

/** Of a message as JSON, in UTF-8. */
export const MAX_MESSAGE_BYTES = 262_144
