import Domain

/// The configuration that `svod init` writes; `Config/svod.yaml` is the same text, which a test keeps so.
package enum ConfigurationTemplate {
    /// Writes it to a new file at `path`, readable by its owner and group. Throws `SvodError.conflict` when something
    /// is there already.
    package static func write(to path: String) throws {
        do {
            try SmallFile.create(path, mode: 0o640, bytes: Array(text.utf8))
        } catch {
            throw SvodError(.conflict, "\(path): cannot be written (\(error.text))")
        }
    }

    /// The text.
    package static let text = """
        # svod reads this file at its start and on SIGHUP (systemctl reload svod).
        # Check it before: svod check-config. A wrong file is refused with its line, and the old one stays in force.
        # What is commented out shows the default. Durations are written 500ms, 40m, 1h 30m; sizes 64kB, 25MB.
        #
        # A secret is never written here. It is named, as one of
        #   {credential: NAME}   LoadCredential=NAME:/etc/svod/credentials/NAME in the unit (already so for those below)
        #   {file: /PATH}        a file with mode 600 or 400

        # Where everything is kept: one SQLite file, or a PostgreSQL database.
        store:
          sqlite: /var/lib/svod/svod.sqlite
        #  postgres:
        #    host: /run/postgresql          # name, address, or the folder of the server's socket
        #    port: 5432
        #    database: svod
        #    user: svod
        #    password: {credential: postgres}
        #    tls: prefer                    # disable, prefer, require, verify-full

        # The pages in the browser.
        console:
          listen: 127.0.0.1:8080
        #  tls:                             # without it: plain HTTP, for loopback or behind a proxy
        #    certificate: /etc/svod/tls/console.pem
        #    key: /etc/svod/tls/console.key
        #  secure: false                    # true behind a proxy that speaks TLS; with tls it is
        #  trusted_proxies: [127.0.0.1]     # whose X-Forwarded-For is believed
        #  lock_after: 30m                  # a screen without its person
        #  session_length: 12h
        #  zone: Europe/Moscow
        #  language: ru                     # for whoever has chosen none: ru, en

        # /healthz and /metrics.
        ops:
          listen: 127.0.0.1:9464
        #  enabled: true

        # Telephone exchanges: Asterisk 11 to 22 by its manager interface (manager.conf:
        # read = system,call,agent,dialplan,cdr; write = system,call,originate).
        exchanges: []
        #  - name: main                     # part of every call's identity: do not rename
        #    host: 127.0.0.1
        #    port: 5038                     # 5039 with tls
        #    user: svod
        #    secret: {credential: ami-main}
        #    tls:
        #      ca: /etc/svod/tls/asterisk.pem
        #      server_name: pbx.example.com
        #      verify: true
        #    country: RU                    # in which numbers are read
        #    city_code: "812"               # of numbers dialled without one
        #    recordings: /var/spool/asterisk/monitor
        #    dialplan:                      # what tells your phones from the world outside
        #      trunks: []                   # peers or channel prefixes; empty: whatever is no extension
        #      trunk_contexts: [from-trunk*, from-pstn*, from-did*]
        #      internal_contexts: [from-internal*, ext-local*]
        #      extension_digits: 2-5
        #      extensions: []               # those of another length
        #      feature_prefixes: ["*", "#"]
        #      encoding: windows-1251       # of names that are no UTF-8: windows-1251, iso-8859-1
        #      callback_marks: [callback]   # words in names of contexts that mean a call-back from the site
        #    actions:
        #      originate_channel: Local/{extension}@from-internal
        #      context: from-internal
        #      originate_timeout: 30s
        #    timing:
        #      ping: 10s
        #      refused_retry: 5m            # after a refused secret: slow, each attempt may feed a fail2ban
        #    cdr:                           # for calls inside a gap of the line
        #      csv: /var/log/asterisk/cdr-csv/Master.csv
        #      utc_offset: "+03:00"         # unless usegmtime=yes
        #    filter: true                   # ask the exchange to leave out what is not needed
        #    plain_login: false             # let the secret go over the line where MD5 challenges are refused

        # 1C: the standard exchange with a site (CommerceML 2.03 to 3.1), in which 1C is the client. In 1C, under "Обмен с сайтом",
        # the address is http://HOST:8085/1c/exchange, with the user and password of one of these.
        #onec:
        #  listen: 127.0.0.1:8085
        #  folder: /var/lib/svod/onec       # where arriving files stand
        #  exchanges:
        #    - name: ut                     # part of every document's identity: do not rename
        #      user: svod
        #      password: {credential: onec-ut}
        #      piece: 8MB                   # what 1C is asked to send at once
        #      orders: [sale]               # funnels whose deals go to this 1C; those that nobody names go to the first exchange
        #      history: false               # true while past years are loaded: nothing follows from what comes
        #  folders:                         # files that 1C or a bank drops: CommerceML, zips of it, 1CClientBankExchange
        #    - path: /srv/onec              # read ones go to done/, refused ones to refused/ with the reason beside them
        #      exchange: ut                 # under whose name their documents are kept
        #  keep: 30d                        # how long files that were read are kept

        # Mailboxes that are read and send; docs/mail.md. Each is a part of its own: one that fails holds up no other.
        mailboxes: []
        #  - name: sales                    # part of every letter's identity: do not rename
        #    address: sales@example.ru
        #    host: imap.yandex.ru
        #    port: 993                      # 143 with starttls and none
        #    security: tls                  # tls, starttls, none
        #    ca: /etc/svod/tls/mail.pem     # authorities, where not the system's
        #    verify: true
        #    proxy: socks5h://10.0.0.1:1080
        #    user: sales@example.ru         # without it: the address
        #    password: {credential: imap-sales}
        #    oauth:                         # instead of a password
        #      provider: yandex             # yandex, mailru, google, microsoft; else endpoint: URL
        #      client_id: 0123456789abcdef
        #      client_secret: {credential: oauth-secret}
        #      refresh_token: {credential: oauth-sales}
        #    folders: [INBOX]
        #    start: now                     # a box seen for the first time begins now; or
        #    history: 2026-01-01            # takes what came since, of which nothing follows
        #    department: Отдел продаж
        #    channel: Почта
        #    aliases:                       # addresses that lead here, each with its advertising
        #      - {address: direct@example.ru, channel: Яндекс Директ}
        #    move_to: Обработано            # where letters go once they are kept
        #    letter_limit: 25MB             # of a larger one only the header is kept
        #    smtp:
        #      host: smtp.yandex.ru
        #      port: 465                    # 587 with starttls
        #      security: tls
        #    sender_name: Отдел продаж

        # What the company says of itself, so that its own people and the robots of its sites are taken for no client.
        #company:
        #  inns: ["7707083893"]             # in quotes and signatures they are ours, not the client's
        #  names: [ООО «Свод»]
        #  domains: [svod.example]          # beside those of the mailboxes
        #  form_robots: [robot@example.ru, "@forms.example.ru"]   # they write for a visitor, who is the client

        # What leaves by mail and short message. `sending: test` does everything but the sending.
        #sending:
        #  test: false
        #  notices_from: sales              # the first box with smtp
        #  staff_domain: example.ru         # ivanova is ivanova@example.ru
        #  automatic_per_address: 20        # letters that no person wrote, to one address in 24 hours
        #  letters_per_address: 200
        #  letters_per_day: 5000            # in all; more wait
        #  messages_per_number: 10
        #  sms:                             # {phone} +7…, {digits} 7…, {text}, {id} the idempotency key, {user}, {secret}
        #    url: https://sms.example.ru/send
        #    form: {login: "{user}", psw: "{secret}", phones: "{digits}", mes: "{text}", id: "{id}", fmt: "3"}
        #    user: company
        #    secret: {credential: sms}
        #    success_path: status           # with success: what must stand there; without both any 2xx will do
        #    success: [accepted]
        #    result_path: id

        # Forms of sites, chats and orders of shops over HTTP, bots of messengers: docs/intake.ru.md.
        #intake:
        #  listen: 127.0.0.1:8086           # behind a proxy that speaks TLS: /intake/v1/forms, messages, visits
        #  trusted_proxies: [127.0.0.1]     # whose X-Forwarded-For is believed
        #  body: 25MB
        #  keep: 90d                        # senders' keys, visits by which nobody called
        #  try: false                       # true serves a form to try it: /intake/v1/try
        #  sites:
        #    - name: shop                   # part of every request's identity: do not rename
        #      key: {credential: intake-shop}
        #      origins: [https://example.ru]   # pages that may send from the browser
        #      honeypot: website            # a field that no person sees
        #      rate: 30                     # requests of one address in a minute
        #      fields: {kak_vas_zovut: name, nomer: phone}   # beside the usual names
        #      required: [phone]            # name, phone, email, inn, company, text, subject
        #      thank_you: https://example.ru/thanks
        #      channel: Сайт
        #      numbers: ["+7 812 309-10-10"]   # lent to visitors, so that a call names its visit
        #      hold: 30m
        #      answers:                     # where answers to its chats are posted, signed
        #        url: https://chat.example.ru/svod
        #        secret: {credential: chat-secret}
        #  bots:
        #    - name: telegram
        #      token: {credential: telegram}
        #      channel: Telegram

        # Which of your numbers, addresses, forms stands for which advertising, from when to when.
        channels: []
        #  - number: "+7 812 309-10-10"
        #    channel: Яндекс Директ
        #    campaign: Двери весна
        #    since: 2026-03-01
        #    until: 2026-06-01
        #  - {address: doors@example.ru, channel: Каталог дверей}   # an alias; or source: a mailbox, site or bot,
        #  - {utm: yandex/spring, channel: Яндекс Директ}           # form: SITE/FORM, utm: SOURCE or SOURCE/CAMPAIGN

        # Who is told when several dealers ask for one project: whose goods it is about. Where none fits, everybody with the role
        # product is told.
        #fan:
        #  product_groups:
        #    - name: Насосы
        #      words: [насос, ЦНСГ, КМ]       # beginnings of words: articles, kinds, makers
        #      managers: [fedorova]           # logins

        # Which calls make leads, and what a client's letters and messages do.
        leads: {}
        #  repeat_window: 30m               # an unprocessed lead takes in repeat calls of its number and channel
        #  unknown_number: when_taken       # calls to a number in no channel: when_taken, lead, ignore
        #  closed_reply: reopen             # a letter about a rejected lead opens it again (reopen) or begins a new one (new)
        #  reopen_within: 30d               # later than this after the closing a new one begins
        #  answers_per_day: 50              # to one address: a loop of two machines ends there
        #  # The rest is for svod's own lead funnel; one of yours under funnels: says it itself.
        #  call_back_within: 15m            # a missed caller is to be called back
        #  topics:
        #    - Новый заказ
        #    - Вопрос по заказу
        #    - {name: Другое, ask: true}    # asks for a text
        #  reject_reasons: [Спам, Ошиблись номером, Не наш профиль, {name: Другое, ask: true}]
        #  required_to_convert: [topic, transferred_to]

        # What every company's way of selling is: stages, fields, rules, texts, working calendars; docs/funnels.md. The folder
        # begins at this file's own. Ready ones: svod init --preset NAME FOLDER. Without it: leads and plain deals.
        #funnels: funnels

        log:
          level: info                       # trace, debug, info, notice, warning, error

        # How long handled and delivered rows are kept. Calls, leads and the journal are not touched.
        #retention:
        #  inbox: 30d                       # what came in, since it was handled (7d or more)
        #  outbox: 30d                      # what went out, since it was delivered

        #limits:
        #  ami_line: 64kB
        #  ami_message: 1MB
        #  listeners: 2000                  # browsers at once

        # Departments and staff that an empty store begins with; later they are kept in the console.
        #seed:
        #  departments: [Отдел продаж]
        #  staff:
        #    - name: Иванова Ольга
        #      login: ivanova
        #      password: {file: /etc/svod/credentials/ivanova}
        #      department: Отдел продаж
        #      extension: "101"
        #      roles: [operator]

        """
}
