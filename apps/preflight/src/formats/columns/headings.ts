/** What a column may be for. */
export type ColumnRole = 'number' | 'text' | 'sender' | 'network' | 'mcc' | 'mnc';

/** Numbers of mobile phones, of any phone, and of phones that hardly take an SMS. */
export type NumberKind = 'mobile' | 'phone' | 'fixed';

/*
 * Headings in lower case, without accents, blanks and punctuation: English, German, French, Spanish, Portuguese, Italian.
 * Sources, as seen in exports and in the import pages of the products:
 * HubSpot "Phone number", "Mobile phone number", "WhatsApp Phone Number"; Salesforce "Phone", "MobilePhone", "HomePhone",
 * Marketing Cloud "_MobileNumber"; Mailchimp "Phone Number", "SMS Phone Number"; Klaviyo "Phone Number"; Zoho "Mobile",
 * "Phone", "Home Phone"; Brevo "SMS" and "WHATSAPP" (both hold a number); Shopify "Phone", "Default Address Phone";
 * Google Contacts "Phone 1 - Value"; Outlook "Mobile Phone", "Business Phone", in German "Mobiltelefon", "Telefon
 * (geschäftlich)"; Constant Contact "Mobile Phone"; WooCommerce "Billing Phone"; OneSignal "phone_number"; Pipedrive
 * "Person - Phone"; GoHighLevel "Phone", "Additional Phones"; Yeastar "Mobile"; SMS tools "msisdn", "to", "destination".
 */
export const numberHeadings: Readonly<Record<NumberKind, string>> = {
  mobile: `msisdn msisdns mobile mobilephone mobilenumber mobilephonenumber mobileno mobilenr mobiletel phonemobile mobile1
    cell cellphone cellnumber cellphonenumber cellular smsnumber smsphone smsphonenumber smsmobile
    handy handynummer handynr mobil mobilnummer mobilnr mobiltelefon mobiltelefonnummer mobilfunk mobilfunknummer mobilruf
    telefonmobil mobilprivat
    portable ndeportable noportable nportable numeroportable numerodeportable numportable telportable telephoneportable
    telephonemobile telmobile numeromobile numerodemobile nmobile gsm numerogsm
    movil telefonomovil numeromovil numerodemovil nmovil nomovil telmovil celular telefonocelular numerocelular
    numerodecelular telefonemovel telefonecelular telemovel numerodetelemovel numerotelemovel
    cellulare telefonocellulare numerocellulare numerodicellulare numerocell telefonomobile`,
  phone: `phone phonenumber phonenumbers phoneno phonenr telephone telephonenumber tel telno telnumber telephoneno number
    phone1 phone1value phonevalue primaryphone primaryphonenumber mainphone contactnumber contactphone contactno
    customerphone customernumber personphone billingphone shippingphone addressphone defaultaddressphone
    whatsapp whatsappnumber whatsappphonenumber e164 to tonumber recipient recipients recipientnumber destination
    destinationnumber destinationaddress dest receiver receivernumber subscriber subscribernumber address
    telefon telefonnummer telefonnr telnr rufnummer nummer empfanger empfangernummer zielrufnummer
    numerodetelephone numerotelephone ntelephone ndetelephone notelephone numtel numero destinataire
    telefono numerodetelefono numerotelefono ntelefono notelefono destinatario telefone numerodetelefone
    numerotelefone numeroditelefono recapito recapitotelefonico`,
  fixed: `homephone homephonenumber phonehome home businessphone workphone worknumber officephone companyphone otherphone
    phone2 phone2value assistantphone landline
    telefonprivat telefongeschaftlich telefonfestnetz festnetz festnetznummer
    telephonefixe telfixe fixe telephonebureau telephonedomicile telefonofijo fijo telefonotrabajo telefonocasa
    telefonefixo telefonofisso fisso telefonoufficio telefonocasa`,
};

/** Headings of the other roles. `sms` is a text or, in Brevo, a number: its values decide. */
export const headings: Readonly<Record<Exclude<ColumnRole, 'number'>, string>> = {
  text: `message messages messagetext messagebody messagecontent msg msgtext text smstext smsbody smsmessage smscontent sms
    body content copy
    nachricht nachrichtentext nachrichtstext inhalt textnachricht
    texte textesms contenu corps messagesms corpsdumessage
    mensaje mensajes texto textosms contenido cuerpo mensagem mensagens conteudo corpo
    messaggio messaggi testo testosms testomessaggio contenuto`,
  sender: `sender senderid sendername from fromnumber originator sourceaddress
    absender absenderkennung absendername expediteur emetteur nomexpediteur remitente emisor remetente
    mittente nomemittente`,
  network: 'mccmnc mccandmnc mccmnccode plmn networkcode operatorcode hni mccmncs',
  mcc: 'mcc mobilecountrycode',
  mnc: 'mnc mobilenetworkcode',
};

/** A heading as it is compared: lower case, without accents, blanks and punctuation. */
export const plainHeading = (heading: string): string =>
  heading
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[ºª]/g, '');

const wordsOf = (list: string) => new Set(list.split(/\s+/));

const kinds = Object.entries(numberHeadings).map(
  ([kind, list]) => [kind as NumberKind, wordsOf(list)] as const,
);
const roles = Object.entries(headings).map(
  ([role, list]) => [role as Exclude<ColumnRole, 'number'>, wordsOf(list)] as const,
);

const MOBILE_WITHIN = /mobil|handy|cellphone|cellular|cellulare|celular|portable|movil|telemovel|msisdn/;
const PHONE_WITHIN = /phone|telefon|telephon|rufnummer/;
const FIXED_WITHIN =
  /home|work|business|office|fixe|fijo|fisso|fixo|festnetz|privat|geschaft|domicile|bureau|trabajo|casa|ufficio/;
/** About a phone, but not its number. */
const NOT_A_NUMBER =
  /fax|type|label|status|consent|optin|optout|country|land|pays|pais|paese|code|carrier|network|valid|verified|extension|date|time|count|source|accepts|model|device|id$|name$/;

/** What a heading says about a number: which kind, and whether the list has it. Undefined: it is no number. */
export function numberKindOf(heading: string): { kind: NumberKind; isListed: boolean } | undefined {
  const plain = plainHeading(heading);
  for (const [kind, words] of kinds) if (words.has(plain)) return { kind, isListed: true };
  if (NOT_A_NUMBER.test(plain)) return undefined;
  if (MOBILE_WITHIN.test(plain)) return { kind: 'mobile', isListed: false };
  if (!PHONE_WITHIN.test(plain)) return undefined;
  return { kind: FIXED_WITHIN.test(plain) ? 'fixed' : 'phone', isListed: false };
}

/** What a heading says, other than a number. */
export function roleOf(heading: string): Exclude<ColumnRole, 'number'> | undefined {
  const plain = plainHeading(heading);
  return roles.find(([, words]) => words.has(plain))?.[0];
}

/** Whether a heading is in the lists. */
export const isKnownHeading = (heading: string): boolean =>
  roleOf(heading) !== undefined || numberKindOf(heading) !== undefined;
