// The model receipt: list.
import { listOperation } from '../rest/list-operation.ts'
import { receiptList } from './receipt.list.ts'

export const receiptOperations = [
  listOperation(
    {
      model: 'receipt',
      scopes: ['read'],
      summary: 'Receipts of the pushes of the project, or of a widget by a condition; by default oldest first',
      example: { select: ['widget_id', 'caller', 'rows'], order: ['accepted_at DESC'], limit: 10 },
    },
    receiptList,
  ),
]
