import { causeText, checkText as words, likelyText } from '../text/check.ts'
import type { Cause } from '../wizard/suspects.ts'

/** Ranked causes, words instead of percentages, each with its one physical check. */
export function Causes({ causes }: { readonly causes: readonly Cause[] }) {
  if (causes.length === 0) return null
  return (
    <section>
      <h2 className="section">{words.fits}</h2>
      <ol className="causes">
        {causes.map(({ id, likely, wires = [] }, at) => (
          <li key={id} data-cause={id}>
            <span className="label">{at + 1}</span>
            <span>
              <b>{causeText[id]?.what}.</b>{' '}
              <span className="sub">
                {causeText[id]?.check}
                {wires.length > 1 ? ` ${words.inOrder(wires.join(', '))}` : ''}
              </span>
            </span>
            <span className="label">{likelyText[likely]}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
