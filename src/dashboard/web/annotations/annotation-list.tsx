import type { AnnotationDetailFragment } from '../gql/graphql.ts'
import { useMay } from '../session/viewer.ts'
import { AnnotationDeletion } from './annotation-deletion.tsx'
import { AnnotationForm } from './annotation-form.tsx'
import { kindName, whenOf } from './annotation-text.ts'

interface AnnotationListProps {
  readonly annotations: readonly AnnotationDetailFragment[]
  /** Where new ones are made; `null`: on the whole project. */
  readonly widgetId: string | null
  /** What stands where there is none. */
  readonly nothing: string
  /** One was made, changed or deleted. */
  changed(): void
}

/** Below a chart: what its marks say, reachable by keyboard, and for who may manage it the way to change them. */
export function AnnotationList({ annotations, widgetId, nothing, changed }: AnnotationListProps) {
  const mayManage = useMay('MANAGE')
  return (
    <div className="stack">
      {annotations.length === 0 && <p className="muted">{nothing}</p>}
      {annotations.length > 0 && (
        <ul className="annotations" aria-label="Annotations">
          {annotations.map(annotation => (
            <li key={annotation.id}>
              <OneAnnotation
                annotation={annotation}
                mayManage={mayManage}
                isOfWidget={widgetId !== null}
                changed={changed}
              />
            </li>
          ))}
        </ul>
      )}
      {mayManage && (
        <details>
          <summary>Add an annotation</summary>
          <AnnotationForm widgetId={widgetId} changed={changed} />
        </details>
      )}
    </div>
  )
}

interface OneAnnotationProps {
  readonly annotation: AnnotationDetailFragment
  readonly mayManage: boolean
  readonly isOfWidget: boolean
  changed(): void
}

function OneAnnotation({ annotation, mayManage, isOfWidget, changed }: OneAnnotationProps) {
  const { text, link, kind, createdBy, widget } = annotation
  return (
    <>
      <p>
        <strong>{whenOf(annotation)}</strong> {kind !== 'NOTE' && <span className="tag">{kindName(kind)}</span>}{' '}
        <span className="annotation-text">{text}</span>{' '}
        {link && (
          <a href={link} target="_blank" rel="noopener noreferrer" aria-label={`More about ${text}`}>
            More
          </a>
        )}
      </p>
      <p className="small muted">
        {isOfWidget ? (widget ? 'On this widget' : 'On the whole project') : widget ? `On ${widget.title}` : ''}
        {isOfWidget || widget ? ', by ' : 'By '}
        {createdBy}
      </p>
      {mayManage && (
        <div className="actions">
          <details>
            <summary aria-label={`Edit ${text}`}>Edit</summary>
            <AnnotationForm widgetId={widget?.id ?? null} annotation={annotation} changed={changed} />
          </details>
          <AnnotationDeletion annotation={annotation} deleted={changed} />
        </div>
      )}
    </>
  )
}
