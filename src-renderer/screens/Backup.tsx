import { Screen } from '../parts/Screen.tsx'

export function Backup() {
  return <Screen title="Read twice" />
}
