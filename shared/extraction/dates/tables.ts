/** The words dates are written with, per language, folded (lower case, no accents). Data only; terms.ts builds the look-up. */
/** A span of the calendar. */
export type Unit = 'minute' | 'hour' | 'day' | 'working-day' | 'week' | 'month' | 'quarter' | 'year';

/** Grammar words. */
export type Word =
  | 'next'
  | 'this'
  | 'after-next'
  | 'last'
  | 'end'
  | 'start'
  | 'mid'
  | 'in'
  | 'ago'
  | 'later'
  | 'from'
  | 'after'
  | 'before'
  | 'by'
  | 'on'
  | 'of'
  | 'the'
  | 'now'
  | 'part'
  | 'midnight'
  | 'meeting'
  | 'vague'
  | 'dash'
  | 'upcoming'
  | 'around';

/** Words of one language. Lists count from one in order of position; commas part the positions, spaces the spellings. */
export interface Table {
  readonly months: string;
  readonly weekdays: string;
  readonly numbers: string;
  readonly ordinals: string;
  readonly days: string;
  readonly units: string;
  readonly words: Readonly<Partial<Record<Word, string>>>;
  readonly holidays?: string;
}

/** All languages with date words, by primary tag; Italian has dates only. */
export const TABLES: Readonly<Record<string, Table>> = {
  en: {
    months:
      'january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sept sep,october oct,november nov,december dec',
    weekdays:
      'monday mon,tuesday tue tues,wednesday wed weds,thursday thu thur thurs,friday fri,saturday sat,sunday sun',
    numbers:
      'a an one,two couple,three few,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen,twenty',
    ordinals:
      'first,second,third,fourth,fifth,sixth,seventh,eighth,ninth,tenth,eleventh,twelfth,thirteenth,fourteenth,fifteenth,sixteenth,seventeenth,eighteenth,nineteenth,twentieth,,,,,,,,,,thirtieth',
    days: 'today:0 tonight:0 eod:0 cob:0 eob:0 tomorrow:1 tmrw:1 tmr:1 tomorow:1 overmorrow:2',
    units:
      'minute:minute minutes:minute min:minute mins:minute hour:hour hours:hour day:day days:day week:week weeks:week wk:week wks:week month:month months:month quarter:quarter quarters:quarter year:year years:year',
    words: {
      next: 'next following coming',
      this: 'this current',
      last: 'last',
      end: 'end close eo',
      start: 'start beginning begin',
      mid: 'mid middle',
      in: 'in within',
      ago: 'ago',
      later: 'later hence',
      from: 'from since',
      after: 'after past',
      before: 'before',
      by: 'by until till til due deadline starting latest',
      on: 'on at',
      of: 'of in',
      the: 'the our',
      now: 'now',
      part: 'morning afternoon evening night noon lunch lunchtime business play',
      midnight: 'midnight',
      meeting: 'meeting call session sync standup meetup',
      vague: 'soon asap shortly later sometime eventually',
      dash: 'to through thru',
      upcoming: 'upcoming',
      around: 'around about approximately least most',
    },
    holidays: 'christmas:12-25 xmas:12-25 newyear:01-01 easter:easter+0 thanksgiving:thanksgiving halloween:10-31',
  },
  de: {
    months:
      'januar jan jaenner janner,februar feb,marz mar maerz mrz,april apr,mai,juni jun,juli jul,august aug,september sep sept,oktober okt oct,november nov,dezember dez dec',
    weekdays:
      'montag mo montags,dienstag di dienstags,mittwoch mi mittwochs,donnerstag do donnerstags,freitag fr freitags,samstag sa sonnabend samstags,sonntag so sonntags',
    numbers:
      'ein eine einem einer einen,zwei,drei,vier,funf,sechs,sieben,acht,neun,zehn,elf,zwolf,dreizehn,vierzehn,funfzehn,sechzehn,siebzehn,achtzehn,neunzehn,zwanzig',
    ordinals:
      'erste,zweite,dritte,vierte,funfte,sechste,siebte,achte,neunte,zehnte,elfte,zwolfte,dreizehnte,vierzehnte,funfzehnte,sechzehnte,siebzehnte,achtzehnte,neunzehnte,zwanzigste,einundzwanzigste,zweiundzwanzigste,dreiundzwanzigste,vierundzwanzigste,funfundzwanzigste,sechsundzwanzigste,siebenundzwanzigste,achtundzwanzigste,neunundzwanzigste,dreissigste dreißigste,einunddreissigste einunddreißigste',
    days: 'heute:0 morgen:1 ubermorgen:2',
    units:
      'minute:minute minuten:minute stunde:hour stunden:hour tag:day tage:day tagen:day werktag:working-day werktage:working-day werktagen:working-day arbeitstag:working-day arbeitstage:working-day arbeitstagen:working-day woche:week wochen:week monat:month monate:month monaten:month monats:month quartal:quarter quartals:quarter jahr:year jahre:year jahren:year jahres:year',
    words: {
      next: 'nachste nachsten nachster nachstes nachstem kommende kommenden kommender kommendes kommendem folgende folgenden',
      'after-next': 'ubernachste ubernachsten ubernachster ubernachstes',
      this: 'diese diesen dieser dieses diesem',
      last: 'letzte letzten letzter letztes',
      end: 'ende monatsende wochenende',
      start: 'anfang beginn',
      mid: 'mitte',
      in: 'in innerhalb binnen',
      ago: 'vor',
      after: 'nach',
      before: 'vor',
      by: 'bis spatestens deadline fallig',
      on: 'am an um',
      of: 'des der im von vom',
      the: 'der die das den dem zum zur',
      part: 'vormittag nachmittag mittag abend nacht fruh',
      midnight: 'mitternacht',
      meeting: 'sitzung treffen besprechung meeting termin',
      vague: 'bald demnachst zeitnah',
      dash: 'bis',
      from: 'ab seit',
      upcoming: 'nachsten folgenden',
      around: 'ungefahr etwa ca circa',
    },
    holidays: 'weihnachten:12-25 heiligabend:12-24 silvester:12-31 neujahr:01-01 ostern:easter+0 pfingsten:easter+49',
  },
  fr: {
    months:
      'janvier janv jan,fevrier fevr fev,mars mar,avril avr,mai,juin,juillet juil,aout,septembre sept sep,octobre oct,novembre nov,decembre dec',
    weekdays: 'lundi lun,mardi mar,mercredi mer,jeudi jeu,vendredi ven,samedi sam,dimanche dim',
    numbers:
      'un une,deux,trois,quatre,cinq,six,sept,huit,neuf,dix,onze,douze,treize,quatorze,quinze,seize,dixsept,dixhuit,dixneuf,vingt',
    ordinals:
      'premier premiere 1er,deuxieme second seconde,troisieme,quatrieme,cinquieme,sixieme,septieme,huitieme,neuvieme,dixieme',
    days: "aujourd'hui:0 demain:1 apresdemain:2",
    units:
      'minute:minute minutes:minute heure:hour heures:hour jour:day jours:day ouvre:working-day semaine:week semaines:week mois:month trimestre:quarter an:year ans:year annee:year annees:year',
    words: {
      next: "prochain prochaine prochains prochaines suivant suivante d'apres",
      this: 'ce cet cette',
      last: 'dernier derniere',
      end: 'fin',
      start: 'debut',
      mid: 'mi milieu',
      in: 'dans sous',
      after: 'apres',
      before: 'avant',
      by: "avant jusqu'au jusqu'a d'ici tard limite echeance",
      on: 'le en',
      of: 'de du des la',
      the: 'le la les',
      part: 'matin midi soir nuit apresmidi',
      midnight: 'minuit',
      meeting: 'reunion point seance',
      vague: 'bientot prochainement rapidement',
      dash: 'au',
      upcoming: 'prochains prochaines',
      around: 'environ',
    },
    holidays: 'noel:12-25 paques:easter+0 pentecote:easter+49',
  },
  es: {
    months:
      'enero ene,febrero feb,marzo mar,abril abr,mayo may,junio jun,julio jul,agosto ago,septiembre sept sep set setiembre,octubre oct,noviembre nov,diciembre dic',
    weekdays: 'lunes lun lu,martes mar ma,miercoles mie mi,jueves jue ju,viernes vie vi,sabado sab sa,domingo dom do',
    numbers:
      'un una uno,dos,tres,cuatro,cinco,seis,siete,ocho,nueve,diez,once,doce,trece,catorce,quince,dieciseis,diecisiete,dieciocho,diecinueve,veinte,veintiuno,veintidos,veintitres,veinticuatro,veinticinco,veintiseis,veintisiete,veintiocho,veintinueve,treinta',
    ordinals:
      'primero primer primera 1ro,segundo segunda,tercero tercer tercera,cuarto,quinto,sexto,septimo,octavo,noveno,decimo',
    days: 'hoy:0 manana:1 pasadomanana:2',
    units:
      'minuto:minute minutos:minute hora:hour horas:hour dia:day dias:day habil:working-day semana:week semanas:week mes:month meses:month trimestre:quarter ano:year anos:year',
    words: {
      next: 'proximo proxima proximos proximas siguiente siguientes viene entrante',
      this: 'este esta',
      last: 'ultimo ultima',
      end: 'fin final finales',
      start: 'principio principios inicio comienzo',
      mid: 'mediados',
      in: 'en dentro',
      after: 'despues',
      before: 'antes',
      by: 'antes para hasta tardar limite',
      on: 'el en',
      of: 'de del',
      the: 'el la los las',
      part: 'tarde noche mediodia madrugada',
      midnight: 'medianoche',
      meeting: 'reunion sesion',
      vague: 'pronto',
      dash: 'a al',
      upcoming: 'proximos proximas',
      around: 'aproximadamente unos',
      later: 'despues',
    },
    holidays: 'navidad:12-25 nochebuena:12-24 nochevieja:12-31',
  },
  pt: {
    months:
      'janeiro jan,fevereiro fev,marco mar,abril abr,maio mai,junho jun,julho jul,agosto ago,setembro set,outubro out,novembro nov,dezembro dez',
    weekdays:
      'segunda segundafeira seg,terca tercafeira ter,quarta quartafeira qua,quinta quintafeira qui,sexta sextafeira sex,sabado sab,domingo dom',
    numbers:
      'um uma,dois duas,tres,quatro,cinco,seis,sete,oito,nove,dez,onze,doze,treze,quatorze catorze,quinze,dezesseis,dezessete,dezoito,dezenove,vinte',
    ordinals: 'primeiro primeira,segundo,terceiro,quarto,quinto,sexto,setimo,oitavo,nono,decimo',
    days: 'hoje:0 amanha:1',
    units:
      'minuto:minute minutos:minute hora:hour horas:hour dia:day dias:day util:working-day uteis:working-day semana:week semanas:week mes:month meses:month trimestre:quarter ano:year anos:year',
    words: {
      next: 'proximo proxima proximos proximas seguinte seguintes vem',
      this: 'este esta neste nesta nesse nessa',
      last: 'ultimo ultima',
      end: 'fim final',
      start: 'inicio comeco',
      mid: 'meados',
      in: 'em dentro daqui',
      after: 'depois apos',
      before: 'antes',
      by: 'ate antes limite prazo',
      on: 'no na em',
      of: 'de do da',
      the: 'o a os as',
      part: 'manha tarde noite',
      midnight: 'meianoite',
      meeting: 'reuniao',
      vague: 'breve logo',
      dash: 'a ate',
      upcoming: 'proximos proximas',
      now: 'agora momento',
      later: 'depois',
    },
    holidays: 'natal:12-25 reveillon:01-01 vesperadeanonovo:12-31 diadotrabalho:05-01',
  },
  nl: {
    months:
      'januari jan,februari feb,maart mrt,april apr,mei,juni jun,juli jul,augustus aug,september sep sept,oktober okt oct,november nov,december dec',
    weekdays: 'maandag ma,dinsdag di,woensdag wo woe,donderdag do,vrijdag vr vrij,zaterdag za,zondag zo',
    numbers:
      'een,twee,drie,vier,vijf,zes,zeven,acht,negen,tien,elf,twaalf,dertien,veertien,vijftien,zestien,zeventien,achttien,negentien,twintig,eenentwintig,tweeentwintig,drieentwintig,vierentwintig,vijfentwintig,zesentwintig,zevenentwintig,achtentwintig,negenentwintig,dertig,eenendertig',
    ordinals:
      'eerste,tweede,derde,vierde,vijfde,zesde,zevende,achtste,negende,tiende,elfde,twaalfde,dertiende,veertiende,vijftiende',
    days: 'vandaag:0 vanavond:0 vanmiddag:0 vanochtend:0 morgen:1 morgenavond:1 morgenochtend:1 morgenmiddag:1 overmorgen:2',
    units:
      'minuut:minute minuten:minute uur:hour uren:hour dag:day dagen:day werkdag:working-day werkdagen:working-day week:week weken:week maand:month maanden:month kwartaal:quarter jaar:year jaren:year',
    words: {
      next: 'volgende volgend komende komend',
      this: 'deze dit',
      last: 'laatste',
      end: 'einde eind',
      start: 'begin',
      mid: 'midden half',
      in: 'over binnen',
      after: 'na',
      before: 'voor',
      by: 'voor uiterlijk tot deadline',
      on: 'op om',
      of: 'van',
      the: 'de het',
      from: 'vanaf',
      now: 'nu',
      part: 'ochtend middag namiddag avond nacht avonds',
      midnight: 'middernacht',
      meeting: 'vergadering overleg bijeenkomst',
      vague: 'spoedig binnenkort',
      dash: 'tot',
      upcoming: 'komende',
      around: 'ongeveer circa',
    },
    holidays: 'kerst:12-25 kerstmis:12-25 nieuwjaar:01-01 pasen:easter+0 pinksteren:easter+49',
  },
  it: {
    months:
      'gennaio gen,febbraio feb,marzo mar,aprile apr,maggio mag,giugno giu,luglio lug,agosto ago,settembre set sett,ottobre ott,novembre nov,dicembre dic',
    weekdays: 'lunedi lun,martedi mar,mercoledi mer,giovedi gio,venerdi ven,sabato sab,domenica dom',
    numbers:
      'un una uno,due,tre,quattro,cinque,sei,sette,otto,nove,dieci,undici,dodici,,,,,,,,venti,ventuno,ventidue,ventitre,,,,,,,trenta',
    ordinals: 'primo',
    days: 'oggi:0 domani:1 dopodomani:2',
    units:
      'giorno:day giorni:day settimana:week settimane:week mese:month mesi:month anno:year anni:year ora:hour ore:hour',
    words: {
      next: 'prossimo prossima',
      this: 'questo questa',
      end: 'fine',
      in: 'tra fra in',
      by: 'entro',
      on: 'il',
      of: 'di del',
      the: 'il la',
      before: 'prima',
    },
  },
};
