/// A field of the head of a letter, as clients print it above a letter that they quote or pass on.
enum HeadField: UInt8, Hashable, Sendable, CaseIterable {
    /// Who wrote it.
    case from
    /// To whom it went.
    case to
    /// Who received it too.
    case copy
    /// When it was sent.
    case date
    /// Its subject.
    case subject
    /// Where an answer goes.
    case replyTo
    /// Anything else that stands there: importance, attachments.
    case other

    /// The field whose label `text` is, in whatever language; nil for another text. `text` has no colon.
    static func labelled(_ text: some StringProtocol) -> HeadField? {
        guard !text.isEmpty, text.utf8.count <= 40 else { return nil }
        return labels[text.lowered()]
    }

    /// The labels of one field in all languages, longest first: for heads that stand in one line.
    static func labels(of field: HeadField) -> [String] { sorted[field] ?? [] }

    private static let labels: [String: HeadField] = {
        var found: [String: HeadField] = [:]
        for (field, text) in words {
            for word in text.split(separator: ";") { found[word.trimmingSpace().lowered()] = field }
        }
        return found
    }()

    private static let sorted: [HeadField: [String]] = Dictionary(grouping: labels, by: \.value).mapValues { pairs in
        pairs.map(\.key).sorted { ($0.utf8.count, $1) > ($1.utf8.count, $0) }
    }

    /// Outlook, Gmail, Apple Mail, Thunderbird, Yahoo, The Bat!, Mail.ru and Яндекс in the languages they speak. A word
    /// that means two things (`Data`, `Pro`) stands where it is seen more often.
    private static let words: [(HeadField, String)] = [
        (
            .from,
            """
            From; Sender; От; От кого; Отправитель; Від; Від кого; Ад; Von; Absender; De; De la; De parte de; Expéditeur; \
            Exp; Remitente; Remetente; Da; Mittente; Van; Afzender; Fra; Från; Frå; Afsender; Avsender; Avsändare; Od; \
            Nadawca; Odesílatel; Odosielateľ; Pošiljatelj; Šalje; Lähettäjä; Feladó; Kimden; Gönderen; Από; Αποστολέας; \
            Saatja; Kellelt; No; Nuo; Sūtītājs; Siuntėjas; Nga; Expeditor; Изпратено от; Од; Dari; Từ; จาก; من; מאת; از; \
            差出人; 送信元; 送信者; 发件人; 寄件者; 寄件人; 發件人; 보낸 사람; 보낸이; 발신
            """
        ),
        (
            .to,
            """
            To; Кому; Получатель; До; Каму; An; Empfänger; À; A; Pour; Destinataire; Para; Destinatario; Destinatário; Aan; \
            Ontvanger; Til; Till; Mottaker; Modtager; Mottagare; Do; Komu; Adresat; Pro; Príjemca; Za; Kome; Prima; \
            Primatelj; Vastaanottaja; Címzett; Kime; Alıcı; Προς; Για; Saaja; Kellele; Kam; Kam adresēts; Adresatas; \
            Către; Catre; La; Destinatari; Kepada; Đến; Tới; ถึง; إلى; אל; به; 宛先; 送信先; 收件人; 收件者; 받는 사람; 받는이; 수신
            """
        ),
        (
            .copy,
            """
            Cc; Bcc; CCi; Copy; Копия; Копія; Копии; Скрытая копия; Kopie; Kopie an; Copie; Copie à; Copia; Cópia; Copia oculta; \
            Kopi; Kopi til; Kopia; Kopia till; Kopio; Kópia; Dw; UDW; Do wiadomości; Másolat; Másolatot kap; Bilgi; \
            Κοιν.; Κοινοποίηση; Koopia; Kopija; Koija; Sp; În copie; Kk; Kpy; Salin; Tembusan; สำเนา; نسخة; העתק; عטק; \
            抄送; 副本; 참조
            """
        ),
        (
            .date,
            """
            Date; Sent; Sent at; Date sent; Received; Дата; Отправлено; Дата отправки; Отправлен; Время; Надіслано; \
            Відправлено; Датум; Изпратено; Datum; Gesendet; Gesendet am; Envoyé; Envoyé le; Date d'envoi; Fecha; Enviado; \
            Enviado el; Enviada; Enviada em; Enviado em; Enviada el; Enviat; Data; Inviato; Inviata; Data invio; Verzonden; \
            Verzonden op; Sendt; Dato; Skickat; Skickade; Sänt; Wysłano; Wysłane; Data wysłania; Odesláno; Odoslané; Dátum; \
            Poslano; Poslato; Pošiljanje; Lähetetty; Päivämäärä; Päiväys; Pvm; Elküldve; Küldve; Küldés ideje; Tarih; \
            Gönderildi; Gönderme Tarihi; Gönderilme; Ημερομηνία; Στάλθηκε; Εστάλη; Kuupäev; Saadetud; Saatmisaeg; Datums; \
            Nosūtīts; Nosūtīšanas datums; Išsiųsta; Trimis; Trimisă; Dată; Tanggal; Dikirim; Ngày; Đã gửi; วันที่; ส่ง; \
            التاريخ; تاريخ; تم الإرسال; תאריך; נשלח; 日付; 日時; 送信日時; 日期; 发送时间; 发送日期; 時間; 寄件日期; 傳送日期; \
            보낸 날짜; 날짜; 보낸 시간
            """
        ),
        (
            .subject,
            """
            Subject; Тема; Тема письма; Тэма; Предмет; Относно; Betreff; Objet; Sujet; Asunto; Assumpte; Assunto; Oggetto; \
            Onderwerp; Emne; Ämne; Temat; Předmět; Predmet; Zadeva; Naslov; Aihe; Tárgy; Konu; Θέμα; Teema; Tēma; Temats; \
            Tema; Subiect; Perihal; Subjek; Chủ đề; Tiêu đề; เรื่อง; หัวเรื่อง; الموضوع; נושא; موضوع; 件名; 主题; 主旨; 主題; 제목
            """
        ),
        (
            .replyTo,
            """
            Reply-To; Reply to; Кому ответить; Ответить; Адрес для ответа; Antwort an; Répondre à; Répondre a; Responder a; \
            Responder para; Rispondi a; Antwoord aan; Svar til; Svara till; Odpovědět; Odpověď; Odpověď na; Odpowiedz; \
            Odpowiedź do; Odpowiedź-do; Vastaus; Vastausosoite; Válaszcím; Yanıt Adresi; Odgovori na; Răspuns către; \
            Rispondi-A; 返信先; 回复; 答复; 回覆; 회신
            """
        ),
        (
            .other,
            """
            Importance; Priority; Attachments; Attachment; Organization; Organisation; Важность; Вложения; Вложение; \
            Приоритет; Anlagen; Wichtigkeit; Priorität; Pièces jointes; Importancia; Datos adjuntos; Allegati; Bijlagen; \
            Załączniki; Message-ID; User-Agent; X-Mailer; In-Reply-To; References; Mailing-List; List-Id; Cover; Категории; \
            Categories; Signed By
            """
        ),
    ]
}
