import { useState } from 'react'
import { CopyBlock } from '../parts/copy.tsx'
import { languages, type SnippetLanguage, type SnippetTarget, snippetOf } from './snippets.ts'

/** Where and how to push. */
export function PushPanel(target: SnippetTarget) {
  const [language, setLanguage] = useState<SnippetLanguage>('curl')
  return (
    <div className="stack">
      <CopyBlock text={target.pushUrl} label="push URL" />
      <fieldset className="chips">
        <legend className="sr-only">Language of the example</legend>
        {languages.map(each => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={each === language}
            onClick={() => setLanguage(each)}
          >
            {each}
          </button>
        ))}
      </fieldset>
      <CopyBlock text={snippetOf(language, target, new Date())} label={`example in ${language}`} />
    </div>
  )
}
