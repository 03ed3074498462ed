import { Screen } from '../parts/Screen.tsx'

export function Done() {
  return <Screen title="Done" />
}
