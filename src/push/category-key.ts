import { quote } from '../base/quote.ts'
import type { KeyKind, Widget } from '../widgets/widget.ts'
import { type KeyResult, toKey } from './key.ts'

/** What is known of a widget's keys that are names. */
type Named = Pick<Widget, 'blankKeys'>

/**
 * The name that takes what is pushed under this one. Names have no blanks at their ends; one that was stored with them goes on receiving,
 * under each spelling that is not stored itself.
 */
function categoryOf({ blankKeys }: Named, sent: string): string {
  const name = sent.normalize('NFC')
  if (blankKeys === undefined) return name.trim()
  if (blankKeys === 'TOO_MANY') return name
  const trimmed = name.trim()
  return blankKeys.get(name) ?? blankKeys.get(trimmed) ?? trimmed
}

/** As `toKey`, for a widget that may have names with blanks. */
export function toWidgetKey(widget: Named, kind: KeyKind, text: string, timeZone: string): KeyResult {
  return toKey(kind, kind === 'CATEGORY' ? categoryOf(widget, text) : text, timeZone)
}

/** Names from before go on receiving, blanks and all; people are told how to be rid of them. */
export function blankKeyWarnings({ blankKeys }: Named, pushed: ReadonlySet<string>): string[] {
  if (blankKeys === undefined) return []
  if (blankKeys === 'TOO_MANY')
    return ['So many keys of this widget have blanks at their ends that keys are stored as they are pushed.']
  return [...pushed]
    .filter(key => key !== key.trim())
    .map(
      key =>
        `The key ${quote(key)} has blanks at its ends, and goes on receiving what is pushed as ${quote(key.trim())}. To be rid of them, delete its points and push them again.`,
    )
}
