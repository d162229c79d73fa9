/** What servers say in words, and the status code (RFC 3463) that says the same. The first that fits counts. */
const WORDINGS: [RegExp, string][] = [
  [
    /(?:mailbox|quota|inbox|user|account|disk|storage)[^.\n]{0,40}(?:is |was |has |are )?(?:full|exceed|over ?quota|over the quota|out of (?:disk )?space)|over ?quota|quota (?:exceeded|violation)|insufficient (?:system )?storage|mailbox exceeds|exceeds allowed size|(?:almacenamiento|buz[oó]n|caixa)[^.\n]{0,20}(?:llen|chei)|bo[iî]te[^.\n]{0,20}pleine|postfach[^.\n]{0,20}voll/i,
    '5.2.2',
  ],
  [
    /message (?:size |is |too |length )?(?:exceeds|too (?:large|big))|exceeds (?:the )?(?:maximum|size|limit)|too large|size limit|message size/i,
    '5.3.4',
  ],
  [
    /(?:user|recipient|mailbox|account|address|addressee|local part|alias)[^.\n]{0,60}(?:unknown|not found|does ?n[o']t exist|not exist|no longer|invalid|unavailable|not known|not recogni[sz]ed|not listed|not (?:a )?valid|not our customer|could ?n[o']t be found|rejected)|(?:unknown|no such|invalid|nonexistent|non-existent|bad|illegal|unrecogni[sz]ed)(?: or illegal)? (?:local )?(?:user|recipient|mailbox|address|account|addressee|alias|person|name)|no mailbox(?: here)? by that name|user unknown|unknown (?:to|at) |does ?n[o']t have an? [^.\n]{0,40}account|not (?:found )?in (?:the )?(?:domino )?directory|no such (?:user|person)|inconnu|nicht bekannt|unbekannt|desconhecid|desconocid|sconosciut/i,
    '5.1.1',
  ],
  [
    /(?:host|domain|hostname)[^.\n]{0,60}(?:unknown|not found|does ?n[o']t exist|could ?n[o']t be found|not exist|invalid)|(?:unknown|no such|invalid) (?:host|domain)|name (?:or service )?not known|could not (?:find|resolve)|nxdomain|unrout(?:e)?able|name service error|no mail (?:server|exchanger)|illegal host/i,
    '5.1.2',
  ],
  [
    /time[d ]?-?out|expired|too long|retry (?:time(?:out)?|limit)|been failing|could not be delivered (?:for|within)|still in the queue|giving up|ha(?:s|d) been in the queue|not (?:yet )?been delivered|delay/i,
    '4.4.7',
  ],
  [
    /connection (?:refused|reset|dropped|lost|failed)|no route|unreachable|could ?n[o']t (?:connect|establish)|not respond/i,
    '4.4.1',
  ],
  [/(?:disabled|inactive|suspended|deactivated|locked|blocked by the user|not active)/i, '5.2.1'],
  [
    /spam|virus|blacklist|blocklist|block(?:ed|ing)|reputation|policy|relay(?:ing)?(?: access)? denied|denied|rejected|refused|not authori[sz]ed|prohibited|forbidden|authentication/i,
    '5.7.1',
  ],
  [/(?:mail|routing) loop|too many hops|loops? (?:back|detected)/i, '5.4.6'],
];

/** The status code for a server's words; null where they say nothing known. */
export function statusByWording(words: string): string | null {
  const text = words.slice(0, 8_000);
  for (const [wording, status] of WORDINGS) if (wording.test(text)) return status;
  return null;
}

/** Subjects of mails that say something could not be delivered. */
const BOUNCE_SUBJECT =
  /undeliver|non-?deliver|not deliver|delivery[^a-z]{0,3}(?:status|failure|failed|error|problem|report|delay|unsuccess|has failed|to the following)|failure (?:notice|delivery)|returned (?:mail|to sender|message)|mail (?:delivery|delivering|system)? ?(?:fail|error|return|problem|delay)|mail could not|message (?:delivery|not delivered|undeliverable|delayed|could not)|(?:could|can) ?not be (?:delivered|sent)|warning: (?:could not send|message)|unable to deliver|bounce|nondeliverable|no se (?:pudo|puede|ha podido) entregar|no entregad|devuelto|n[aã]o (?:entregue|p[oô]de ser entregue)|devolvid|falha na entrega|unzustellbar|nicht zugestellt|unzustellbarkeit|zustell(?:ung)?s?(?:fehler|problem)|échec de (?:la )?(?:remise|distribution)|non remis|mancato recapito|mancata consegna|impossibile recapitare|onbestelbaar|niet (?:be|af)geleverd|недоставлен|не доставлен|не доставлено|メール(?:エラー|配信)|配信(?:不能|失敗|エラー)|送信(?:できません|エラー)|退信|mta-blocked|dsn\b|delivery notification/i;

/** What such mails say to a person. */
const BOUNCE_WORDS =
  /(?:could|can|was|were|has|have|did|is|be|been) ?(?:not|n[o']t)\s+(?:yet )?(?:be(?:en)? )?(?:delivered|relayed|reach(?:ed)?|sent to|accepted by)|wasn[’']t delivered|undeliverable|(?:delivery|message)\s[^.\n]{0,60}(?:has )?failed|fail(?:ed|ure)\s[^.\n]{0,30}(?:to deliver|delivery|recipient)|permanent (?:fatal )?errors?|fatal errors?|returned (?:to (?:the )?sender|mail)|(?:unable|not able|impossible) to (?:be )?deliver|delivery (?:to|of|for) [^\n]{0,80}(?:failed|delayed|unsuccessful|aborted|impossible)|delivery problems|delayed|the following (?:address|recipient)[^\n]{0,60}(?:fail|reject|error|problem|invalid|unknown|not)|(?:address|recipient)[^.\n]{0,60}(?:were|was) rejected|user unknown|unknown user|no such user|mailbox (?:is )?(?:full|unavailable)|mailbox exceeds|malformed (?:recipient )?address|transcript of session follows|you are not (?:a )?(?:member|subscriber) of|not (?:a )?member\b.{0,30}\blist|recipient addresses that were|(?:smtp|remote) error|error from remote|(?:^|\s)5\d\d[ -]#?5\.\d\.\d|5\d\d (?:user|unknown|no such|recipient|mailbox)|non è stato possibile|nicht zugestellt|konnte nicht|não p[oôu]de ser entregue|no se ha podido entregar|n['’]a pas pu être|échec de la remise|не доставлено|не может быть доставлено|送信できませんでした|配信できません|届けることができません|转发失败|无法送达/i;

export function isBounceSubject(subject: string): boolean {
  return BOUNCE_SUBJECT.test(subject.slice(0, 300));
}

export function hasBounceWords(text: string): boolean {
  return BOUNCE_WORDS.test(text.slice(0, 16_000));
}
