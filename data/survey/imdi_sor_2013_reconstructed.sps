* Makes the .sav from the CSV file of the same name: pspp imdi_sor_2013_reconstructed.sps, in this folder (Debian package pspp).
* The answers are reconstructed; see ../README.md.
SET DECIMAL=DOT.
GET DATA /TYPE=TXT /FILE="imdi_sor_2013_reconstructed.csv" /ENCODING="UTF-8" /ARRANGEMENT=DELIMITED /DELCASE=LINE
 /FIRSTCASE=2 /DELIMITERS=";" /VARIABLES=respid F3.0 kommunenr A4 kommune A24 status F1.0 sentralitet F1.0 ordforer F1.0
  T01 F2.0 T02 F2.0 T03 F2.0 T04 F2.0 T05 F2.0 T06 F2.0 T07 F2.0 T08 F2.0 T09 F2.0 T10 F2.0 T11 F2.0 T12 F2.0 T13 F2.0 T14 F2.0 T15 F2.0 T16 F2.0 T17 F2.0 T18 F2.0 T19 F2.0 T20 F2.0 T21 F2.0 T22 F2.0 T23 F2.0 T24 F2.0 T25 F2.0 T26 F2.0.
VARIABLE LABELS respid 'Løpenummer' kommunenr 'Kommunenummer' kommune 'Kommune' status 'Deltakelse'
  sentralitet 'Kommunens sentralitet' ordforer 'Ordførerens parti'
  /T01 'Utilstrekkelige statlige tilskuddordninger'
  /T02 'Dårlig arbeidsmarked i kommunen/regionen'
  /T03 'Uhensiktsmessige kvalifiseringstiltak for nyankomne flyktninger (ikke skreddersøm for målgruppen)'
  /T04 'For få hensiktsmessige/passende boliger'
  /T05 'Negative erfaringer med tidligere bosatte flyktninger'
  /T06 'For liten kapasitet idet kommunale tjenestetilbudet'
  /T07 'Negative holdninger i kommunestyret'
  /T08 'Annet'
  /T09 'Har kommunen mål for hvor lang tid det skal ta fra kommunen gjør en avtale med IMDi om bosetting av en person (utsøking) til personen er bosatt?'
  /T10 'Har kommunen eget boligkontor?'
  /T11 'Hvem har ansvaret for å fremskaffe boliger til nyankomne flyktninger?'
  /T12 'Hvem har ansvaret for å anskaffe boliger til nyankomne flyktninger?'
  /T13 'Har kommunen en plan for å fremskaffe boliger til nyankomne flyktninger?'
  /T14 'Arbeider kommunen aktivt med boligkarriere for flyktninger, det vil si "fra leie til eie"?'
  /T15 'Arbeider kommunen aktivt med gjennomstrømming i førstegangsboliger for nyankomne flyktninger?'
  /T16 'Bruker kommunen Husbankens virkemidler i arbeidet med bosetting av flyktninger?'
  /T17 'Hvem har ansvaret for å gjennomføre introduksjonsprogrammet i din kommune?'
  /T18 'Har din kommune et resultatmål for introduksjonsordningen for nyankomne innvandrere, det vil si et mål for hvor mange som skal ut i arbeid eller utdanning etter avsluttet introduksjonsprogram?'
  /T19 'Etterspør ledelsen i kommunen disse resultatene?'
  /T20 'Kan deltakerne i introduksjonsprogrammet få tilbud om grunnskole?'
  /T21 'Du oppgir at deltakere i introduksjonsprogrammet kan få tilbud om grunnskole. Kombineres dette med arbeidspraksis?'
  /T22 'Gir kommunen alle deltakerne i introduksjonsprogrammet et tilbud som tilsvarer fulltid (heldags- og helårstilbud)?'
  /T23 'Samarbeider kommunen med frivillige organisasjoner om introduksjonsprogrammet?'
  /T24 'Følger norsklærerne opp introdeltakere i språkpraksis?'
  /T25 'Har kommunen egne tiltak for personer i foreldrepermisjon fra introduksjonsordningen?'
  /T26 'Har kommunen tiltak spesielt for kvinner i introduksjonsprogram?'.
VALUE LABELS status 1 'Svarte' 2 'Svarte ikke' 3 'Ikke i målgruppen'
  /sentralitet 1 'By eller småby' 2 'Bygd'
  /ordforer 1 'AP' 2 'SP' 3 'V' 4 'KrF' 5 'H' 6 'FrP' 7 'Liste'
  /T01 TO T08 0 'Ikke valgt' 1 'Valgt'
  /T09 1 'Ja' 2 'Nei' 3 'Vet ikke' 4 'Annet, beskriv' -8 'Ikke aktuelt' -9 'Ubesvart'
  /T10 1 'Ja' 2 'Nei' 3 'Annet, beskriv' -8 'Ikke aktuelt' -9 'Ubesvart'
  /T11 1 'Flyktningtjenesten eller NAV' 2 'Kommunalt boligkontor' 3 'Annet, beskriv' -8 'Ikke aktuelt' -9 'Ubesvart'
  /T12 1 'Flyktningtjensten eller NAV' 2 'Annet, beskriv' -8 'Ikke aktuelt' -9 'Ubesvart'
  /T13 1 'Ja, egen plan' 2 'Ja, som en del av boligsosial handlingsplan' 3 'Nei' 4 'Vet ikke' 5 'Annet, beskriv' -8 'Ikke aktuelt' -9 'Ubesvart'
  /T14 1 'Ja' 2 'Nei' 3 'Vet ikke' 4 'Annet' -8 'Ikke aktuelt' -9 'Ubesvart'
  /T15 1 'Ja' 2 'Nei' 3 'Annet' -8 'Ikke aktuelt' -9 'Ubesvart'
  /T16 1 'Ja' 2 'Nei' 3 'Vet ikke' 4 'Annet, beskriv' -8 'Ikke aktuelt' -9 'Ubesvart'
  /T17 1 'NAV' 2 'Kommunalt flyktningkontor' 3 'Voksenopplæring' 4 'Annet, beskriv' -8 'Ikke aktuelt' -9 'Ubesvart'
  /T18 1 'Ja' 2 'Nei' 3 'Vet ikke' -8 'Ikke aktuelt' -9 'Ubesvart'
  /T19 1 'Ja' 2 'Nei' 3 'Vet ikke' 4 'Annet, beskriv' -8 'Ikke aktuelt' -9 'Ubesvart'
  /T20 1 'Ja' 2 'Nei' 3 'Vet ikke' -8 'Ikke aktuelt' -9 'Ubesvart'
  /T21 1 'Ja' 2 'Nei' 3 'Annet, beskriv' -8 'Ikke aktuelt' -9 'Ubesvart'
  /T22 1 'Ja' 2 'Nei' -8 'Ikke aktuelt' -9 'Ubesvart'
  /T23 1 'Ja' 2 'Nei' -8 'Ikke aktuelt' -9 'Ubesvart'
  /T24 1 'Ja' 2 'Nei' 3 'Vet ikke' -8 'Ikke aktuelt' -9 'Ubesvart'
  /T25 1 'Ja' 2 'Nei' 3 'Annet, beskriv' -8 'Ikke aktuelt' -9 'Ubesvart'
  /T26 1 'Ja' 2 'Nei' 3 'Annet, beskriv' -8 'Ikke aktuelt' -9 'Ubesvart'.
MISSING VALUES T09 TO T26 (-8, -9).
MRSETS /MDGROUP NAME=$hindre LABEL='Årsaker til å bosette færre enn anmodet' VARIABLES=T01 TO T08 VALUE=1.
FILE LABEL 'IMDi Sør 2013, rekonstruerte svar'.
SAVE OUTFILE="imdi_sor_2013_reconstructed.sav" /COMPRESSED.
