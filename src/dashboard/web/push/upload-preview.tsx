import { formatNumber } from '../parts/format.ts'
import { Notice } from '../parts/notice.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { type Inspection, rowsText } from './upload.ts'

/** What becomes of which column, and what is wrong where. */
export function UploadPreview({ found }: { found: Inspection }) {
  const { keyColumn, dimensions, metrics, first, rows, issues, issueCount } = found
  return (
    <>
      <Scroll label="Preview of the file">
        <table>
          <thead>
            <tr>
              <th scope="col">
                {keyColumn}
                <div className="small muted">key</div>
              </th>
              {dimensions.map(name => (
                <th key={name} scope="col">
                  {name}
                  <div className="small muted">dimension</div>
                </th>
              ))}
              {metrics.map(name => (
                <th key={name} scope="col" className="number">
                  {name}
                  <div className="small muted">metric</div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first.map(row => (
              <tr key={row.line}>
                <th scope="row">{row.key}</th>
                {dimensions.map(name => (
                  <td key={name}>{row.dimensions.find(({ dimension }) => dimension === name)?.value ?? '–'}</td>
                ))}
                {metrics.map(name => (
                  <td key={name} className="number">
                    {row.values.find(({ metric }) => metric === name)?.value ?? '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="muted small">
        {first.length} of {rowsText(rows)}.
      </p>
      {issueCount > 0 && (
        <Notice kind="bad">
          <p>
            {issueCount === 1 ? 'A value is wrong' : `${formatNumber(issueCount)} values are wrong`}; nothing was
            pushed.
          </p>
          <ul>
            {issues.map(({ line, column, message }) => (
              <li key={`${line} ${column}`}>
                Line {line}
                {column !== null && `, ${column}`}: {message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
