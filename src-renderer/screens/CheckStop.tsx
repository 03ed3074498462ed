// SPDX-License-Identifier: GPL-3.0-or-later
import { Button } from '../parts/Button.tsx'
import { Screen } from '../parts/Screen.tsx'
import { VoltageScale } from '../parts/VoltageScale.tsx'
import { ask } from '../store/actions.ts'
import { checkText as words } from '../text/check.ts'
import type { WizardView } from '../wizard/view.ts'
import { BackButton } from './pieces/BackButton.tsx'
import { ChipFacts } from './pieces/ChipFacts.tsx'

/** The chip must not get its present supply voltage. */
export function Stop({ view }: { readonly view: WizardView }) {
  const { session } = view.snapshot
  return (
    <Screen
      urgent
      title={words.stopTitle}
      lead={words.stopLead}
      back={<BackButton to="package" />}
      commit={
        <Button look="go" onPress={() => void ask('session.close', undefined)}>
          {words.powerOff}
        </Button>
      }
    >
      <ChipFacts view={view} />
      <VoltageScale
        supplyMv={session?.chip?.supplyMv ?? session?.answeredSupplyMv ?? null}
        programmerMv={view.programmerMv}
      />
    </Screen>
  )
}
