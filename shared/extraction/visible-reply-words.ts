/**
 * How mail programs of many languages introduce what they quote, and how people close a mail. Words only; the rules are
 * in visible-reply.ts.
 */

const words = (list: string): readonly string[] => list.split('|');

/** Verbs of "… wrote:", where they stand for the whole line. */
export const WROTE: readonly string[] = words(
  'wrote|writes|a wrote|schrieb|geschrieben|a écrit|à écrit|écrit|escreveu|escribió|escribio|va escriure|' +
    'ha scritto|scrive|schreef|skrev|skrifaði|kirjoitti|napisał|napisana|napisała|napisał(a)|napisał/a|pisze|' +
    'napsal|napsal(a)|napísal|napísal(a)|írta|ezt írta|написал|написала|написал(а)|пишет|написав|έγραψε|' +
    'a scris|yazdı|şunu yazdı|đã viết|menulis|写道|寫道|写了|書きました|のメール|작성|napisao je|je napisal|je napisala|' +
    'kirjutas|rašė|rakstīja|כתב|كتب|escriu|sent',
);

/** Words a line of attribution begins with. */
export const ON: readonly string[] = words(
  'on|am|le|il|in data|op|em|no dia|a|el|w dniu|dnia|den|dne|dňa|pe|la|în|vào|pada|tarihinde|στις|в|у|kl|在|' +
    '于|ב|في|dana|kuupäeval|el dia|el día|wiadomość napisana przez',
);

/** Names of the header lines that programs copy above a quoted mail. */
export const HEADER_NAMES = {
  from: words(
    'from|von|de|da|van|fra|från|od|от|від|lähettäjä|feladó|kimden|gönderen|από|expéditeur|remitente|' +
      'mittente|afzender|saatja|nuo|no|de la|expeditor|từ|dari|发件人|寄件者|差出人|보낸 사람|من|מאת|absender|odesílatel|' +
      'nadawca',
  ),
  sent: words(
    'sent|date|sent on|gesendet|gesendet am|datum|envoyé|envoyé le|message du|enviado|enviado el|enviado em|' +
      'enviada|enviada em|fecha|data|inviato|inviato il|verzonden|verzonden op|sendt|dato|skickat|skickat den|' +
      'wysłano|wysłane|отправлено|дата|надіслано|lähetetty|päivämäärä|küldve|elküldve|dátum|gönderildi|tarih|' +
      'ημερομηνία|odesláno|trimis|trimisă|发送时间|日期|傳送日期|送信日時|日時|날짜|보낸 날짜|تاريخ|נשלח',
  ),
  to: words(
    'to|an|à|a|para|aan|til|till|do|komu|кому|vastaanottaja|címzett|kime|προς|către|pour|destinatario|' +
      'destinataire|empfänger|đến|kepada|收件人|收件者|宛先|받는 사람|إلى|אל|cc|copie à|kopie|reply-to|adresat',
  ),
  subject: words(
    'subject|betreff|objet|asunto|assunto|oggetto|onderwerp|emne|ämne|temat|тема|aihe|tárgy|konu|θέμα|' +
      'předmět|predmet|subiect|chủ đề|主题|主旨|件名|제목|الموضوع|נושא|sujet',
  ),
};

/** Words between the dashes of "-----Original Message-----". */
export const QUOTE_TITLES: readonly string[] = words(
  'original|origin|ursprüngliche|message|nachricht|besked|melding|meddelande|bericht|messaggio|mensaje|' +
    'mensagem|wiadomość|сообщение|повідомлення|viesti|zpráva|správa|üzenet|mesaj|forwarded|weitergeleitete|' +
    'transféré|doorgestuurd|reenviado|encaminhada|inoltrato|メッセージ|邮件|메시지|przekazana',
);

/** Sentences that introduce a forwarded mail without dashes. */
export const FORWARDS: readonly string[] = words(
  'begin forwarded message|début du message réexpédié|début du message transféré|' +
    'anfang der weitergeleiteten nachricht|inizio messaggio inoltrato|inicio del mensaje reenviado|' +
    'início da mensagem encaminhada|begin doorgestuurd bericht|start på videresendt besked|' +
    'vidarebefordrat brev|転送されたメッセージ|下面是被转发的邮件',
);

/** What help desks write above what must not be touched. */
export const REPLY_ABOVE: readonly string[] = words(
  'reply above this line|type your reply above|write above this line|antworten sie oberhalb|über dieser zeile|oberhalb dieser zeile|' +
    'au-dessus de cette ligne|encima de esta línea|sobre esta línea|acima desta linha|sopra questa linea|boven deze lijn|boven deze regel|' +
    'この行より上|この線より上',
);

/** How lines begin that phones and apps add. */
export const DEVICE_LINES: readonly string[] = words(
  'sent from|sent via|sent using|sent with|sent by|get outlook for|download outlook|gesendet von|' +
    'gesendet mit|gesendet über|von meinem|diese nachricht wurde von|envoyé de|envoyé depuis|envoyé à partir|' +
    'envoyé avec|télécharger outlook|enviado desde|enviado do|enviado de|enviado a partir|enviado por|' +
    'obtener outlook|obter o outlook|inviato da|inviato dal|ottieni outlook|verzonden vanaf|verzonden vanuit|' +
    'verzonden met|verstuurd vanaf|outlook voor|sendt fra|skickat från|lähetetty|wysłano z|wysłane z|' +
    'отправлено с|отправлено из|надіслано з|az iphone|küldve|elküldve|trimis de|trimis din|odesláno z|' +
    'odoslané z|iphone’umdan gönderildi|gönderildi|στάλθηκε από|iphoneから送信|发自我的|從我的|나의|أُرسلت من|تم الإرسال|' +
    'نُرسلت|poslano z|poslano s|kuldve|saadetud minu|išsiųsta iš|sent iphone|sent on the|enviada do|enviada por|envoyée de|verstuurd met|发自|傳送自|从我的|mobil gesendet|scarica outlook|descargar outlook',
);

/** Closings that stand on a line of their own, in lower case. Thanks are no closing: more may follow. */
export const CLOSINGS: readonly string[] = words(
  'regards|kind regards|best regards|warm regards|warmest regards|many regards|with regards|' +
    'with kind regards|best wishes|all the best|sincerely|yours sincerely|sincerely yours|yours faithfully|' +
    'yours truly|br|kr|rgds|mit freundlichen grüßen|mit freundlichen grüssen|mit freundlichem gruß|' +
    'mit freundlichem gruss|freundliche grüße|freundliche grüsse|viele grüße|viele grüsse|beste grüße|' +
    'beste grüsse|liebe grüße|liebe grüsse|schöne grüße|herzliche grüße|gruß|mfg|lg|vg|cordialement|' +
    'bien cordialement|sincères salutations|bien à vous|meilleures salutations|salutations|saludos|un saludo|' +
    'saludos cordiales|atentamente|un cordial saludo|atenciosamente|cumprimentos|' +
    'com os melhores cumprimentos|abraços|att|cordiali saluti|distinti saluti|saluti|met vriendelijke groet|' +
    'met vriendelijke groeten|vriendelijke groet|groeten|groet|mvg|med venlig hilsen|venlig hilsen|' +
    'vennlig hilsen|med vänliga hälsningar|vänliga hälsningar|mvh|ystävällisin terveisin|terveisin|' +
    'z poważaniem|pozdrawiam|s pozdravem|с уважением|üdvözlettel|cu stimă|saygılarımla|よろしくお願いします|以上',
);

/** Banners that mail systems put on top of mail from outside; two of these words make one. */
export const BANNER_WORDS: readonly string[] = words(
  'caution|warning|external|outside|sender|links|attachments|achtung|extern|absender|anhänge|attention|' +
    'externe|expéditeur|pièces jointes|externo|remitente|remetente|let op|afzender|bijlagen|外部',
);
