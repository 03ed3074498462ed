import { Screen } from '../parts/Screen.tsx'

export function Check() {
  return <Screen title="Check" />
}
