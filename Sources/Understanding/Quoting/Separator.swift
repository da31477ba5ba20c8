/// A line above a letter that is quoted or passed on: `-------- Исходное сообщение --------`, `Begin forwarded message:`.
struct Separator: Hashable, Sendable {
    /// Whether it says that the letter below is passed on, and not answered.
    let isForward: Bool
    /// What stands behind it in its line: Yahoo prints the whole head there.
    let rest: String

    /// Reads a line without marks of quoting; nil when it is none.
    init?(_ line: String) {
        let line = line.trimmingSpace()
        guard line.utf8.count >= 5 else { return nil }
        if Separator.beginsWithDash(line) {
            guard let (words, rest) = Separator.dashed(line), let kind = Separator.kind(of: words) else { return nil }
            (isForward, self.rest) = (kind, rest)
        } else {
            guard line.utf8.count <= 120, line.endsExactly(with: ":") || line.endsExactly(with: "：") else { return nil }
            guard Separator.opening.contains(String(line.dropLast()).trimmingSpace().lowered()) else { return nil }
            (isForward, rest) = (true, "")
        }
    }

    private static func beginsWithDash(_ line: String) -> Bool {
        switch line.utf8.first {
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "*"): true
        case 0xE2: line.utf8.starts(with: "—".utf8) || line.utf8.starts(with: "–".utf8)
        default: false
        }
    }

    /// The words between two runs of dashes, and what stands behind the second.
    private static func dashed(_ line: String) -> (words: String, rest: String)? {
        func isDash(_ character: Character) -> Bool { "-_=*—–".contains(character) }
        let body = line.drop(while: isDash)
        guard line.count - body.count >= 2, let close = body.firstIndex(where: isDash) else { return nil }
        var start = close
        // A dash within the words is followed by a letter.
        while let next = body[start...].firstIndex(where: isDash) {
            let run = body[next...].prefix(while: isDash)
            if run.count >= 2 {
                let words = body[..<next].trimmingSpace()
                guard !words.isEmpty, words.utf8.count <= 120 else { return nil }
                return (words, body[run.endIndex...].trimmingSpace())
            }
            start = run.endIndex
        }
        return nil
    }

    /// Whether words between dashes announce a letter that is passed on, one that is answered, or nothing.
    private static func kind(of words: String) -> Bool? {
        let lower = words.lowered()
        if forwarded.stands(in: lower) { return true }
        return original.stands(in: lower) ? false : nil
    }

    private static let forwarded = WordList(
        """
        forward; fwd; переслан; пересыл; перенаправ; переадрес; weitergeleitet; weiterleitung; transféré; transmis; transfer; \
        réexpédié; reenviad; reencaminhad; encaminhad; rediri; inoltrat; doorgestuurd; videresend; vidaresend; \
        vidarebefordra; przekazan; přeposl; preposl; preposiel; edelleen; välitetty; továbbított; iletil; yönlendir; \
        προωθ; edasi; pārsūt; persiųst; redirec; proslije; prosleđ; препратен; turpin; posredov; 転送; 转发; 轉寄; 轉發; 전달; \
        หรือ; ส่งต่อ; chuyển tiếp; diteruskan; הועבר; محول
        """.split(separator: ";").map { $0.trimmingSpace() }
    )

    private static let original = WordList(
        """
        original; оригинал; исходн; початков; ursprüngl; urspr; d'origine; originale; oorspronkelijk; oprindelig; opprinnelig; \
        původní; pôvodn; oryginaln; alkuperäinen; eredeti; orijinal; özgün; αρχικό; algne; sākotnēj; pradin; izvirn; izvorn; \
        originálna; 元のメッセージ; 原始; 原邮件; 原件; 원본; reply message; ответ на сообщение; konec; quoted; цитируем; \
        الأصلية; המקורית
        """.split(separator: ";").map { $0.trimmingSpace() }
    )

    /// What stands alone in its line above a letter that is passed on.
    private static let opening: Set<String> = Set(
        """
        begin forwarded message; forwarded message; forwarded by; начало переадресованного сообщения; \
        начало переадресованного письма; начало пересланного сообщения; начало пересылаемого сообщения; \
        пересылаемое сообщение; пересланное сообщение; пересылаю сообщение; переадресованное сообщение; \
        початок переадресованого повідомлення; початок листа, що пересилається; anfang der weitergeleiteten nachricht; \
        anfang der weitergeleiteten e-mail; weitergeleitete nachricht; début du message réexpédié; début du message transféré; \
        message transféré; inicio del mensaje reenviado; mensaje reenviado; inici del missatge reenviat; \
        início da mensagem reencaminhada; início da mensagem encaminhada; mensagem reencaminhada; inizio messaggio inoltrato; \
        inizio del messaggio inoltrato; messaggio inoltrato; begin doorgestuurd bericht; doorgestuurd bericht; \
        start på videresendt besked; videresendt besked; start på videresendt melding; videresendt melding; \
        begynnelse på videresendt melding; starten på det videresendte budskapet; vidarebefordrat mejl; \
        vidarebefordrat brev; vidarebefordrat meddelande; start på vidarebefordrat meddelande; början på vidarebefordrat \
        meddelande; början på det vidarebefordrade brevet; påbörja vidarebefordrat meddelande; začátek přeposílané zprávy; \
        začátek přeposlané zprávy; přeposlaná zpráva; začiatok preposlanej správy; začiatok preposielanej správy; preposlaná správa; \
        początek przekazywanej wiadomości; początek przekierowanej wiadomości; początek wiadomości przekazanej dalej; \
        przekazana wiadomość; välitetty viesti alkaa; välitetty viesti; edelleenlähetetty viesti; továbbított levél kezdete; \
        továbbított üzenet; továbbított levél; \
        iletilen mesaj; iletilen ileti; iletilen mesajın başlangıcı; iletilmiş mesajın başlangıcı; iletilen ileti başlangıcı; \
        început mesaj redirecționat; începe mesajul redirecționat; mesaj redirecționat; \
        početak proslijeđene poruke; započni proslijeđenu poruku; zapoczątkowana wiadomość przekazana; početak prosleđene poruke; \
        αρχή προωθημένου μηνύματος; έναρξη προωθημένου μηνύματος; προωθημένο μήνυμα; edastatud kirja algus; \
        začetek posredovanega sporočila; 転送されたメッセージ; 以下は転送されたメッセージです; 開始轉寄郵件; 下面是被转发的邮件; \
        以下は転送されたメールです; 开始转发的邮件; 轉寄的郵件; 전달된 메시지
        """.split(separator: ";").map { $0.trimmingSpace() }
    )
}
