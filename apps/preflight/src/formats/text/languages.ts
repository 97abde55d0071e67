// The letters beyond ASCII that a language writes, in lower case, and a few signs: the project's own list.

/**
 * Languages by the code page of Windows that was made for them. The commonest come first, up to a bar, since
 * code pages of different scripts have letters at the same bytes.
 */
export const letters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  western: {
    French: 'àâçéèêëîïôœùû|æüÿ',
    German: 'äöüß',
    Spanish: 'áéíñóú¡¿|üªº',
    Portuguese: 'áâãàçéêíóôõúªº',
    Italian: 'àèéìòù|íóú',
    Dutch: 'éëïöüè|áäíóú',
    Danish: 'æøåéü',
    Swedish: 'åäöéàü',
    Finnish: 'åäöšž',
    Icelandic: 'áðéíóúýþæö',
    Catalan: 'àçèéíïòóúü·',
  },
  central: {
    Polish: 'ąćęłńóśźż',
    Czech: 'áčďéěíňóřšťúůýž',
    Slovak: 'áäčďéíľňóôšťúýž|ĺŕ',
    Hungarian: 'áéíóöőúüű',
    Romanian: 'ăâîşţșț',
    Croatian: 'čćđšž',
    Slovenian: 'čšž',
    Albanian: 'çë',
  },
  cyrillic: {
    Russian: 'оеаинтсрвлкмдпу|яыьгзбчйхжшюцщэфъё№',
    Ukrainian: 'оанивтерісклумд|зпяьбгйчхжцюїєфшщґ№',
    Bulgarian: 'аоеитнрсвлкдпмъ|згябучжщйшхцюфь№',
    Serbian: 'аоиенрстјукввдмл|пзгбшчцњљжћхђфџ',
    Macedonian: 'аоиетнрсвкдлмпу|згјбчшцжќфхњѓљџѕ',
  },
  greek: { Greek: 'αοιετσνηυρπκμλςάέίόήώύ|βγδζθξφχψωϊΐϋΰ' },
  turkish: { Turkish: 'çğıöşü|âîû' },
  hebrew: { Hebrew: 'יוהלאתרמבשםנ|גדזחטךכןסעףפץצק' },
  arabic: {
    Arabic: 'اليمونرتبعدسفهكةأح|ءآؤإئثجخذزشصضطظغقىًٌٍَُِّْ؟،؛',
    Persian: 'ایردنمهوتبسشکزلگ|ءآپثجچحخذژصضطظعغفق؟،؛',
  },
  baltic: {
    Lithuanian: 'ąčęėįšųūž',
    Latvian: 'āčēģīķļņšūž',
    Estonian: 'äõöüšž',
  },
  vietnamese: { Vietnamese: 'ôđơư\u0300\u0301\u0303\u0309\u0323₫|ăâêàáèéìíòóùúý' },
};

/** Marks that texts of any language have: quotation marks, dashes, signs of currencies. */
export const marks = '‘’“”„‚«»‹›–—…•·°€£§©®™№\u00a0';
