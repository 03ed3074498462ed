// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/**
 * Die Hinweise der Anleitung, nach ihren Namen in `warnings.json`. CC BY-SA 4.0, wie die Anleitung, aus der sie
 * stammen.
 */
export const cautionWords = {
  'W-POWER-LAST': {
    title: 'Schließe den Strom zuletzt an',
    text: 'Verbinde alle Leitungen und setze den Clip auf, bevor du den Strom anschließt. Setze nie einen Clip auf, der unter Strom steht: Das kann den Chip zerstören.',
    withoutClip:
      'Verbinde alle Leitungen und setze den Chip ein, bevor du den Strom anschließt. Setze nie einen Chip in Leitungen ein, die unter Strom stehen: Das kann ihn zerstören.',
  },
  'W-POWER-FIRST-OFF': {
    title: 'Trenne zuerst den Strom',
    text: 'Trenne den Strom, bevor du den Clip oder eine Leitung bewegst. Ein Kontakt, der unter Strom verrutscht, kann den Chip beschädigen.',
    withoutClip:
      'Trenne den Strom, bevor du den Chip oder eine Leitung bewegst. Ein Kontakt, der unter Strom verrutscht, kann den Chip beschädigen.',
  },
  'W-ONE-SUPPLY': {
    title: 'Versorge den Chip nur aus einer Quelle',
    text: 'Zwei Quellen zugleich können Schaden anrichten. Versorgt das Mainboard den Chip (Netzteil, Standby), verbinde VCC des Programmers nicht. Verbinde GND in beiden Fällen.',
    withoutClip:
      'Zwei Quellen zugleich können Schaden anrichten. Der Programmer versorgt den Chip. Schließe nie eine zweite Quelle an.',
  },
  'W-VOLTAGE': {
    title: 'Prüfe die Versorgungsspannung deines Chips',
    text: 'Lies den Aufdruck und suche das Datenblatt des Chips. Vergleiche die angegebene Versorgungsspannung mit der des Programmers. Die meisten unterstützten Mainboards nutzen 3,3 V, aber nicht alle. Bei zu wenig kann Lesen und Schreiben fehlschlagen. Zu viel zerstört den Chip.',
  },
  'W-1V8': {
    title: '3,3 V zerstören einen Chip für 1,8 V',
    text: 'Verwende für einen 1,8-V-Chip einen 1,8-V-Adapter. Oder verwende einen Pegelwandler für die Datenleitungen und eine Versorgung mit 1,8 V. Manche Chromebooks haben solche Chips.',
    when: 'die angegebene Versorgungsspannung des Chips liegt unter 2,7 V oder ist unbekannt',
  },
  'W-CH341A': {
    title: 'Verwende keinen CH341A',
    text: 'Ein CH341A kann 5 V auf die Datenleitungen geben und WP und HOLD direkt mit VCC verbinden. Das kann den Chip zerstören. Verwende einen Raspberry Pi Pico.',
  },
  'W-5V-NEIGHBOUR': {
    title: 'Neben den Pins, die du verwendest, sind Pins mit 5 V',
    text: 'Auf einem Pico sind es die Pins 39 und 40. Auf einem Raspberry Pi oder Le Potato sind es die Pins 2 und 4. Auf der Stiftleiste P9 eines BeagleBone sind es die Pins 5 bis 8. 5 V können den Chip zerstören. Zähle zweimal und prüfe mit einem Messgerät.',
    when: 'Programmer mit einer Stiftleiste',
  },
  'W-PIN1': {
    title: 'Finde Bein 1',
    text: 'Jedes Gehäuse hat ein Zeichen an Bein 1. Auch der Clip und die Tabelle der Leitungen beginnen bei Bein 1.',
    withoutClip:
      'Jedes Gehäuse hat ein Zeichen an Bein 1. Auch der Sockel und die Tabelle der Leitungen beginnen bei Bein 1.',
  },
  'W-PAINTED-DOT': {
    title: 'Ein gemalter Punkt steht vielleicht nicht an Bein 1',
    text: 'Ein gemalter Punkt heißt vielleicht nur, dass der Chip geprüft wurde. Suche eine geformte Mulde, eine Kerbe oder eine schräge Kante. Beim ThinkPad T420 führt der gemalte Punkt in die Irre.',
  },
  'W-PICO-FW-PIN': {
    title: 'Der Pin für CS hängt von der Firmware ab',
    text: 'Die Pins, die hier stehen (CS 7, MISO 6, MOSI 5, CLK 4), gehören zur serprog-Firmware von Libreboot. Die ursprüngliche Firmware von stacksmashing hat CS auf Pin 2. Mit einer anderen Firmware können diese Pins falsch sein. Finde heraus, welche Firmware dein Pico hat.',
  },
  'W-PICO2-IMAGES': {
    title: 'Die Firmware für den Pico 2 wurde zurückgezogen',
    text: 'Libreboot hat seine Firmware für den Pico 2 mit Release 25.04 zurückgezogen. Verwende nur eine Datei, die ein Release, dem du vertraust, für den Pico 2 nennt. Spiele nie Firmware für den RP2040 auf einen Pico 2.',
  },
  'W-SPEED-UNITS': {
    title: 'spispeed hat zwei Bedeutungen',
    text: 'Bei einem Pico ist die Zahl in Hertz, und k oder M darf folgen. Bei linux_spi ist sie in Kilohertz, und nichts darf folgen. Bei einem Pico heißt 512: 512 Hertz.',
    when: 'du stellst den SPI-Takt von Hand ein',
  },
  'W-BBB': {
    title: 'Verwende einen BeagleBone Black nur, wenn du nichts anderes hast',
    text: 'Er ist langsam und mit schnellerem SPI-Takt instabil. Seine Schritte sind alt und für Debian 9 geschrieben. Halte spispeed unter 512 (hier gilt sonst 128). Lies vor jedem Schreiben mehrmals und vergleiche.',
  },
  'W-BBB-IO-UNPOWERED': {
    title: 'Gib nie Spannung auf die Pins eines BeagleBone, der aus ist',
    text: 'Spannung an seinen Pins kann einen BeagleBone beschädigen, der aus ist. Lege keine an, bis er Strom hat und sein Reset vorbei ist.',
  },
  'W-BROWNOUT': {
    title: 'Ein Kurzschluss kann den Programmer neu starten',
    text: 'Ein Kurzschluss oder eine hohe Last (etwa 250 mA) kann einen Raspberry Pi oder ein anderes Linux-Board neu starten. Die Sitzung endet dann.',
  },
  'W-DRIVE-LIMIT': {
    title: 'Die Treiberstärke begrenzt den Strom nicht',
    text: 'Eine Treiberstärke von 16 mA kann helfen, den Chip zu finden. Treibt der Chipsatz dieselbe Leitung, können mehr als 16 mA fließen und den Raspberry Pi beschädigen. Dieses Risiko gibt es bei jeder Einstellung. Widerstände zwischen Chipsatz und Chip schützen, aber nicht alle Mainboards haben sie.',
  },
  'W-MEASURE-SBC': {
    title: 'Miss ein unbekanntes Linux-Board',
    text: 'Miss mit einem Messgerät die Versorgungsspannung und die Signalspannung seiner Pins. Tu das, bevor du etwas anschließt.',
  },
  'W-ALL-POWER-OFF': {
    title: 'Trenne das Mainboard von jedem Strom',
    text: 'Trenne Akku, Netzteil, Netzstrom und alle anderen Kabel, bevor du den Clip aufsetzt. Die Ausnahme ist ein Mainboard, das den Chip selbst versorgen muss. Entferne die Knopfzelle nur, wenn die Seite des Mainboards es sagt.',
  },
  'W-BATTERIES': {
    title: 'Entferne alle Akkus',
    text: 'Ein Akku hält Teile des Mainboards unter Strom. Entferne jeden Akku, bevor du den Clip aufsetzt. Bei der Knopfzelle folge der Seite des Mainboards.',
  },
  'W-BATTERIES-T480': {
    title: 'T480 und T480s haben einen eingebauten Akku',
    text: 'Beim T480 trenne den eingebauten Akku und entferne den äußeren. Beim T480s entferne den ganzen eingebauten Akku.',
  },
  'W-X60-T60-VCC': {
    title: 'X60 und T60: Verbinde VCC des Programmers nicht',
    text: 'Lass Bein 8 (VCC) des Chips frei. Setze den Clip auf. Stecke das Netzteil ein. Schalte den Computer nicht ein: Das Mainboard liefert jetzt 3,3 V. Ziehe das Netzteil ab, bevor du den Clip abnimmst. Ein Programmer kann dieses Mainboard nicht versorgen.',
  },
  'W-SPEED-T60': {
    title: 'Verwende bei X60 und T60 einen langsamen SPI-Takt',
    text: 'Verwende 4,096 MHz oder weniger. 512 kHz geht auch. Ein schnellerer Takt ist instabil.',
  },
  'W-INTEL-GPU': {
    title: 'Nur mit Grafik von Intel',
    text: 'Modelle mit einem Grafikchip von ATI sind nicht unterstützt. Schreibe kein Image auf sie.',
  },
  'W-BOARD-POWER-VCC': {
    title: 'Das Mainboard versorgt den Chip: Verbinde VCC nicht',
    text: 'Zwei Quellen zugleich können Schaden anrichten. Lass die Leitung für VCC weg. Lass das Mainboard den Chip so versorgen, wie seine Seite es beschreibt. Achte darauf, dass der Computer nicht startet.',
    when: 'beim HP Compaq Elite 8300 USDT: wenn das Mainboard eingesteckt ist',
  },
  'W-SHARED-RAIL': {
    title: 'VCC versorgt auch andere Teile',
    text: 'Auf vielen Mainboards teilen sich andere Teile VCC mit dem Chip. Teile des Chipsatzes können anlaufen, die Spannung senken oder die Datenleitungen treiben. Anzeichen dafür: kein Chip gefunden, oder Lesevorgänge, die sich unterscheiden.',
  },
  'W-NO-ATX-PSU': {
    title: 'Verwende kein starkes Netzteil',
    text: 'Eine Versorgung, die viele Ampere liefern kann, lässt bei einem Kurzschluss Leiterbahnen aus Kupfer schmelzen. coreboot warnt vor ATX-Netzteilen, obwohl eine Seite von Libreboot eines nutzt. Begrenze eine eigene Versorgung mit 3,3 V auf etwa 400 mA und verbinde alle Masseleitungen.',
    when: 'du verwendest eine eigene Versorgung mit 3,3 V',
  },
  'W-TWO-CHIPS-CS': {
    title: 'Schalte den anderen Chip ab',
    text: 'Die Chips teilen sich MISO und MOSI, darum können beide antworten. Verbinde CS des anderen Chips über 47 Ω mit VCC, nie mit einem blanken Draht. Das ist nötig, wo die Seite des Mainboards es sagt. Versuche es überall, wo sich Lesevorgänge unterscheiden.',
    when: 'Mainboard mit zwei Chips',
  },
  'W-ROTATED-CHIPS': {
    title: 'Die beiden Chips zeigen in entgegengesetzte Richtungen',
    text: 'Finde an jedem Chip Bein 1.',
  },
  'W-DUAL-BIOS': {
    title: 'Schreibe beide Chips',
    text: 'Schreibe dasselbe Image auf den Hauptchip und auf den Ersatzchip. Wenn du nur einen schreibst, startet die Notfallfunktion des Herstellers, das Mainboard aber nicht.',
  },
  'W-WPHOLD-BOARD': {
    title: 'WP und HOLD eines Chips auf einem Mainboard',
    text: 'Lass sie in Ruhe: Sehr wahrscheinlich hält das Mainboard sie schon auf High. Wird kein Chip gefunden, miss sie. Das Projekt flashrom rät, nie einen Eingang offen zu lassen.',
  },
  'W-WPHOLD-LOOSE': {
    title: 'WP und HOLD eines losen Chips',
    text: 'Verbinde jedes der beiden über einen eigenen Widerstand von 1 kΩ bis 10 kΩ mit VCC. Bei einem Chip mit 8 Beinen ist WP Bein 3 und HOLD Bein 7. Bei einem SOIC16 ist WP Bein 9 und HOLD Bein 1.',
  },
  'W-DECOUPLE-LOOSE': {
    title: 'Kondensatoren für einen losen Chip',
    text: 'Verbinde 100 nF und 4,7 µF (Keramik) zwischen VCC und GND. Setze sie so nah wie möglich an das Bein für VCC.',
  },
  'W-SERIES-R': {
    title: '47-Ω-Widerstände, wenn du willst',
    text: 'In Reihe mit MISO, MOSI, CS und CLK begrenzen sie den Strom bei einem Fehler. Setze sie nie in VCC oder GND.',
  },
  'W-WIRES': {
    title: 'Verwende kurze, gleich lange Leitungen',
    text: 'Verwende Datenleitungen von 10 cm oder weniger, alle gleich lang. VCC und GND dürfen länger sein. Die meisten schlechten Lesevorgänge kommen von Leitungen und Clips.',
  },
  'W-DIODE': {
    title: 'Diode in der Versorgung des Chips',
    text: 'Eine Diode senkt die Spannung. Der Chip muss immer noch 2,7 V bis 3,6 V bekommen. Verbinde die Pull-ups von WP und HOLD auf der Seite der Diode, auf der der Chip ist.',
    when: 'du änderst das Mainboard',
  },
  'W-WSON8-CLIP': {
    title: 'Ein SOIC-Clip hält nicht an einem WSON8',
    text: 'Die Kontakte sind schlecht, und Lesevorgänge sind unzuverlässig. Verwende eine Prüfspitze für WSON8, oder ersetze den Chip durch einen SOIC8.',
  },
  'W-WSON8-PADS': {
    title: 'Löte keine Leitungen an den Chip',
    text: 'Leitungen, die an einen WSON8 gelötet sind, reißen seine Kontakte ab.',
  },
  'W-SOLDER': {
    title: 'Löten und Heißluft',
    text: 'Verwende verbleites Lot und Flussmittel aus Kolophonium. Decke die Umgebung des Chips mit Kapton und Folie ab. Stelle die Luft auf etwa 330 °C bis 340 °C. Wende am Chip keine Kraft an. Reinige mit Isopropylalkohol (99,9 %). Erde das Gehäuse der Station.',
    when: 'du lötest einen anderen Chip ein',
  },
  'W-NO-HOTSWAP': {
    title: 'Wechsle einen Chip nur ohne Strom',
    text: 'Ein Wechsel unter Strom kann den Chip zerstören. Schalte den Computer zuerst aus und ziehe den Stecker. Verwende einen IC-Abzieher, nicht die Finger.',
  },
  'W-NOT-SPI': {
    title: 'Dieses Mainboard hat keinen SPI-Flash-Chip',
    text: 'Das ASUS KFSN4-DRE nutzt LPC-Flash in einem PLCC32-Sockel. Nichts in dieser Anleitung gilt dafür.',
  },
  'W-BACKUP-FIRST': {
    title: 'Mache ein Backup, bevor du schreibst',
    text: 'Lies den Chip zweimal, bevor du schreibst. Bewahre eine Kopie des Backups getrennt von diesem Computer auf. Ohne Backup gibt es vielleicht keinen Weg zurück.',
  },
  'W-DUMPS-DIFFER': {
    title: 'Die Lesevorgänge unterscheiden sich: Schreibe nicht',
    text: 'Zwei Lesevorgänge, die sich in einem einzigen Byte unterscheiden, bedeuten eine schlechte Verbindung. Prüfe die Leitungen, verwende einen langsameren SPI-Takt und setze den Clip neu auf.',
    withoutClip:
      'Zwei Lesevorgänge, die sich in einem einzigen Byte unterscheiden, bedeuten eine schlechte Verbindung. Prüfe die Leitungen, verwende einen langsameren SPI-Takt und setze den Chip neu ein.',
  },
  'W-BLANK-DUMP': {
    title: 'Lauter 00 oder FF ist kein Backup',
    text: 'Gleiche Prüfsummen allein machen noch kein gutes Backup. Eine Leitung ohne Kontakt liest jedes Mal dasselbe.',
    when: 'alle gelesenen Bytes sind gleich',
  },
  'W-VENDOR-FILES': {
    title: 'Füge zuerst die Herstellerdateien ein',
    text: 'In den Images eines Release fehlen Dateien, die dieses Mainboard braucht. Füge sie mit dem Werkzeug von Libreboot ein, bevor du schreibst. Sonst startet das Mainboard nicht.',
    when: 'das Mainboard braucht Herstellerdateien und das Image stammt aus einem Release',
  },
  'W-DO-NOT-FLASH': {
    title: 'Schreibe keine Datei mit DO_NOT_FLASH',
    text: 'In so einer Datei fehlen Herstellerdateien: Das Mainboard startet damit nicht. Seit 20241206 rev8 hat sie auch ein Byte zu viel, damit ihre Größe nie passt. Ältere Releases haben keines der beiden Zeichen.',
    when: 'der Name enthält DO_NOT_FLASH, oder die Datei ist ein Byte größer als ein Chip',
  },
  'W-WRONG-ROM': {
    title: 'Verwende nur ein Image für genau dein Mainboard',
    text: 'Der Name nennt Payload, Mainboard, Grafik, Bildschirmmodus und Tastatur. Ein Image für ein anderes Mainboard kann deines beschädigen oder am Starten hindern.',
  },
  'W-SIZE': {
    title: 'Image und Chip müssen gleich groß sein',
    text: 'Für ein Mainboard mit zwei Chips teile zuerst das Image. flashprog lehnt jede andere Größe ab.',
  },
  'W-PADDING': {
    title: 'Fülle das Image am richtigen Ende auf',
    text: 'Mit einem Flash-Deskriptor von Intel, oder auf ARM, füge die Füllung nach dem Image an. Auf x86 ohne Deskriptor füge sie vor dem Image ein.',
    when: 'das Image ist kleiner als der Chip',
  },
  'W-INTERRUPT': {
    title: 'Fass während des Schreibens nichts an',
    text: 'Ein unfertiges Schreiben kann das Mainboard am Starten hindern. Bewege Mainboard, Clip und Kabel nicht, bis das Geschriebene verifiziert ist. Lass den Computer nicht in den Ruhezustand gehen.',
    withoutClip:
      'Ein unfertiges Schreiben kann das Mainboard am Starten hindern. Bewege Chip, Leitungen und Kabel nicht, bis das Geschriebene verifiziert ist. Lass den Computer nicht in den Ruhezustand gehen.',
  },
  'W-NOT-VERIFIED': {
    title: 'Nicht verifiziert: Starte das Mainboard nicht',
    text: 'Schlägt das Verifizieren fehl, lass den Clip auf dem Chip und den Computer aus. Prüfe Kontakte, SPI-Takt und Versorgungsspannung. Dann schreibe noch einmal, oder spiele das Backup zurück.',
    withoutClip:
      'Schlägt das Verifizieren fehl, lass den Chip, wo er ist. Prüfe Kontakte, SPI-Takt und Versorgungsspannung. Dann schreibe noch einmal, oder spiele das Backup zurück.',
  },
  'W-MACRONIX-X200': {
    title: 'Macronix im X200',
    text: 'Ist ein Chip von Macronix instabil, verwende das flashprog, das lbmk baut, mit --workaround-mx.',
    when: 'Chip von Macronix (MX25L)',
  },
  'W-MULTI-DEF': {
    title: 'Mehrere Chip-Modelle passen',
    text: 'Nennt flashprog mehrere Chip-Modelle, wähle eines davon mit -c. Nur wenn Größe, Befehle und Versorgungsspannung bei allen gleich sind, geht jedes davon. Unterscheiden sie sich, lies den Aufdruck auf dem Chip.',
    when: 'flashprog meldet mehrere Definitionen',
  },
  'W-THUNDERBOLT': {
    title: 'Thunderbolt-Chip des T480',
    text: 'Er ist ein zweiter, kleinerer Chip mit eigenen Schritten zur Reparatur in fester Reihenfolge. Führe sie vor der Installation aus. Schreibe nie das Image des Systems auf diesen Chip.',
  },
  'W-SURE-START': {
    title: 'HP Sure Start holt den alten Deskriptor zurück',
    text: 'Ein versteckter Chip mit 2 MiB holt ihn zurück. Dieser Chip muss gelöscht werden. Der Chip des Systems wird nur Region für Region geschrieben.',
  },
  'W-CHROMEBOOK-BACKUP': {
    title: 'Bewahre das Backup eines Chromebooks gut auf',
    text: 'Es enthält die Seriennummer, die Hardware-ID und mehr. Sie lassen sich nicht ersetzen.',
  },
  'W-WP-SCREW': {
    title: 'Entferne die Schraube für den Schreibschutz',
    text: 'Solange die Schraube drin ist, verbindet sie WP mit GND. Entferne sie, bevor du schreibst.',
  },
  'W-THERMAL-PASTE': {
    title: 'Neue Wärmeleitpaste',
    text: 'Bei diesem Computer muss der Kühlkörper ab. Reinige ihn und erneuere die Wärmeleitpaste.',
  },
  'W-MAX-16M': {
    title: 'Die meisten Mainboards nutzen höchstens 16 MiB',
    text: 'Auf den meisten Mainboards wird der Flash in den Speicher eingeblendet, und nichts über 16 MiB lässt sich nutzen.',
    when: 'ein größerer Chip',
  },
  'W-MAC': {
    title: 'Setze die Netzwerkadresse',
    text: 'Images mit einem Flash-Deskriptor von Intel enthalten alle dieselbe Netzwerkadresse. Setze deine eigene, bevor du schreibst.',
    when: 'das Image hat einen Flash-Deskriptor von Intel mit einer Region für das Netzwerk',
  },
  'W-STATIC': {
    title: 'Vermeide statische Aufladung',
    text: 'Arbeite auf einer antistatischen Matte, mit Armband und gutem Licht.',
  },
}
