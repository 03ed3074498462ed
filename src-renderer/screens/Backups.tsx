import { Screen } from '../parts/Screen.tsx'

export function Backups() {
  return <Screen title="Backups" />
}
