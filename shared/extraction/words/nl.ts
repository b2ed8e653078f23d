/** Dutch phrases. See vocabulary.ts for what each role means. */
import type { Vocabulary } from './vocabulary.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

/** Dutch. */
export const DUTCH: Vocabulary = {
  self: words('ik zal, ik ga, ik neem, ik stuur, ik maak, ik zorg, ik pak, ik regel, ik vraag'),
  group: words('we gaan, wij gaan, we zullen, wij zullen, we nemen, wij nemen'),
  request: words(
    'graag, gelieve, alsjeblieft, alstublieft, aub, svp, kun je, kunt u, kunnen jullie, wil je, wilt u, willen jullie, zou je, zou u, zouden jullie, verzoek om, ik verzoek, denk aan, vergeet niet',
  ),
  assign: words(
    'gaat, gaan, zal, zullen, moet, moeten, dient, dienen, wil, wordt gevraagd, neemt, nemen, zou, kan, mag',
  ),
  takes: words(
    'biedt aan om, bieden aan om, gaat erachteraan, gaat er achteraan, pakt op, pakken op, zorgt voor, is verantwoordelijk, neemt contact op, neemt op zich, regelt',
  ),
  passive: words(
    'wordt door, worden door, moet worden, moeten worden, dient te, dienen te, wordt ingebracht, worden ingebracht, nog te doen, moet, moeten',
  ),
  collective: words(
    'alle leden, iedereen, leden, alle deelnemers, de secretaris, de penningmeester, de voorzitter, team, het team, het bestuur, de commissie, de werkgroep, de congrescommissie, het secretariaat, bestuur, deelnemers, logius, allen, alle aanwezigen',
  ),
  hedge: words(
    'misschien, wellicht, eventueel, als we, zouden kunnen, zou kunnen, mogelijk, indien, we kunnen, we zouden, kan worden',
  ),
  courtesy: words(
    'graag zouden, zou graag, zouden graag, wil graag, willen graag, graag willen, bij vragen, voor vragen, heeft u vragen, bijgevoegd, met vriendelijke groet, aarzel niet, klik hier',
  ),
  state: words('zijn, hebben, blijven, niet, geen, weten, kunnen, plaatsvinden, gaan'),
  done: words(
    'gedaan, afgerond, gereed, klaar, is, zijn, was, waren, werd, werden, heeft, hebben, meldt, geeft, vraagt of, vertelt, licht toe, legt uit, zegt, vindt, stelt voor, stelt, merkt, denkt, ziet, toont, demonstreert, vraagt op het, vraagt waarom, bespreekt, presenteert, noemt, al, reeds, besproken, toegelicht, blijft, heet, opent, sluit, kort, komt, staat, doet, lijkt, bestaat, laat, reageert, antwoordt, wil, willen, hoopt, bedankt, benadrukt, constateert, bevestigt, gelooft, begint, eindigt, vertrekt, verwacht, verwijst, wordt, worden, vraagt zich af, leest, hoort, spreekt, wenst',
  ),
  negation: words('niet, geen, nooit, niemand, niets'),
  nobody: words(
    'het, dit, dat, deze, die, hij, zij, ze, er, wie, wat, men, ik, we, wij, je, jij, u, de, een, hier, daar, en, of, maar',
  ),
  opener: words(
    'de, het, een, dit, dat, deze, die, hij, zij, ze, we, wij, ik, je, er, men, wie, wat, hoe, waar, wanneer, waarom, als, indien, dan, na, voor, met, zonder, bij, van, naar, in, op, aan, uit, over, onder, en, of, maar, ook, nog, niet, geen, alle, nieuwe, volgende, volgend, laatste, vorige, actie, actiepunt, actiepunten, besluit, vraag, antwoord, voorstel, opmerking, opmerkingen, discussie, agenda, vergadering, verslag, overleg, punt, punten, mededelingen, rondvraag, maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag, januari, februari, maart, april, mei, juni, juli, augustus, september, oktober, november, december, vandaag, morgen, gisteren, datum, locatie, aanwezig, afwezig, versie, standaard, issue, document, wordt, worden, is, zijn, heeft, hebben, moet, kan, via, verder, daarnaast, daarom, hierbij, hiervoor, tijdens, momenteel, volgens, stelling, voorbeeld, doorgenomen, kort, besproken',
  ),
  decision: words(
    'besloten, is besloten, er is besloten, besluit, beslissing, akkoord, vastgesteld, unaniem, goedgekeurd',
  ),
};
