import { projectLoader } from '../auth/project-loader.ts'
import { selectReceipts } from './receipt.store.ts'

export const receiptLoader = projectLoader(selectReceipts, receipt => receipt.receiptId)
