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
    'Lass Bein 8 (VCC) des Chips frei. Setze zuerst den Clip auf, dann stecke das Netzteil ein. Ziehe das Netzteil ab, bevor du den Clip abnimmst. GND muss trotzdem verbunden sein.',
  'as-guide':
    'So steht es in der Libreboot-Anleitung für alle Mainboards. Für dieses steht nichts anderes da.',
  'hungry-neighbours':
    'Der Chip teilt seine Versorgung oft mit Teilen, die viel Strom brauchen. Eine starke Versorgung und eine hohe Treiberstärke können nötig sein. Diese Computer brauchen selten einen externen Programmer.',
  'charger-if-it-fails':
    'Geht es nicht, stecke das Netzteil ein. Achte darauf, dass der Computer aus ist (keine LED leuchtet), bevor du anfängst. Verbinde dann nicht auch noch VCC des Programmers.',
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
  screw: 'Eine Schraube für den Schreibschutz hält WP auf Low, solange sie drin ist.',
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

/** Wie weit Libreboot ein Mainboard unterstützt. */
export const boardStatus = {
  'in-lbmk': 'in lbmk',
  'downstream-only': 'nur in einer lbmk-Kopie eines Ablegers von 2026, Release nicht bestätigt',
  'not-released': 'in lbmk, nicht veröffentlicht',
  'own-targets-downstream': 'eigene Ziele nur in einer lbmk-Kopie eines Ablegers von 2026',
  removed: 'aus Libreboot entfernt',
}

/** Was die Anleitung zu CS des anderen Chips sagt. */
export const otherChipSelect = {
  single: 'ein einzelner Chip',
  'hold-if-unequal': 'nicht genannt: auf High halten, wenn Lesevorgänge abweichen',
  'not-stated': 'nicht genannt',
  'own-job': 'ein Chip für sich, eine Aufgabe für sich',
  'hold-if-unequal-here':
    'für dieses Mainboard nicht genannt: auf High halten, wenn Lesevorgänge abweichen',
  'all-shared': 'nötig: Alle Leitungen außer CS sind gemeinsam',
  'data-joined': 'nötig: MISO und MOSI der beiden Chips sind ohne Widerstand verbunden',
  'hold-here':
    'nötig: Halte CS des anderen Chips auf 3,3 V, bei diesem Mainboard über 1 k bis 10 k',
}

/** Ob Software allein die erste Installation kann, von der Firmware des Herstellers aus. */
export const internalFlash = {
  no: 'nein',
  'dell-flash-unlock': 'ja, mit dell-flash-unlock',
  'service-jumper': 'ja, mit dem Service-Jumper',
  'patched-tools': 'ja, mit angepassten Werkzeugen: siehe die Seite des Mainboards bei Libreboot',
  'advised-against': 'möglich, aber nicht empfohlen',
  yes: 'ja',
  'fdo-jumper': 'ja, mit dem FDO-Jumper',
  'write-protected': 'nein (die Firmware des Herstellers setzt den Schreibschutz)',
  'google-flashrom': 'ja, mit dem flashrom von Google',
  'service-jumper-6': 'ja, mit dem Service-Jumper, nur die ersten 6 MiB',
  'fdo-jumper-two-stages': 'ja, in zwei Stufen mit dem FDO-Jumper',
  'both-chips': 'ja, beide Chips',
}

/** Wer den Chip versorgt. */
export const powerFeeds = {
  board: 'das Mainboard',
  programmer: 'der Programmer',
  'if-strong-enough': 'der Programmer, wenn er den Strom liefern kann',
  charger: 'das Mainboard: Netzteil eingesteckt, Computer nicht eingeschaltet',
  'programmer-first': 'zuerst der Programmer',
  'adapter-first':
    'System-Flash: coreboot steckt das Netzteil ein, bevor der Clip aufgesetzt wird. Privates Flash: Netzteil abgezogen',
  'or-standby': 'der Programmer, oder das Mainboard in Bereitschaft',
  'strong-supply': 'der Programmer, starke Versorgung nötig',
  atx: 'das Mainboard: ATX-Netzteil eingesteckt, eingeschaltet und mit gehaltener Taste wieder ausgeschaltet',
  'adapter-1v8': 'nur 1,8 V, über einen Adapter oder Pegelwandler',
}

/** Anmerkungen zu einem Mainboard oder mehreren. */
export const boardNotes = {
  x60: 'Der höchste Takt steht auf der Seite des T60. Eine ältere Kopie davon nennt auch die X60-Typen.',
  'x200s-x200t':
    'WSON8 ist hier das wahrscheinlichste Gehäuse. Ein SOIC8 passt auf dieselben Lötflächen.',
  x301: 'coreboot berichtet: Ein Pomona 5250 kann gehen, wenn neben den Kontakten Lotperlen sind. Setze sonst einen SOIC8 ein.',
  t400: 'coreboot nennt für diese Familie SOIC16, die Seite von Libreboot SOIC8, SOIC16 oder WSON8. Sieh nach, bevor du einen Clip kaufst.',
  t400s: 'Nutzt die Images des T400. Die Anleitung rät: Ersetze den WSON8 durch einen SOIC8.',
  r500: 'Kein Netzwerkbereich (Intel GbE) im Flash.',
  x220: 'Braucht beim ersten Mal einen externen Programmer.',
  t420: 'Ein Image, kein Teilen.',
  t520: 'coreboot nennt hier WSON8, die Seite der Familie allgemein SOIC8. Sieh nach, bevor du einen Clip kaufst.',
  x230: 'flashprog lehnt eine Datei mit falscher Größe ab. So sind die beiden Chips zu unterscheiden.',
  'x230-2':
    'SPI1 und SPI2 sind auf das Mainboard gedruckt. Ein Besitzer fand den Chip mit 4 MiB an SPI2.',
  t430: 'Links und rechts so gesehen, dass die Chips an der Kante sind, die dir am nächsten ist. Gilt nicht für das T430s.',
  t440p:
    'Nach dem Schreiben muss das Netzteil vielleicht einmal ab und wieder angesteckt werden, bevor der Computer angeht.',
  w541: 'Verbinde Bein 1 (CS) des Chips, an dem du nicht arbeitest, über 47 Ω mit VCC. Nimm dieselben 3,3 V, die den anderen Chip versorgen.',
  t480: 'Bringe zuerst die Lenovo-Firmware auf die richtige Version. Repariere den Thunderbolt-Chip zuerst, wenn er betroffen ist. Die Reihenfolge steht auf der Seite des Mainboards bei Libreboot.',
  't480-2': 'An einer Datei mit falscher Größe merkst du, dass du am Thunderbolt-Chip bist.',
  't480-3': 'coreboot schreibt 4M für den Thunderbolt-Chip. Libreboot und Heads sagen beide 1 MiB.',
  macbook21: 'Kann auf 16 MiB erweitert werden.',
  imac52: 'Bei Libreboot genannt. Welches Image es nutzt, ist nicht bekannt.',
  e4300: 'Gehäuse SOIC8 bei coreboot. Die Zahl der Chips ist nicht genannt.',
  e5420:
    'Der Text von Libreboot nennt für dieses Modell keine Aufteilung, der Deskriptor in seinem Image schon. Lies den Aufdruck der Chips. Der erste ist meist mit SPI1 bezeichnet.',
  'e5420-2': 'Nur mit Intel-Grafik.',
  e6430:
    'An welcher Bezeichnung der Chip mit 8 MiB sitzt, ist die übliche Reihenfolge. Zu diesem Modell steht nichts da.',
  'optiplex-7010-9010-sff':
    'Du brauchst zwei verschiedene Clips. Heads beschreibt hier einen einzelnen W25Q128JV. Libreboot und coreboot sagen beide: zwei Chips.',
  'precision-t1650':
    'Du brauchst zwei verschiedene Clips. Die MT-Computer bekommen das Image des T1650.',
  'precision-t1700': 'Libreboot sagt, dass das Image des OptiPlex 9020 MT geht (ohne ECC).',
  'optiplex-780':
    'Die Images mit „truncate“ haben 6 MiB und müssen zuerst auf 8 MiB aufgefüllt werden.',
  hp2560p:
    'Die Quellen sind uneins: Eine Datei von coreboot sagt gesockelt, die Seite von coreboot beschreibt einen Clip auf dem Mainboard.',
  hp820g2:
    'Kein einfaches Schreiben. Lösche das private Flash mit 2 MiB (lies es vorher zweimal aus). Schreibe dann das auf 16 MiB aufgefüllte Image mit 12 MiB Bereich für Bereich (gbe, bios, me, fd). Schreibe die aufgefüllte Datei nie als Ganzes.',
  'hp820g2-2': 'Spätere Updates von innen brauchen dieselbe Sorgfalt.',
  hp8200sff:
    'Die Versorgung des Chips speist auch einen Teil des Mainboards (die Bereitschafts-LED leuchtet). Ein Halter eines Speichersteckplatzes ist dem Clip im Weg.',
  'kcma-d8':
    'Nicht jede Revision dieses Mainboards passt. Suche eine Seriennummer B9S2... oder später, oder ein BIOS des Herstellers von 2001 oder später.',
  'kfsn4-dre':
    'Kein SPI: LPC-Flash in einem PLCC32-Sockel. Über diese Leitungen kann es weder gelesen noch geschrieben werden.',
  'g43t-am3': 'Es gibt eine SPI-Stiftleiste. WP und HOLD müssen dort mit VCC verbunden sein.',
  'x11ssh-f':
    'Ein Pomona 5250 passt. Der Chip ist manchmal gesockelt. Der SOIC16 mit 32 MiB in der Ecke gehört dem Management-Controller: Lass ihn in Ruhe.',
  'gru-kevin':
    'Mindestens ein Gerät hat einen GD25LQ64C, einen 1,8-V-Chip. flashprog nennt für ihn 1,65 bis 1,95 V.',
  'gru-bob':
    'Welche Versorgung sein Chip hat, ist nicht bekannt. Chromebooks können 1,8 V haben: Lies den Aufdruck.',
  c201: 'WP liegt auf 3,3 V, wenn die Schraube heraus ist.',
}
