import { type Starter, starters } from './starters.ts'

/** Sources to begin with: one takes the place of what is in the editor. */
export function StarterGallery({ choose }: { choose: (starter: Starter) => void }) {
  return (
    <section className="stack" aria-labelledby="starters">
      <h2 id="starters">Begin with</h2>
      <div className="starters">
        {starters.map(starter => (
          <button key={starter.title} type="button" className="button starter" onClick={() => choose(starter)}>
            <strong>{starter.title}</strong>
            <span className="muted small">{starter.description}</span>
          </button>
        ))}
      </div>
    </section>
  )
}
