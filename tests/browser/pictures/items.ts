import { cardItems } from './card-items.ts'
import type { PictureItem } from './item.ts'
import { pageItems } from './page-items.ts'
import { widgetItems } from './widget-items.ts'

/** In the order in which they are taken: those of the board first, since they share its page. */
export const items: readonly PictureItem[] = [...cardItems, ...widgetItems, ...pageItems]
