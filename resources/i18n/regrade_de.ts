<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AxesPanel</name>
    <message>
        <source>Light</source>
        <translation>Leicht</translation>
    </message>
    <message>
        <source>Flaw</source>
        <translation>Mangel</translation>
    </message>
    <message>
        <source>Heavy</source>
        <translation>Schwer</translation>
    </message>
    <message>
        <source>1  Packaging</source>
        <translation>1  Verpackung</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>Unversehrt</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>2  Look</source>
        <translation>2  Optik</translation>
    </message>
    <message>
        <source>A person must look</source>
        <translation>Ein Mensch muss hinsehen</translation>
    </message>
    <message>
        <source>Camera: %1</source>
        <translation>Kamera: %1</translation>
    </message>
    <message>
        <source>Why do you see it differently?</source>
        <translation>Warum sehen Sie es anders?</translation>
    </message>
    <message>
        <source>Reflection or shadow</source>
        <translation>Spiegelung oder Schatten</translation>
    </message>
    <message>
        <source>Dust, wiped off</source>
        <translation>Staub, abgewischt</translation>
    </message>
    <message>
        <source>Part of the design</source>
        <translation>Gehört zum Muster</translation>
    </message>
    <message>
        <source>Mark on another side</source>
        <translation>Spur auf anderer Seite</translation>
    </message>
    <message>
        <source>3  Function</source>
        <translation>3  Funktion</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Funktioniert</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Traces of use</source>
        <translation>Gebrauchsspuren</translation>
    </message>
    <message>
        <source>It was sold before, so it counts as used.</source>
        <translation>Es war schon verkauft und gilt daher als gebraucht.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>BenchTools</name>
    <message>
        <source>Stop filming %1</source>
        <translation>Video beenden %1</translation>
    </message>
    <message>
        <source>Film the work</source>
        <translation>Arbeit filmen</translation>
    </message>
    <message>
        <source>Ask for help</source>
        <translation>Hilfe anfordern</translation>
    </message>
</context>
<context>
    <name>BoxPanel</name>
    <message>
        <source>Cartons of the house</source>
        <translation>Kartons des Hauses</translation>
    </message>
    <message>
        <source>Other cartons that fit, with their empty space</source>
        <translation>Andere passende Kartons mit ihrem Leerraum</translation>
    </message>
    <message>
        <source>No carton of the house: its material</source>
        <translation>Kein Karton des Hauses: sein Material</translation>
    </message>
    <message>
        <source>Boxes of today, in mm</source>
        <translation>Kartons von heute, in mm</translation>
    </message>
    <message>
        <source>Box length, outside</source>
        <translation>Kartonlänge, außen</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
</context>
<context>
    <name>CartonButton</name>
    <message>
        <source>%1 empty</source>
        <translation>%1 leer</translation>
    </message>
</context>
<context>
    <name>CartonPanel</name>
    <message>
        <source>1  Carton: scan its code, or choose below</source>
        <translation>1  Karton: Code scannen oder unten wählen</translation>
    </message>
    <message>
        <source>1  Carton: the best is chosen; scan another one's code, or press it</source>
        <translation>1  Karton: der beste ist gewählt; anderen scannen oder antippen</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Another carton, or another size</source>
        <translation>Anderer Karton oder andere Größe</translation>
    </message>
</context>
<context>
    <name>ChannelsPage</name>
    <message>
        <source>Channels and market rules</source>
        <translation>Kanäle und Marktregeln</translation>
    </message>
    <message>
        <source>Moves are done by themselves, as the policy says</source>
        <translation>Wechsel geschehen von selbst, wie es das Regelwerk sagt</translation>
    </message>
    <message>
        <source>Nothing moves until you accept it</source>
        <translation>Nichts wechselt ohne Ihre Zustimmung</translation>
    </message>
    <message>
        <source>Proposed moves</source>
        <translation>Vorgeschlagene Wechsel</translation>
    </message>
    <message>
        <source>Nothing is proposed: no other channel is shown to be worth more.</source>
        <translation>Kein Vorschlag: Kein anderer Kanal bringt nachweislich mehr.</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Moves in force</source>
        <translation>Geltende Wechsel</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>On offer</source>
        <translation>Im Angebot</translation>
    </message>
    <message>
        <source>Sold, 90 days</source>
        <translation>Verkauft, 90 Tage</translation>
    </message>
    <message>
        <source>Share sold, with its 95 % interval</source>
        <translation>Verkaufter Anteil mit 95-%-Intervall</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Rules in force</source>
        <translation>Geltende Regeln</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>Back to the figures</source>
        <translation>Zurück zu den Zahlen</translation>
    </message>
</context>
<context>
    <name>CostGauge</name>
    <message>
        <source>%1 of the original price</source>
        <translation>%1 des Originalpreises</translation>
    </message>
</context>
<context>
    <name>CostPanel</name>
    <message>
        <source>Time and cost</source>
        <translation>Zeit und Kosten</translation>
    </message>
    <message>
        <source>Paused at</source>
        <translation>Unterbrochen bei</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Cost so far</source>
        <translation>Kosten bisher</translation>
    </message>
    <message>
        <source>%1 of the expected price, at most %2</source>
        <translation>%1 des erwarteten Preises, höchstens %2</translation>
    </message>
</context>
<context>
    <name>DashboardPage</name>
    <message>
        <source>Dashboard</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>No unit has come in yet</source>
        <translation>Noch ist kein Stück eingegangen</translation>
    </message>
    <message>
        <source>The figures fill as units are received, graded and sold.</source>
        <translation>Die Zahlen füllen sich, sobald Stücke angenommen, bewertet und verkauft werden.</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>Wandbild</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Channels and market rules</source>
        <translation>Kanäle und Marktregeln</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>Lieferanten</translation>
    </message>
</context>
<context>
    <name>DraftPanel</name>
    <message>
        <source>Text of the offer</source>
        <translation>Angebotstext</translation>
    </message>
</context>
<context>
    <name>EquipmentPanel</name>
    <message>
        <source>Equipment</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>EvidenceCard</name>
    <message>
        <source>Evidence</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>The whole record with photos and films in one signed file.</source>
        <translation>Die ganze Akte mit Fotos und Videos in einer signierten Datei.</translation>
    </message>
    <message>
        <source>Write the evidence pack</source>
        <translation>Nachweis schreiben</translation>
    </message>
</context>
<context>
    <name>ExitPanel</name>
    <message>
        <source>Too old: how does it leave?</source>
        <translation>Zu alt: Wie verlässt es das Haus?</translation>
    </message>
    <message>
        <source>The law protects it: on what ground is it destroyed?</source>
        <translation>Das Gesetz schützt es: Aus welchem Grund wird es vernichtet?</translation>
    </message>
    <message>
        <source>Who gets it: an organisation or a firm</source>
        <translation>Wer bekommt es: Organisation oder Firma</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Older than the age limit</source>
        <translation>Älter als die Altersgrenze</translation>
    </message>
    <message>
        <source>A buyer is coming</source>
        <translation>Ein Käufer kommt</translation>
    </message>
    <message>
        <source>Season begins soon</source>
        <translation>Saison beginnt bald</translation>
    </message>
</context>
<context>
    <name>FactorPanel</name>
    <message>
        <source>Why this price</source>
        <translation>Warum dieser Preis</translation>
    </message>
</context>
<context>
    <name>FeedbackBand</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Look here</source>
        <translation>Hinsehen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>FillerPanel</name>
    <message>
        <source>2  Filler</source>
        <translation>2  Füllmaterial</translation>
    </message>
    <message>
        <source>g packed</source>
        <translation>g gepackt</translation>
    </message>
    <message>
        <source>2  Filler: %1</source>
        <translation>2  Füllmaterial: %1</translation>
    </message>
    <message>
        <source>empty space: –</source>
        <translation>Leerraum: –</translation>
    </message>
    <message>
        <source>%1 % of the box is empty</source>
        <translation>%1 % des Kartons sind leer</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Welcome to Regrade</source>
        <translation>Willkommen bei Regrade</translation>
    </message>
    <message>
        <source>Returned goods come in, are graded with the camera, cleaned or repaired, packed and sold again. Every step stays on record.</source>
        <translation>Retouren kommen herein, werden mit der Kamera bewertet, gereinigt oder repariert, verpackt und wieder verkauft. Jeder Schritt bleibt festgehalten.</translation>
    </message>
    <message>
        <source>Loading the demo warehouse: %1 of %2 units</source>
        <translation>Das Demolager wird geladen: %1 von %2 Stücken</translation>
    </message>
    <message>
        <source>Loading the demo warehouse…</source>
        <translation>Das Demolager wird geladen…</translation>
    </message>
    <message>
        <source>Load the demo warehouse</source>
        <translation>Demolager laden</translation>
    </message>
    <message>
        <source>216 returns of 1,200 orders over several months, to look around in. Nothing leaves this computer.</source>
        <translation>216 Retouren aus 1.200 Bestellungen über mehrere Monate, zum Umsehen. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Start with my own products</source>
        <translation>Mit eigenen Produkten beginnen</translation>
    </message>
    <message>
        <source>Start and register the first lead</source>
        <translation>Beginnen und die erste Leitung eintragen</translation>
    </message>
    <message>
        <source>The scan was not taken: the demo warehouse is being loaded. Scan again when it is there.</source>
        <translation>Nicht übernommen: Das Demolager wird gerade geladen. Danach noch einmal scannen.</translation>
    </message>
    <message>
        <source>The scan was not taken: choose first how to start. Then scan again.</source>
        <translation>Nicht übernommen: Erst wählen, womit begonnen wird. Dann noch einmal scannen.</translation>
    </message>
</context>
<context>
    <name>ForecastPanel</name>
    <message>
        <source>What is broken?</source>
        <translation>Was ist defekt?</translation>
    </message>
    <message>
        <source>Minutes of work</source>
        <translation>Arbeitsminuten</translation>
    </message>
    <message>
        <source>Cost of the parts</source>
        <translation>Teilekosten</translation>
    </message>
    <message>
        <source>Cost of the unit after the repair, about</source>
        <translation>Kosten des Stücks nach der Reparatur, etwa</translation>
    </message>
    <message>
        <source>Why the repair is worth it</source>
        <translation>Warum sich die Reparatur lohnt</translation>
    </message>
    <message>
        <source>Sells within days</source>
        <translation>Verkauft sich in Tagen</translation>
    </message>
    <message>
        <source>Part lies in stock</source>
        <translation>Teil liegt auf Lager</translation>
    </message>
    <message>
        <source>Last one of a set</source>
        <translation>Letztes eines Satzes</translation>
    </message>
</context>
<context>
    <name>GradeBadge</name>
    <message>
        <source>not graded</source>
        <translation>nicht bewertet</translation>
    </message>
    <message>
        <source>Grade %1</source>
        <translation>Klasse %1</translation>
    </message>
</context>
<context>
    <name>GradingPage</name>
    <message>
        <source>Second inspection</source>
        <translation>Zweitprüfung</translation>
    </message>
    <message>
        <source>Grading</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Graded</source>
        <translation>Bewertet</translation>
    </message>
    <message>
        <source>Three answers give the grade</source>
        <translation>Drei Antworten ergeben die Güteklasse</translation>
    </message>
    <message>
        <source>The camera is looking…</source>
        <translation>Die Kamera sieht hin…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>To grade, oldest first</source>
        <translation>Zu bewerten, älteste zuerst</translation>
    </message>
    <message>
        <source>Scan the unit on the bench</source>
        <translation>Stück auf dem Tisch scannen</translation>
    </message>
    <message>
        <source>The clock starts with the scan. You can also pick a unit on the left.</source>
        <translation>Die Uhr läuft ab dem Scan. Sie können auch links ein Stück wählen.</translation>
    </message>
    <message>
        <source>Customer: %1</source>
        <translation>Kunde: %1</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Confirm the grade</source>
        <translation>Güteklasse bestätigen</translation>
    </message>
    <message>
        <source>Confirm grade %1</source>
        <translation>Klasse %1 bestätigen</translation>
    </message>
    <message>
        <source>Next unit</source>
        <translation>Nächstes Stück</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Scan the next unit.</source>
        <translation>Nächstes Stück scannen.</translation>
    </message>
</context>
<context>
    <name>HandOverCard</name>
    <message>
        <source>Hand-over</source>
        <translation>Übergabe</translation>
    </message>
    <message>
        <source>Containers weighed</source>
        <translation>Gewogene Behälter</translation>
    </message>
    <message>
        <source>Recycler (company)</source>
        <translation>Entsorger (Firma)</translation>
    </message>
    <message>
        <source>Number of the paper</source>
        <translation>Nummer des Belegs</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Ready to scan</source>
        <translation>Scanbereit</translation>
    </message>
    <message>
        <source>No hub, unsent %1</source>
        <translation>Kein Hub, ungesendet %1</translation>
    </message>
    <message>
        <source>Unsent %1</source>
        <translation>Ungesendet %1</translation>
    </message>
    <message>
        <source>Camera on</source>
        <translation>Kamera an</translation>
    </message>
    <message>
        <source>Camera lost</source>
        <translation>Kamera weg</translation>
    </message>
    <message>
        <source>Camera starts</source>
        <translation>Kamera startet</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Keine Kamera</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gesichert</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Help from another site</source>
        <translation>Hilfe von einem anderen Standort</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Asked at “%1”</source>
        <translation>Gefragt bei „%1“</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What do you want to know?</source>
        <translation>Was möchten Sie wissen?</translation>
    </message>
    <message>
        <source>With a photo of the bench</source>
        <translation>Mit einem Foto vom Tisch</translation>
    </message>
    <message>
        <source>Folder for the file</source>
        <translation>Ordner für die Datei</translation>
    </message>
    <message>
        <source>Write the question</source>
        <translation>Frage schreiben</translation>
    </message>
    <message>
        <source>Take an answer in</source>
        <translation>Antwort einlesen</translation>
    </message>
</context>
<context>
    <name>InsertPanel</name>
    <message>
        <source>Put in</source>
        <translation>Beilegen</translation>
    </message>
    <message>
        <source>All papers are in</source>
        <translation>Alle Beilagen liegen drin</translation>
    </message>
    <message>
        <source>All are in</source>
        <translation>Alle drin</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>Intake</source>
        <translation>Annahme</translation>
    </message>
    <message>
        <source>Register a product once</source>
        <translation>Ein Produkt einmal anlegen</translation>
    </message>
    <message>
        <source>A sold unit is back</source>
        <translation>Ein verkauftes Stück ist zurück</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>One unit at a time</source>
        <translation>Ein Stück nach dem anderen</translation>
    </message>
    <message>
        <source>Find a product</source>
        <translation>Produkt suchen</translation>
    </message>
    <message>
        <source>Name or code</source>
        <translation>Name oder Code</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>No product is registered yet.</source>
        <translation>Noch ist kein Produkt angelegt.</translation>
    </message>
    <message>
        <source>No product matches.</source>
        <translation>Kein Produkt passt.</translation>
    </message>
    <message>
        <source>Register a product</source>
        <translation>Produkt anlegen</translation>
    </message>
    <message>
        <source>Scan the product or the parcel's order number</source>
        <translation>Produkt oder Bestellnummer des Pakets scannen</translation>
    </message>
    <message>
        <source>The tag of a sold unit that came back opens its file again.</source>
        <translation>Die Kennung eines verkauften Stücks, das zurückkam, öffnet seine Akte wieder.</translation>
    </message>
    <message>
        <source>New unit</source>
        <translation>Neues Stück</translation>
    </message>
    <message>
        <source>The next scan starts the next unit.</source>
        <translation>Der nächste Scan beginnt das nächste Stück.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Neu drucken</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Receive and print label</source>
        <translation>Annehmen und Etikett drucken</translation>
    </message>
    <message>
        <source>Receive again</source>
        <translation>Wieder annehmen</translation>
    </message>
    <message>
        <source>Next unit</source>
        <translation>Nächstes Stück</translation>
    </message>
    <message>
        <source>No product has the code %1 yet</source>
        <translation>Noch kein Produkt hat den Code %1</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etikett</translation>
    </message>
    <message>
        <source>Batch %1 · every scan is a unit</source>
        <translation>Charge %1 · jeder Scan ist ein Stück</translation>
    </message>
    <message>
        <source>Pallet or batch</source>
        <translation>Palette oder Charge</translation>
    </message>
    <message>
        <source>Each scan is written at once: pause, or switch off, and go on with it later.</source>
        <translation>Jeder Scan wird sofort geschrieben: unterbrechen oder ausschalten und später weitermachen.</translation>
    </message>
    <message>
        <source>Announced returns</source>
        <translation>Avisierte Retouren</translation>
    </message>
</context>
<context>
    <name>ListingPage</name>
    <message>
        <source>Listing</source>
        <translation>Anbieten</translation>
    </message>
    <message>
        <source>Offer inside the grade's price band</source>
        <translation>Anbieten im Preisband der Güteklasse</translation>
    </message>
    <message>
        <source>On offer: write down the sale</source>
        <translation>Im Angebot: Verkauf eintragen</translation>
    </message>
    <message>
        <source>%1 to list, %2 on offer</source>
        <translation>%1 anzubieten, %2 im Angebot</translation>
    </message>
    <message>
        <source>To list</source>
        <translation>Anzubieten</translation>
    </message>
    <message>
        <source>On offer</source>
        <translation>Im Angebot</translation>
    </message>
    <message>
        <source>Mark as sold</source>
        <translation>Als verkauft melden</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>Scan a packed unit to put it on offer</source>
        <translation>Verpacktes Stück scannen, um es anzubieten</translation>
    </message>
    <message>
        <source>A unit that is on offer opens to be marked as sold.</source>
        <translation>Ein Stück im Angebot öffnet sich, um es als verkauft zu melden.</translation>
    </message>
    <message>
        <source>new %1 · refurbished for %2</source>
        <translation>neu %1 · aufbereitet für %2</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Anbieten</translation>
    </message>
    <message>
        <source>Next unit</source>
        <translation>Nächstes Stück</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Older than the house keeps units</source>
        <translation>Älter, als das Haus Stücke behält</translation>
    </message>
    <message>
        <source>To leave</source>
        <translation>Abzugeben</translation>
    </message>
    <message>
        <source>Too old: hold it, or let it leave</source>
        <translation>Zu alt: behalten oder abgeben</translation>
    </message>
    <message>
        <source>Hold 14 days</source>
        <translation>14 Tage behalten</translation>
    </message>
    <message>
        <source>Let it leave</source>
        <translation>Abgeben</translation>
    </message>
    <message>
        <source>Live session</source>
        <translation>Live-Verkauf</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>Live session</source>
        <translation>Live-Verkauf</translation>
    </message>
    <message>
        <source>Units on offer, sold by scan before a camera</source>
        <translation>Stücke im Angebot, vor der Kamera per Scan verkauft</translation>
    </message>
    <message>
        <source>On offer at</source>
        <translation>Im Angebot bei</translation>
    </message>
    <message>
        <source>Still to show</source>
        <translation>Noch zu zeigen</translation>
    </message>
    <message>
        <source>On offer</source>
        <translation>Im Angebot</translation>
    </message>
    <message>
        <source>Everything is sold.</source>
        <translation>Alles ist verkauft.</translation>
    </message>
    <message>
        <source>Nothing is on offer there.</source>
        <translation>Dort ist nichts im Angebot.</translation>
    </message>
    <message>
        <source>Choose how many units you show</source>
        <translation>Wählen, wie viele Stücke gezeigt werden</translation>
    </message>
    <message>
        <source>The oldest offers come first. While the session runs, sales are only noted: a slip is taken back at once.</source>
        <translation>Die ältesten Angebote kommen zuerst. Während der Sendung werden Verkäufe nur vorgemerkt: Ein Versehen ist sofort zurückgenommen.</translation>
    </message>
    <message>
        <source>Units to show</source>
        <translation>Stücke zu zeigen</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Verkauft</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Eingenommen</translation>
    </message>
    <message>
        <source>Scan the first unit that is sold</source>
        <translation>Erstes verkauftes Stück scannen</translation>
    </message>
    <message>
        <source>Sold before</source>
        <translation>Davor verkauft</translation>
    </message>
    <message>
        <source>Sold just now</source>
        <translation>Soeben verkauft</translation>
    </message>
    <message>
        <source>Sold in this session</source>
        <translation>In dieser Sendung verkauft</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <source>Units stay on offer elsewhere until the session is closed.</source>
        <translation>Die Stücke bleiben anderswo im Angebot, bis die Sendung beendet ist.</translation>
    </message>
    <message>
        <source>Back to listing</source>
        <translation>Zurück zum Anbieten</translation>
    </message>
    <message>
        <source>Run sheet</source>
        <translation>Ablaufblatt</translation>
    </message>
    <message>
        <source>Take the last one back</source>
        <translation>Letzten zurücknehmen</translation>
    </message>
    <message>
        <source>Begin with %1 units</source>
        <translation>Mit %1 Stücken beginnen</translation>
    </message>
    <message>
        <source>Close and record %1 sales</source>
        <translation>Beenden und %1 Verkäufe buchen</translation>
    </message>
</context>
<context>
    <name>LookPanel</name>
    <message>
        <source>Automatic</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>No camera picture. Open a photo instead, or judge the unit by eye.</source>
        <translation>Kein Kamerabild. Stattdessen ein Foto öffnen oder das Stück nach Augenschein beurteilen.</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>New photo</source>
        <translation>Neues Foto</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Wärme</translation>
    </message>
    <message>
        <source>This product has not been taught: judge the look by eye.</source>
        <translation>Dieses Produkt ist nicht angelernt: Optik nach Augenschein beurteilen.</translation>
    </message>
    <message>
        <source>Open photo</source>
        <translation>Foto öffnen</translation>
    </message>
</context>
<context>
    <name>MaterialPanel</name>
    <message>
        <source>recyclable</source>
        <translation>recycelbar</translation>
    </message>
    <message>
        <source>not recyclable</source>
        <translation>nicht recycelbar</translation>
    </message>
    <message>
        <source>biodegradable</source>
        <translation>biologisch abbaubar</translation>
    </message>
</context>
<context>
    <name>MaterialsPanel</name>
    <message>
        <source>In the containers</source>
        <translation>In den Behältern</translation>
    </message>
    <message>
        <source>hazardous</source>
        <translation>gefährlich</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Waage</translation>
    </message>
    <message>
        <source>Hand-over papers</source>
        <translation>Übergabebelege</translation>
    </message>
</context>
<context>
    <name>NoticeBand</name>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
</context>
<context>
    <name>NotePanel</name>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>For the next step</source>
        <translation>Für den nächsten Schritt</translation>
    </message>
</context>
<context>
    <name>OriginPanel</name>
    <message>
        <source>Where it comes from</source>
        <translation>Woher es kommt</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>Serial number, if it has one</source>
        <translation>Seriennummer, falls vorhanden</translation>
    </message>
</context>
<context>
    <name>OverridePanel</name>
    <message>
        <source>Give another grade</source>
        <translation>Andere Güteklasse geben</translation>
    </message>
    <message>
        <source>Grade by your judgement</source>
        <translation>Güteklasse nach Ihrem Urteil</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Parts are missing</source>
        <translation>Teile fehlen</translation>
    </message>
    <message>
        <source>Smell or stain inside</source>
        <translation>Geruch oder Fleck innen</translation>
    </message>
    <message>
        <source>Older model</source>
        <translation>Älteres Modell</translation>
    </message>
    <message>
        <source>Keep the table's grade</source>
        <translation>Klasse der Tabelle behalten</translation>
    </message>
</context>
<context>
    <name>PackDialog</name>
    <message>
        <source>Packs</source>
        <translation>Pakete</translation>
    </message>
</context>
<context>
    <name>PackingPage</name>
    <message>
        <source>Packing</source>
        <translation>Verpacken</translation>
    </message>
    <message>
        <source>Carton, papers, label, scan</source>
        <translation>Karton, Beilagen, Etikett, Scan</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 warten</translation>
    </message>
    <message>
        <source>Scan a unit, or type its tag</source>
        <translation>Stück scannen oder Kennung eingeben</translation>
    </message>
    <message>
        <source>To pack, oldest first</source>
        <translation>Zu verpacken, älteste zuerst</translation>
    </message>
    <message>
        <source>Scan the unit to pack</source>
        <translation>Stück zum Verpacken scannen</translation>
    </message>
    <message>
        <source>Take the smallest box that fits.</source>
        <translation>Den kleinsten passenden Karton nehmen.</translation>
    </message>
    <message>
        <source>Scan the next unit.</source>
        <translation>Nächstes Stück scannen.</translation>
    </message>
    <message>
        <source>Sale label</source>
        <translation>Verkaufsetikett</translation>
    </message>
    <message>
        <source>copy %1</source>
        <translation>Ausgabe %1</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Neu drucken</translation>
    </message>
    <message>
        <source>Stick the label on the box and scan it: that finishes the unit.</source>
        <translation>Etikett auf den Karton kleben und scannen: Damit ist das Stück fertig.</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Print label</source>
        <translation>Etikett drucken</translation>
    </message>
    <message>
        <source>Next unit</source>
        <translation>Nächstes Stück</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Scan the label, or type it</source>
        <translation>Etikett scannen oder eingeben</translation>
    </message>
    <message>
        <source>copy %1, earlier ones are void</source>
        <translation>Ausgabe %1, frühere sind ungültig</translation>
    </message>
</context>
<context>
    <name>PassportPage</name>
    <message>
        <source>Unit record</source>
        <translation>Stückakte</translation>
    </message>
    <message>
        <source>Scan a tag, or look a unit up</source>
        <translation>Kennung scannen oder Stück suchen</translation>
    </message>
    <message>
        <source>Find a unit</source>
        <translation>Stück suchen</translation>
    </message>
    <message>
        <source>Tag, product, SKU or order</source>
        <translation>Kennung, SKU, Bestellung</translation>
    </message>
    <message>
        <source>No unit has these letters in its tag, product or order.</source>
        <translation>Kein Stück hat diese Zeichen in Kennung, Produkt oder Bestellung.</translation>
    </message>
    <message>
        <source>Which unit?</source>
        <translation>Welches Stück?</translation>
    </message>
    <message>
        <source>Scan its tag at any time, on any screen. Its whole record opens here.</source>
        <translation>Die Kennung jederzeit auf jedem Bildschirm scannen. Hier öffnet sich die ganze Akte.</translation>
    </message>
    <message>
        <source>What happened, newest first</source>
        <translation>Was geschah, Neuestes zuerst</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>The camera marked nothing on this photo.</source>
        <translation>Die Kamera hat auf diesem Foto nichts markiert.</translation>
    </message>
    <message>
        <source>No photo of this unit is on record.</source>
        <translation>Von diesem Stück gibt es kein Foto.</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Fakten</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etikett</translation>
    </message>
    <message>
        <source>Print the tag again</source>
        <translation>Kennung neu drucken</translation>
    </message>
    <message>
        <source>Question from another site</source>
        <translation>Frage von außen</translation>
    </message>
</context>
<context>
    <name>PhotoDialog</name>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
</context>
<context>
    <name>PhotosPanel</name>
    <message>
        <source>Photos of good units</source>
        <translation>Fotos guter Stücke</translation>
    </message>
    <message>
        <source>Taught with %1 photos so far. New photos replace them.</source>
        <translation>Bisher mit %1 Fotos angelernt. Neue Fotos ersetzen sie.</translation>
    </message>
    <message>
        <source>Four to eight are a good start.</source>
        <translation>Vier bis acht sind ein guter Anfang.</translation>
    </message>
    <message>
        <source>Take this photo out</source>
        <translation>Dieses Foto entfernen</translation>
    </message>
    <message>
        <source>Taught with one photo so far. New photos replace it.</source>
        <translation>Bisher mit einem Foto angelernt. Neue Fotos ersetzen es.</translation>
    </message>
</context>
<context>
    <name>PricePanel</name>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Proposed: %1. %2</source>
        <translation>Vorschlag: %1. %2</translation>
    </message>
    <message>
        <source>Why not the proposal?</source>
        <translation>Warum nicht der Vorschlag?</translation>
    </message>
    <message>
        <source>Many in stock</source>
        <translation>Viele auf Lager</translation>
    </message>
    <message>
        <source>In demand now</source>
        <translation>Gerade gefragt</translation>
    </message>
    <message>
        <source>Competitor's price</source>
        <translation>Preis des Wettbewerbs</translation>
    </message>
    <message>
        <source>Channel is full</source>
        <translation>Kanal ist voll</translation>
    </message>
    <message>
        <source>Even the top of the band does not cover cost, fees and margin: %1. A lead decides.</source>
        <translation>Selbst das obere Ende des Bandes deckt Kosten, Gebühren und Marge nicht: %1. Eine Leitung entscheidet.</translation>
    </message>
    <message>
        <source>Least price behind cost, fees and margin: %1</source>
        <translation>Mindestpreis nach Kosten, Gebühren und Marge: %1</translation>
    </message>
    <message>
        <source>Outside band or floor, and meant so</source>
        <translation>Außerhalb von Band oder Untergrenze, und so gewollt</translation>
    </message>
</context>
<context>
    <name>ProductFormPanel</name>
    <message>
        <source>New product</source>
        <translation>Neues Produkt</translation>
    </message>
    <message>
        <source>SKU or barcode</source>
        <translation>SKU oder Barcode</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Original price</source>
        <translation>Originalpreis</translation>
    </message>
    <message>
        <source>Parts value</source>
        <translation>Teilewert</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Seller that owns the units</source>
        <translation>Händler, dem die Stücke gehören</translation>
    </message>
</context>
<context>
    <name>QuestionsPanel</name>
    <message>
        <source>Look at the unit</source>
        <translation>Stück ansehen</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Nothing waits here.</source>
        <translation>Hier wartet nichts.</translation>
    </message>
</context>
<context>
    <name>ReasonEntry</name>
    <message>
        <source>Or in your own words</source>
        <translation>Oder in eigenen Worten</translation>
    </message>
</context>
<context>
    <name>ReceiptPanel</name>
    <message>
        <source>Tag of this unit, for its whole life</source>
        <translation>Kennung dieses Stücks, sein Leben lang</translation>
    </message>
    <message>
        <source>Stick the label on the unit, not on its packaging.</source>
        <translation>Etikett auf das Stück kleben, nicht auf die Verpackung.</translation>
    </message>
</context>
<context>
    <name>SalePanel</name>
    <message>
        <source>Sale</source>
        <translation>Verkauf</translation>
    </message>
    <message>
        <source>Order number of the sale</source>
        <translation>Bestellnummer des Verkaufs</translation>
    </message>
    <message>
        <source>Scan or type it</source>
        <translation>Scannen oder eingeben</translation>
    </message>
    <message>
        <source>Price paid</source>
        <translation>Bezahlter Preis</translation>
    </message>
</context>
<context>
    <name>ScreenFrame</name>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment…</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>of this station</source>
        <translation>dieser Station</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>Sprache und Aussehen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>Wer hier arbeitet</translation>
    </message>
    <message>
        <source>Staff code</source>
        <translation>Personalkürzel</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>House rules</source>
        <translation>Hausregeln</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Where the pictures come from</source>
        <translation>Woher die Bilder kommen</translation>
    </message>
    <message>
        <source>0, /dev/video0, http://…, or a folder of photos</source>
        <translation>0, /dev/video0, http://… oder ein Ordner mit Fotos</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>The camera starts…</source>
        <translation>Die Kamera startet…</translation>
    </message>
    <message>
        <source>No camera is chosen. Photos can be taken from files.</source>
        <translation>Keine Kamera gewählt. Fotos können aus Dateien kommen.</translation>
    </message>
    <message>
        <source>Bench card</source>
        <translation>Tischkarte</translation>
    </message>
    <message>
        <source>Scan these instead of pressing buttons.</source>
        <translation>Diese scannen, statt Knöpfe zu drücken.</translation>
    </message>
</context>
<context>
    <name>SizePanel</name>
    <message>
        <source>How large is this product? Told once, it is kept. Without it no carton is proposed and no empty space is recorded.</source>
        <translation>Wie groß ist dieses Produkt? Einmal gesagt, bleibt es gespeichert. Ohne Maße gibt es keinen Kartonvorschlag, und kein Leerraum wird festgehalten.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>Station</name>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>%1 stands at %2.</source>
        <translation>%1 steht bei %2.</translation>
    </message>
    <message>
        <source>%1 is on offer.</source>
        <translation>%1 ist im Angebot.</translation>
    </message>
    <message>
        <source>%1 is sold.</source>
        <translation>%1 ist verkauft.</translation>
    </message>
    <message>
        <source>%1 has left the house.</source>
        <translation>%1 hat das Haus verlassen.</translation>
    </message>
    <message>
        <source>%1 has no next stage.</source>
        <translation>%1 hat keinen nächsten Arbeitsgang.</translation>
    </message>
    <message>
        <source>%1 was taken in by mistake: its tag is void.</source>
        <translation>%1 wurde irrtümlich angenommen: Die Kennung ist ungültig.</translation>
    </message>
    <message>
        <source>%1 is in the exit queue.</source>
        <translation>%1 wartet auf die Abgabe.</translation>
    </message>
</context>
<context>
    <name>StepEntry</name>
    <message>
        <source>Read from</source>
        <translation>Abgelesen von</translation>
    </message>
    <message>
        <source>One or more; press again to take one back</source>
        <translation>Eines oder mehrere; noch einmal drücken nimmt es zurück</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Time of each side</source>
        <translation>Zeit je Seite</translation>
    </message>
    <message>
        <source>%1 sides exposed</source>
        <translation>%1 Seiten bestrahlt</translation>
    </message>
    <message>
        <source>Scan or type</source>
        <translation>Scannen oder eingeben</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Festhalten</translation>
    </message>
</context>
<context>
    <name>StepRow</name>
    <message>
        <source>optional</source>
        <translation>freiwillig</translation>
    </message>
    <message>
        <source>optional · %1</source>
        <translation>freiwillig · %1</translation>
    </message>
</context>
<context>
    <name>TagEntry</name>
    <message>
        <source>Scan a unit, or type its tag</source>
        <translation>Stück scannen oder Kennung eingeben</translation>
    </message>
    <message>
        <source>Open this unit</source>
        <translation>Dieses Stück öffnen</translation>
    </message>
</context>
<context>
    <name>TaughtPanel</name>
    <message>
        <source>Taught</source>
        <translation>Angelernt</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>of good units may be called damaged, at most, with %1 photos. A person confirms every grade.</source>
        <translation>der guten Stücke werden höchstens als beschädigt gemeldet, mit %1 Fotos. Ein Mensch bestätigt jede Güteklasse.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>of good units may be called damaged, at most, with one photo. A person confirms every grade.</source>
        <translation>der guten Stücke werden höchstens als beschädigt gemeldet, mit einem Foto. Ein Mensch bestätigt jede Güteklasse.</translation>
    </message>
</context>
<context>
    <name>TeachingPage</name>
    <message>
        <source>Teaching</source>
        <translation>Anlernen</translation>
    </message>
    <message>
        <source>Good units of one product, one to sixteen photos</source>
        <translation>Gute Stücke eines Produkts, ein bis sechzehn Fotos</translation>
    </message>
    <message>
        <source>Learning from the photos…</source>
        <translation>Lernt aus den Fotos…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment…</translation>
    </message>
    <message>
        <source>Find a product</source>
        <translation>Produkt suchen</translation>
    </message>
    <message>
        <source>Name or code</source>
        <translation>Name oder Code</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>No product matches. Register it at intake.</source>
        <translation>Kein Produkt passt. In der Annahme anlegen.</translation>
    </message>
    <message>
        <source>Choose or scan the product</source>
        <translation>Produkt wählen oder scannen</translation>
    </message>
    <message>
        <source>Put good units in the same place and light, one after the other, and take a photo of each.</source>
        <translation>Gute Stücke nacheinander an dieselbe Stelle ins selbe Licht legen und je ein Foto aufnehmen.</translation>
    </message>
    <message>
        <source>No camera picture. Choose photo files instead.</source>
        <translation>Kein Kamerabild. Stattdessen Fotodateien wählen.</translation>
    </message>
    <message>
        <source>Take photo</source>
        <translation>Foto aufnehmen</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Dateien wählen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>With %1 photos up to %2 % of good units may be called damaged. More photos make it less.</source>
        <translation>Mit %1 Fotos werden bis zu %2 % der guten Stücke als beschädigt gemeldet. Mehr Fotos senken das.</translation>
    </message>
    <message>
        <source>Teach again</source>
        <translation>Neu anlernen</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>Anlernen</translation>
    </message>
    <message>
        <source>With one photo up to %1 % of good units may be called damaged. More photos make it less.</source>
        <translation>Mit einem Foto werden bis zu %1 % der guten Stücke als beschädigt gemeldet. Mehr Fotos senken das.</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zonen</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>Ohne Speichern verlassen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Save the zones</source>
        <translation>Zonen speichern</translation>
    </message>
</context>
<context>
    <name>TicketPanel</name>
    <message>
        <source>Question from another site</source>
        <translation>Frage von außen</translation>
    </message>
    <message>
        <source>Photo %1 of %2</source>
        <translation>Foto %1 von %2</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Ihre Antwort</translation>
    </message>
    <message>
        <source>With a photo of the bench</source>
        <translation>Mit einem Foto vom Tisch</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Write the answer</source>
        <translation>Antwort schreiben</translation>
    </message>
    <message>
        <source>passed · %1</source>
        <translation>bestanden · %1</translation>
    </message>
    <message>
        <source>failed · %1</source>
        <translation>nicht bestanden · %1</translation>
    </message>
</context>
<context>
    <name>UnitForm</name>
    <message>
        <source>Announced for this order</source>
        <translation>Für diese Bestellung avisiert</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Scan the product, or choose it on the left</source>
        <translation>Produkt scannen oder links wählen</translation>
    </message>
    <message>
        <source>Order number of the second sale</source>
        <translation>Bestellnummer des zweiten Verkaufs</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>Bestellnummer</translation>
    </message>
    <message>
        <source>Scan it from the parcel</source>
        <translation>Vom Paket scannen</translation>
    </message>
    <message>
        <source>Customer's reason</source>
        <translation>Grund des Kunden</translation>
    </message>
</context>
<context>
    <name>UnitList</name>
    <message>
        <source>Back to the figures</source>
        <translation>Zurück zu den Zahlen</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
</context>
<context>
    <name>UnitTable</name>
    <message>
        <source>in no stage</source>
        <translation>an keiner Station</translation>
    </message>
    <message>
        <source>on offer</source>
        <translation>im Angebot</translation>
    </message>
    <message>
        <source>due to leave</source>
        <translation>muss gehen</translation>
    </message>
    <message>
        <source>sold</source>
        <translation>verkauft</translation>
    </message>
    <message>
        <source>left for good</source>
        <translation>endgültig fort</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 T</translation>
    </message>
</context>
<context>
    <name>VerdictPanel</name>
    <message>
        <source>Assessed in %1 s</source>
        <translation>In %1 s bewertet</translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message>
        <source>%1 of %2 steps done</source>
        <translation>%1 von %2 Schritten erledigt</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 warten</translation>
    </message>
    <message>
        <source>Waiting, oldest first</source>
        <translation>Wartend, älteste zuerst</translation>
    </message>
    <message>
        <source>Change stage</source>
        <translation>Arbeitsgang wechseln</translation>
    </message>
    <message>
        <source>Scan the unit to work on</source>
        <translation>Stück zur Bearbeitung scannen</translation>
    </message>
    <message>
        <source>Its stage and checklist open by themselves.</source>
        <translation>Arbeitsgang und Checkliste öffnen sich von selbst.</translation>
    </message>
    <message>
        <source>Scan the next unit.</source>
        <translation>Nächstes Stück scannen.</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Everything that is required is done.</source>
        <translation>Alles Nötige ist erledigt.</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Pass the %1 open checks</source>
        <translation>%1 offene Prüfungen bestanden</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Next unit</source>
        <translation>Nächstes Stück</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Arbeitsgänge</translation>
    </message>
    <message>
        <source>Before the repair begins</source>
        <translation>Bevor die Reparatur beginnt</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Take apart</source>
        <translation>Zerlegen</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Start the repair</source>
        <translation>Reparatur beginnen</translation>
    </message>
</context>
<context>
    <name>WorkStep</name>
    <message>
        <source>Record the value</source>
        <translation>Wert festhalten</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>As before</source>
        <translation>Wie zuvor</translation>
    </message>
    <message>
        <source>Take care: in the caution band</source>
        <translation>Vorsicht: im Warnbereich</translation>
    </message>
</context>
<context>
    <name>regrade::ui::BenchFilm</name>
    <message>
        <source>Scan the unit first: a film belongs to a unit.</source>
        <translation>Erst das Stück scannen: Ein Video gehört zu einem Stück.</translation>
    </message>
    <message>
        <source>Filming the bench: no faces. Press again to stop.</source>
        <translation>Der Tisch wird gefilmt: keine Gesichter. Noch einmal drücken beendet.</translation>
    </message>
    <message>
        <source>Film of %1 on record.</source>
        <translation>Video von %1 gespeichert.</translation>
    </message>
    <message>
        <source>The longest time is over: film of %1 on record.</source>
        <translation>Die längste Dauer ist erreicht: Video von %1 gespeichert.</translation>
    </message>
    <message>
        <source>The disk is nearly full: film of %1 on record.</source>
        <translation>Der Datenträger ist fast voll: Video von %1 gespeichert.</translation>
    </message>
    <message>
        <source>The camera was lost: film of %1 on record.</source>
        <translation>Die Kamera war weg: Video von %1 gespeichert.</translation>
    </message>
    <message>
        <source>%1 It lacks %2 pictures.</source>
        <translation>%1 Es fehlen %2 Bilder.</translation>
    </message>
</context>
<context>
    <name>regrade::ui::ChannelsScreen</name>
    <message>
        <source> of %1</source>
        <translation> von %1</translation>
    </message>
    <message>
        <source>%1 (n %2, %3 to %4)</source>
        <translation>%1 (n %2, %3 bis %4)</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>%1: %2 units meant for %3</source>
        <translation>%1: %2 Stücke für %3 bestimmt</translation>
    </message>
    <message>
        <source>Grade %1: %2 of %3 units from %4 to %5</source>
        <translation>Klasse %1: %2 von %3 Stücken von %4 nach %5</translation>
    </message>
    <message>
        <source>A unit-day there sells %1 of the time, here %2; worth more there with %3, seen in %4 unit-days.</source>
        <translation>Ein Stücktag dort verkauft in %1 der Fälle, hier in %2; dort mehr wert mit %3, gesehen an %4 Stücktagen.</translation>
    </message>
    <message>
        <source>version %1, %2 rules%3</source>
        <translation>Version %1, %2 Regeln%3</translation>
    </message>
    <message>
        <source>, taken over</source>
        <translation>, übernommen</translation>
    </message>
    <message>
        <source>ended on %1</source>
        <translation>endete am %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
</context>
<context>
    <name>regrade::ui::DashboardScreen</name>
    <message>
        <source>Board</source>
        <translation>Tafel</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Finance</source>
        <translation>Finanzen</translation>
    </message>
    <message>
        <source>Sustainability</source>
        <translation>Nachhaltigkeit</translation>
    </message>
    <message>
        <source>In house</source>
        <translation>Im Haus</translation>
    </message>
    <message>
        <source>the first %1 of %2 units, oldest first</source>
        <translation>die ersten %1 von %2 Stück, die ältesten zuerst</translation>
    </message>
    <message>
        <source>Units: %1, oldest first</source>
        <translation>Stücke: %1, älteste zuerst</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
</context>
<context>
    <name>regrade::ui::Desk</name>
    <message>
        <source>%1 d</source>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>regrade::ui::GradingScreen</name>
    <message>
        <source>Next: %1. %2</source>
        <translation>Nächstes: %1. %2</translation>
    </message>
    <message>
        <source>The last unit is still being written down. Scan again in a moment.</source>
        <translation>Das letzte Stück wird noch geschrieben. Gleich noch einmal scannen.</translation>
    </message>
    <message>
        <source>%1 is no tag of a unit.</source>
        <translation>%1 ist keine Kennung eines Stücks.</translation>
    </message>
    <message>
        <source>%1 Nothing is to be graded now.</source>
        <translation>%1 Daran ist jetzt nichts zu bewerten.</translation>
    </message>
    <message>
        <source>This product has not been taught yet. Judge the unit by eye, or teach the product first.</source>
        <translation>Dieses Produkt ist noch nicht angelernt. Nach Augenschein beurteilen oder erst anlernen.</translation>
    </message>
    <message>
        <source>%1: %2 mm, %3 times the taught limit</source>
        <translation>%1: %2 mm, %3-mal die angelernte Grenze</translation>
    </message>
    <message>
        <source>%1: %2 % of the surface, %3 times the taught limit</source>
        <translation>%1: %2 % der Fläche, %3-mal die angelernte Grenze</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Times the taught limit: %1</source>
        <translation>Vielfaches der angelernten Grenze: %1</translation>
    </message>
</context>
<context>
    <name>regrade::ui::HandGuide</name>
    <message>
        <source>Preliminary: fine so far</source>
        <translation>Vorläufig: bisher gut</translation>
    </message>
    <message>
        <source>Preliminary: see marks</source>
        <translation>Vorläufig: Spuren ansehen</translation>
    </message>
    <message>
        <source>Preliminary: not sure</source>
        <translation>Vorläufig: unsicher</translation>
    </message>
</context>
<context>
    <name>regrade::ui::HelpCall</name>
    <message>
        <source>Say what you want to know.</source>
        <translation>Bitte sagen, was Sie wissen möchten.</translation>
    </message>
    <message>
        <source>Question on record. Send this file: %1</source>
        <translation>Frage festgehalten. Diese Datei senden: %1</translation>
    </message>
    <message>
        <source>The answer is on record.</source>
        <translation>Die Antwort ist festgehalten.</translation>
    </message>
</context>
<context>
    <name>regrade::ui::IntakeScreen</name>
    <message>
        <source>Announced: %1 of %2 here already.</source>
        <translation>Avisiert: %1 von %2 sind schon da.</translation>
    </message>
    <message>
        <source>Announced: scan the product, or choose it.</source>
        <translation>Avisiert: Produkt scannen oder wählen.</translation>
    </message>
    <message>
        <source>Not announced; it can be received all the same.</source>
        <translation>Nicht avisiert; die Annahme ist trotzdem möglich.</translation>
    </message>
    <message>
        <source>All units announced under %1 are here already. Is it one more?</source>
        <translation>Alle unter %1 avisierten Stücke sind schon da. Ist es eines mehr?</translation>
    </message>
    <message>
        <source>This product was not announced under order %1. Compare unit and papers.</source>
        <translation>Dieses Produkt war unter Bestellung %1 nicht avisiert. Stück und Papiere vergleichen.</translation>
    </message>
    <message>
        <source>Received. Stick the label on the unit.</source>
        <translation>Angenommen. Etikett auf das Stück kleben.</translation>
    </message>
    <message>
        <source>Scan the order number on the parcel.</source>
        <translation>Bestellnummer auf dem Paket scannen.</translation>
    </message>
    <message>
        <source>Choose the customer's reason.</source>
        <translation>Grund des Kunden wählen.</translation>
    </message>
    <message>
        <source>Received again in the same file. The old label stays valid.</source>
        <translation>In derselben Akte wieder angenommen. Das alte Etikett gilt weiter.</translation>
    </message>
    <message>
        <source>The product %1 is not registered yet.</source>
        <translation>Das Produkt %1 ist noch nicht angelegt.</translation>
    </message>
    <message>
        <source>SKU or barcode</source>
        <translation>SKU oder Barcode</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Händler</translation>
    </message>
    <message>
        <source>Original price</source>
        <translation>Originalpreis</translation>
    </message>
    <message>
        <source>Parts value</source>
        <translation>Teilewert</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Please check: %1. Nothing was registered.</source>
        <translation>Bitte prüfen: %1. Nichts wurde angelegt.</translation>
    </message>
    <message>
        <source>%1 is registered.</source>
        <translation>%1 ist angelegt.</translation>
    </message>
    <message>
        <source>Scan the product, or choose it from the list.</source>
        <translation>Produkt scannen oder aus der Liste wählen.</translation>
    </message>
    <message>
        <source>The last unit is still being written down. Scan again in a moment.</source>
        <translation>Das letzte Stück wird noch geschrieben. Gleich noch einmal scannen.</translation>
    </message>
    <message>
        <source>This is the number of a parcel (%1), not of an order. Scan the order number on its papers.</source>
        <translation>Das ist die Nummer eines Pakets (%1), keine Bestellnummer. Die Bestellnummer auf den Papieren scannen.</translation>
    </message>
    <message>
        <source>Handed in again. Destroy the label before: it is void.</source>
        <translation>Neu in Auftrag. Das Etikett davor vernichten: Es ist ungültig.</translation>
    </message>
    <message>
        <source>%1 is no answer that intake asks for.</source>
        <translation>%1 ist keine Antwort, nach der die Annahme fragt.</translation>
    </message>
    <message>
        <source>Set the unit apart now: %1.</source>
        <translation>Das Stück jetzt absondern: %1.</translation>
    </message>
    <message>
        <source>It goes to %1 next.</source>
        <translation>Es geht als Nächstes zu %1.</translation>
    </message>
    <message>
        <source>There is no trade-in quote %1. Nothing was paid; make a new offer.</source>
        <translation>Es gibt kein Ankaufangebot %1. Nichts wurde ausgezahlt; ein neues Angebot machen.</translation>
    </message>
    <message>
        <source>What was entered before the program ended stands here again.</source>
        <translation>Was vor dem Programmende eingegeben wurde, steht wieder hier.</translation>
    </message>
</context>
<context>
    <name>regrade::ui::ListingScreen</name>
    <message>
        <source>The last step is still being written down. Scan again in a moment.</source>
        <translation>Der letzte Schritt wird noch geschrieben. Gleich noch einmal scannen.</translation>
    </message>
    <message>
        <source>%1 is no tag of a unit.</source>
        <translation>%1 ist keine Kennung eines Stücks.</translation>
    </message>
    <message>
        <source>%1 It can neither be listed nor sold now.</source>
        <translation>%1 Es kann jetzt weder angeboten noch verkauft werden.</translation>
    </message>
    <message>
        <source>On offer for %1.</source>
        <translation>Im Angebot für %1.</translation>
    </message>
    <message>
        <source>Sold for %1.</source>
        <translation>Verkauft für %1.</translation>
    </message>
    <message>
        <source>Enter the price as a number.</source>
        <translation>Den Preis als Zahl eingeben.</translation>
    </message>
    <message>
        <source>The unit has no price band yet.</source>
        <translation>Das Stück hat noch kein Preisband.</translation>
    </message>
    <message>
        <source>Scan or type the order number of the sale.</source>
        <translation>Bestellnummer des Verkaufs scannen oder eingeben.</translation>
    </message>
    <message>
        <source>Give away</source>
        <translation>Spenden</translation>
    </message>
    <message>
        <source>Take apart</source>
        <translation>Zerlegen</translation>
    </message>
    <message>
        <source>To the supplier</source>
        <translation>An den Lieferanten</translation>
    </message>
    <message>
        <source>Recycle</source>
        <translation>Recyceln</translation>
    </message>
    <message>
        <source>Scrap</source>
        <translation>Verschrotten</translation>
    </message>
    <message>
        <source>%1 days in the house; the limit is %2. %3</source>
        <translation>%1 Tage im Haus; die Grenze ist %2. %3</translation>
    </message>
    <message>
        <source>Dangerous</source>
        <translation>Gefährlich</translation>
    </message>
    <message>
        <source>Beyond repair</source>
        <translation>Nicht reparierbar</translation>
    </message>
    <message>
        <source>Counterfeit</source>
        <translation>Fälschung</translation>
    </message>
    <message>
        <source>Nobody takes it</source>
        <translation>Niemand nimmt es</translation>
    </message>
    <message>
        <source>It has left the house.</source>
        <translation>Es hat das Haus verlassen.</translation>
    </message>
    <message>
        <source>Held in the house until %1.</source>
        <translation>Im Haus behalten bis %1.</translation>
    </message>
    <message>
        <source>Held to the band</source>
        <translation>Ans Band gehalten</translation>
    </message>
    <message>
        <source>Lifted to the floor</source>
        <translation>Auf die Untergrenze gehoben</translation>
    </message>
    <message>
        <source>Start of the grade</source>
        <translation>Start der Güteklasse</translation>
    </message>
    <message>
        <source>no data: left as it is</source>
        <translation>keine Daten: unverändert</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Auction</source>
        <translation>Auktion</translation>
    </message>
    <message>
        <source>Poll</source>
        <translation>Umfrage</translation>
    </message>
</context>
<context>
    <name>regrade::ui::LiveScreen</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>No unit is on offer there: put some on offer first.</source>
        <translation>Dort ist kein Stück im Angebot: Erst welche anbieten.</translation>
    </message>
    <message>
        <source>The session runs: scan each unit that is sold.</source>
        <translation>Die Sendung läuft: Jedes verkaufte Stück scannen.</translation>
    </message>
    <message>
        <source>%1 is sold in this session already.</source>
        <translation>%1 ist in dieser Sendung schon verkauft.</translation>
    </message>
    <message>
        <source>%1 is not sold any more.</source>
        <translation>%1 ist nicht mehr verkauft.</translation>
    </message>
    <message>
        <source>The run sheet lies in %1.</source>
        <translation>Das Ablaufblatt liegt in %1.</translation>
    </message>
    <message>
        <source>The session is closed: %1 sales are on record.</source>
        <translation>Die Sendung ist beendet: %1 Verkäufe sind gebucht.</translation>
    </message>
</context>
<context>
    <name>regrade::ui::MaterialShelf</name>
    <message>
        <source>%1 by the records · units: %2</source>
        <translation>%1 laut Buch · Stücke: %2</translation>
    </message>
    <message>
        <source>%1 weighed, %2 by the records</source>
        <translation>%1 gewogen, %2 laut Buch</translation>
    </message>
    <message>
        <source>%1 is no weight in kilograms. Nothing was handed over.</source>
        <translation>%1 ist kein Gewicht in Kilogramm. Nichts wurde übergeben.</translation>
    </message>
    <message>
        <source>There is no paper %1.</source>
        <translation>Es gibt keinen Beleg %1.</translation>
    </message>
    <message>
        <source>It is on record, but the paper could not be written to %1: %2</source>
        <translation>Gebucht, aber der Beleg konnte nicht nach %1 geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Handed over. The paper lies in %1</source>
        <translation>Übergeben. Der Beleg liegt in %1</translation>
    </message>
</context>
<context>
    <name>regrade::ui::PackingScreen</name>
    <message>
        <source>The last step is still being written down. Scan again in a moment.</source>
        <translation>Der letzte Schritt wird noch geschrieben. Gleich noch einmal scannen.</translation>
    </message>
    <message>
        <source>This unit is on the bench already. Print its sale label next.</source>
        <translation>Dieses Stück liegt schon auf dem Tisch. Als Nächstes sein Verkaufsetikett drucken.</translation>
    </message>
    <message>
        <source>%1 is no tag of a unit.</source>
        <translation>%1 ist keine Kennung eines Stücks.</translation>
    </message>
    <message>
        <source>%1 It cannot be packed now.</source>
        <translation>%1 Es kann jetzt nicht verpackt werden.</translation>
    </message>
    <message>
        <source>Packed. %1</source>
        <translation>Verpackt. %1</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>Choose the packaging material.</source>
        <translation>Verpackungsmaterial wählen.</translation>
    </message>
    <message>
        <source>Enter the size of the box.</source>
        <translation>Größe des Kartons eingeben.</translation>
    </message>
    <message>
        <source>Print the sale label and stick it on the box.</source>
        <translation>Verkaufsetikett drucken und auf den Karton kleben.</translation>
    </message>
    <message>
        <source>Choose the carton.</source>
        <translation>Karton wählen.</translation>
    </message>
    <message>
        <source>Put the papers in and tick them.</source>
        <translation>Beilagen hineinlegen und abhaken.</translation>
    </message>
    <message>
        <source>No carton of the house can be taken. %1</source>
        <translation>Kein Karton des Hauses ist zulässig. %1</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>%1 l, %2 g, %3</source>
        <translation>%1 l, %2 g, %3</translation>
    </message>
    <message>
        <source>The house has no carton “%1”.</source>
        <translation>Das Haus hat keinen Karton „%1“.</translation>
    </message>
    <message>
        <source>Scan the unit first, then its carton.</source>
        <translation>Erst das Stück scannen, dann seinen Karton.</translation>
    </message>
    <message>
        <source>Length, width and height of the product must all be above zero.</source>
        <translation>Länge, Breite und Höhe des Produkts müssen über null sein.</translation>
    </message>
    <message>
        <source>Stick the label on the box and scan it.</source>
        <translation>Etikett auf den Karton kleben und scannen.</translation>
    </message>
</context>
<context>
    <name>regrade::ui::PassportScreen</name>
    <message>
        <source>The last step is still being written down. Scan again in a moment.</source>
        <translation>Der letzte Schritt wird noch geschrieben. Gleich noch einmal scannen.</translation>
    </message>
    <message>
        <source>“%1” is no complete tag. Check the letters and try again.</source>
        <translation>„%1“ ist keine vollständige Kennung. Zeichen prüfen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>nach %1</translation>
    </message>
    <message>
        <source>Not graded yet</source>
        <translation>Noch nicht bewertet</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Customer's reason</source>
        <translation>Grund des Kunden</translation>
    </message>
    <message>
        <source>Came in by</source>
        <translation>Kam herein über</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Händler</translation>
    </message>
    <message>
        <source>Original price</source>
        <translation>Originalpreis</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Time in the house</source>
        <translation>Zeit im Haus</translation>
    </message>
    <message>
        <source>no. %1</source>
        <translation>Nr. %1</translation>
    </message>
    <message>
        <source>Cost of work so far</source>
        <translation>Arbeitskosten bisher</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>Sold for</source>
        <translation>Verkauft für</translation>
    </message>
    <message>
        <source>%1. %2, %3 · %4 times the taught limit</source>
        <translation>%1. %2, %3 · %4-mal die angelernte Grenze</translation>
    </message>
    <message>
        <source>The label is printed again and on record. Destroy the one before.</source>
        <translation>Das Etikett wird neu gedruckt und ist festgehalten. Das alte vernichten.</translation>
    </message>
    <message>
        <source>sold</source>
        <translation>verkauft</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>beseitigt</translation>
    </message>
    <message>
        <source>Sale label</source>
        <translation>Verkaufsetikett</translation>
    </message>
    <message>
        <source>Intake label</source>
        <translation>Annahmeetikett</translation>
    </message>
    <message>
        <source>%1, copy 1 counts.</source>
        <translation>%1, Ausgabe 1 gilt.</translation>
    </message>
    <message>
        <source>%1, copy %2 counts. Earlier copies are void: destroy them.</source>
        <translation>%1, Ausgabe %2 gilt. Frühere sind ungültig: vernichten.</translation>
    </message>
    <message>
        <source>Evidence pack written: %1</source>
        <translation>Nachweispaket geschrieben: %1</translation>
    </message>
    <message>
        <source>%1 It lacks %2 photos or films that are at another station.</source>
        <translation>%1 Es fehlen %2 Fotos oder Videos, die an einer anderen Station liegen.</translation>
    </message>
    <message>
        <source>Trade-in</source>
        <translation>Ankauf</translation>
    </message>
    <message>
        <source>%1 paid, answered as grade %2</source>
        <translation>%1 ausgezahlt, beantwortet als Klasse %2</translation>
    </message>
    <message>
        <source>%1 paid, answered as grade %2, graded %3</source>
        <translation>%1 ausgezahlt, beantwortet als Klasse %2, bewertet als %3</translation>
    </message>
    <message>
        <source>Pallet or batch</source>
        <translation>Palette oder Charge</translation>
    </message>
</context>
<context>
    <name>regrade::ui::Screens</name>
    <message>
        <source>Second inspection</source>
        <translation>Zweitprüfung</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>Annahme</translation>
    </message>
    <message>
        <source>Grading</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>Verpacken</translation>
    </message>
    <message>
        <source>Listing</source>
        <translation>Anbieten</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Teaching</source>
        <translation>Anlernen</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>The tag %1 belongs to no unit here.</source>
        <translation>Die Kennung %1 gehört zu keinem Stück hier.</translation>
    </message>
    <message>
        <source>This card has no meaning on this screen.</source>
        <translation>Diese Karte hat auf diesem Bildschirm keine Bedeutung.</translation>
    </message>
    <message>
        <source>Read “%1”. This screen has no use for it.</source>
        <translation>„%1“ gelesen. Dieser Bildschirm kann damit nichts anfangen.</translation>
    </message>
    <message>
        <source>The same code again. It was counted once.</source>
        <translation>Noch einmal derselbe Code. Er zählte einmal.</translation>
    </message>
    <message>
        <source>%1 tags are in the picture, so none was taken. Leave only the one that is meant.</source>
        <translation>%1 Kennungen sind im Bild, daher wurde keine genommen. Nur die gemeinte liegen lassen.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Calibration code</source>
        <translation>Kalibriercode</translation>
    </message>
    <message>
        <source>The scan is kept until the dialog is closed.</source>
        <translation>Der Scan wird aufbewahrt, bis der Dialog geschlossen ist.</translation>
    </message>
    <message>
        <source>%1 scans are kept until the dialog is closed.</source>
        <translation>%1 Scans werden aufbewahrt, bis der Dialog geschlossen ist.</translation>
    </message>
    <message>
        <source>That came as fast as a scan, so Return did nothing. Press Return again if you typed it.</source>
        <translation>Das kam so schnell wie ein Scan, daher tat die Eingabetaste nichts. Selbst getippt? Noch einmal drücken.</translation>
    </message>
    <message>
        <source>A code came without Return at its end, so it was typed into the field. Settings, “Test the scanner”: say that it sends none, or let the scanner send Return.</source>
        <translation>Ein Code kam ohne Eingabetaste am Ende und wurde ins Feld getippt. Einstellungen, „Scanner testen“: angeben, dass er keine sendet, oder den Scanner die Eingabetaste senden lassen.</translation>
    </message>
    <message>
        <source>Scan a unit's tag at any time. F1 to F12 change the screen, Return presses the blue button.</source>
        <translation>Die Kennung eines Stücks jederzeit scannen. F1 bis F12 wechseln den Bildschirm, die Eingabetaste drückt den blauen Knopf.</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>The label of %1 is there: confirmed.</source>
        <translation>Das Etikett von %1 ist da: bestätigt.</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>Avisiert</translation>
    </message>
    <message>
        <source>Live session</source>
        <translation>Live-Verkauf</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>Lieferanten</translation>
    </message>
    <message>
        <source>Poll of visitors</source>
        <translation>Umfrage unter Gästen</translation>
    </message>
    <message>
        <source>Auctions of names</source>
        <translation>Namensauktionen</translation>
    </message>
    <message>
        <source>Tour for visitors</source>
        <translation>Rundgang für Gäste</translation>
    </message>
</context>
<context>
    <name>regrade::ui::SettingsScreen</name>
    <message>
        <source>a card of the bench: %1</source>
        <translation>eine Tischkarte: %1</translation>
    </message>
    <message>
        <source>the tag of a unit of this house</source>
        <translation>die Kennung eines Stücks dieses Hauses</translation>
    </message>
    <message>
        <source>a good tag, but of no unit here</source>
        <translation>eine gültige Kennung, aber keines Stücks hier</translation>
    </message>
    <message>
        <source>A staff code has 1 to 12 letters or figures. Names are not stored.</source>
        <translation>Ein Personalkürzel hat 1 bis 12 Buchstaben oder Ziffern. Namen werden nicht gespeichert.</translation>
    </message>
    <message>
        <source>%1 works at this station now.</source>
        <translation>%1 arbeitet jetzt an dieser Station.</translation>
    </message>
    <message>
        <source>The camera is off.</source>
        <translation>Die Kamera ist aus.</translation>
    </message>
    <message>
        <source>The camera is being opened.</source>
        <translation>Die Kamera wird geöffnet.</translation>
    </message>
    <message>
        <source>Scan your badge to change who works here.</source>
        <translation>Ausweis scannen, um zu wechseln, wer hier arbeitet.</translation>
    </message>
    <message>
        <source>The calibration code of the set-up page.</source>
        <translation>Der Kalibriercode der Einrichtungsseite.</translation>
    </message>
    <message>
        <source>%1 (announced by %2)</source>
        <translation>%1 (angekündigt durch %2)</translation>
    </message>
    <message>
        <source>the number of a parcel: %1</source>
        <translation>die Nummer eines Pakets: %1</translation>
    </message>
    <message>
        <source>GS1 data: %1</source>
        <translation>GS1-Daten: %1</translation>
    </message>
    <message>
        <source>the code of a product</source>
        <translation>der Code eines Produkts</translation>
    </message>
    <message>
        <source>an order number</source>
        <translation>eine Bestellnummer</translation>
    </message>
    <message>
        <source>a web address; Regrade opens none</source>
        <translation>eine Webadresse; Regrade öffnet keine</translation>
    </message>
    <message>
        <source>any other text, such as an order number</source>
        <translation>anderer Text, etwa eine Bestellnummer</translation>
    </message>
    <message>
        <source>%1 characters, by the camera</source>
        <translation>%1 Zeichen, von der Kamera</translation>
    </message>
    <message>
        <source>%1 characters, %2 ms from key to key (%3 to %4), at the end: %5</source>
        <translation>%1 Zeichen, %2 ms von Taste zu Taste (%3 bis %4), am Ende: %5</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>No prefix is expected.</source>
        <translation>Kein Vorzeichen wird erwartet.</translation>
    </message>
    <message>
        <source>Codes that begin with %1 are scans.</source>
        <translation>Codes, die mit %1 beginnen, sind Scans.</translation>
    </message>
    <message>
        <source>The page lies at %1.</source>
        <translation>Die Seite liegt in %1.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>regrade::ui::TeachingScreen</name>
    <message>
        <source>%1 photos are enough. Teach them, or remove one.</source>
        <translation>%1 Fotos genügen. Anlernen oder eines entfernen.</translation>
    </message>
    <message>
        <source>Files were chosen already. Start over to take photos instead.</source>
        <translation>Es sind schon Dateien gewählt. Für eigene Fotos von vorn beginnen.</translation>
    </message>
    <message>
        <source>At most %1 photos. No file was added.</source>
        <translation>Höchstens %1 Fotos. Keine Datei wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>Photos were taken already. Start over to choose files instead.</source>
        <translation>Es sind schon Fotos aufgenommen. Für Dateien von vorn beginnen.</translation>
    </message>
    <message>
        <source>Taught. The next inspection of this product uses it.</source>
        <translation>Angelernt. Die nächste Prüfung dieses Produkts benutzt es.</translation>
    </message>
    <message>
        <source>Choose the product first.</source>
        <translation>Erst das Produkt wählen.</translation>
    </message>
    <message>
        <source>Take a photo of a good unit first.</source>
        <translation>Erst ein Foto eines guten Stücks aufnehmen.</translation>
    </message>
    <message>
        <source>%1 photos</source>
        <translation>%1 Fotos</translation>
    </message>
    <message>
        <source>not taught</source>
        <translation>nicht angelernt</translation>
    </message>
    <message>
        <source>one photo</source>
        <translation>ein Foto</translation>
    </message>
</context>
<context>
    <name>regrade::ui::TicketView</name>
    <message>
        <source>Written by this station</source>
        <translation>Von dieser Station geschrieben</translation>
    </message>
    <message>
        <source>Station %1, key of %2</source>
        <translation>Station %1, Schlüssel von %2</translation>
    </message>
    <message>
        <source>Station %1, whose key is not known here</source>
        <translation>Station %1, deren Schlüssel hier unbekannt ist</translation>
    </message>
    <message>
        <source>%1, step “%2”</source>
        <translation>%1, Schritt „%2“</translation>
    </message>
    <message>
        <source>Answer written. Send this file back: %1</source>
        <translation>Antwort geschrieben. Diese Datei zurücksenden: %1</translation>
    </message>
</context>
<context>
    <name>regrade::ui::WorkScreen</name>
    <message>
        <source>Station %1 has this unit in work. Scan it again if it lies before you.</source>
        <translation>Station %1 hat dieses Stück in Arbeit. Liegt es vor Ihnen, noch einmal scannen.</translation>
    </message>
    <message>
        <source>The last step is still being written down. Scan again in a moment.</source>
        <translation>Der letzte Schritt wird noch geschrieben. Gleich noch einmal scannen.</translation>
    </message>
    <message>
        <source>%1 is no tag of a unit.</source>
        <translation>%1 ist keine Kennung eines Stücks.</translation>
    </message>
    <message>
        <source>%1 There is no work to do on it here.</source>
        <translation>%1 Daran ist hier nichts zu tun.</translation>
    </message>
    <message>
        <source>Finished. %1</source>
        <translation>Abgeschlossen. %1</translation>
    </message>
    <message>
        <source>%1 to %2 %3</source>
        <translation>%1 bis %2 %3</translation>
    </message>
    <message>
        <source>at least %1 %2</source>
        <translation>mindestens %1 %2</translation>
    </message>
    <message>
        <source>at most %1 %2</source>
        <translation>höchstens %1 %2</translation>
    </message>
    <message>
        <source>%1 is no number. Type the value that the instrument shows.</source>
        <translation>%1 ist keine Zahl. Den Wert eingeben, den das Messgerät zeigt.</translation>
    </message>
    <message>
        <source>A part needs its number, a whole quantity and a cost. Nothing was recorded.</source>
        <translation>Ein Teil braucht Nummer, ganze Menge und Kosten. Nichts wurde festgehalten.</translation>
    </message>
    <message>
        <source>at least %1 %2 on each of %3 sides</source>
        <translation>mindestens %1 %2 auf jeder von %3 Seiten</translation>
    </message>
    <message>
        <source>up to %1 %3 good, up to %2 %3 with care</source>
        <translation>bis %1 %3 gut, bis %2 %3 mit Vorsicht</translation>
    </message>
    <message>
        <source>%1: no date of calibration on file</source>
        <translation>%1: kein Kalibrierdatum hinterlegt</translation>
    </message>
    <message>
        <source>%1: calibrated until %2</source>
        <translation>%1: kalibriert bis %2</translation>
    </message>
    <message>
        <source>%1, batch %2</source>
        <translation>%1, Charge %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>An exposure needs the distance in whole millimetres and the time in whole seconds.</source>
        <translation>Eine Bestrahlung braucht den Abstand in ganzen Millimetern und die Zeit in ganzen Sekunden.</translation>
    </message>
    <message>
        <source>%1 %2 is used from now on.</source>
        <translation>Ab jetzt wird %1 %2 benutzt.</translation>
    </message>
    <message>
        <source>in use since %1</source>
        <translation>in Gebrauch seit %1</translation>
    </message>
</context>
<context>
    <name>GuideBand</name>
    <message>
        <source>Place</source>
        <translation>Lage</translation>
    </message>
    <message>
        <source>Still</source>
        <translation>Ruhig</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Scharf</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>No glare</source>
        <translation>Blendfrei</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Who leads here?</source>
        <translation>Wer leitet hier?</translation>
    </message>
    <message>
        <source>Write this down now</source>
        <translation>Jetzt aufschreiben</translation>
    </message>
    <message>
        <source>Give your PIN</source>
        <translation>PIN eingeben</translation>
    </message>
    <message>
        <source>Scan your badge</source>
        <translation>Ausweis scannen</translation>
    </message>
    <message>
        <source>Later: work without sign-in</source>
        <translation>Später: ohne Anmeldung arbeiten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>BadgePanel</name>
    <message>
        <source>Hold the badge before the scanner or the camera. Work that was begun stays as it is.</source>
        <translation>Ausweis vor den Scanner oder die Kamera halten. Begonnene Arbeit bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Or type the letters on the badge</source>
        <translation>Oder die Zeichen auf dem Ausweis eingeben</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>%1 of 6 figures</source>
        <translation>%1 von 6 Ziffern</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>FirstLeadPanel</name>
    <message>
        <source>These are shown once and kept nowhere. The recovery code belongs into the safe: it helps when the PIN is lost.</source>
        <translation>Das wird einmal gezeigt und nirgends gespeichert. Der Notfallcode gehört in den Tresor: Er hilft, wenn die PIN verloren ist.</translation>
    </message>
    <message>
        <source>The first person who is registered leads the house and registers the others. From then on everybody signs in.</source>
        <translation>Wer zuerst eingetragen wird, leitet das Haus und trägt die anderen ein. Von da an melden sich alle an.</translation>
    </message>
    <message>
        <source>Staff code, never a name</source>
        <translation>Personalkürzel, nie ein Name</translation>
    </message>
    <message>
        <source>Staff code</source>
        <translation>Personalkürzel</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Ausweis</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Notfallcode</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>Ich habe es aufgeschrieben</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Anlegen</translation>
    </message>
</context>
<context>
    <name>WhoButton</name>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>%1 · no sign-in</source>
        <translation>%1 · ohne Anmeldung</translation>
    </message>
</context>
<context>
    <name>regrade::ui::SignIn</name>
    <message>
        <source>%1 was away and is signed out.</source>
        <translation>%1 war abwesend und ist abgemeldet.</translation>
    </message>
    <message>
        <source>The last answer is still on its way. Scan again in a moment.</source>
        <translation>Die letzte Antwort ist noch unterwegs. Gleich noch einmal scannen.</translation>
    </message>
    <message>
        <source>This is no badge, so nothing was done. First finish here, or go back.</source>
        <translation>Das ist kein Ausweis, daher geschah nichts. Erst hier fertig werden oder zurückgehen.</translation>
    </message>
</context>
<context>
    <name>LimitPanel</name>
    <message>
        <source>Limit and confirmed units</source>
        <translation>Grenze und bestätigte Stücke</translation>
    </message>
    <message>
        <source>Set the lamp as it was, or teach the product again.</source>
        <translation>Die Lampe stellen wie zuvor oder das Produkt neu anlernen.</translation>
    </message>
    <message>
        <source>Why is it accepted?</source>
        <translation>Warum wird es übernommen?</translation>
    </message>
    <message>
        <source>Too many good ones stopped</source>
        <translation>Zu viele Gute angehalten</translation>
    </message>
    <message>
        <source>New lamp or camera</source>
        <translation>Neue Lampe oder Kamera</translation>
    </message>
    <message>
        <source>Enough confirmed units</source>
        <translation>Genug bestätigte Stücke</translation>
    </message>
    <message>
        <source>Use the new limit</source>
        <translation>Neue Grenze benutzen</translation>
    </message>
    <message>
        <source>Use the new map</source>
        <translation>Neue Zuordnung benutzen</translation>
    </message>
</context>
<context>
    <name>RepairPanel</name>
    <message>
        <source>Before and after the repair</source>
        <translation>Vor und nach der Reparatur</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Drag the bar. Press a mark to see it large.</source>
        <translation>Den Balken ziehen. Eine Spur antippen, um sie groß zu sehen.</translation>
    </message>
    <message>
        <source>The camera marked nothing, before or after.</source>
        <translation>Die Kamera hat nichts markiert, weder vorher noch nachher.</translation>
    </message>
</context>
<context>
    <name>ZoneNames</name>
    <message>
        <source>Zones of the product</source>
        <translation>Zonen des Produkts</translation>
    </message>
    <message>
        <source>Drag the frame, or its corner. Arrows move it, with Shift they stretch it.</source>
        <translation>Rahmen oder Ecke ziehen. Pfeiltasten bewegen ihn, mit Umschalt strecken sie ihn.</translation>
    </message>
    <message>
        <source>Choose a name to add a zone. A mark on it is judged by that zone&apos;s rows.</source>
        <translation>Namen wählen, um eine Zone anzulegen. Eine Spur darauf wird nach den Zeilen dieser Zone beurteilt.</translation>
    </message>
    <message>
        <source>This zone is</source>
        <translation>Diese Zone ist</translation>
    </message>
    <message>
        <source>Add a zone</source>
        <translation>Zone anlegen</translation>
    </message>
    <message>
        <source>Another zone</source>
        <translation>Andere Zone</translation>
    </message>
    <message>
        <source>Take this zone away</source>
        <translation>Zone entfernen</translation>
    </message>
</context>
<context>
    <name>ZonesPanel</name>
    <message>
        <source>Zones on the picture</source>
        <translation>Zonen auf dem Bild</translation>
    </message>
    <message>
        <source>These zones were drawn on an earlier picture. Lay them over this one, then save them.</source>
        <translation>Diese Zonen wurden auf einem früheren Bild gezeichnet. Auf dieses legen, dann speichern.</translation>
    </message>
</context>
<context>
    <name>regrade::ui::LimitCare</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 of %2 (%3)</source>
        <translation>%1 von %2 (%3)</translation>
    </message>
    <message>
        <source>Confirmed good units: %1 of the %2 that a new limit needs.</source>
        <translation>Bestätigte gute Stücke: %1 der %2, die eine neue Grenze braucht.</translation>
    </message>
    <message>
        <source>Confirmed good units: %1.</source>
        <translation>Bestätigte gute Stücke: %1.</translation>
    </message>
    <message>
        <source>People saw it differently in %1 of %2.</source>
        <translation>Menschen sahen es in %1 von %2 Fällen anders.</translation>
    </message>
    <message>
        <source>Calibration %1 is in use: %2 times the taught limit.</source>
        <translation>Kalibrierung %1 ist in Gebrauch: %2-mal die angelernte Grenze.</translation>
    </message>
    <message>
        <source>The limit is the taught one.</source>
        <translation>Die Grenze ist die angelernte.</translation>
    </message>
    <message>
        <source>Limit, taught = 1</source>
        <translation>Grenze, angelernt = 1</translation>
    </message>
    <message>
        <source>Good units that may be called damaged, at most</source>
        <translation>Gute Stücke, die höchstens als beschädigt gemeldet werden</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>Good ones called damaged, at the taught limit and at the new one</source>
        <translation>Gute, die als beschädigt gemeldet werden: an der angelernten und an der neuen Grenze</translation>
    </message>
    <message>
        <source>Damaged ones found, at the taught limit and at the new one</source>
        <translation>Gefundene beschädigte: an der angelernten und an der neuen Grenze</translation>
    </message>
    <message>
        <source>Looks are read by version %1, fitted on %2 confirmed results.</source>
        <translation>Die Optik liest Version %1, bestimmt aus %2 bestätigten Ergebnissen.</translation>
    </message>
    <message>
        <source>Looks are read by the policy&apos;s rows alone.</source>
        <translation>Die Optik lesen allein die Zeilen des Regelwerks.</translation>
    </message>
    <message>
        <source>Confirmed results of the category: %1 of the %2 that a map needs.</source>
        <translation>Bestätigte Ergebnisse der Kategorie: %1 der %2, die eine Zuordnung braucht.</translation>
    </message>
    <message>
        <source>A map fitted on %1 results gives %2 of those that it did not see; what was proposed at the time was right in %3.</source>
        <translation>Eine Zuordnung aus %1 Ergebnissen trifft %2 derer, die sie nicht sah; was damals vorgeschlagen wurde, stimmte in %3.</translation>
    </message>
    <message>
        <source>The new limit is in use from the next inspection on.</source>
        <translation>Die neue Grenze gilt ab der nächsten Prüfung.</translation>
    </message>
    <message>
        <source>The new map is in use from the next inspection on.</source>
        <translation>Die neue Zuordnung gilt ab der nächsten Prüfung.</translation>
    </message>
</context>
<context>
    <name>regrade::ui::ZoneSketch</name>
    <message>
        <source>The zones are on record. The next inspection names them.</source>
        <translation>Die Zonen sind gespeichert. Die nächste Prüfung nennt sie.</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>who may work here, and as what</source>
        <translation>wer hier arbeiten darf, und als was</translation>
    </message>
    <message>
        <source>Nobody to see here.</source>
        <translation>Hier ist niemand zu sehen.</translation>
    </message>
    <message>
        <source>Nobody is registered yet, so everyone works without sign-in. Press the code at the top to register the first lead.</source>
        <translation>Noch ist niemand eingetragen, daher arbeiten alle ohne Anmeldung. Oben auf das Kürzel drücken, um die erste Leitung einzutragen.</translation>
    </message>
    <message>
        <source>Register someone</source>
        <translation>Person eintragen</translation>
    </message>
    <message>
        <source>What the roles may do</source>
        <translation>Was die Rollen dürfen</translation>
    </message>
    <message>
        <source>What was done for %1</source>
        <translation>Was für %1 getan wurde</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1, durch %2</translation>
    </message>
</context>
<context>
    <name>NewPersonCard</name>
    <message>
        <source>Register someone</source>
        <translation>Person eintragen</translation>
    </message>
    <message>
        <source>Staff code, never a name</source>
        <translation>Personalkürzel, nie ein Name</translation>
    </message>
    <message>
        <source>2 to 12 capital letters, figures or hyphens. A code belongs to one person for ever.</source>
        <translation>2 bis 12 Großbuchstaben, Ziffern oder Bindestriche. Ein Kürzel gehört einer Person für immer.</translation>
    </message>
    <message>
        <source>Seller whose units are shown</source>
        <translation>Händler, dessen Stücke gezeigt werden</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Give badge and PIN</source>
        <translation>Ausweis und PIN geben</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>Staff code %1</source>
        <translation>Personalkürzel %1</translation>
    </message>
    <message>
        <source>Locked after too many wrong PINs: give a new badge and PIN</source>
        <translation>Nach zu vielen falschen PINs gesperrt: neuen Ausweis und neue PIN geben</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Letzte Anmeldung</translation>
    </message>
    <message>
        <source>never signed in</source>
        <translation>nie angemeldet</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>has left; the code stays taken</source>
        <translation>ausgeschieden; das Kürzel bleibt vergeben</translation>
    </message>
    <message>
        <source>Change the role</source>
        <translation>Rolle ändern</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Neue PIN</translation>
    </message>
    <message>
        <source>New badge and PIN</source>
        <translation>Neuer Ausweis und PIN</translation>
    </message>
    <message>
        <source>Yes, %1 leaves</source>
        <translation>Ja, %1 scheidet aus</translation>
    </message>
    <message>
        <source>Leaves the house</source>
        <translation>Scheidet aus</translation>
    </message>
    <message>
        <source>Press once more to confirm. Nobody signs in with this badge again, and the code is never given to another.</source>
        <translation>Zum Bestätigen noch einmal drücken. Mit diesem Ausweis meldet sich niemand mehr an, und das Kürzel wird nie wieder vergeben.</translation>
    </message>
</context>
<context>
    <name>ToldCard</name>
    <message>
        <source>For %1: shown once and kept nowhere</source>
        <translation>Für %1: einmal gezeigt und nirgends gespeichert</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Print the badge and hand it over; say the PIN to the person alone.</source>
        <translation>Ausweis drucken und übergeben; die PIN nur der Person selbst sagen.</translation>
    </message>
    <message>
        <source>The old badge stays valid. Say the PIN to the person alone.</source>
        <translation>Der alte Ausweis gilt weiter. Die PIN nur der Person selbst sagen.</translation>
    </message>
    <message>
        <source>Badge as PDF</source>
        <translation>Ausweis als PDF</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Übergeben</translation>
    </message>
</context>
<context>
    <name>regrade::ui::PeopleScreen</name>
    <message>
        <source>never signed in</source>
        <translation>nie angemeldet</translation>
    </message>
    <message>
        <source>left</source>
        <translation>ausgeschieden</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>registered as %1</source>
        <translation>eingetragen als %1</translation>
    </message>
    <message>
        <source>new PIN</source>
        <translation>neue PIN</translation>
    </message>
    <message>
        <source>new badge and PIN</source>
        <translation>neuer Ausweis und PIN</translation>
    </message>
    <message>
        <source>is %1 now</source>
        <translation>ist jetzt %1</translation>
    </message>
    <message>
        <source>at the beginning</source>
        <translation>am Anfang</translation>
    </message>
    <message>
        <source>with the recovery code</source>
        <translation>mit dem Notfallcode</translation>
    </message>
    <message>
        <source>%1 is registered. Hand over badge and PIN now.</source>
        <translation>%1 ist eingetragen. Jetzt Ausweis und PIN übergeben.</translation>
    </message>
    <message>
        <source>The old PIN of %1 is no longer good.</source>
        <translation>Die alte PIN von %1 gilt nicht mehr.</translation>
    </message>
    <message>
        <source>%1 has another role now.</source>
        <translation>%1 hat jetzt eine andere Rolle.</translation>
    </message>
    <message>
        <source>%1 has left and cannot sign in any more.</source>
        <translation>%1 ist ausgeschieden und kann sich nicht mehr anmelden.</translation>
    </message>
    <message>
        <source>The badge is in %1. Print it, then delete the file.</source>
        <translation>Der Ausweis liegt in %1. Drucken, dann die Datei löschen.</translation>
    </message>
</context>
<context>
    <name>ConflictLamp</name>
    <message>
        <source>Conflicts %1</source>
        <translation>Konflikte %1</translation>
    </message>
</context>
<context>
    <name>ConflictPanel</name>
    <message>
        <source>This stands</source>
        <translation>Das gilt</translation>
    </message>
    <message>
        <source>This was set aside</source>
        <translation>Das wurde zurückgestellt</translation>
    </message>
    <message>
        <source>and what the same station did next: %1 entries in all</source>
        <translation>und was dieselbe Station danach tat: zusammen %1 Einträge</translation>
    </message>
    <message>
        <source>What is so now?</source>
        <translation>Was gilt jetzt?</translation>
    </message>
</context>
<context>
    <name>EndingPanel</name>
    <message>
        <source>End the shift</source>
        <translation>Schicht beenden</translation>
    </message>
    <message>
        <source>Copies the store, signs where each chain stands and writes a page to print: what was done, and a code that tells months later whether the store was changed.</source>
        <translation>Sichert die Datenbank, unterschreibt den Stand jeder Kette und schreibt eine Seite zum Drucken: was getan wurde, und ein Code, der noch nach Monaten zeigt, ob die Datenbank verändert wurde.</translation>
    </message>
    <message>
        <source>Ended %1 by %2</source>
        <translation>Beendet %1 durch %2</translation>
    </message>
    <message>
        <source>Counted since %1</source>
        <translation>Gezählt seit %1</translation>
    </message>
    <message>
        <source>Where each chain stands</source>
        <translation>Wo jede Kette steht</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>Print this page and keep it outside the computers</source>
        <translation>Diese Seite drucken und außerhalb der Rechner aufbewahren</translation>
    </message>
</context>
<context>
    <name>EntryCard</name>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
</context>
<context>
    <name>ShiftPage</name>
    <message>
        <source>Shift</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>%1 open where two stations decided apart</source>
        <translation>%1 offen, wo zwei Stationen verschieden entschieden</translation>
    </message>
    <message>
        <source>no two stations disagree</source>
        <translation>keine zwei Stationen widersprechen sich</translation>
    </message>
    <message>
        <source>The store is copied and checked. Go on working; the report comes by itself.</source>
        <translation>Die Datenbank wird kopiert und geprüft. Weiterarbeiten; der Bericht kommt von selbst.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment…</translation>
    </message>
    <message>
        <source>Two stations decided</source>
        <translation>Zwei Stationen entschieden</translation>
    </message>
    <message>
        <source>Nothing is open. When two stations sell, grade or work on one unit without knowing of each other, it waits here for a lead.</source>
        <translation>Nichts ist offen. Wenn zwei Stationen dasselbe Stück verkaufen, bewerten oder bearbeiten, ohne voneinander zu wissen, wartet es hier auf eine Leitung.</translation>
    </message>
    <message>
        <source>End of the shift</source>
        <translation>Ende der Schicht</translation>
    </message>
    <message>
        <source>Open the unit</source>
        <translation>Stück öffnen</translation>
    </message>
    <message>
        <source>Say what is so now: it goes on record with the conflict.</source>
        <translation>Angeben, was jetzt gilt: Es wird beim Konflikt festgehalten.</translation>
    </message>
    <message>
        <source>Both decisions stay on record, and your reason.</source>
        <translation>Beide Entscheidungen bleiben festgehalten, und Ihr Grund.</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Klären</translation>
    </message>
    <message>
        <source>End the shift</source>
        <translation>Schicht beenden</translation>
    </message>
</context>
<context>
    <name>regrade::ui::ShiftEnding</name>
    <message>
        <source>%1 of these events were carried in with a time of their own (import, demo); their units are not counted.</source>
        <translation>%1 dieser Ereignisse kamen mit eigener Zeit herein (Import, Demo); ihre Stücke sind nicht gezählt.</translation>
    </message>
    <message>
        <source>Units received</source>
        <translation>Angenommene Stücke</translation>
    </message>
    <message>
        <source>Units graded</source>
        <translation>Bewertete Stücke</translation>
    </message>
    <message>
        <source>Units sold</source>
        <translation>Verkaufte Stücke</translation>
    </message>
    <message>
        <source>Left without a sale</source>
        <translation>Ohne Verkauf abgegeben</translation>
    </message>
    <message>
        <source>Events written</source>
        <translation>Geschriebene Ereignisse</translation>
    </message>
    <message>
        <source>the station's first event</source>
        <translation>das erste Ereignis der Station</translation>
    </message>
</context>
<context>
    <name>regrade::ui::ShiftScreen</name>
    <message>
        <source>Order %1</source>
        <translation>Bestellung %1</translation>
    </message>
    <message>
        <source>Taken in twice</source>
        <translation>Zweimal angenommen</translation>
    </message>
    <message>
        <source>Two different grades</source>
        <translation>Zwei verschiedene Güteklassen</translation>
    </message>
    <message>
        <source>Went on at two stations</source>
        <translation>An zwei Stationen weitergegangen</translation>
    </message>
    <message>
        <source>Sold twice</source>
        <translation>Zweimal verkauft</translation>
    </message>
    <message>
        <source>Worked on after it was gone</source>
        <translation>Bearbeitet, als es schon fort war</translation>
    </message>
    <message>
        <source>The second buyer got another unit</source>
        <translation>Der zweite Käufer bekam ein anderes Stück</translation>
    </message>
    <message>
        <source>The second order was cancelled</source>
        <translation>Die zweite Bestellung wurde storniert</translation>
    </message>
    <message>
        <source>Looked at the unit: what stands is right</source>
        <translation>Stück angesehen: Was gilt, stimmt</translation>
    </message>
    <message>
        <source>Done anew after looking at the unit</source>
        <translation>Nach Ansehen des Stücks neu gemacht</translation>
    </message>
    <message>
        <source>This was settled at another station.</source>
        <translation>Das wurde an einer anderen Station geklärt.</translation>
    </message>
    <message>
        <source>Settled. Both decisions and the reason stay on record.</source>
        <translation>Geklärt. Beide Entscheidungen und der Grund bleiben festgehalten.</translation>
    </message>
</context>
<context>
    <name>ScannerPanel</name>
    <message>
        <source>Test the scanner</source>
        <translation>Scanner testen</translation>
    </message>
    <message>
        <source>Scan anything. What arrived is shown here; nothing is stored.</source>
        <translation>Irgendetwas scannen. Was ankam, steht hier; nichts wird gespeichert.</translation>
    </message>
    <message>
        <source>End of a code</source>
        <translation>Ende eines Codes</translation>
    </message>
    <message>
        <source>Return or Tab</source>
        <translation>Eingabe oder Tab</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Prefix before each code</source>
        <translation>Vorzeichen vor jedem Code</translation>
    </message>
    <message>
        <source>none, or ~, or ^B</source>
        <translation>keines oder ~ oder ^B</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <source># is the separator of GS1 data</source>
        <translation># ist der Trenner der GS1-Daten</translation>
    </message>
    <message>
        <source>Maker's codes on the page</source>
        <translation>Herstellercodes auf der Seite</translation>
    </message>
    <message>
        <source>Page to set the scanner up</source>
        <translation>Seite zum Einrichten des Scanners</translation>
    </message>
</context>
<context>
    <name>PrintRow</name>
    <message>
        <source>It is there</source>
        <translation>Es ist da</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Neu drucken</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>PrinterLamp</name>
    <message>
        <source>Label there? %1</source>
        <translation>Etikett da? %1</translation>
    </message>
    <message>
        <source>Printer off, %1 wait</source>
        <translation>Drucker aus, %1 warten</translation>
    </message>
    <message>
        <source>Printing %1</source>
        <translation>Druckt %1</translation>
    </message>
    <message>
        <source>Printer ready</source>
        <translation>Drucker bereit</translation>
    </message>
</context>
<context>
    <name>HealthCard</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>House rules</source>
        <translation>Hausregeln</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>Schriften</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Detektor</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Drucker</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>Drucker</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>Health of this station</source>
        <translation>Zustand dieser Station</translation>
    </message>
    <message>
        <source>Looking: printers and the hub are called…</source>
        <translation>Wird geprüft: Drucker und Hub werden gerufen…</translation>
    </message>
    <message>
        <source>Nothing is changed, and nothing is printed.</source>
        <translation>Nichts wird geändert, nichts gedruckt.</translation>
    </message>
    <message>
        <source>Look everything over</source>
        <translation>Alles durchsehen</translation>
    </message>
</context>
<context>
    <name>SoundCard</name>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Every scan is answered by a tone</source>
        <translation>Auf jeden Scan antwortet ein Ton</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Übernommen</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Notiert</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>No tone is heard</source>
        <translation>Kein Ton zu hören</translation>
    </message>
    <message>
        <source>Press a word to hear its tone. How loud it is, the computer's own settings say.</source>
        <translation>Ein Wort antippen, um seinen Ton zu hören. Wie laut er ist, bestimmt der Rechner.</translation>
    </message>
    <message>
        <source>The band and the lamp answer all the same.</source>
        <translation>Balken und Lampe antworten trotzdem.</translation>
    </message>
</context>
<context>
    <name>PrintersCard</name>
    <message>
        <source>Printers</source>
        <translation>Drucker</translation>
    </message>
    <message>
        <source>No printer is set up: labels are written as PDF files into the folder of papers.</source>
        <translation>Kein Drucker ist eingerichtet: Etiketten werden als PDF-Dateien in den Ordner der Papiere geschrieben.</translation>
    </message>
    <message>
        <source>Test label</source>
        <translation>Testetikett</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Name of the printer</source>
        <translation>Name des Druckers</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>192.168.1.40:9100, or a folder</source>
        <translation>192.168.1.40:9100 oder ein Ordner</translation>
    </message>
    <message>
        <source>Its language</source>
        <translation>Seine Sprache</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>Auflösung (dpi)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
</context>
<context>
    <name>PrintingPage</name>
    <message>
        <source>Printing</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Nothing was printed yet</source>
        <translation>Noch nichts gedruckt</translation>
    </message>
    <message>
        <source>Labels come here as soon as a printer is set up under Settings. Until then they are written as PDF files.</source>
        <translation>Etiketten erscheinen hier, sobald unter Einstellungen ein Drucker eingerichtet ist. Bis dahin werden PDF-Dateien geschrieben.</translation>
    </message>
    <message>
        <source>Scan a label back and it is confirmed. What waits is printed by itself when its printer is back.</source>
        <translation>Ein zurückgescanntes Etikett ist bestätigt. Was wartet, wird von selbst gedruckt, sobald der Drucker wieder da ist.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
</context>
<context>
    <name>regrade::ui::PrintDesk</name>
    <message>
        <source>Waits for %1.</source>
        <translation>Wartet auf %1.</translation>
    </message>
    <message>
        <source>Waits for %1: %2 It is printed when the printer is back.</source>
        <translation>Wartet auf %1: %2 Es wird gedruckt, sobald der Drucker wieder da ist.</translation>
    </message>
    <message>
        <source>Is being sent to %1.</source>
        <translation>Wird an %1 gesendet.</translation>
    </message>
    <message>
        <source>Sent to %1. Scan it back to confirm.</source>
        <translation>An %1 gesendet. Zum Bestätigen zurückscannen.</translation>
    </message>
    <message>
        <source>%1 Is the label there? Scan it, or print it again.</source>
        <translation>%1 Ist das Etikett da? Scannen oder neu drucken.</translation>
    </message>
    <message>
        <source>Printed by %1 and scanned back.</source>
        <translation>Von %1 gedruckt und zurückgescannt.</translation>
    </message>
    <message>
        <source>Not printed: %1</source>
        <translation>Nicht gedruckt: %1</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Ungültig</translation>
    </message>
    <message>
        <source>Printer off</source>
        <translation>Drucker aus</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Sendet</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Is it there?</source>
        <translation>Ist es da?</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
</context>
<context>
    <name>regrade::ui::PrinterCare</name>
    <message>
        <source>%1, %2 dpi</source>
        <translation>%1, %2 dpi</translation>
    </message>
    <message>
        <source>The dots per inch are a number, such as 203 or 300.</source>
        <translation>Die Punkte je Zoll sind eine Zahl, etwa 203 oder 300.</translation>
    </message>
    <message>
        <source>%1 is set up. Print a test label to see whether it answers.</source>
        <translation>%1 ist eingerichtet. Ein Testetikett zeigt, ob er antwortet.</translation>
    </message>
    <message>
        <source>%1 is taken away. What waits for it stays under Printing.</source>
        <translation>%1 ist entfernt. Was darauf wartet, bleibt unter Drucken.</translation>
    </message>
    <message>
        <source>A test label is on its way to %1; Printing shows what came of it.</source>
        <translation>Ein Testetikett ist unterwegs zu %1; Drucken zeigt, was daraus wurde.</translation>
    </message>
</context>
<context>
    <name>regrade::ui::PrintingScreen</name>
    <message>
        <source>%1 to look for in the tray, %2 waiting</source>
        <translation>%1 im Fach zu suchen, %2 warten</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 warten</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>Nichts wartet.</translation>
    </message>
    <message>
        <source>Test label</source>
        <translation>Testetikett</translation>
    </message>
    <message>
        <source>Sale label</source>
        <translation>Verkaufsetikett</translation>
    </message>
    <message>
        <source>Intake label</source>
        <translation>Annahmeetikett</translation>
    </message>
    <message>
        <source>%1, copy %2 · %3</source>
        <translation>%1, Ausgabe %2 · %3</translation>
    </message>
    <message>
        <source>The printers are asked again now.</source>
        <translation>Die Drucker werden jetzt erneut gefragt.</translation>
    </message>
    <message>
        <source>Handed in again. If the one before turns up, destroy it: it is void.</source>
        <translation>Neu in Auftrag. Taucht das davor auf, vernichten: Es ist ungültig.</translation>
    </message>
    <message>
        <source>Confirmed: the label is there.</source>
        <translation>Bestätigt: Das Etikett ist da.</translation>
    </message>
    <message>
        <source>Cancelled. The unit&apos;s label can be printed again from its record.</source>
        <translation>Abgebrochen. Das Etikett des Stücks kann aus seiner Akte neu gedruckt werden.</translation>
    </message>
</context>
<context>
    <name>PartsPanel</name>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>key part</source>
        <translation>wesentliches Teil</translation>
    </message>
    <message>
        <source>harvested</source>
        <translation>ausgebaut</translation>
    </message>
    <message>
        <source>None used so far.</source>
        <translation>Bisher keine benutzt.</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <source>The next is a key part</source>
        <translation>Das nächste ist ein wesentliches Teil</translation>
    </message>
    <message>
        <source>The buyer is told. Registered key parts always are.</source>
        <translation>Der Käufer erfährt es. Bei angelegten wesentlichen Teilen immer.</translation>
    </message>
</context>
<context>
    <name>PartChooser</name>
    <message>
        <source>Scan, or type number or name</source>
        <translation>Scannen oder tippen</translation>
    </message>
    <message>
        <source>%1 more fit: type a part of the name.</source>
        <translation>%1 weitere passen: einen Teil des Namens eingeben.</translation>
    </message>
    <message>
        <source>No registered part fits this unit. Register and receive it under Parts; then it stands here.</source>
        <translation>Kein angelegtes Teil passt zu diesem Stück. Unter Teile anlegen und einbuchen; dann steht es hier.</translation>
    </message>
    <message>
        <source>No part that fits has this number or name. Register and receive it under Parts; then it stands here.</source>
        <translation>Kein passendes Teil hat diese Nummer oder diesen Namen. Unter Teile anlegen und einbuchen; dann steht es hier.</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>One piece fewer</source>
        <translation>Eines weniger</translation>
    </message>
    <message>
        <source>One piece more</source>
        <translation>Eines mehr</translation>
    </message>
</context>
<context>
    <name>PartRow</name>
    <message>
        <source>key part</source>
        <translation>wesentliches Teil</translation>
    </message>
</context>
<context>
    <name>DismantlePanel</name>
    <message>
        <source>Taken out</source>
        <translation>Entnommen</translation>
    </message>
    <message>
        <source>Unit weighed</source>
        <translation>Stück gewogen</translation>
    </message>
    <message>
        <source>Parts and materials</source>
        <translation>Teile und Werkstoffe</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>Werkstoff</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Record the weight of the material</source>
        <translation>Gewicht des Werkstoffs festhalten</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurücklegen</translation>
    </message>
    <message>
        <source>Weight of the next part, if weighed</source>
        <translation>Gewicht des nächsten Teils, falls gewogen</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Entnehmen</translation>
    </message>
    <message>
        <source>The next part was tested and works</source>
        <translation>Das nächste Teil ist geprüft und funktioniert</translation>
    </message>
</context>
<context>
    <name>PartsPage</name>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>Nummer oder Name</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>To order</source>
        <translation>Zu bestellen</translation>
    </message>
    <message>
        <source>None of them.</source>
        <translation>Keine davon.</translation>
    </message>
    <message>
        <source>No part is registered yet.</source>
        <translation>Noch ist kein Teil angelegt.</translation>
    </message>
    <message>
        <source>Register a part</source>
        <translation>Teil anlegen</translation>
    </message>
    <message>
        <source>Scan the bag of a part, or choose one</source>
        <translation>Beutel eines Teils scannen oder eines wählen</translation>
    </message>
    <message>
        <source>No spare parts yet</source>
        <translation>Noch keine Ersatzteile</translation>
    </message>
    <message>
        <source>Scan it again for each further piece that came.</source>
        <translation>Für jedes weitere Teil, das kam, noch einmal scannen.</translation>
    </message>
    <message>
        <source>Scan the code of the first bag: its number is registered, then received.</source>
        <translation>Code des ersten Beutels scannen: Seine Nummer wird angelegt, dann eingebucht.</translation>
    </message>
    <message>
        <source>Number, name and cost are needed.</source>
        <translation>Nummer, Name und Kosten sind nötig.</translation>
    </message>
    <message>
        <source>A kit is never in stock itself: receive the parts in it.</source>
        <translation>Ein Satz liegt nie selbst auf Lager: seine Teile einbuchen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Receive %1</source>
        <translation>%1 einbuchen</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>Werkstoffe</translation>
    </message>
    <message>
        <source>No material was recovered yet</source>
        <translation>Noch kein Werkstoff gewonnen</translation>
    </message>
    <message>
        <source>What comes out of a dismantled unit is weighed at the bench, fraction by fraction.</source>
        <translation>Was aus einem zerlegten Stück kommt, wird am Tisch gewogen, Fraktion für Fraktion.</translation>
    </message>
    <message>
        <source>Weigh at least one container; name the recycler and the number of the paper.</source>
        <translation>Mindestens einen Behälter wiegen; Entsorger und Belegnummer nennen.</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Übergeben</translation>
    </message>
</context>
<context>
    <name>PartFacts</name>
    <message>
        <source>whole kits can be put together</source>
        <translation>ganze Sätze lassen sich zusammenstellen</translation>
    </message>
    <message>
        <source>on hand</source>
        <translation>auf Lager</translation>
    </message>
    <message>
        <source>order it</source>
        <translation>bestellen</translation>
    </message>
    <message>
        <source>key part</source>
        <translation>wesentliches Teil</translation>
    </message>
    <message>
        <source>Part number</source>
        <translation>Teilenummer</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Passt zu</translation>
    </message>
    <message>
        <source>In the kit</source>
        <translation>Im Satz</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>One piece</source>
        <translation>Ein Teil</translation>
    </message>
    <message>
        <source>Order at</source>
        <translation>Bestellen bei</translation>
    </message>
    <message>
        <source>Where it came from and went</source>
        <translation>Woher es kam und wohin es ging</translation>
    </message>
    <message>
        <source>Nothing came or went yet.</source>
        <translation>Noch kam oder ging nichts.</translation>
    </message>
</context>
<context>
    <name>ReceiveCard</name>
    <message>
        <source>Receive</source>
        <translation>Einbuchen</translation>
    </message>
    <message>
        <source>One piece fewer</source>
        <translation>Eines weniger</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>One piece more</source>
        <translation>Eines mehr</translation>
    </message>
    <message>
        <source>Cost of one piece</source>
        <translation>Kosten eines Teils</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Hergestellt von</translation>
    </message>
    <message>
        <source>the maker</source>
        <translation>dem Hersteller</translation>
    </message>
    <message>
        <source>another maker</source>
        <translation>einem anderen Hersteller</translation>
    </message>
    <message>
        <source>Delivery note</source>
        <translation>Lieferschein</translation>
    </message>
</context>
<context>
    <name>AdjustCard</name>
    <message>
        <source>Adjust after a count</source>
        <translation>Nach Zählung berichtigen</translation>
    </message>
    <message>
        <source>Pieces, e.g. -2 or 3</source>
        <translation>Anzahl, z. B. -2 oder 3</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>Berichtigen</translation>
    </message>
</context>
<context>
    <name>NewPartCard</name>
    <message>
        <source>%1 is not registered yet.</source>
        <translation>%1 ist noch nicht angelegt.</translation>
    </message>
    <message>
        <source>Register a part</source>
        <translation>Teil anlegen</translation>
    </message>
    <message>
        <source>Number on its bag</source>
        <translation>Nummer auf dem Beutel</translation>
    </message>
    <message>
        <source>Name, as a buyer reads it</source>
        <translation>Name, wie ein Käufer ihn liest</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>Cost of one piece</source>
        <translation>Kosten eines Teils</translation>
    </message>
    <message>
        <source>Order at so many on hand</source>
        <translation>Bestellen bei so vielen auf Lager</translation>
    </message>
    <message>
        <source>Weight of one piece</source>
        <translation>Gewicht eines Teils</translation>
    </message>
    <message>
        <source>Only for these SKUs</source>
        <translation>Nur für diese SKUs</translation>
    </message>
    <message>
        <source>empty = any</source>
        <translation>leer = alle</translation>
    </message>
    <message>
        <source>A kit holds</source>
        <translation>Ein Satz enthält</translation>
    </message>
    <message>
        <source>Fits a category; none and no SKU = every unit</source>
        <translation>Passt zu einer Kategorie; keine und keine SKU = jedes Stück</translation>
    </message>
    <message>
        <source>Key part</source>
        <translation>Wesentliches Teil</translation>
    </message>
    <message>
        <source>The buyer is always told when it was replaced.</source>
        <translation>Der Käufer erfährt immer, wenn es ersetzt wurde.</translation>
    </message>
</context>
<context>
    <name>regrade::ui::PartShelf</name>
    <message>
        <source>%1 whole kits</source>
        <translation>%1 ganze Sätze</translation>
    </message>
    <message>
        <source>%1 on hand</source>
        <translation>%1 auf Lager</translation>
    </message>
    <message>
        <source>%1 g each</source>
        <translation>je %1 g</translation>
    </message>
    <message>
        <source>weigh it</source>
        <translation>wiegen</translation>
    </message>
    <message>
        <source>%1 × %2 · %3 g</source>
        <translation>%1 × %2 · %3 g</translation>
    </message>
    <message>
        <source> · %1 g</source>
        <translation> · %1 g</translation>
    </message>
    <message>
        <source>%1 g are missing; %2 g are allowed.</source>
        <translation>%1 g fehlen; %2 g sind erlaubt.</translation>
    </message>
    <message>
        <source>%1 g too much; %2 g are allowed.</source>
        <translation>%1 g zu viel; %2 g sind erlaubt.</translation>
    </message>
    <message>
        <source>%1 g</source>
        <translation>%1 g</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>Weigh the unit first, in the step of the checklist.</source>
        <translation>Erst das Stück wiegen, im Schritt der Checkliste.</translation>
    </message>
    <message>
        <source>Mass in equals mass out.</source>
        <translation>Masse hinein gleich Masse heraus.</translation>
    </message>
    <message>
        <source>%1 is no weight in whole grams. Nothing was recorded.</source>
        <translation>%1 ist kein Gewicht in ganzen Gramm. Nichts wurde festgehalten.</translation>
    </message>
    <message>
        <source>Choose the material first, then weigh it.</source>
        <translation>Erst den Werkstoff wählen, dann wiegen.</translation>
    </message>
    <message>
        <source>No part that fits this unit has the number or name %1. Register and receive it under Parts, then use it here.</source>
        <translation>Kein Teil, das zu diesem Stück passt, hat Nummer oder Namen %1. Unter Teile anlegen und einbuchen, dann hier benutzen.</translation>
    </message>
</context>
<context>
    <name>regrade::ui::PartsScreen</name>
    <message>
        <source>new, from the maker</source>
        <translation>neu, vom Hersteller</translation>
    </message>
    <message>
        <source>new, from another maker</source>
        <translation>neu, von einem anderen Hersteller</translation>
    </message>
    <message>
        <source>harvested</source>
        <translation>ausgebaut</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Eingebucht</translation>
    </message>
    <message>
        <source>Put back into its unit</source>
        <translation>In sein Stück zurückgelegt</translation>
    </message>
    <message>
        <source>Harvested</source>
        <translation>Ausgebaut</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>Berichtigt</translation>
    </message>
    <message>
        <source>Used, not kept in stock</source>
        <translation>Benutzt, nicht im Lager geführt</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Benutzt</translation>
    </message>
    <message>
        <source>Registered: %1 · to order: %2</source>
        <translation>Angelegt: %1 · zu bestellen: %2</translation>
    </message>
    <message>
        <source>unit %1</source>
        <translation>Stück %1</translation>
    </message>
    <message>
        <source>harvested from %1</source>
        <translation>ausgebaut aus %1</translation>
    </message>
    <message>
        <source>%1 g</source>
        <translation>%1 g</translation>
    </message>
    <message>
        <source>every unit</source>
        <translation>jedes Stück</translation>
    </message>
    <message>
        <source>%1 is no amount. Nothing was received.</source>
        <translation>%1 ist kein Betrag. Nichts wurde eingebucht.</translation>
    </message>
    <message>
        <source>Received: %1 × %2.</source>
        <translation>Eingebucht: %1 × %2.</translation>
    </message>
    <message>
        <source>%1 is no whole number. Nothing was changed.</source>
        <translation>%1 ist keine ganze Zahl. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The stock is adjusted.</source>
        <translation>Der Bestand ist berichtigt.</translation>
    </message>
    <message>
        <source>A part needs its number and what one piece costs; reorder point and weight are whole numbers. Nothing was registered.</source>
        <translation>Ein Teil braucht seine Nummer und die Kosten eines Teils; Bestellpunkt und Gewicht sind ganze Zahlen. Nichts wurde angelegt.</translation>
    </message>
    <message>
        <source>What is in a kit is written as PT-1=2 PT-2: numbers with their pieces. Nothing was registered.</source>
        <translation>Was in einem Satz liegt, steht als PT-1=2 PT-2: Nummern mit ihrer Anzahl. Nichts wurde angelegt.</translation>
    </message>
    <message>
        <source>Registered. One scan of its code uses all of its parts.</source>
        <translation>Angelegt. Ein Scan des Codes benutzt alle seine Teile.</translation>
    </message>
    <message>
        <source>Registered. Receive what lies here, then it can be used.</source>
        <translation>Angelegt. Was hier liegt, einbuchen, dann kann es benutzt werden.</translation>
    </message>
</context>
<context>
    <name>AnnouncedPage</name>
    <message>
        <source>Announced returns</source>
        <translation>Avisierte Retouren</translation>
    </message>
    <message>
        <source>The list is being taken over…</source>
        <translation>Die Liste wird übernommen…</translation>
    </message>
    <message>
        <source>The list is being read…</source>
        <translation>Die Liste wird gelesen…</translation>
    </message>
    <message>
        <source>Number, product or seller</source>
        <translation>Nummer, Produkt oder Händler</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>Alle offenen</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>None of them.</source>
        <translation>Keine davon.</translation>
    </message>
    <message>
        <source>Everything that was announced is here.</source>
        <translation>Alles, was avisiert war, ist da.</translation>
    </message>
    <message>
        <source>Open a list of returns, or drop it here</source>
        <translation>Retourenliste öffnen oder hier ablegen</translation>
    </message>
    <message>
        <source>CSV or JSON. You see what is in it before anything is written; a list is taken over whole or not at all.</source>
        <translation>CSV oder JSON. Sie sehen, was darin steht, bevor etwas geschrieben wird; eine Liste wird ganz oder gar nicht übernommen.</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Weglegen</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>Andere Datei</translation>
    </message>
    <message>
        <source>Open a list</source>
        <translation>Liste öffnen</translation>
    </message>
    <message>
        <source>Take %1 units over</source>
        <translation>%1 Stücke übernehmen</translation>
    </message>
    <message>
        <source>Back to intake</source>
        <translation>Zurück zur Annahme</translation>
    </message>
</context>
<context>
    <name>BatchAside</name>
    <message>
        <source>The same for all units</source>
        <translation>Gleich für alle Stücke</translation>
    </message>
    <message>
        <source>Put aside: %1</source>
        <translation>Zurückgestellt: %1</translation>
    </message>
</context>
<context>
    <name>BatchFooter</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Undo last</source>
        <translation>Letztes zurück</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>All as usual</source>
        <translation>Alles wie üblich</translation>
    </message>
    <message>
        <source>End the batch</source>
        <translation>Charge beenden</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>BatchList</name>
    <message>
        <source>Not ended yet</source>
        <translation>Noch nicht beendet</translation>
    </message>
    <message>
        <source>Units of this batch</source>
        <translation>Stücke dieser Charge</translation>
    </message>
    <message>
        <source>No batch is waiting to be gone on with.</source>
        <translation>Keine Charge wartet auf Fortsetzung.</translation>
    </message>
    <message>
        <source>No unit yet.</source>
        <translation>Noch kein Stück.</translation>
    </message>
</context>
<context>
    <name>BatchRunning</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>units are in, of those that were announced</source>
        <translation>Stücke sind da, von denen, die avisiert waren</translation>
    </message>
    <message>
        <source>units are in</source>
        <translation>Stücke sind da</translation>
    </message>
    <message>
        <source>Scan the next unit: product, return number or serial number. Its label is printed by itself.</source>
        <translation>Nächstes Stück scannen: Produkt, Retouren- oder Seriennummer. Sein Etikett wird von selbst gedruckt.</translation>
    </message>
    <message>
        <source>Look at this unit: %1</source>
        <translation>Dieses Stück ansehen: %1</translation>
    </message>
    <message>
        <source>What may be a danger is asked of every unit. The card “Pass” says that all is as usual.</source>
        <translation>Was gefährlich sein kann, wird bei jedem Stück gefragt. Die Karte „Bestanden“ sagt, dass alles wie üblich ist.</translation>
    </message>
</context>
<context>
    <name>BatchSetup</name>
    <message>
        <source>Said once for the whole pallet or batch</source>
        <translation>Einmal für die ganze Palette oder Charge</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Scan it from the pallet</source>
        <translation>Von der Palette scannen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Seller that owns the units</source>
        <translation>Händler, dem die Stücke gehören</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>%1 units were announced under this reference.</source>
        <translation>%1 Stücke waren unter dieser Referenz avisiert.</translation>
    </message>
    <message>
        <source>Nothing was announced under this reference; units are counted all the same.</source>
        <translation>Unter dieser Referenz war nichts avisiert; die Stücke werden trotzdem gezählt.</translation>
    </message>
</context>
<context>
    <name>BatchSummary</name>
    <message>
        <source>Batch %1</source>
        <translation>Charge %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>Fehlend: %1</translation>
    </message>
    <message>
        <source>Not announced: %1</source>
        <translation>Nicht avisiert: %1</translation>
    </message>
    <message>
        <source>Put aside: %1</source>
        <translation>Zurückgestellt: %1</translation>
    </message>
</context>
<context>
    <name>CountsPanel</name>
    <message>
        <source>Seller of rows that name none</source>
        <translation>Händler für Zeilen, die keinen nennen</translation>
    </message>
</context>
<context>
    <name>ListDialog</name>
    <message>
        <source>Lists of returns</source>
        <translation>Retourenlisten</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Faults</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Row %1, %2</source>
        <translation>Zeile %1, %2</translation>
    </message>
    <message>
        <source>Row %1, %2: “%3”</source>
        <translation>Zeile %1, %2: „%3“</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>with the first rows</source>
        <translation>mit den ersten Zeilen</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>%1 % done. Nothing counts before the last row is written.</source>
        <translation>%1 % erledigt. Nichts zählt, bevor die letzte Zeile geschrieben ist.</translation>
    </message>
</context>
<context>
    <name>TradeInPanel</name>
    <message>
        <source>Trade-in offer</source>
        <translation>Ankaufangebot</translation>
    </message>
    <message>
        <source>Quote %1, to %2. Write the code on the customer&apos;s paper; it is paid once.</source>
        <translation>Ankaufangebot %1, bis %2. Den Code auf das Papier des Kunden schreiben; er wird einmal ausgezahlt.</translation>
    </message>
    <message>
        <source>Keep this offer</source>
        <translation>Angebot behalten</translation>
    </message>
    <message>
        <source>Take in without the quote</source>
        <translation>Ohne Angebot annehmen</translation>
    </message>
</context>
<context>
    <name>regrade::ui::AnnouncedScreen</name>
    <message>
        <source>Only a file of this computer can be opened: %1</source>
        <translation>Nur eine Datei dieses Rechners kann geöffnet werden: %1</translation>
    </message>
    <message>
        <source>There was nothing new in %1.</source>
        <translation>In %1 war nichts Neues.</translation>
    </message>
    <message>
        <source>%1 units of %2 are taken over as list %3.</source>
        <translation>%1 Stücke von %2 sind als Liste %3 übernommen.</translation>
    </message>
    <message>
        <source>stays in the file</source>
        <translation>bleibt in der Datei</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>Bestellnummer</translation>
    </message>
    <message>
        <source>Return number</source>
        <translation>Retourennummer</translation>
    </message>
    <message>
        <source>Parcel number</source>
        <translation>Paketnummer</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>Book value</source>
        <translation>Buchwert</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Händler</translation>
    </message>
    <message>
        <source>Pallet or batch</source>
        <translation>Palette oder Charge</translation>
    </message>
    <message>
        <source>JSON, one object a return</source>
        <translation>JSON, ein Objekt je Retoure</translation>
    </message>
    <message>
        <source>CSV, separated by tabs</source>
        <translation>CSV, durch Tabs getrennt</translation>
    </message>
    <message>
        <source>CSV, separated by semicolons</source>
        <translation>CSV, durch Semikolons getrennt</translation>
    </message>
    <message>
        <source>CSV, separated by commas</source>
        <translation>CSV, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Not here yet: %1 units of %2 returns · missing for %3 days or more: %4</source>
        <translation>Noch nicht da: %1 Stücke aus %2 Retouren · seit %3 Tagen oder länger fehlend: %4</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1 of %2 here</source>
        <translation>%1 von %2 da</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>Avisiert am</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Zeichensatz</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>%1 rows, %2 units</source>
        <translation>%1 Zeilen, %2 Stücke</translation>
    </message>
    <message>
        <source>Known already, left alone</source>
        <translation>Schon bekannt, unverändert</translation>
    </message>
    <message>
        <source>Written twice</source>
        <translation>Doppelt geschrieben</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>The first %1 of %2</source>
        <translation>Die ersten %1 von %2</translation>
    </message>
    <message>
        <source>%1 rows are of products that are not registered yet; they are registered at intake: %2</source>
        <translation>%1 Zeilen nennen Produkte, die noch nicht angelegt sind; sie werden in der Annahme angelegt: %2</translation>
    </message>
    <message>
        <source>As registered</source>
        <translation>Wie angelegt</translation>
    </message>
    <message>
        <source>Correct the faults in the file and open it again: a list is taken over whole or not at all.</source>
        <translation>Fehler in der Datei beheben und sie neu öffnen: Eine Liste wird ganz oder gar nicht übernommen.</translation>
    </message>
    <message>
        <source>Everything in this list is known already.</source>
        <translation>Alles in dieser Liste ist schon bekannt.</translation>
    </message>
    <message>
        <source>Looking for %1 among the announced returns.</source>
        <translation>%1 wird unter den avisierten Retouren gesucht.</translation>
    </message>
    <message>
        <source>No announced return has the code %1.</source>
        <translation>Keine avisierte Retoure hat den Code %1.</translation>
    </message>
</context>
<context>
    <name>regrade::ui::BatchRun</name>
    <message>
        <source>Set %1 apart now: %2.</source>
        <translation>%1 jetzt absondern: %2.</translation>
    </message>
    <message>
        <source>%1: unit %2 of the batch.</source>
        <translation>%1: Stück %2 der Charge.</translation>
    </message>
    <message>
        <source>Put it aside: %1</source>
        <translation>Zurückstellen: %1</translation>
    </message>
    <message>
        <source>The unit in hand is forgotten; nothing was written.</source>
        <translation>Das Stück in der Hand ist vergessen; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>No unit of this batch was taken in yet.</source>
        <translation>Noch wurde kein Stück dieser Charge angenommen.</translation>
    </message>
    <message>
        <source>Undone at once while the batch was scanned</source>
        <translation>Sofort zurückgenommen, während die Charge gescannt wurde</translation>
    </message>
    <message>
        <source>%1 is undone. Destroy its label: the tag is void.</source>
        <translation>%1 ist zurückgenommen. Sein Etikett vernichten: Die Kennung ist ungültig.</translation>
    </message>
    <message>
        <source>Scan the first unit.</source>
        <translation>Erstes Stück scannen.</translation>
    </message>
    <message>
        <source>%1 units were taken in before.</source>
        <translation>%1 Stücke wurden schon angenommen.</translation>
    </message>
    <message>
        <source>Answer for %1 first, or put it aside.</source>
        <translation>Erst für %1 antworten oder es zurückstellen.</translation>
    </message>
    <message>
        <source>The batch is ended. Its list is written to %1.</source>
        <translation>Die Charge ist beendet. Ihre Liste liegt in %1.</translation>
    </message>
    <message>
        <source>The list could not be written to %1. Nothing is lost: open the batch again and end it again.</source>
        <translation>Die Liste konnte nicht nach %1 geschrieben werden. Nichts ist verloren: Charge noch einmal öffnen und beenden.</translation>
    </message>
    <message>
        <source>As registered</source>
        <translation>Wie angelegt</translation>
    </message>
    <message>
        <source>sellers as registered</source>
        <translation>Händler wie angelegt</translation>
    </message>
    <message>
        <source>Answer for %1 first, or put it aside; %2 was not taken.</source>
        <translation>Erst für %1 antworten oder es zurückstellen; %2 wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>%1 is no answer that intake asks for.</source>
        <translation>%1 ist keine Antwort, nach der die Annahme fragt.</translation>
    </message>
    <message>
        <source>Scan a unit first; its answers come after it.</source>
        <translation>Erst ein Stück scannen; seine Antworten kommen danach.</translation>
    </message>
</context>
<context>
    <name>regrade::ui::TradeIn</name>
    <message>
        <source>%1 is no answer that a trade-in asks for.</source>
        <translation>%1 ist keine Antwort, nach der ein Ankauf fragt.</translation>
    </message>
</context>
<context>
    <name>DriftChart</name>
    <message>
        <source>Latest: %1 % of %2 units right</source>
        <translation>Zuletzt: %1 % von %2 Stücken richtig</translation>
    </message>
</context>
<context>
    <name>RecheckPage</name>
    <message>
        <source>Second inspection</source>
        <translation>Zweitprüfung</translation>
    </message>
    <message>
        <source>You do not know the first grade, and nobody may tell you</source>
        <translation>Sie kennen die erste Klasse nicht, und niemand darf sie sagen</translation>
    </message>
    <message>
        <source>Two grades differ: one of them holds</source>
        <translation>Zwei Klassen weichen ab: eine gilt</translation>
    </message>
    <message>
        <source>Drawn by lot, inspected blind, decided by a third person</source>
        <translation>Ausgelost, blind geprüft, von einer dritten Person entschieden</translation>
    </message>
    <message>
        <source>For you to inspect</source>
        <translation>Von Ihnen zu prüfen</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Nichts wartet auf Sie.</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>Zu entscheiden</translation>
    </message>
    <message>
        <source>1  Packaging</source>
        <translation>1  Verpackung</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>Unversehrt</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>2  Look</source>
        <translation>2  Optik</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Leicht</translation>
    </message>
    <message>
        <source>Flaw</source>
        <translation>Mangel</translation>
    </message>
    <message>
        <source>Heavy</source>
        <translation>Schwer</translation>
    </message>
    <message>
        <source>3  Function</source>
        <translation>3  Funktion</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Funktioniert</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Traces of use</source>
        <translation>Gebrauchsspuren</translation>
    </message>
    <message>
        <source>What you saw (if it needs words)</source>
        <translation>Was Sie sahen (wenn es Worte braucht)</translation>
    </message>
    <message>
        <source>The grade that holds</source>
        <translation>Die Klasse, die gilt</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>A mark was missed</source>
        <translation>Eine Spur wurde übersehen</translation>
    </message>
    <message>
        <source>A mark was judged too hard</source>
        <translation>Eine Spur wurde zu streng beurteilt</translation>
    </message>
    <message>
        <source>The function was tested again</source>
        <translation>Die Funktion wurde erneut geprüft</translation>
    </message>
    <message>
        <source>Lots</source>
        <translation>Lose</translation>
    </message>
    <message>
        <source>No lot was planned yet: a lead does it with regradectl recheck plan.</source>
        <translation>Noch ist kein Los geplant: Eine Leitung tut es mit regradectl recheck plan.</translation>
    </message>
    <message>
        <source>The camera&apos;s proposals</source>
        <translation>Vorschläge der Kamera</translation>
    </message>
    <message>
        <source>%1: on</source>
        <translation>%1: an</translation>
    </message>
    <message>
        <source>%1: off</source>
        <translation>%1: aus</translation>
    </message>
    <message>
        <source>Back to grading</source>
        <translation>Zurück zur Bewertung</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Give this grade</source>
        <translation>Diese Klasse geben</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
</context>
<context>
    <name>ResultPanel</name>
    <message>
        <source>Grades that held</source>
        <translation>Bestätigte Güteklassen</translation>
    </message>
    <message>
        <source>Target %1 %</source>
        <translation>Ziel %1 %</translation>
    </message>
    <message>
        <source>Kappa linear %1, quadratic %2</source>
        <translation>Kappa linear %1, quadratisch %2</translation>
    </message>
    <message>
        <source>The running quarter</source>
        <translation>Laufendes Quartal</translation>
    </message>
    <message>
        <source>Share right with its interval; the line is the target</source>
        <translation>Richtiger Anteil mit Intervall; die Linie ist das Ziel</translation>
    </message>
    <message>
        <source>Nothing was decided yet.</source>
        <translation>Noch ist nichts entschieden.</translation>
    </message>
</context>
<context>
    <name>regrade::ui::RecheckScreen</name>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>planned, not drawn yet</source>
        <translation>geplant, noch nicht gezogen</translation>
    </message>
    <message>
        <source>%1 of %2 decided</source>
        <translation>%1 von %2 entschieden</translation>
    </message>
    <message>
        <source>accepted: %1 of %2 wrong</source>
        <translation>angenommen: %1 von %2 falsch</translation>
    </message>
    <message>
        <source>not accepted: %1 of %2 wrong</source>
        <translation>nicht angenommen: %1 von %2 falsch</translation>
    </message>
    <message>
        <source>%1 (n %2, %3 to %4)</source>
        <translation>%1 (n %2, %3 bis %4)</translation>
    </message>
    <message>
        <source>not enough: %1 of %2 units</source>
        <translation>nicht genug: %1 von %2 Stücken</translation>
    </message>
    <message>
        <source>The house</source>
        <translation>Das Haus</translation>
    </message>
    <message>
        <source>First against second</source>
        <translation>Erste gegen zweite</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Choose the grade that holds.</source>
        <translation>Die Klasse wählen, die gilt.</translation>
    </message>
    <message>
        <source>Say why this grade is right.</source>
        <translation>Angeben, warum diese Klasse stimmt.</translation>
    </message>
    <message>
        <source>Scan a unit that waits for you, or choose it on the left.</source>
        <translation>Ein wartendes Stück scannen oder links wählen.</translation>
    </message>
    <message>
        <source>Say how the packaging is.</source>
        <translation>Angeben, wie die Verpackung ist.</translation>
    </message>
    <message>
        <source>Say how it looks.</source>
        <translation>Angeben, wie es aussieht.</translation>
    </message>
    <message>
        <source>Say whether it works.</source>
        <translation>Angeben, ob es funktioniert.</translation>
    </message>
    <message>
        <source>%1 is no tag of a unit.</source>
        <translation>%1 ist keine Kennung eines Stücks.</translation>
    </message>
    <message>
        <source>%1 is in no second inspection that is open.</source>
        <translation>%1 ist in keiner offenen Zweitprüfung.</translation>
    </message>
    <message>
        <source>%1 is for somebody else to inspect.</source>
        <translation>%1 prüft jemand anderes.</translation>
    </message>
    <message>
        <source>%1 is decided.</source>
        <translation>%1 ist entschieden.</translation>
    </message>
    <message>
        <source>%1: both looks give grade %2.</source>
        <translation>%1: Beide Prüfungen ergeben Klasse %2.</translation>
    </message>
    <message>
        <source>%1: you say %2, on record is %3. A third person decides.</source>
        <translation>%1: Sie sagen %2, festgehalten ist %3. Eine dritte Person entscheidet.</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>To be graded %1 · in work %2 · to be sold %3 · in house %4, in stock %5</source>
        <translation>Zu bewerten %1 · in Arbeit %2 · zu verkaufen %3 · im Haus %4, im Bestand %5</translation>
    </message>
    <message>
        <source>Age since intake: %1 over the limit</source>
        <translation>Alter seit der Annahme: %1 über der Grenze</translation>
    </message>
</context>
<context>
    <name>WallView</name>
    <message>
        <source>Dashboard on the wall</source>
        <translation>Übersicht an der Wand</translation>
    </message>
    <message>
        <source>A key or a press ends it.</source>
        <translation>Eine Taste oder ein Druck beendet es.</translation>
    </message>
</context>
<context>
    <name>FigureDetail</name>
    <message>
        <source>Back to the figures</source>
        <translation>Zurück zu den Zahlen</translation>
    </message>
    <message>
        <source>The units behind it</source>
        <translation>Die Stücke dahinter</translation>
    </message>
    <message>
        <source>How it is reckoned</source>
        <translation>Wie gerechnet wird</translation>
    </message>
    <message>
        <source>The last six months</source>
        <translation>Die letzten sechs Monate</translation>
    </message>
    <message>
        <source>Its parts</source>
        <translation>Die Teile</translation>
    </message>
</context>
<context>
    <name>Kpi</name>
    <message>
        <source>Sold</source>
        <translation>Verkauft</translation>
    </message>
    <message>
        <source>Given away</source>
        <translation>Gespendet</translation>
    </message>
    <message>
        <source>Dismantled</source>
        <translation>Zerlegt</translation>
    </message>
    <message>
        <source>Recycled</source>
        <translation>Verwertet</translation>
    </message>
    <message>
        <source>Back to the supplier</source>
        <translation>Zurück zum Lieferanten</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>Entsorgt</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>min</source>
        <translation>Min.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Target %1</source>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>vorher %1</translation>
    </message>
    <message>
        <source>met</source>
        <translation>erreicht</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>%1; chance that it is: %2 %</source>
        <translation>%1; Wahrscheinlichkeit dafür: %2 %</translation>
    </message>
    <message>
        <source>before: %1 (n = %2)</source>
        <translation>vorher: %1 (n = %2)</translation>
    </message>
    <message>
        <source>before: n = %1, not told</source>
        <translation>vorher: n = %1, keine Angabe</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 von höchstens %2</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
</context>
<context>
    <name>KpiFilter</name>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Dieses Quartal</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>Letztes Quartal</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>Von Anfang an</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>Der Zeitraum davor</translation>
    </message>
    <message>
        <source>A year before</source>
        <translation>Ein Jahr davor</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Verglichen mit</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Verkäufer</translation>
    </message>
    <message>
        <source>All sellers</source>
        <translation>Alle Verkäufer</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>Alle Kategorien</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>All sites</source>
        <translation>Alle Standorte</translation>
    </message>
    <message>
        <source>%1 to %2, compared with %3 to %4</source>
        <translation>%1 bis %2, verglichen mit %3 bis %4</translation>
    </message>
</context>
<context>
    <name>KpiPaper</name>
    <message>
        <source>Efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Finance</source>
        <translation>Finanzen</translation>
    </message>
    <message>
        <source>Sustainability</source>
        <translation>Nachhaltigkeit</translation>
    </message>
    <message>
        <source>Figures of the house</source>
        <translation>Zahlen des Hauses</translation>
    </message>
</context>
<context>
    <name>PollPage</name>
    <message>
        <source>Poll of visitors</source>
        <translation>Umfrage unter Gästen</translation>
    </message>
    <message>
        <source>The page is locked while visitors are before it</source>
        <translation>Die Seite ist gesperrt, solange Gäste davor sind</translation>
    </message>
    <message>
        <source>Open polls</source>
        <translation>Offene Umfragen</translation>
    </message>
    <message>
        <source>No poll is open.</source>
        <translation>Keine Umfrage ist offen.</translation>
    </message>
    <message>
        <source>Nothing is asked now</source>
        <translation>Gerade wird nichts gefragt</translation>
    </message>
    <message>
        <source>A lead opens a poll about a unit with regradectl poll open.</source>
        <translation>Die Leitung beginnt eine Umfrage zu einem Stück mit regradectl poll open.</translation>
    </message>
    <message>
        <source>Thank you. Your answer was counted.</source>
        <translation>Danke. Die Antwort wurde gezählt.</translation>
    </message>
    <message>
        <source>Back to listing</source>
        <translation>Zurück zum Anbieten</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Hand over to visitors</source>
        <translation>Den Gästen übergeben</translation>
    </message>
</context>
<context>
    <name>AuctionPage</name>
    <message>
        <source>Auctions of names</source>
        <translation>Namensauktionen</translation>
    </message>
    <message>
        <source>Bidders are codes, never names</source>
        <translation>Bietende sind Kürzel, nie Namen</translation>
    </message>
    <message>
        <source>Open auctions</source>
        <translation>Offene Auktionen</translation>
    </message>
    <message>
        <source>No auction is open.</source>
        <translation>Keine Auktion ist offen.</translation>
    </message>
    <message>
        <source>No auction is chosen</source>
        <translation>Keine Auktion ist gewählt</translation>
    </message>
    <message>
        <source>A lead opens one with regradectl auction open.</source>
        <translation>Die Leitung beginnt eine mit regradectl auction open.</translation>
    </message>
    <message>
        <source>Best bid</source>
        <translation>Höchstes Gebot</translation>
    </message>
    <message>
        <source>Bids</source>
        <translation>Gebote</translation>
    </message>
    <message>
        <source>Next bid, at least</source>
        <translation>Nächstes Gebot, mindestens</translation>
    </message>
    <message>
        <source>Its time is over: end it.</source>
        <translation>Ihre Zeit ist um: beenden.</translation>
    </message>
    <message>
        <source>Bids are taken until %1.</source>
        <translation>Gebote bis %1.</translation>
    </message>
    <message>
        <source>Code of the bidder</source>
        <translation>Kürzel der bietenden Person</translation>
    </message>
    <message>
        <source>Bid</source>
        <translation>Gebot</translation>
    </message>
    <message>
        <source>The winner&apos;s name for it, once you have looked at it</source>
        <translation>Der Name der Gewinnenden, sobald er geprüft ist</translation>
    </message>
    <message>
        <source>Back to listing</source>
        <translation>Zurück zum Anbieten</translation>
    </message>
    <message>
        <source>Take the bid</source>
        <translation>Gebot annehmen</translation>
    </message>
    <message>
        <source>End the auction</source>
        <translation>Auktion beenden</translation>
    </message>
</context>
<context>
    <name>TourPage</name>
    <message>
        <source>Tour for visitors</source>
        <translation>Rundgang für Gäste</translation>
    </message>
    <message>
        <source>The way of a unit, without staff, orders and prices</source>
        <translation>Der Weg eines Stücks, ohne Personal, Bestellungen und Preise</translation>
    </message>
    <message>
        <source>Ready for a second life</source>
        <translation>Bereit für ein zweites Leben</translation>
    </message>
    <message>
        <source>Nothing is on offer now.</source>
        <translation>Gerade ist nichts im Angebot.</translation>
    </message>
    <message>
        <source>Choose a unit, or scan one</source>
        <translation>Ein Stück wählen oder scannen</translation>
    </message>
    <message>
        <source>Its way through the house is shown step by step.</source>
        <translation>Sein Weg durch das Haus wird Schritt für Schritt gezeigt.</translation>
    </message>
    <message>
        <source>Tests and parts</source>
        <translation>Prüfungen und Teile</translation>
    </message>
    <message>
        <source>Back to listing</source>
        <translation>Zurück zum Anbieten</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Hand over to visitors</source>
        <translation>Den Gästen übergeben</translation>
    </message>
</context>
<context>
    <name>SuppliersPage</name>
    <message>
        <source>Going over the whole log…</source>
        <translation>Das ganze Protokoll wird durchgesehen…</translation>
    </message>
    <message>
        <source>Look for what became frequent</source>
        <translation>Nach Häufigem suchen</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>Lieferanten</translation>
    </message>
    <message>
        <source>Defects that became frequent, and what came of it</source>
        <translation>Mängel, die häufig wurden, und was daraus wurde</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>No case is on record.</source>
        <translation>Kein Fall ist festgehalten.</translation>
    </message>
    <message>
        <source>More often than on other products</source>
        <translation>Häufiger als bei anderen Produkten</translation>
    </message>
    <message>
        <source>No defect has become frequent that is not taken up.</source>
        <translation>Kein Mangel wurde häufig, der nicht aufgenommen ist.</translation>
    </message>
    <message>
        <source>Take it up</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Before the measure</source>
        <translation>Vor der Maßnahme</translation>
    </message>
    <message>
        <source>With the measure</source>
        <translation>Mit der Maßnahme</translation>
    </message>
    <message>
        <source>The beginning was chosen because the rate was high there: a part of a fall may be chance.</source>
        <translation>Der Anfang wurde gewählt, weil die Rate dort hoch war: Ein Teil des Rückgangs kann Zufall sein.</translation>
    </message>
    <message>
        <source>How it went on</source>
        <translation>Wie es weiterging</translation>
    </message>
    <message>
        <source>What happened, without names of people</source>
        <translation>Was geschah, ohne Namen von Personen</translation>
    </message>
    <message>
        <source>Units received from this day on have the measure</source>
        <translation>Stücke, die von diesem Tag an kommen, haben die Maßnahme</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Back to the figures</source>
        <translation>Zurück zu den Zahlen</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Aufschreiben</translation>
    </message>
</context>
<context>
    <name>regrade::ui::PollScreen</name>
</context>
<context>
    <name>regrade::ui::AuctionScreen</name>
    <message>
        <source>%1 bids</source>
        <translation>%1 Gebote</translation>
    </message>
    <message>
        <source>“%1” is no amount.</source>
        <translation>„%1“ ist kein Betrag.</translation>
    </message>
    <message>
        <source>The bid stands.</source>
        <translation>Das Gebot steht.</translation>
    </message>
    <message>
        <source>The auction is over.</source>
        <translation>Die Auktion ist vorbei.</translation>
    </message>
</context>
<context>
    <name>regrade::ui::SuppliersScreen</name>
    <message>
        <source>no units yet</source>
        <translation>noch keine Stücke</translation>
    </message>
    <message>
        <source>%1 of %2 units (%3 % to %4 %)</source>
        <translation>%1 von %2 Stück (%3 % bis %4 %)</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>%1; on other products %2 %</source>
        <translation>%1; bei anderen Produkten %2 %</translation>
    </message>
    <message>
        <source>Fewer by %1 to %2 points.</source>
        <translation>Weniger um %1 bis %2 Punkte.</translation>
    </message>
    <message>
        <source>A difference is shown.</source>
        <translation>Ein Unterschied ist gezeigt.</translation>
    </message>
    <message>
        <source>No difference is shown.</source>
        <translation>Kein Unterschied ist gezeigt.</translation>
    </message>
    <message>
        <source>from %1 on</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>The case is open.</source>
        <translation>Der Fall ist offen.</translation>
    </message>
    <message>
        <source>It is on record.</source>
        <translation>Es ist festgehalten.</translation>
    </message>
</context>
<context>
    <name>Participation</name>
    <message>
        <source>%1 of %2 (%3 % to %4 %)</source>
        <translation>%1 von %2 (%3 % bis %4 %)</translation>
    </message>
    <message>
        <source>Whether units with a say come back less often cannot be told yet: %1 and %2 were sold.</source>
        <translation>Ob Stücke mit Mitsprache seltener zurückkommen, lässt sich noch nicht sagen: %1 und %2 wurden verkauft.</translation>
    </message>
    <message>
        <source>Came back, with a say: %1; without: %2.</source>
        <translation>Zurückgekommen, mit Mitsprache: %1; ohne: %2.</translation>
    </message>
    <message>
        <source>A difference is shown.</source>
        <translation>Ein Unterschied ist gezeigt.</translation>
    </message>
    <message>
        <source>No difference is shown.</source>
        <translation>Kein Unterschied ist gezeigt.</translation>
    </message>
</context>
</TS>
