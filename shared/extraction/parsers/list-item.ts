/** What all list-like forms share: when an item says nothing, and when it says that it is finished. */

const EMPTY =
  /^[([]?(?:none|(?:none|nothing|nil|no actions?)(?: (?:new|further|else|more|for now|for the moment|right now|at (?:this|the) (?:time|moment|point|present)|at present|today|so far|yet|this (?:week|time|month|meeting)|to (?:report|do|add|note)|identified|recorded|raised|outstanding|pending)){1,3}|(?:derzeit |aktuell )?keine(?: offenen| neuen| weiteren)?(?: punkte| aufgaben| maßnahmen)?|(?:rien|aucune?) (?:pour (?:le moment|l['’]instant)|à signaler)|(?:nada|ninguna?|nenhuma?) (?:por (?:ahora|el momento|enquanto|agora))|(?:niets|geen) (?:op dit moment|voor nu)|n\/?a|nil|tbd|tba|nothing|no (?:new )?(?:action|actions|action items?|items?)(?: .{0,30})?|keine?r?|nichts|aucune?(?: action)?|rien|ning(?:una|uno)|nada|nenhuma?|geen|niets|なし|特になし|ありません|\.{2,}|…|-+|\?+|x+|\{.*\}|_.*_)[\s.。!)\]]*$/i;

/** True for "none", "n/a", "…": an item with nothing to do. */
export function isEmptyItem(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length < 3 || !/\p{L}{2}/u.test(trimmed) || EMPTY.test(trimmed);
}

const FINISHED =
  /(?:[([–—:→-]\s*|^)(?:done|completed?|finished|closed|resolved|merged|erledigt|fertig|abgeschlossen|fait|terminée?|fini|hech[oa]|completad[oa]|terminad[oa]|feit[oa]|concluíd[oa]|gedaan|afgerond|gereed|済み?|完了|対応済み?)[)\]!.\s]*$|^(?:done|completed|erledigt|fait|hecho|feito|gedaan|完了|済)\b\s*[:：-]|[✓✔☑✅]\s*$|^[✓✔☑✅]/i;

/** True when the item itself says that it is done: "… (done)", "✅ …", "erledigt: …". */
export const isFinished = (text: string): boolean => FINISHED.test(text.trim().slice(-200)) || /^[✓✔☑✅]/u.test(text);
