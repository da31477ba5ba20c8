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

        # Which of your numbers, addresses, forms stands for which advertising, from when to when.
        channels: []
        #  - number: "+7 812 309-10-10"
        #    channel: Яндекс Директ
        #    campaign: Двери весна
        #    since: 2026-03-01
        #    until: 2026-06-01
        #  - {address: doors@example.ru, channel: Каталог дверей}   # an alias; or source: a mailbox, site or bot,
        #  - {utm: yandex/spring, channel: Яндекс Директ}           # form: SITE/FORM, utm: SOURCE or SOURCE/CAMPAIGN

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
