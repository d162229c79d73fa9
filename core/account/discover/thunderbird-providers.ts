/*
 * This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of the MPL was not
 * distributed with this file, You can obtain one at https://mozilla.org/MPL/2.0/.
 *
 * Domains and servers: from the autoconfiguration database of Thunderbird and its contributors,
 * https://github.com/thunderbird/autoconfig, in November 2026. Only this file holds them, in the form that provider.ts reads;
 * names, documentation links and other services than IMAP, POP3 and SMTP are left out.
 */
import type { ProviderFacts } from './provider.ts';

export const thunderbirdProviders: readonly ProviderFacts[] = [
  {
    name: '126.com',
    domains: '126.com',
    servers: ['imap-tls imap.126.com', 'smtp-tls smtp.126.com'],
  },
  {
    name: '163.com',
    domains: '163.com',
    servers: ['imap-tls imap.163.com', 'smtp-tls smtp.163.com'],
  },
  {
    name: '1und1.de',
    domains:
      'online.de onlinehome.de sofortstart.de sofort-start.de sofortsurf.de sofort-surf.de go4more.de kundenserver.de schlund.de',
    servers: [
      'imap-tls imap.1und1.de',
      'imap-starttls imap.1und1.de',
      'pop3-tls pop.1und1.de',
      'pop3-starttls pop.1und1.de',
      'smtp-tls smtp.1und1.de',
      'smtp-starttls smtp.1und1.de',
    ],
  },
  {
    name: 'a1.net',
    domains: 'a1.net aon.at',
    servers: ['imap-tls securemail.a1.net', 'smtp-starttls securemail.a1.net'],
  },
  {
    name: 'active24.com',
    domains: 'active24.com smtp.cz',
    servers: ['imap-tls email.active24.com', 'pop3-tls email.active24.com', 'smtp-tls email.active24.com'],
  },
  {
    name: 'alice.it',
    domains: 'alice.it',
    servers: ['imap-starttls in.alice.it', 'pop3-starttls in.alice.it', 'smtp-starttls out.alice.it'],
  },
  {
    name: 'aol.com',
    domains:
      'aol.com aim.com netscape.net netscape.com compuserve.com cs.com wmconnect.com aol.de aol.it aol.fr aol.es aol.se aol.co.uk aol.co.nz aol.com.au aol.com.ar aol.com.br aol.com.mx mail.gm0.yahoodns.net',
    servers: ['imap-tls imap.aol.com', 'pop3-tls pop.aol.com', 'smtp-tls smtp.aol.com'],
  },
  {
    name: 'arubapec.it',
    domains: 'pec.it arubapec.it mypec.eu gigapec.it ingpec.eu',
    servers: ['imap-tls imaps.pec.aruba.it', 'pop3-tls pop3s.pec.aruba.it:993', 'smtp-tls smtps.pec.aruba.it'],
  },
  {
    name: 'att.net',
    domains:
      'ameritech.net att.net bellsouth.net currently.com flash.net nvbell.net pacbell.net prodigy.net sbcglobal.net snet.net swbell.net wans.net',
    servers: [
      'imap-tls imap.mail.att.net',
      'pop3-tls inbound.att.net',
      'smtp-tls outbound.att.net',
      'smtp-tls smtp.mail.att.net',
    ],
  },
  {
    name: 'bay.wind.ne.jp',
    domains: 'bay.wind.ne.jp bay.wind.jp bay.wind.co.jp bay.gunmanet.or.jp bay.gunmanet.ne.jp',
    servers: ['pop3 bay.wind.ne.jp local-part', 'smtp bay.wind.ne.jp:587 local-part'],
  },
  {
    name: 'bb-niigata.jp',
    domains: 'bb-niigata.jp',
    servers: ['pop3 pop.bb-niigata.jp local-part', 'smtp pop.bb-niigata.jp local-part'],
  },
  {
    name: 'bell.net',
    domains: 'bell.net sympatico.ca',
    servers: ['imap-tls imap.bell.net', 'pop3-tls pophm.sympatico.ca', 'smtp-starttls smtphm.sympatico.ca'],
  },
  {
    name: 'biglobe.ne.jp',
    domains: 'biglobe.ne.jp',
    servers: ['pop3-tls mail.biglobe.ne.jp', 'smtp-tls mail.biglobe.ne.jp'],
  },
  {
    name: 'bigpond.com',
    domains: 'bigpond.com bigpond.net.au telstra.com bigpond.net',
    servers: ['imap-tls imap.telstra.com', 'pop3-tls pop.telstra.com', 'smtp-tls smtp.telstra.com'],
  },
  {
    name: 'blueyonder.co.uk',
    domains: 'blueyonder.co.uk',
    servers: ['imap-tls imap4.blueyonder.co.uk', 'pop3-tls pop3.blueyonder.co.uk', 'smtp-tls smtp.blueyonder.co.uk'],
  },
  {
    name: 'bol.com.br',
    domains: 'bol.com.br',
    servers: [
      'imap-tls imap.bol.com.br local-part',
      'pop3-tls pop3.bol.com.br local-part',
      'smtp-tls smtps.bol.com.br local-part',
      'smtp-starttls smtps.bol.com.br local-part',
    ],
  },
  {
    name: 'broba.cc',
    domains: 'garnet.broba.cc amethyst.broba.cc coral.broba.ccv diamond.broba.cc',
    servers: ['pop3 mail.broba.cc', 'smtp mail.broba.cc:587'],
  },
  {
    name: 'btinternet.com',
    domains: 'btinternet.com btopenworld.com talk21.com',
    servers: ['imap-tls mail.btinternet.com', 'pop3-tls mail.btinternet.com', 'smtp-tls mail.btinternet.com'],
  },
  {
    name: 'cc9.ne.jp',
    domains: 'cc9.ne.jp',
    servers: [
      'imap-tls pop.cc9.ne.jp local-part',
      'pop3-tls pop.cc9.ne.jp local-part',
      'smtp-tls msa.cc9.ne.jp local-part',
    ],
  },
  {
    name: 'cek.ne.jp',
    domains: 'cek.ne.jp',
    servers: ['imap-tls imap.cek.ne.jp', 'pop3-tls mail.cek.ne.jp', 'smtp-tls smtpa.cek.ne.jp'],
  },
  {
    name: 'centurylink.net',
    domains: 'centurylink.net embarqmail.com',
    servers: ['pop3-tls pop.centurylink.net', 'imap-tls mail.centurylink.net', 'smtp-starttls smtp.centurylink.net'],
  },
  {
    name: 'centurytel.net',
    domains:
      'centurytel.net clds.net coastalnow.net cochill.net cswnet.com emadisonriver.com emadisonriver.net gallatinriver.net grics.net gulftel.com madisonriver.biz mebtel.net',
    servers: ['pop3-tls pop.centurytel.net', 'smtp-starttls smtpauth.centurytel.net'],
  },
  {
    name: 'cgl.ucsf.edu',
    domains: 'cgl.ucsf.edu',
    servers: ['imap-tls plato.cgl.ucsf.edu local-part', 'smtp-starttls plato.cgl.ucsf.edu local-part'],
  },
  {
    name: 'charter.net',
    domains: 'charter.net spectrum.net bresnan.net',
    servers: ['imap-tls mobile.charter.net', 'pop3-tls mobile.charter.net', 'smtp-tls mobile.charter.net:587'],
  },
  {
    name: 'clio.ne.jp',
    domains: 'clio.ne.jp',
    servers: ['pop3 mail.clio.ne.jp local-part', 'smtp mail.clio.ne.jp:587 local-part'],
  },
  {
    name: 'clustermail.de',
    domains: 'clustermail.de',
    servers: [
      'imap-tls mail.clustermail.de',
      'imap-starttls mail.clustermail.de',
      'pop3-tls mail.clustermail.de',
      'pop3-starttls mail.clustermail.de',
      'smtp-starttls mail.clustermail.de',
      'smtp-starttls mail.clustermail.de:25',
    ],
  },
  {
    name: 'co1.wind.ne.jp',
    domains: 'co1.wind.ne.jp co1.wind.jp',
    servers: ['pop3 co1.wind.ne.jp local-part', 'smtp co1.wind.ne.jp:587 local-part'],
  },
  {
    name: 'co2.wind.ne.jp',
    domains: 'co2.wind.ne.jp co2.wind.jp',
    servers: ['pop3 co2.wind.ne.jp local-part', 'smtp co2.wind.ne.jp:587 local-part'],
  },
  {
    name: 'co3.wind.ne.jp',
    domains: 'co3.wind.ne.jp co3.wind.jp',
    servers: ['pop3 co3.wind.ne.jp local-part', 'smtp co3.wind.ne.jp:587 local-part'],
  },
  {
    name: 'comcast.net',
    domains: 'comcast.net',
    servers: [
      'imap-tls imap.comcast.net',
      'imap-starttls imap.comcast.net',
      'pop3-tls mail.comcast.net',
      'pop3-starttls mail.comcast.net',
      'smtp-tls smtp.comcast.net',
      'smtp-starttls smtp.comcast.net',
    ],
  },
  {
    name: 'cty-net.ne.jp',
    domains:
      'cty-net.ne.jp cty-net.ne.jp m2.cty-net.ne.jp m3.cty-net.ne.jp m4.cty-net.ne.jp m5.cty-net.ne.jp m6.cty-net.ne.jp m7.cty-net.ne.jp m8.cty-net.ne.jp m9.cty-net.ne.jp cty-net.com',
    servers: ['pop3-tls pops.cty-net.ne.jp', 'smtp-tls smtps.cty-net.ne.jp'],
  },
  {
    name: 'dan.wind.ne.jp',
    domains: 'dan.wind.ne.jp dan.wind.jp dan.wind.co.jp dan.gunmanet.or.jp dan.gunmanet.ne.jp',
    servers: ['pop3 dan.wind.ne.jp local-part', 'smtp dan.wind.ne.jp:587 local-part'],
  },
  {
    name: 'daum.net',
    domains: 'daum.net',
    servers: ['imap-tls imap.daum.net', 'smtp-tls smtp.daum.net'],
  },
  {
    name: 'dd.iij4u.or.jp',
    domains:
      'dd.iij4u.or.jp ff.iij4u.or.jp hh.iij4u.or.jp kk.iij4u.or.jp nn.iij4u.or.jp pp.iij4u.or.jp rr.iij4u.or.jp ss.iij4u.or.jp bc.iij4u.or.jp bk.iij4u.or.jp bp.iij4u.or.jp bu.iij4u.or.jp',
    servers: ['pop3-starttls mbox.iij4u.or.jp local-part.domain', 'smtp-starttls mbox.iij4u.or.jp local-part.domain'],
  },
  {
    name: 'df.eu',
    domains: 'ispgateway.de',
    servers: ['imap-tls sslin.df.eu', 'pop3-tls sslin.df.eu', 'smtp-tls sslout.df.eu'],
  },
  {
    name: 'dondominio.com',
    domains: 'dondominio.com',
    servers: ['imap-tls imap.dondominio.com', 'pop3-tls pop3.dondominio.com', 'smtp-tls smtp.dondominio.com'],
  },
  {
    name: 'earthlink.net',
    domains: 'earthlink.net mindspring.com ix.netcom.com',
    servers: ['imap-tls imap.earthlink.net', 'pop3-tls pop.earthlink.net', 'smtp-starttls smtpauth.earthlink.net'],
  },
  {
    name: 'educa.madrid.org',
    domains: 'educa.madrid.org',
    servers: [
      'imap-tls imap.educa.madrid.org local-part',
      'pop3-tls pop.educa.madrid.org local-part',
      'smtp-tls smtp01.educa.madrid.org local-part',
      'smtp-starttls smtp01.educa.madrid.org local-part',
    ],
  },
  {
    name: 'elpasotel.net',
    domains: 'elpasotel.net',
    servers: ['pop3-tls pop3.elpasotel.net', 'imap-tls mail.elpasotel.net', 'smtp-starttls smtp.elpasotel.net'],
  },
  {
    name: 'email.it',
    domains: 'email.it',
    servers: ['imap-tls in.email.it', 'pop3-tls pop.email.it', 'smtp-tls out.email.it'],
  },
  {
    name: 'emailsrvr.com',
    domains: 'emailsrvr.com',
    servers: ['imap-tls secure.emailsrvr.com', 'smtp-tls secure.emailsrvr.com'],
  },
  {
    name: 'fastwebnet.it',
    domains: 'fastwebnet.it',
    servers: ['imap-tls imap.fastwebnet.it', 'pop3-tls pop.fastwebnet.it', 'smtp-starttls smtp.fastwebnet.it'],
  },
  {
    name: 'free.fr',
    domains: 'free.fr',
    servers: [
      'imap-tls imap.free.fr local-part',
      'pop3-tls pop.free.fr local-part',
      'smtp-tls smtp.free.fr local-part',
    ],
  },
  {
    name: 'gandi.net',
    domains: 'gandi.net',
    servers: [
      'imap-tls mail.gandi.net',
      'imap-starttls mail.gandi.net',
      'pop3-tls mail.gandi.net',
      'pop3-starttls mail.gandi.net',
      'smtp-tls mail.gandi.net',
      'smtp-starttls mail.gandi.net',
    ],
  },
  {
    name: 'gigahost.dk',
    domains: 'gigahost.dk',
    servers: ['imap-tls mail.gigahost.dk', 'pop3-tls mail.gigahost.dk', 'smtp-starttls smtp.gigahost.dk'],
  },
  {
    name: 'gmx.com',
    domains:
      'gmx.com gmx.tm gmx.us gmx.co.uk gmx.es gmx.fr gmx.ca gmx.cn gmx.co.in gmx.com.br gmx.com.my gmx.hk gmx.ie gmx.ph gmx.pt gmx.ru gmx.se gmx.sg gmx.tw gmx.com.tr gmx.it gmx.li',
    servers: [
      'imap-tls imap.gmx.com',
      'imap-starttls imap.gmx.com',
      'pop3-tls pop.gmx.com',
      'pop3-starttls pop.gmx.com',
      'smtp-tls mail.gmx.com',
      'smtp-starttls mail.gmx.com',
    ],
  },
  {
    name: 'gmx.net',
    domains: 'gmx.net gmx.de gmx.at gmx.ch gmx.eu gmx.biz gmx.org gmx.info mein.gmx mail.gmx email.gmx',
    servers: [
      'imap-tls imap.gmx.net',
      'imap-starttls imap.gmx.net',
      'pop3-tls pop.gmx.net',
      'pop3-starttls pop.gmx.net',
      'smtp-tls mail.gmx.net',
      'smtp-starttls mail.gmx.net',
    ],
  },
  {
    name: 'go.tvm.ne.jp',
    domains: 'go.tvm.ne.jp',
    servers: ['pop3 go.tvm.ne.jp local-part', 'smtp go.tvm.ne.jp local-part'],
  },
  {
    name: 'goo.jp',
    domains: 'goo.jp',
    servers: ['pop3 pop.mail.goo.ne.jp local-part', 'smtp smtp.mail.goo.ne.jp:587 local-part'],
  },
  {
    name: 'googlemail.com',
    domains: 'gmail.com googlemail.com google.com jazztel.es nyu.edu',
    servers: ['imap-tls imap.gmail.com', 'pop3-tls pop.gmail.com', 'smtp-tls smtp.gmail.com'],
  },
  {
    name: 'gransy.com',
    domains: 'gransy.com internetserver.cz',
    servers: [
      'imap-tls imap.gransy.com',
      'imap-starttls imap.gransy.com',
      'pop3-tls imap.gransy.com',
      'pop3-starttls imap.gransy.com',
      'smtp-tls smtp.gransy.com',
      'smtp-starttls smtp.gransy.com',
      'smtp-starttls smtp.gransy.com:25',
    ],
  },
  {
    name: 'hal.ne.jp',
    domains: 'hal.ne.jp',
    servers: ['pop3 mail.hal.ne.jp', 'smtp mail.hal.ne.jp:587 local-part'],
  },
  {
    name: 'hana.or.jp',
    domains: 'hana.or.jp',
    servers: ['pop3 mail.hana.or.jp local-part', 'smtp mail.hana.or.jp:587 local-part'],
  },
  {
    name: 'hetzner.de',
    domains: 'your-server.de',
    servers: ['imap-tls mail.your-server.de', 'smtp-tls mail.your-server.de'],
  },
  {
    name: 'hotmail.com',
    domains:
      'hotmail.com live.com msn.com outlook.com windowslive.com outlook.at outlook.be outlook.cl outlook.cz outlook.de outlook.dk outlook.es outlook.fr outlook.hu outlook.ie outlook.in outlook.it outlook.jp outlook.kr outlook.lv outlook.my outlook.ph outlook.pt outlook.sa outlook.sg outlook.sk outlook.co.id outlook.co.il outlook.co.th outlook.com.ar outlook.com.au outlook.com.br outlook.com.gr outlook.com.tr outlook.com.vn hotmail.be hotmail.ca hotmail.cl hotmail.cz hotmail.de hotmail.dk hotmail.es hotmail.fi hotmail.fr hotmail.gr hotmail.hu hotmail.it hotmail.lt hotmail.lv hotmail.my hotmail.nl hotmail.no hotmail.ph hotmail.rs hotmail.se hotmail.sg hotmail.sk hotmail.co.id hotmail.co.il hotmail.co.in hotmail.co.jp hotmail.co.kr hotmail.co.th hotmail.co.uk hotmail.co.za hotmail.com.ar hotmail.com.au hotmail.com.br hotmail.com.hk hotmail.com.tr hotmail.com.tw hotmail.com.vn live.at live.be live.ca live.cl live.cn live.de live.dk live.fi live.fr live.hk live.ie live.in live.it live.jp live.nl live.no live.ru live.se live.co.jp live.co.kr live.co.uk live.co.za live.com.ar live.com.au live.com.mx live.com.my live.com.ph live.com.pt live.com.sg livemail.tw olc.protection.outlook.com',
    servers: [
      'imap-tls outlook.office365.com oauth2',
      'pop3-tls outlook.office365.com oauth2',
      'smtp-starttls smtp-mail.outlook.com oauth2',
    ],
  },
  {
    name: 'i.softbank.jp',
    domains: 'i.softbank.jp',
    servers: ['imap-tls imap.softbank.jp local-part', 'smtp-tls smtp.softbank.jp local-part'],
  },
  {
    name: 'ic-net.or.jp',
    domains: 'ic-net.or.jp',
    servers: ['pop3 mail.ic-net.or.jp local-part', 'smtp smtp.ic-net.or.jp:587 local-part'],
  },
  {
    name: 'iijmio-mail.jp',
    domains: 'iijmio-mail.jp miomio.jp miobox.jp e23.jp x-il.jp',
    servers: [
      'pop3-starttls mbox.iijmio-mail.jp local-part.domain',
      'smtp-starttls mbox.iijmio-mail.jp local-part.domain',
    ],
  },
  {
    name: 'iiyama-catv.ne.jp',
    domains: 'iiyama-catv.ne.jp',
    servers: ['imap-tls imap.iiyama-catv.ne.jp', 'pop3-tls mail.iiyama-catv.ne.jp', 'smtp-tls smtpa.iiyama-catv.ne.jp'],
  },
  {
    name: 'inbox.lv',
    domains: 'inbox.lv inbox.eu inbox.lt inbox.la',
    servers: ['imap-tls mail.{domain}', 'pop3-tls mail.{domain}', 'smtp-tls mail.{domain}'],
  },
  {
    name: 'inet-shibata.or.jp',
    domains: 'inet-shibata.or.jp',
    servers: ['pop3 po.inet-shibata.or.jp local-part', 'smtp po.inet-shibata.or.jp local-part'],
  },
  {
    name: 'ipax.at',
    domains: 'ipax.at',
    servers: ['imap-tls mail.ipax.at', 'smtp-tls mail.ipax.at'],
  },
  {
    name: 'iwafune.ne.jp',
    domains: 'iwafune.ne.jp',
    servers: ['pop3 po.iwafune.ne.jp local-part', 'smtp po.iwafune.ne.jp local-part'],
  },
  {
    name: 'janis.or.jp',
    domains: 'janis.or.jp',
    servers: ['imap-tls imaps.janis.or.jp', 'pop3-tls pops.janis.or.jp', 'smtp-tls smtps.janis.or.jp'],
  },
  {
    name: 'jet.ne.jp',
    domains: 'jet.ne.jp',
    servers: [
      'pop3-tls pop.jet.ne.jp local-part',
      'imap-tls imap.jet.ne.jp local-part',
      'smtp-tls smtp.jet.ne.jp local-part',
      'smtp-starttls smtp.jet.ne.jp local-part',
    ],
  },
  {
    name: 'ji.jet.ne.jp',
    domains: 'ji.jet.ne.jp',
    servers: ['pop3 pop02.jet.ne.jp local-part', 'smtp smtp02.jet.ne.jp:587 local-part'],
  },
  {
    name: 'kelcom.net',
    domains: 'kelcom.net',
    servers: ['imap-tls pop.kelcom.net', 'pop3-tls pop.kelcom.net', 'smtp-starttls smtp.kelcom.net'],
  },
  {
    name: 'kl.wind.ne.jp',
    domains:
      'kl.wind.ne.jp kl.wind.jp kl.wind.co.jp kl.gunmanet.or.jp kl.gunmanet.ne.jp k1.wind.ne.jp k1.wind.jp k1.gunmanet.or.jp k1.gunmanet.ne.jp',
    servers: ['pop3 kl.wind.ne.jp local-part', 'smtp kl.wind.ne.jp:587 local-part'],
  },
  {
    name: 'kokuyou.ne.jp',
    domains: 'kokuyou.ne.jp',
    servers: ['pop3 mail.kokuyou.ne.jp local-part', 'smtp smtp.kokuyou.ne.jp'],
  },
  {
    name: 'kpnmail.nl',
    domains:
      'kpnmail.nl kpnplanet.nl planet.nl wxs.nl hetnet.nl freeler.nl snelnet.net on.nl onsbrabantnet.nl onsmail.nl onsnet.nu onsneteindhoven.nl onsnetnuenen.nl xs4all.nl telfort.nl tip.nl tiscali.nl tiscalimail.nl',
    servers: [
      'imap-tls imap.kpnmail.nl',
      'imap-starttls imap.kpnmail.nl',
      'pop3-tls pop.kpnmail.nl',
      'pop3-starttls pop.kpnmail.nl',
      'smtp-tls smtp.kpnmail.nl',
      'smtp-starttls smtp.kpnmail.nl',
    ],
  },
  {
    name: 'laposte.net',
    domains: 'laposte.net',
    servers: [
      'imap-tls imap.laposte.net local-part',
      'pop3-tls pop.laposte.net local-part',
      'smtp-tls smtp.laposte.net local-part',
    ],
  },
  {
    name: 'libero.it',
    domains: 'libero.it iol.it blu.it inwind.it giallo.it',
    servers: ['imap-tls imapmail.libero.it', 'pop3-tls popmail.libero.it', 'smtp-tls smtp.libero.it'],
  },
  {
    name: 'mahoroba.ne.jp',
    domains: 'mahoroba.ne.jp',
    servers: ['pop3 mail.mahoroba.ne.jp local-part', 'smtp mail.mahoroba.ne.jp:587 local-part'],
  },
  {
    name: 'mail.com',
    domains:
      'mail.com mail.org email.com post.com usa.com accountant.com consultant.com dr.com engineer.com cheerful.com techie.com linuxmail.org europe.com london.com uymail.com myself.com iname.com writeme.com 2die4.com activist.com adexec.com africamail.com aircraftmail.com alabama.usa.com alaska.usa.com allergist.com alumni.com alumnidirector.com americamail.com amorous.com angelic.com archaeologist.com arizona.usa.com artlover.com asia-mail.com atheist.com australiamail.com bartender.net berlin.com bigger.com bikerider.com birdlover.com blader.com boardermail.com brazilmail.com brew-master.com california.usa.com californiamail.com caress.com catlover.com chef.net chemist.com chinamail.com clerk.com cliffhanger.com collector.org columnist.com comic.com computer4u.com contractor.net coolsite.net counsellor.com count.com couple.com cutey.com cyberdude.com cybergal.com cyber-wizard.com dallasmail.com dbzmail.com deliveryman.com diplomats.com disciples.com doctor.com doglover.com doramail.com dublin.com earthling.net elvisfan.com englandmail.com europemail.com execs.com fan.com feelings.com financier.com fireman.net florida.usa.com footballer.com gardener.com geologist.com germanymail.com graduate.org graphic-designer.com hackermail.com hairdresser.net hilarious.com hockeymail.com homemail.com hot-shot.com hour.com humanoid.net illinois.usa.com innocent.com inorbit.com instruction.com instructor.net insurer.com irelandmail.com italymail.com japan.com journalist.com keromail.com kittymail.com koreamail.com lawyer.com legislator.com loveable.com lovecat.com mad.scientist.com madonnafan.com madrid.com marchmail.com mexicomail.com mindless.com minister.com mobsters.com monarchy.com moscowmail.com munich.com musician.org muslim.com newyork.usa.com null.net nycmail.com oath.com optician.com pacificwest.com petlover.com photographer.net playful.com poetic.com politician.com popstar.com presidency.com priest.com programmer.net publicist.com realtyagent.com reborn.com reggaefan.com religious.com repairman.com representative.com rescueteam.com revenue.com rocketship.com rockfan.com rome.com royal.net saintly.com salesperson.net sanfranmail.com scientist.com scotlandmail.com secretary.net seductive.com singapore.com snakebite.com songwriter.net soon.com spainmail.com teachers.org technologist.com texas.usa.com thegame.com therapist.net toke.com tokyo.com toothfairy.com tvstar.com umpire.com wallet.com webname.com weirdness.com who.net whoever.com winning.com witty.com worker.com workmail.com yours.com',
    servers: [
      'imap-tls imap.mail.com',
      'imap-starttls imap.mail.com',
      'pop3-tls pop.mail.com',
      'pop3-starttls pop.mail.com',
      'smtp-tls smtp.mail.com',
      'smtp-starttls smtp.mail.com',
    ],
  },
  {
    name: 'mail.dk',
    domains: 'mail.dk',
    servers: ['imap-tls imap.mail.dk', 'pop3-tls pop3.mail.dk', 'smtp-starttls asmtp.mail.dk'],
  },
  {
    name: 'mail.ee',
    domains: 'mail.ee',
    servers: ['imap-tls {domain}', 'pop3-tls {domain}', 'smtp-tls {domain}'],
  },
  {
    name: 'mail.iwafune.ne.jp',
    domains: 'mail.iwafune.ne.jp',
    servers: ['pop3 mail.iwafune.ne.jp local-part', 'smtp mail.iwafune.ne.jp local-part'],
  },
  {
    name: 'mail.jubii.dk',
    domains:
      'mail.jubii.dk christensen.dk christiansen.dk eriksen.dk frandsen.dk frederiksen.dk hansen.dk henningsen.dk henriksen.dk iversen.dk jacobsen.dk jakobsen.dk johansen.dk knudsen.dk larsen.dk laursen.dk madsen.dk mathiesen.dk mikaelsen.dk mikkelsen.dk mortensen.dk olesen.dk pedersen.dk petersen.dk poulsen.dk rasmussen.dk simonsen.dk sorensen.dk svendsen.dk thomsen.dk vestergaard.dk 123mail.dk 12fuel.dk 12mail.dk 12move.dk 2night.dk 2senior.dk 9260.dk anarki.dk anderledes.dk backbone.dk bedstemail.dk begavet.dk bemybaby.dk bitnisse.dk city.dk cool.dk cyberdude.dk cyberjunkie.dk dancemail.dk e-box.dk elinstallatoer.dk elsker.dk elvis.dk email.dk e-mail.dk e-postboks.dk fald.dk fedt.dk feminin.dk flirt.dk forening.dk fraekkert.dk funkymail.dk gadefejer.dk gaf-net.dk gason.dk grin.dk groovymail.dk grov.dk hammergod.dk hardworking.dk heaven.dk heavymail.dk hemmelig.dk hippie.dk huleboer.dk husk-mig.dk hyperpost.dk iloveu.dk inbound.dk indbakke.dk infile.dk info.dk io.dk it.dk jubii.dk jubiichat.dk jubiiconnect.dk jubiigames.dk jubiimail.dk jubiipost.dk jubiipostadresse.dk jyde.dk klog.dk knus.dk krudt.dk kulturel.dk kvalme.dk lazy.dk lystig.dk mail4.dk mail6.dk mail8.dk maildanmark.dk mail-mig.dk mailroyal.dk mailster.dk manmail.dk maskulin.dk min-postkasse.dk minprivatemail.dk musling.dk natteliv.dk netbruger.dk nicemail.dk nospam.dk pedal.dk pengemand.dk pokerface.dk popme.dk postman.dk privatmail.dk privatpost.dk quake.dk ready.dk retromail.dk ringmybell.dk secret.dk sexysurfer.dk skrivnu.dk sleepy.dk sporty.dk submail.dk superbruger.dk talent.dk tanke.dk tastmig.dk taxidriver.dk teens.dk teknik.dk tjekket.dk trashcan.dk trustme.dk ungdom.dk video.dk vittig.dk wildwildweb.dk zoomail.dk zybermail.dk',
    servers: ['imap-tls imap.jubii.dk', 'pop3-tls imap.jubii.dk', 'smtp-tls smtp.jubii.dk'],
  },
  {
    name: 'mail.ru',
    domains: 'mail.ru inbox.ru list.ru bk.ru corp.mail.ru',
    servers: [
      'imap-tls imap.mail.ru',
      'imap-starttls imap.mail.ru',
      'pop3-tls pop.mail.ru',
      'pop3-starttls pop.mail.ru',
      'smtp-tls smtp.mail.ru',
      'smtp-starttls smtp.mail.ru',
    ],
  },
  {
    name: 'mail.wind.ne.jp',
    domains: 'mail.wind.ne.jp mail.wind.jp mail.wind.co.jp mail.gunmanet.or.jp mail.gunmanet.ne.jp mail.gunmanet.jp',
    servers: ['pop3 mail.wind.ne.jp local-part', 'smtp mail.wind.ne.jp:587 local-part'],
  },
  {
    name: 'me.com',
    domains: 'mac.com me.com icloud.com',
    servers: ['imap-tls imap.mail.me.com local-part', 'smtp-starttls smtp.mail.me.com'],
  },
  {
    name: 'MessagingEngine',
    domains: 'messagingengine.com',
    servers: ['imap-tls imap.fastmail.com', 'pop3-tls pop.fastmail.com', 'smtp-tls smtp.fastmail.com'],
  },
  {
    name: 'mit.edu',
    domains: 'mit.edu',
    servers: ['imap-tls outlook.office365.com oauth2', 'smtp-tls outgoing.mit.edu local-part'],
  },
  {
    name: 'ml.murakami.ne.jp',
    domains: 'ml.murakami.ne.jp',
    servers: ['pop3 ml.murakami.ne.jp local-part', 'smtp ml.murakami.ne.jp local-part'],
  },
  {
    name: 'mnet.ne.jp',
    domains: 'mnet.ne.jp',
    servers: [
      'imap-tls mail.mnet.ne.jp',
      'imap-starttls mail.mnet.ne.jp',
      'pop3-tls mail.mnet.ne.jp',
      'pop3-starttls mail.mnet.ne.jp',
      'smtp-starttls mail.mnet.ne.jp',
    ],
  },
  {
    name: 'mopera.net',
    domains: 'mopera.net',
    servers: [
      'imap-tls mail.mopera.net local-part',
      'imap-starttls mail.mopera.net local-part',
      'pop3-tls mail.mopera.net local-part',
      'pop3-starttls mail.mopera.net local-part',
      'smtp-tls mail.mopera.net local-part',
      'smtp-starttls mail.mopera.net local-part',
    ],
  },
  {
    name: 'mx1.tiki.ne.jp',
    domains:
      'mx1.tiki.ne.jp mx2.et.tiki.ne.jp mx2.tiki.ne.jp mx2.wt.tiki.ne.jp mx3.et.tiki.ne.jp mx3.tiki.ne.jp mx4.et.tiki.ne.jp mx4.tiki.ne.jp mx5.et.tiki.ne.jp mx5.tiki.ne.jp mx6.et.tiki.ne.jp mx6.tiki.ne.jp mx7.tiki.ne.jp mx8.tiki.ne.jp mx9.tiki.ne.jp mx21.tiki.ne.jp mx22.tiki.ne.jp mx31.tiki.ne.jp mx32.tiki.ne.jp mx35.tiki.ne.jp mx36.tiki.ne.jp mx41.tiki.ne.jp mx51.et.tiki.ne.jp mx51.tiki.ne.jp mx52.tiki.ne.jp mx61.tiki.ne.jp mx71.tiki.ne.jp mx81.tiki.ne.jp mx82.tiki.ne.jp mx91.tiki.ne.jp ma100.tiki.ne.jp',
    servers: ['pop3 {domain} local-part', 'smtp smtp-auth.tiki.ne.jp:587'],
  },
  {
    name: 'naver.com',
    domains: 'naver.com',
    servers: ['imap-tls imap.naver.com', 'pop3-tls pop.naver.com', 'smtp-tls smtp.naver.com'],
  },
  {
    name: 'nifty.com',
    domains: 'nifty.com',
    servers: ['pop3 pop.nifty.com local-part', 'smtp smtp.nifty.com:587 local-part'],
  },
  {
    name: 'nili.ca',
    domains: 'nili.ca',
    servers: [
      'imap-tls email.nili.email',
      'pop3-tls email.nili.email',
      'smtp-tls email.nili.email',
      'smtp-starttls email.nili.email',
    ],
  },
  {
    name: 'nsat.jp',
    domains: 'nsat.jp',
    servers: ['pop3 mail.nsat.jp', 'smtp mail.nsat.jp:587'],
  },
  {
    name: 'ntlworld.com',
    domains: 'ntlworld.com',
    servers: ['imap-tls imap.ntlworld.com', 'pop3-tls pop3.ntlworld.com', 'smtp-tls smtp.ntlworld.com'],
  },
  {
    name: 'o2.pl',
    domains: 'o2.pl go2.pl tlen.pl prokonto.pl',
    servers: [
      'imap-tls poczta.o2.pl local-part',
      'pop3-tls poczta.o2.pl local-part',
      'smtp-tls poczta.o2.pl local-part',
      'smtp-starttls poczta.o2.pl local-part',
    ],
  },
  {
    name: 'ocn.ne.jp',
    domains: 'ocn.ne.jp ocn.ad.jp',
    servers: ['pop3-tls pop.ocn.ne.jp', 'smtp-tls smtp.ocn.ne.jp'],
  },
  {
    name: 'office365.com',
    domains: 'office365.com onmicrosoft.com mail.protection.outlook.com',
    servers: [
      'imap-tls outlook.office365.com oauth2',
      'pop3-tls outlook.office365.com oauth2',
      'smtp-starttls smtp.office365.com oauth2',
    ],
  },
  {
    name: 'one.com',
    domains: 'one.com',
    servers: ['imap-tls imap.one.com', 'smtp-tls send.one.com'],
  },
  {
    name: 'one.cz',
    domains: 'one.cz',
    servers: ['imap-tls imap.registrator.cz', 'pop3-tls pop3.registrator.cz', 'smtp-starttls smtp.registrator.cz'],
  },
  {
    name: 'onet.pl',
    domains:
      'onet.pl onet.eu poczta.onet.pl poczta.onet.eu op.pl vp.pl autograf.pl buziaczek.pl amorki.pl republika.pl adres.pl cyberia.pl onet.com.pl opoczta.pl pseudonim.pl spoko.pl vip.onet.pl',
    servers: [
      'imap-tls imap.poczta.onet.pl',
      'pop3-tls pop3.poczta.onet.pl',
      'smtp-tls smtp.poczta.onet.pl',
      'smtp-starttls smtp.poczta.onet.pl',
    ],
  },
  {
    name: 'orange.fr',
    domains: 'orange.fr wanadoo.fr',
    servers: ['imap-tls imap.orange.fr', 'pop3-tls pop.orange.fr', 'smtp-tls smtp.orange.fr'],
  },
  {
    name: 'ovh.net',
    domains: 'ovh.net',
    servers: ['imap-tls ssl0.ovh.net', 'pop3-tls ssl0.ovh.net', 'smtp-tls ssl0.ovh.net'],
  },
  {
    name: 'OXCloud-EU',
    domains: 'cloudeu.xion.oxcs.net',
    servers: [
      'imap-tls imap.eu.appsuite.cloud',
      'imap-starttls imap.eu.appsuite.cloud',
      'pop3-tls pop.eu.appsuite.cloud',
      'smtp-starttls smtp.eu.appsuite.cloud',
    ],
  },
  {
    name: 'OXCloud-US',
    domains: 'cloudus.xion.oxcs.net',
    servers: [
      'imap-tls imap.us.appsuite.cloud',
      'imap-starttls imap.us.appsuite.cloud',
      'pop3-tls pop.us.appsuite.cloud',
      'smtp-starttls smtp.us.appsuite.cloud',
    ],
  },
  {
    name: 'parabox.or.jp',
    domains: 'parabox.or.jp',
    servers: ['pop3 pop3.parabox.or.jp local-part', 'smtp smtp.parabox.or.jp local-part'],
  },
  {
    name: 'pdx.edu',
    domains: 'pdx.edu',
    servers: [
      'imap-tls psumail.pdx.edu',
      'imap-starttls psumail.pdx.edu:587',
      'smtp-tls mailhost.pdx.edu',
      'smtp-starttls mailhost.pdx.edu',
    ],
  },
  {
    name: 'peoplepc.com',
    domains: 'peoplepc.com',
    servers: ['imap imap.peoplepc.com', 'pop3 pop.peoplepc.com', 'smtp-starttls smtpauth.peoplepc.com'],
  },
  {
    name: 'po.wind.ne.jp',
    domains: 'po.wind.ne.jp po.wind.jp po.wind.co.jp po.gunmanet.or.jp po.gunmanet.ne.jp',
    servers: ['pop3 po.wind.ne.jp local-part', 'smtp po.wind.ne.jp:587 local-part'],
  },
  {
    name: 'pobox.com',
    domains: 'pobox.com',
    servers: [
      'imap-tls mail.pobox.com',
      'imap-starttls mail.pobox.com',
      'pop3-tls mail.pobox.com',
      'pop3-starttls mail.pobox.com',
      'smtp-tls smtp.pobox.com',
      'smtp-starttls smtp.pobox.com',
    ],
  },
  {
    name: 'pop.shibata.ne.jp',
    domains: 'pop.shibata.ne.jp ml.shibata.ne.jp',
    servers: ['pop3 {domain} local-part', 'smtp {domain} local-part'],
  },
  {
    name: 'postecert.it',
    domains: 'postecert.it',
    servers: ['imap-tls mail.postecert.it', 'pop3-tls mail.postecert.it', 'smtp-tls mail.postecert.it'],
  },
  {
    name: 'posteo.de',
    domains:
      'posteo.de posteo.at posteo.be posteo.ca posteo.ch posteo.cl posteo.co posteo.co.uk posteo.com posteo.com.br posteo.cr posteo.cz posteo.dk posteo.ee posteo.es posteo.eu posteo.fi posteo.gl posteo.gr posteo.hn posteo.hr posteo.hu posteo.ie posteo.in posteo.is posteo.it posteo.jp posteo.la posteo.li posteo.lt posteo.lu posteo.me posteo.mx posteo.my posteo.net posteo.nl posteo.no posteo.nz posteo.org posteo.pe posteo.pl posteo.pm posteo.pt posteo.ro posteo.se posteo.sg posteo.si posteo.tn posteo.uk posteo.us',
    servers: [
      'imap-tls posteo.de',
      'imap-starttls posteo.de',
      'pop3-tls posteo.de',
      'pop3-starttls posteo.de',
      'smtp-tls posteo.de',
      'smtp-starttls posteo.de',
    ],
  },
  {
    name: 'ptd.net',
    domains: 'ptd.net',
    servers: [
      'imap-tls promail.ptd.net local-part',
      'imap-starttls promail.ptd.net local-part',
      'pop3-tls promail.ptd.net local-part',
      'pop3-starttls promail.ptd.net local-part',
      'smtp-tls promail.ptd.net local-part',
      'smtp-starttls promail.ptd.net local-part',
    ],
  },
  {
    name: 'q.com',
    domains: 'q.com',
    servers: ['pop3-tls mail.q.com', 'imap-tls mail.q.com', 'smtp-starttls smtp.q.com'],
  },
  {
    name: 'qq.com',
    domains: 'qq.com',
    servers: ['imap-tls imap.qq.com', 'smtp-tls smtp.qq.com'],
  },
  {
    name: 'rambler.ru',
    domains: 'rambler.ru',
    servers: ['imap-tls imap.rambler.ru', 'pop3-tls pop.rambler.ru', 'smtp-tls smtp.rambler.ru'],
  },
  {
    name: 'rediffmail.com',
    domains: 'rediffmail.com',
    servers: [
      'pop3-tls pop.rediffmail.com',
      'pop3 pop.rediffmail.com',
      'smtp-tls smtp.rediffmail.com:586',
      'smtp-tls smtp.rediffmail.com',
      'smtp smtp.rediffmail.com:587',
    ],
  },
  {
    name: 'rr.com',
    domains: 'rr.com',
    servers: ['imap-tls mail.twc.com', 'pop3-tls mail.twc.com', 'smtp-starttls mail.twc.com'],
  },
  {
    name: 'runestone.net',
    domains: 'runestone.net',
    servers: ['pop3-tls mail.runestone.net local-part', 'smtp-starttls mail.runestone.net local-part'],
  },
  {
    name: 'sapo.pt',
    domains: 'sapo.pt sapo.cv sapo.ao sapo.mz sapo.tl meo.pt',
    servers: ['imap-tls imap.sapo.pt', 'pop3-tls pop.sapo.pt', 'smtp-tls smtp.sapo.pt'],
  },
  {
    name: 'schwaz.net',
    domains: 'schwaz.net',
    servers: [
      'imap-tls imap.schwaz.net',
      'pop3-tls pop3.schwaz.net',
      'smtp-tls mail.schwaz.net',
      'smtp-starttls mail.schwaz.net',
    ],
  },
  {
    name: 'seznam.cz',
    domains: 'seznam.cz email.cz post.cz spoluzaci.cz',
    servers: ['imap-tls imap.seznam.cz', 'pop3-tls pop3.seznam.cz', 'smtp-tls smtp.seznam.cz'],
  },
  {
    name: 'sfr.fr',
    domains: 'sfr.fr neuf.fr club-internet.fr',
    servers: ['imap-tls imap.sfr.fr', 'pop3-tls pop.sfr.fr', 'smtp-tls smtp.sfr.fr'],
  },
  {
    name: 'sky.com',
    domains: 'sky.com',
    servers: ['imap-tls imap.tools.sky.com', 'pop3-tls pop.tools.sky.com', 'smtp-tls smtp.tools.sky.com'],
  },
  {
    name: 'skynet.be',
    domains: 'skynet.be proximus.be belgacom.net kidcity.be',
    servers: ['imap-tls imap.proximus.be', 'pop3-tls pop.proximus.be', 'smtp-starttls relay.proximus.be'],
  },
  {
    name: 'so.wind.ne.jp',
    domains: 'so.wind.ne.jp so.wind.jp',
    servers: ['imap so.wind.ne.jp local-part', 'smtp so.wind.ne.jp:587 local-part'],
  },
  {
    name: 'strato.de',
    domains: 'strato.de rzone.de',
    servers: [
      'imap-tls imap.strato.de',
      'pop3-tls pop3.strato.de',
      'smtp-tls smtp.strato.de',
      'smtp-starttls smtp.strato.de',
    ],
  },
  {
    name: 'studenti.univr.it',
    domains: 'studenti.univr.it',
    servers: ['imap-tls univr.mail.cineca.it', 'pop3-tls univr.mail.cineca.it', 'smtp-tls univr.smtpauth.cineca.it'],
  },
  {
    name: 'swisscom.ch',
    domains: 'bluewin.ch bluemail.ch',
    servers: ['imap-tls imaps.bluewin.ch', 'pop3-tls pop3s.bluewin.ch', 'smtp-tls smtpauths.bluewin.ch'],
  },
  {
    name: 't-online.de',
    domains: 't-online.de magenta.de',
    servers: [
      'imap-tls secureimap.t-online.de',
      'pop3-tls securepop.t-online.de',
      'smtp-tls securesmtp.t-online.de',
      'smtp-starttls securesmtp.t-online.de',
    ],
  },
  {
    name: 'teol.net',
    domains: 'teol.net mtel.tel',
    servers: ['imap-tls imap.teol.net', 'pop3-tls pop3.teol.net', 'smtp-tls smtp.teol.net'],
  },
  {
    name: 'thinline.cz',
    domains: 'thinline.cz',
    servers: [
      'imap-tls mail.cesky-hosting.cz',
      'imap-starttls mail.cesky-hosting.cz',
      'pop3-tls mail.cesky-hosting.cz',
      'pop3-starttls mail.cesky-hosting.cz',
      'smtp-tls smtp.cesky-hosting.cz',
      'smtp-starttls smtp.cesky-hosting.cz',
      'smtp-starttls smtp.cesky-hosting.cz:25',
    ],
  },
  {
    name: 'tiki.ne.jp',
    domains: 'tiki.ne.jp',
    servers: ['pop3 mx.tiki.ne.jp local-part', 'smtp smtp-auth.tiki.ne.jp:587'],
  },
  {
    name: 'tim.it',
    domains: 'tim.it',
    servers: ['imap-starttls imap.tim.it', 'pop3-starttls pop.tim.it', 'smtp-starttls smtp.tim.it'],
  },
  {
    name: 'tiscali.cz',
    domains: 'tiscali.cz wo.cz worldonline.cz worldmail.cz',
    servers: ['pop3 pop3.mail.tiscali.cz', 'smtp smtp.mail.tiscali.cz'],
  },
  {
    name: 'tiscali.it',
    domains: 'tiscali.it',
    servers: ['imap-tls imap.tiscali.it', 'pop3-tls pop.tiscali.it', 'smtp-tls smtp.tiscali.it'],
  },
  {
    name: 'umich.edu',
    domains: 'umich.edu',
    servers: ['imap-tls imap.gmail.com', 'smtp-tls smtp.gmail.com'],
  },
  {
    name: 'uol.com.br',
    domains: 'uol.com.br',
    servers: [
      'pop3-tls pop3.uol.com.br local-part',
      'imap-tls imap.uol.com.br local-part',
      'smtp-starttls smtps.uol.com.br local-part',
    ],
  },
  {
    name: 'verizon.net',
    domains: 'verizon.net',
    servers: ['imap-tls imap.aol.com', 'pop3-tls pop.aol.com', 'smtp-tls smtp.aol.com'],
  },
  {
    name: 'virgilio.it',
    domains: 'virgilio.it',
    servers: ['imap-tls in.virgilio.it', 'pop3-tls in.virgilio.it', 'smtp-tls out.virgilio.it'],
  },
  {
    name: 'virgin.net',
    domains: 'virgin.net',
    servers: ['imap-tls imap4.virgin.net', 'pop3-tls pop.virgin.net', 'smtp-tls smtp.virgin.net'],
  },
  {
    name: 'virginmedia.com',
    domains: 'virginmedia.com',
    servers: ['imap-tls imap.virginmedia.com', 'pop3-tls pop3.virginmedia.com', 'smtp-tls smtp.virginmedia.com'],
  },
  {
    name: 'vm.aikis.or.jp',
    domains: 'vm.aikis.or.jp',
    servers: ['pop3-tls mail.aikis.or.jp local-part', 'smtp-starttls mail.aikis.or.jp local-part'],
  },
  {
    name: 'vodafonemail.de',
    domains: 'vodafonemail.de arcor.de kabelmail.de',
    servers: ['imap-tls imap.vodafonemail.de', 'pop3-tls pop3.vodafonemail.de', 'smtp-tls smtp.vodafonemail.de'],
  },
  {
    name: 'vp.tiki.ne.jp',
    domains: 'vp.tiki.ne.jp',
    servers: ['pop3 vp.tiki.ne.jp local-part', 'smtp vs.tiki.ne.jp:587'],
  },
  {
    name: 'web.de',
    domains: 'web.de',
    servers: [
      'imap-tls imap.web.de local-part',
      'imap-starttls imap.web.de local-part',
      'pop3-tls pop3.web.de local-part',
      'pop3-starttls pop3.web.de local-part',
      'smtp-tls smtp.web.de local-part',
      'smtp-starttls smtp.web.de local-part',
    ],
  },
  {
    name: 'webhuset.no',
    domains: 'webhuset.no',
    servers: [
      'imap-tls imap.webhuset.no',
      'pop3-tls mail.webhuset.no',
      'smtp-tls smtp.webhuset.no',
      'smtp-starttls smtp.webhuset.no',
    ],
  },
  {
    name: 'websupport.sk',
    domains: 'websupport.sk',
    servers: [
      'imap-tls imap.websupport.sk',
      'imap-starttls imap.websupport.sk',
      'pop3-tls pop.websupport.sk',
      'pop3-starttls pop.websupport.sk',
      'smtp-tls smtp.websupport.sk',
      'smtp-starttls smtp.websupport.sk:25',
    ],
  },
  {
    name: 'wildwestdomains.com',
    domains: 'secureserver.net',
    servers: ['pop3-tls pop.secureserver.net', 'imap-tls imap.secureserver.net', 'smtp-tls smtpout.secureserver.net'],
  },
  {
    name: 'wp.pl',
    domains: 'wp.pl',
    servers: ['imap-tls imap.wp.pl local-part', 'pop3-tls pop3.wp.pl local-part', 'smtp-tls smtp.wp.pl local-part'],
  },
  {
    name: 'xp.wind.jp',
    domains: 'xp.wind.jp',
    servers: ['pop3 xp.wind.jp local-part', 'smtp xp.wind.jp:587 local-part'],
  },
  {
    name: 'xtra.co.nz',
    domains: 'xtra.co.nz',
    servers: ['imap-tls imap.xtra.co.nz', 'pop3-tls pop3.xtra.co.nz', 'smtp-tls send.xtra.co.nz'],
  },
  {
    name: 'yahoo.co.jp',
    domains: 'yahoo.co.jp',
    servers: ['pop3-tls pop.mail.yahoo.co.jp local-part', 'smtp-tls smtp.mail.yahoo.co.jp local-part'],
  },
  {
    name: 'yahoo.com',
    domains:
      'yahoo.com yahoo.ca yahoo.de yahoo.it yahoo.fr yahoo.es yahoo.se yahoo.co.in yahoo.co.uk yahoo.co.nz yahoo.com.au yahoo.com.ar yahoo.com.br yahoo.com.mx ymail.com myyahoo.com rocketmail.com cox.net mail.am0.yahoodns.net am0.yahoodns.net yahoodns.net',
    servers: [
      'imap-tls imap.mail.yahoo.com',
      'imap-tls export.imap.mail.yahoo.com',
      'pop3-tls pop.mail.yahoo.com',
      'smtp-tls smtp.mail.yahoo.com',
    ],
  },
  {
    name: 'yandex.ru',
    domains: 'yandex.ru yandex.com yandex.net yandex.by yandex.kz yandex.ua ya.ru narod.ru',
    servers: ['imap-tls imap.yandex.com', 'pop3-tls pop.yandex.com', 'smtp-tls smtp.yandex.com'],
  },
  {
    name: 'ybb.ne.jp',
    domains: 'ybb.ne.jp',
    servers: ['pop3-tls ybbpop.mail.yahoo.co.jp local-part', 'smtp-tls ybbsmtp.mail.yahoo.co.jp local-part'],
  },
  {
    name: 'yeah.net',
    domains: 'yeah.net',
    servers: ['imap-tls imap.yeah.net', 'smtp-tls smtp.yeah.net'],
  },
  {
    name: 'zeelandnet.nl',
    domains: 'zeelandnet.nl',
    servers: [
      'imap-tls mail.zeelandnet.nl local-part',
      'pop3-tls mail.zeelandnet.nl local-part',
      'smtp-tls mail.zeelandnet.nl local-part',
    ],
  },
  {
    name: 'ziggo.nl',
    domains:
      'hahah.nl ziggomail.com casema.nl zinders.nl ziggo.nl zeggis.nl zeggis.com razcall.nl razcall.com upcmail.nl chello.nl multiweb.nl home.nl quicknet.nl',
    servers: ['imap-tls imap.ziggo.nl', 'pop3-tls pop.ziggo.nl', 'smtp-starttls smtp.ziggo.nl'],
  },
  {
    name: 'zoho.com',
    domains: 'zoho.com zohomail.com',
    servers: [
      'imap-tls imap.zoho.com',
      'pop3-tls pop.zoho.com',
      'smtp-tls smtp.zoho.com',
      'smtp-starttls smtp.zoho.com',
    ],
  },
  {
    name: 'zoho.com',
    domains: 'zoho.com.au zohomail.com.au',
    servers: [
      'imap-tls imap.zoho.com.au',
      'pop3-tls pop.zoho.com.au',
      'smtp-tls smtp.zoho.com.au',
      'smtp-starttls smtp.zoho.com.au',
    ],
  },
  {
    name: 'zoho.com',
    domains: 'zoho.eu zohomail.eu',
    servers: ['imap-tls imap.zoho.eu', 'pop3-tls pop.zoho.eu', 'smtp-tls smtp.zoho.eu', 'smtp-starttls smtp.zoho.eu'],
  },
  {
    name: 'zoho.com',
    domains: 'zoho.in zohomail.in',
    servers: ['imap-tls imap.zoho.in', 'pop3-tls pop.zoho.in', 'smtp-tls smtp.zoho.in', 'smtp-starttls smtp.zoho.in'],
  },
  {
    name: 'zoho.com',
    domains: 'zoho.jp zohomail.jp',
    servers: ['imap-tls imap.zoho.jp', 'pop3-tls pop.zoho.jp', 'smtp-tls smtp.zoho.jp', 'smtp-starttls smtp.zoho.jp'],
  },
  {
    name: 'zoho.com',
    domains: 'zohocloud.ca zohomailcloud.ca',
    servers: [
      'imap-tls imap.zohocloud.ca',
      'pop3-tls pop.zohocloud.ca',
      'smtp-tls smtp.zohocloud.ca',
      'smtp-starttls smtp.zohocloud.ca',
    ],
  },
];
