import { projectLoader } from '../auth/project-loader.ts'
import type { Id } from '../base/id.ts'
import type { RequestContext } from '../request/context.ts'
import type { PushReceipt } from './push.ts'
import { selectReceipts } from './receipt.store.ts'

const receiptLoader = projectLoader(selectReceipts, receipt => receipt.receiptId)

/** A receipt of the caller's project, of a widget that can be seen; `null` where there is none. */
export async function findReceipt(ctx: RequestContext, receiptId: Id): Promise<PushReceipt | null> {
  const receipt = await receiptLoader(ctx).load(receiptId)
  const { visible } = ctx.services.catalogue
  return receipt && visible?.has(receipt.widgetId) !== false ? receipt : null
}
