import { Screen } from '../parts/Screen.tsx'

export function Recover() {
  return <Screen title="Recover" />
}
