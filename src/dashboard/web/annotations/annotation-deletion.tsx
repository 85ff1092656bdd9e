import { useSend } from '../api/ask.ts'
import type { AnnotationDetailFragment } from '../gql/graphql.ts'
import { Confirm } from '../parts/confirm.tsx'
import { deleteAnnotation } from './operations.ts'

interface AnnotationDeletionProps {
  readonly annotation: AnnotationDetailFragment
  deleted(): void
}

export function AnnotationDeletion({ annotation: { id, text }, deleted }: AnnotationDeletionProps) {
  const { send, errors } = useSend(deleteAnnotation)
  const confirm = async () => {
    const { data } = await send({ id })
    if (data) deleted()
  }
  return (
    <>
      <Confirm label="Delete" title={`Delete “${text}”?`} yes="Delete" confirm={confirm}>
        <p>Charts and reports do not show it any more.</p>
      </Confirm>
      {errors[0] && <span className="bad">{errors[0].message}</span>}
    </>
  )
}
