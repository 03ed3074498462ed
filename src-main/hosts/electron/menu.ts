/** The native menu: the standard items of each platform, by their roles, so that the system names and wires them. */
import type { MenuItemConstructorOptions } from 'electron'

export function menuTemplate(
  platform: string,
  packaged: boolean,
): readonly MenuItemConstructorOptions[] {
  const view: MenuItemConstructorOptions = {
    role: 'viewMenu',
    label: 'View',
    submenu: [
      { role: 'reload' },
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
      ...(packaged ? [] : [{ type: 'separator' } as const, { role: 'toggleDevTools' } as const]),
    ],
  }
  if (platform === 'darwin')
    return [{ role: 'appMenu' }, { role: 'editMenu' }, view, { role: 'windowMenu' }]
  return [
    { label: 'File', submenu: [{ role: 'quit' }] },
    { role: 'editMenu' },
    view,
    { label: 'Help', submenu: [{ role: 'about' }] },
  ]
}
