/** Why a file is better not opened. */
export type AttachmentRisk =
  | 'program'
  | 'script'
  | 'shortcut'
  | 'macros'
  | 'disk-image'
  | 'web-page'
  | 'locked-archive'
  | 'false-name';

/** What of a file decides. */
export interface FileInQuestion {
  /** As the sender gave it, decoded and not cleaned. */
  givenName: string;
  contentType: string;
  /** An archive that needs a password, as it says itself or as the mail's text suggests. */
  locked: boolean;
}

/**
 * Why a file that came by mail is dangerous to open; null where nothing speaks against it. Judged by what a double click
 * would do on the systems that people use: by the last extension, and by tricks that hide it.
 */
export function attachmentRisk({ givenName, contentType, locked }: FileInQuestion): AttachmentRisk | null {
  const plain = givenName.replace(/[\p{Cc}\p{Cf}]+/gu, '').replace(/[\s.]+$/g, '');
  const [, before = '', extension = ''] = /^(.*)\.([^.\s]{1,20})$/s.exec(plain) ?? [];
  const kind = KINDS.find(({ extensions }) => extensions.has(extension.toLowerCase()))?.risk ?? byType(contentType);
  // Turned around by U+202E, `annexe` and `gpj.exe` show as `annexeexe.jpg`. Nobody writes names with it.
  if (/[\u202d\u202e\u2066-\u2068]/.test(givenName)) return 'false-name';
  if (kind === null) return locked ? 'locked-archive' : null;
  return looksHarmless(before) ? 'false-name' : kind;
}

/** `invoice.pdf.exe`, or so many spaces that the end is out of sight. */
function looksHarmless(before: string): boolean {
  return /\s{8,}\S*$/.test(before) || HARMLESS.test(before.trimEnd());
}

const HARMLESS = /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|csv|jpe?g|png|gif|webp|heic|mp[34]|mov|avi|wav|zip|xml)$/i;

const words = (list: string) => new Set(list.split(' '));

/** https://support.microsoft.com/office/blocked-attachments-in-outlook and what macOS, Linux and Android would run. */
const KINDS: readonly { risk: AttachmentRisk; extensions: ReadonlySet<string> }[] = [
  {
    risk: 'program',
    extensions: words(
      'exe com scr pif msi msix msixbundle appx appxbundle msp mst cpl dll ocx sys drv gadget application appref-ms apk xapk aab app pkg mpkg deb rpm run bin elf jar jnlp class air ipa xbap chm hlp diagcab',
    ),
  },
  {
    risk: 'script',
    extensions: words(
      'bat cmd ps1 ps1xml ps2 psc1 psd1 psm1 vb vbe vbs vbscript js jse mjs cjs ws wsc wsf wsh hta sct shb shs sh bash zsh csh ksh command tool workflow scpt scptd applescript py pyc pyw pyz pl rb php reg inf msc ade adp mad maf mda mdb mde mdt mdw mdz accde mshxml',
    ),
  },
  {
    risk: 'shortcut',
    extensions: words(
      'lnk url website desktop webloc scf library-ms search-ms searchconnector-ms settingcontent-ms theme themepack rdp one onepkg',
    ),
  },
  { risk: 'macros', extensions: words('docm dotm xlsm xltm xlam xlsb xll xla xlm pptm potm ppam ppsm sldm slk iqy') },
  { risk: 'disk-image', extensions: words('iso img vhd vhdx dmg udf vmdk ova wim') },
  { risk: 'web-page', extensions: words('html htm xhtml xht shtml shtm mht mhtml svg svgz xsl xslt') },
];

function byType(contentType: string): AttachmentRisk | null {
  if (
    /^application\/(?:x-ms(?:download|dos-program|installer|i)|vnd\.microsoft\.portable-executable|x-executable|x-dosexec|java-archive|vnd\.android\.package-archive)$/.test(
      contentType,
    )
  )
    return 'program';
  if (
    /^application\/(?:x-(?:sh|csh|bat|powershell|vbs)|hta)$|^text\/(?:vbscript|x-(?:sh|python|perl))$/.test(contentType)
  )
    return 'script';
  if (/macroenabled/.test(contentType)) return 'macros';
  if (/^application\/x-(?:iso9660-image|apple-diskimage)$/.test(contentType)) return 'disk-image';
  return /^(?:text\/html|application\/xhtml\+xml|image\/svg\+xml)$/.test(contentType) ? 'web-page' : null;
}

/** Whether a file is an archive, by its name or type. */
export function isArchive(givenName: string, contentType: string): boolean {
  return (
    /\.(?:zip|zipx|rar|r\d\d|7z|ace|arj|cab|lzh|lha|gz|tgz|bz2|xz|tar|z)$/i.test(givenName.trim()) ||
    /^application\/(?:zip|x-zip-compressed|vnd\.rar|x-rar(?:-compressed)?|x-7z-compressed)$/.test(contentType)
  );
}

/** Whether the first file in a zip archive is encrypted, from the archive's first bytes (APPNOTE.TXT, section 4.4.4). */
export function isLockedZip(beginning: Uint8Array): boolean {
  const [p, k, three, four] = beginning;
  return p === 0x50 && k === 0x4b && three === 3 && four === 4 && ((beginning[6] ?? 0) & 1) === 1;
}

/** Whether a text gives a password, which is how a locked archive gets past scanners. */
export function givesPassword(text: string): boolean {
  return /(?:password|passcode|senha|contrase[nñ]a|clave|mot de passe|passwort|kennwort)(?![\p{L}])(?:[^\n]{0,30}[:=]|\s+(?:is|é|e|es|est|ist|para|do|del|for|to)(?![\p{L}]))/iu.test(
    text.slice(0, 20_000),
  );
}
