/**
 * Minutes that say what has to happen and leave open who does it: "Das Protokoll muss noch unterschrieben werden", "Il
 * faut acheter une imprimante". Only verbs of work that somebody has to go and do; what is to be "observed" is a rule.
 */
import type { Phrase, View } from '../view.ts';
import type { Language } from '../words/language.ts';
import type { Hit } from '../words/vocabulary.ts';

/** What such a sentence adds to the confidence of a bare passive. */
export const NEEDED = 0.31;

/** "Der Vermieter soll eingeladen werden": only with its last word is it a passive. */
export const endsInWerden = ({ tokens, ending }: Phrase): boolean =>
  tokens[tokens.length - (ending === '' ? 1 : 2)]?.lower === 'werden';

const OPEN = /^(?:muss|müssen|ist zu|sind zu|moet|moeten|moet worden|moeten worden)$/;

/** "Das Protokoll muss noch unterschrieben werden": a word for "still" right behind says that the work is open. */
export const isStillOpen = ({ tokens }: Phrase, { index, length, phrase }: Hit): boolean =>
  / (?:noch|nog)$/.test(phrase) ||
  (OPEN.test(phrase) &&
    tokens.slice(index + length, index + length + 2).some(({ lower }) => lower === 'noch' || lower === 'nog'));

/** A phrase of necessity, and the work that may follow it close by. */
const WORK: Readonly<Partial<Record<Language, readonly [need: RegExp, work: RegExp]>>> = {
  de: [
    /^(?:solle?n?|muss|müssen)$/,
    /^(?:gesucht|gefunden|bestellt|angefragt|nachgefragt|kontaktiert|angeschrieben|eingeladen|geschickt|verschickt|versandt|eingereicht|eingeholt|geprüft|geklärt|gekauft|angeschafft|besorgt|beschafft|beauftragt|beantragt|organisiert|gebucht|reserviert|informiert|vorbereitet|erarbeitet|ausgearbeitet|überarbeitet|entworfen|verteilt|repariert|ersetzt|ausgetauscht)$/,
  ],
  fr: [
    /^(?:il faut|il est impératif|doit être|doivent être|devra être|devront être)$/,
    /^(?:achet|lou|command|envoy|contact|réserv|rédig|prépar|organis|relanc|install|cré|demand|vérifi|corrig|publi|imprim|trouv|recrut|planifi|finalis|répar|remplac|invit|diffus)(?:er|ée?s?)$|^(?:écrire|transmettre|prévenir|refaire|fournir|transmise?s?|prévenue?s?|fournie?s?)$/,
  ],
  es: [
    /^(?:hay que|debe ser|deben ser)$/,
    /^(?:compr|envi|contact|reserv|redact|prepar|organiz|instal|cre|solicit|verific|revis|public|imprim|busc|convoc|actualiz|repar|llam|pregunt)(?:ar|ad[oa]s?)$|^(?:escribir|pedir|conseguir|pedid[oa]s?)$/,
  ],
  pt: [
    /^(?:é preciso|é necessário|precisa ser|precisam ser)$/,
    /^(?:compr|envi|contat|reserv|prepar|organiz|instal|cri|solicit|verific|revis|public|busc|convoc|atualiz|repar|pergunt)(?:ar|ad[oa]s?)$|^(?:redigir|escrever|imprimir|pedir|conseguir)$/,
  ],
  nl: [
    /^(?:moet|moeten|moet worden|moeten worden|dient te|dienen te)$/,
    /^(?:besteld|gekocht|geregeld|gestuurd|verstuurd|gemaild|gebeld|gereserveerd|geboekt|gezocht|aangevraagd|ingediend|opgesteld|geschreven|uitgenodigd|georganiseerd|vervangen|gerepareerd|uitgezocht|opgehaald|aangeschaft)$/,
  ],
};

/** How many words may stand between the need and the work. */
const REACH = 14;

const RULE =
  /^(?:immer|stets|grundsätzlich|jeweils|jede[rs]?|alle|generell|künftig|toujours|chaque|siempre|cada|sempre|altijd|elke?|iedereen|cela|ça)$/;

/** True when the sentence needs such work done; "immer", "chaque" and their like make it a rule. */
export function isNeededWork(view: View, sentence: Phrase, { index, length, phrase }: Hit): boolean {
  const forms = WORK[view.language];
  const { tokens } = sentence;
  if (forms === undefined || tokens.some(({ lower }) => RULE.test(lower))) return false;
  if (view.language === 'de' && !endsInWerden(sentence)) return false;
  const [need, work] = forms;
  return (
    need.test(phrase) && tokens.slice(index + length, index + length + REACH).some(({ lower }) => work.test(lower))
  );
}
