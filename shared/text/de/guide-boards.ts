// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** Was die Anleitung über Mainboards sagt, nach den Codes in `boards.json`. CC BY-SA 4.0, wie die Anleitung. */

/** Wo der Chip ist, als halber Satz. */
export const chipPlaces = {
  'under-tape': 'Unterseite des Mainboards, unter Klebeband',
  'memory-underside': 'nahe am Arbeitsspeicher, Unterseite des Mainboards',
  'far-side': 'Rückseite des Mainboards',
  'insulating-tape': 'unter einem Stück Isolierband',
  'memory-slots': 'neben den Steckplätzen für den Arbeitsspeicher',
  memory: 'nahe am Arbeitsspeicher',
  'magnesium-frame': 'unten in der Mitte des Mainboards, hinter dem Magnesiumrahmen',
  'nearer-to-you': 'näher bei dir (Kante der Handauflage)',
  'nearer-to-screen': 'näher an Bildschirm und CPU',
  left: 'der linke von beiden',
  right: 'der rechte von beiden',
  'base-cover': 'nur bei abgenommener Bodenabdeckung',
  'large-door': 'hinter der großen Klappe',
  'middle-memory': 'Mitte des Mainboards, nahe am Arbeitsspeicher',
  underside: 'Unterseite des Mainboards',
  'memory-pch': 'nahe an Arbeitsspeicher und PCH',
  'next-to-other': 'neben dem anderen',
  'beside-memory': 'neben dem Arbeitsspeicher',
  'socket-cover': 'in einem Sockel unter einer kleinen Abdeckung, Bein 1 zur CPU hin',
  'slots-to-pch':
    'zwischen den Steckplätzen für den Arbeitsspeicher und dem PCH, Bein 1 zum PCH hin',
  'memory-upper': 'nahe am Arbeitsspeicher, Oberseite',
  'memory-slot-2': 'neben Steckplatz 2 für den Arbeitsspeicher',
  edge: 'Kante des Mainboards gegenüber der CPU',
  atx: 'nahe am ATX-Stromstecker',
  'pcie-4': 'nahe an PCIe-Steckplatz 4 des PCH, unter einem Aufkleber',
}

/** Wer den Chip versorgt, und wie. */
export const powerNotes = {
  charger:
    'Lass Bein 8 (VCC) des Chips frei. Setze zuerst den Clip auf, dann stecke das Ladegerät ein. Ziehe das Ladegerät ab, bevor du den Clip abnimmst. GND muss trotzdem verbunden sein.',
  'as-guide':
    'So steht es in der Libreboot-Anleitung für alle Mainboards. Für dieses steht nichts anderes da.',
  'hungry-neighbours':
    'Der Chip teilt seine Versorgung oft mit Teilen, die viel Strom brauchen. Eine starke Versorgung und eine hohe Treiberstärke können nötig sein. Diese Computer brauchen selten einen externen Programmer.',
  'charger-if-it-fails':
    'Geht es nicht, stecke das Ladegerät ein. Achte darauf, dass der Computer aus ist (keine LED leuchtet), bevor du anfängst. Verbinde dann nicht auch noch VCC des Programmers.',
  standby:
    'Muss das Mainboard für den Strom eingesteckt sein, lass VCC des Chips frei. Achte darauf, dass der Computer nicht startet. Neben dem Chip ist Platz für eine Stiftleiste zur Rettung.',
  'southbridge-wakes':
    'Strom am Chip weckt die ganze Southbridge: im Mittel etwa 400 mA, in Spitzen mehr. Die Versorgung muss 3,3 V schnell erreichen.',
  'southbridge-shared':
    'Verbinde die 3,3 V des Programmers nicht. Die Southbridge teilt die Versorgung, und ein Programmer kann sie nicht halten.',
}

/** Wie man an den Chip kommt. */
export const accessWords = {
  'board-out-of-case': 'Ganz zerlegen, das Mainboard muss aus dem Gehäuse.',
  'below-palm-rest':
    'Akku heraus, Tastatur und Handauflage ab. Der Chip ist gleich unter der Handauflage, zum Teil unter Klebeband.',
  'whole-board-out': 'Das ganze Mainboard muss heraus: Der Chip ist auf der anderen Seite.',
  'battery-keyboard': 'Akku und Tastatur heraus.',
  heatsink: 'Ganz zerlegen. Der Kühlkörper muss ab, darum ist neue Wärmeleitpaste nötig.',
  apart: 'Es muss zerlegt werden.',
  'as-x230': 'Tastatur und Handauflage ab, wie beim X230.',
  magnesium: 'Sehr langes Zerlegen: Das Mainboard muss aus dem Magnesiumrahmen.',
  x230: 'Akku heraus, markierte Schrauben am Boden heraus, Tastatur und Handauflage ab, schwarze Abdeckung hoch: zwei Chips.',
  'chips-underside': 'Ganz zerlegen: Die Chips sind auf der Unterseite.',
  'behind-frame':
    'Sind Tastatur und Handauflage ab, erreichst du einen Chip. Der andere ist hinter dem Rahmen. coreboot erreicht beide vom ersten aus: Verbinde alle seine Beine, und sein CS über einen Widerstand mit VCC. Dann treibe CS des zweiten.',
  clamshell:
    'Für den Chip mit 4 MiB muss die hintere Abdeckung ab. Für beide klappe den ganzen Boden wie eine Muschel auf. Ziehe CMOS-Batterie, Lüfter und LED-Kabel ab.',
  'manual-w540': 'Siehe das Wartungshandbuch (Hardware Maintenance Manual) von W540/T540p.',
  t480: 'Bodenabdeckung ab (sechs Schrauben). Trenne den eingebauten Akku und entferne den äußeren. Die Seite des Mainboards sagt: Entferne auch die Knopfzelle.',
  t480s:
    'Bodenabdeckung ab (sechs Schrauben). Entferne den ganzen eingebauten Akku. Die Seite des Mainboards sagt: Entferne auch die Knopfzelle.',
  underside: 'Das Mainboard muss heraus: Der Chip ist auf seiner Unterseite.',
  latitude: 'Meist unter Tastatur und Handauflage, nahe am PCH.',
  keyboard: 'Tastatur ab.',
  'battery-base': 'Akku und Bodenabdeckung ab.',
  'side-power': 'Seitenabdeckung ab. Alle Stromquellen heraus.',
  'side-both':
    'Seitenabdeckung ab: Beide Chips sind neben dem Arbeitsspeicher. Alle Stromquellen heraus.',
  'side-connectors': 'Seitenabdeckung ab. Alle Stromquellen und Stecker heraus.',
  'ssd-caddy': 'Eine Schraube, Oberteil nach vorn, SSD-Rahmen heraus.',
  'sop-to-dip':
    'Zwei Schrauben und eine Abdeckung. Alle Stromquellen heraus. Hebe den Chip heraus und nutze einen Sockeladapter von SOP auf DIP auf einem Steckbrett.',
  base: 'Bodenabdeckung ab.',
  'bottom-door':
    'Du siehst ihn hinter der Klappe am Boden, aber der Rahmen ist dem Clip im Weg. Nimm die Bodenabdeckung ab.',
  'clear-plastic':
    'Bodenabdeckung ab. Schneide ein wenig von der durchsichtigen Folie weg. Alle Stromquellen heraus.',
  'disk-panel': 'Akku heraus, zwei Schrauben, Festplattenklappe ab.',
  'disk-cover': 'Akku und Festplattenabdeckung ab.',
  bracket: 'Optisches Laufwerk, Festplatte und Halterung heraus (eine T15-Schraube).',
  extractor:
    'Hebe den Chip mit einem IC-Abzieher aus dem Sockel. Der Computer ist aus, der Stecker gezogen.',
  screw: 'Eine Schraube für den Schreibschutz hält WP niedrig, solange sie drin ist.',
  'eight-screws': 'Acht Schrauben (zwei unter den Füßen). Akkustecker abgezogen.',
}

/** Woran man eine Ausführung erkennt. */
export const howToTell = {
  'soic8-4': 'SOIC8 heißt 4 MiB',
  'soic16-8': 'SOIC16 heißt 8 MiB',
  upgrade: 'Nur nach einem Umbau',
  'read-or-check': '4 oder 8 MiB: Lies den Aufdruck, oder lass Pin One es herausfinden',
  'one-large': 'Nur nach dem Einbau eines großen Chips, mit eigenen Images',
  'number-unknown': 'SOIC16 oder SOIC8 oder beide, Zahl der Chips nicht genannt',
  'upgrade-4-8': 'Nach einem Umbau (Chips mit 4 und 8 MiB gibt es auch)',
  'same-image': 'Beide Chips bekommen dasselbe Image mit 1 MiB',
}

/** Wie ein Chip eines Mainboards heißt. */
export const boardChipNames = {
  bottom: 'unten',
  top: 'oben',
  system: 'System',
  SPI1: 'SPI1',
  SPI2: 'SPI2',
  'first 8 MiB': 'erste 8 MiB',
  'last 4 MiB': 'letzte 4 MiB',
  'system flash': 'System-Flash',
  main: 'Haupt-BIOS',
  backup: 'Ersatz-BIOS',
}
