/**
 * Lines that meeting tools and mail systems write into invitations and mails: how to join, dial in, change options,
 * legal footers. Nobody promised anything in them.
 */

const STARTS =
  /^(?:join (?:zoom|microsoft|the|by|from|with|on|via|meeting|webex|our|conversation)|click (?:here|to|the|below)|dial[- ](?:in|by)|find (?:your|a) local number|one tap mobile|meeting (?:id|number|link|url|options|password|host)|passcode|password|phone conference|conference id|video conference|learn more|need help|more phone numbers|more joining options|to join|join using|google meet joining|microsoft teams|download teams|reset (?:dial-in )?pin|toll[- ]?free|tap to (?:join|call)|press \*|host key|sip:|for organi[sz]ers|system reference|tenant key|video id|or call in|or dial|if you are a host|global call-in|unsubscribe|view in browser|this (?:e-?mail|message|communication) (?:and|is|may|contains)|confidentiality notice|disclaimer|sent from my|generated (?:by|with)|powered by|created with|recorded by|transcribed by|get outlook for|an zoom-meeting teilnehmen|klicken sie hier|an besprechung teilnehmen|jetzt an|treten sie der besprechung bei|nehmen sie|besprechungs-?id|kennung|lokale nummer suchen|telefonkonferenz|weitere informationen|besprechungsoptionen|rejoindre|participer à la réunion|cliquez ici|id de réunion|code secret|trouver un numéro local|en savoir plus|options de réunion|unirse a|únase a|haga clic aquí|id\.? de reunión|código de acceso|buscar un número local|más información|opciones de la reunión|ingressar|entrar na reunião|clique aqui|id da reunião|senha|localizar um número|saiba mais|opções d[ae] reunião|deelnemen aan|klik hier|vergadering-?id|toegangscode|een lokaal nummer|meer informatie|vergaderopties|deltag|klik her|møde-?id|adgangskode|find et lokalt|få mere at vide|会議に参加|ミーティング\s?id|パスコード|こちらをクリック|電話で参加)/i;

const WITHIN =
  /(?:teams\.microsoft\.com|zoom\.us\/|meet\.google\.com|webex\.com|aka\.ms\/|dialin\.|tel:\+?\d|gotomeet|_{10,}|\.{20,}|={10,})/i;

/** True for a line of a meeting tool or mail system. Long lines are people's own words, whatever link they hold. */
export function isBoilerplate(text: string): boolean {
  const head = text.slice(0, 200).trim();
  if (STARTS.test(head)) return true;
  return text.length < 200 && WITHIN.test(head) && !/\b(?:will|please send|to send)\b/i.test(head);
}
