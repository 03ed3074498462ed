// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Wofür ein Teil eines Images da ist, für jemanden, der noch nie eines sah. Nach dem, der ihn nennt, und seinem Namen
 * dort.
 */

const descriptor = {
  title: 'Flash-Deskriptor',
  purpose:
    'Sagt dem Chipsatz, wie der Chip geteilt ist und wer wohin schreiben darf. Ohne ihn startet das Mainboard nicht.',
}
const managementEngine = {
  title: 'Management Engine',
  purpose:
    'Firmware von Intels eigenem Prozessor im Chipsatz. Die meisten neueren Mainboards starten ohne sie nicht oder schalten sich ab.',
}
const network = {
  title: 'Netzwerkbereich',
  purpose:
    'Einstellungen des Netzwerkanschlusses mit seiner Adresse (MAC). Jeder Computer hat seine eigene Adresse.',
}
const platformData = {
  title: 'Plattformdaten',
  purpose: 'Daten des Herstellers. Die meisten Mainboards lassen sie leer.',
}
const controller = {
  title: 'Eingebetteter Controller',
  purpose: 'Firmware des Controllers für Tastatur, Akku und Lüfter.',
}
const memory = {
  title: 'Speichereinstellungen',
  purpose:
    'Was der letzte Start über die Speichermodule gelernt hat. Ist es leer, entsteht es von selbst wieder.',
}

/** Die Teile, wie in `region-purposes.json`. */
export const regionUses = {
  'ifd fd': descriptor,
  'ifd bios': {
    title: 'BIOS-Bereich',
    purpose: 'Die Firmware, die der Prozessor startet: coreboot oder die Firmware des Herstellers.',
  },
  'ifd me': managementEngine,
  'ifd gbe': network,
  'ifd pdr': platformData,
  'ifd ec': controller,
  'ifd ptt': {
    title: 'Platform Trust',
    purpose: 'Daten des Sicherheitschips, der im Chipsatz steckt.',
  },
  'ifd ie': {
    title: 'Innovation Engine',
    purpose: 'Firmware eines zweiten Controllers in manchen Chipsätzen für Server.',
  },
  'ifd 10gbe1': {
    title: '10-Gbit-Netzwerk',
    purpose: 'Einstellungen eines schnellen Netzwerkanschlusses.',
  },
  'ifd 10gbe2': {
    title: '10-Gbit-Netzwerk, zweiter Anschluss',
    purpose: 'Einstellungen eines schnellen Netzwerkanschlusses.',
  },
  'ifd bios2': {
    title: 'Zweiter BIOS-Bereich',
    purpose: 'Eine zweite Firmware für den Prozessor.',
  },
  'ifd *': {
    title: 'Anderer Bereich',
    purpose: 'Ein Bereich des Deskriptors, den wenige Mainboards nutzen.',
  },
  'fmap COREBOOT': {
    title: 'coreboot-Dateien',
    purpose:
      'Alles, was coreboot braucht: sein Programm, die Payload mit dem Menü, Einstellungen und Bilder.',
  },
  'fmap FMAP': { title: 'Flash-Karte', purpose: 'Die Liste der Bereiche in diesem Image.' },
  'fmap BOOTBLOCK': {
    title: 'Erstes Programm',
    purpose: 'Die ersten Befehle, die der Prozessor ausführt.',
  },
  'fmap RW_MRC_CACHE': memory,
  'fmap UNIFIED_MRC_CACHE': memory,
  'fmap RECOVERY_MRC_CACHE': {
    title: 'Speichereinstellungen für den Rettungsstart',
    purpose:
      'Was der letzte Rettungsstart über die Speichermodule gelernt hat. Ist es leer, entsteht es von selbst wieder.',
  },
  'fmap RW_VAR_MRC_CACHE': memory,
  'fmap SMMSTORE': {
    title: 'Einstellungen der Payload',
    purpose: 'Einstellungen, die die Payload behält, zum Beispiel die Reihenfolge der Laufwerke.',
  },
  'fmap CONSOLE': { title: 'Protokoll des Starts', purpose: 'Meldungen des letzten Starts.' },
  'fmap RO_VPD': {
    title: 'Identität des Geräts',
    purpose: 'Seriennummer und Netzwerkadressen dieses Chromebooks. Bewahre sie auf.',
  },
  'fmap RW_VPD': {
    title: 'Daten des Geräts',
    purpose: 'Einstellungen, die zu diesem Chromebook gehören.',
  },
  'fmap GBB': {
    title: 'Schlüssel und Identität',
    purpose:
      'Schlüssel, Bilder und die Hardware-ID dieses Chromebooks. Bewahre die Hardware-ID auf.',
  },
  'fmap RO_FRID': {
    title: 'Name der Firmware',
    purpose: 'Name und Version des Teils, der nicht aktualisiert werden kann.',
  },
  'fmap RW_FWID*': {
    title: 'Name der Firmware',
    purpose: 'Name und Version eines Teils, der aktualisiert werden kann.',
  },
  'fmap FW_MAIN_A': {
    title: 'Firmware A',
    purpose: 'Die erste von zwei Firmwares, die sich bei Updates abwechseln.',
  },
  'fmap FW_MAIN_B': {
    title: 'Firmware B',
    purpose: 'Die zweite von zwei Firmwares, die sich bei Updates abwechseln.',
  },
  'fmap VBLOCK_*': {
    title: 'Signatur',
    purpose: 'Beweist, dass eine Firmware von ihrem Hersteller kommt.',
  },
  'fmap RW_LEGACY': {
    title: 'Andere Systeme',
    purpose: 'Eine Payload, die auf einem Chromebook andere Systeme startet.',
  },
  'fmap RW_ELOG': { title: 'Ereignisprotokoll', purpose: 'Eine Liste von Starts und Fehlern.' },
  'fmap RW_NVRAM': {
    title: 'Starteinstellungen',
    purpose: 'Einstellungen für den Start eines Chromebooks.',
  },
  'fmap SI_DESC': descriptor,
  'fmap SI_ME': managementEngine,
  'fmap SI_GBE': network,
  'fmap SI_EC': controller,
  'fmap SI_PDR': platformData,
  'fmap *': {
    title: 'Bereich der Flash-Karte',
    purpose: 'Ein Bereich, den der Bau dieser Firmware benennt.',
  },
  'uefi volume': {
    title: 'UEFI-Volume',
    purpose: 'Ein Teil der Firmware des Herstellers: Programme oder Einstellungen.',
  },
  none: { title: 'Ohne Namen', purpose: 'Nichts in der Datei sagt, wofür dieser Teil da ist.' },
}
