// SPDX-License-Identifier: GPL-3.0-or-later
/** Wörter von `pin-one serve` in seinem Terminal. */
export const serveText = {
  help: (
    usualPort: number,
  ) => `pin-one serve: Pin One im Browser, für Computer ohne Bildschirm oder ohne Electron

  pin-one serve [--port N] [--no-open] [--lang en|de]

  --port N     lauscht auf 127.0.0.1:N (ohne Angabe: ${usualPort}, oder ein freier Port, wenn der belegt ist)
  --no-open    gibt nur die Adresse aus und öffnet keinen Browser
  --lang L     die Sprache dieses Textes und der Seite
  --help       dieser Text

Nur dieser Computer kann sich verbinden. Von einem anderen aus: ssh -L ${usualPort}:127.0.0.1:${usualPort} user@host
Die gezeigte Adresse gilt einmal. Drücke Enter, wo Pin One läuft, für eine neue
(ohne Terminal: kill -USR2 an die Prozessnummer).
`,
  badPort: (text: string): string =>
    `--port braucht eine Zahl von 0 (irgendein freier Port) bis 65535, nicht „${text}“.`,
  stopping: 'Pin One hält nach diesem Schritt an. Dann gibt es die Pins frei.',
  stopped: 'Angehalten.',
  portInUse: (port: number, next: number): string =>
    `Port ${port} ist belegt, vielleicht von einem anderen Pin One. Halte das andere an, oder wähle einen anderen Port: pin-one serve --port ${next}`,
  portReserved: (port: number, usual: number): string =>
    `Port ${port} ist dem System vorbehalten. Wähle einen über 1023: pin-one serve --port ${usual}`,
  cannotListen: (port: number, why: string): string =>
    `Pin One kann nicht auf 127.0.0.1:${port} lauschen: ${why}`,
  running: (version: string): string => `Pin One ${version} läuft. Die Adresse gilt einmal:`,
  elsewhere:
    'Von einem anderen Computer: Starte dort zuerst dies. Öffne dann dort dieselbe Adresse:',
  keys: 'Drücke Enter für eine neue Adresse, Strg+C zum Anhalten.',
  signals: (pid: number): string =>
    `Für eine neue Adresse: kill -USR2 ${pid}. Zum Anhalten: kill ${pid}.`,
  newAddress: 'Eine neue Adresse, die einmal gilt:',
  open: 'Pin One öffnen',
} as const

/** Was jemand liest, den die Webseite abweist. */
export const turnedAwayWords = {
  noPage: 'Diese Seite gibt es in Pin One nicht.',
  website: 'Eine andere Website darf Pin One nicht nutzen.',
  methods: 'Nur GET und HEAD werden beantwortet.',
  page: 'Nur die Seite von Pin One selbst darf sich verbinden.',
  used: 'Diese Adresse wurde schon genutzt, oder sie stammt nicht von Pin One.',
  host: (port: number): string =>
    `Das ist Pin One auf 127.0.0.1:${port}. Öffne diese Adresse. Nutze über ssh dieselbe Portnummer: ssh -L ${port}:127.0.0.1:${port} user@host`,
}
