import Foundation

/// A made-up letter of about 9 kB as a client sends it: of each four one in UTF-8, one in windows-1251, one with HTML
/// beside its text, one with a file.
enum SampleLetter {
    /// Letter `number`. Where it `answersPrevious`, it stands in the thread of the one before.
    static func text(_ number: Int, answersPrevious: Bool = false) -> String {
        let head = head(number, answers: answersPrevious ? "bench-\(number - 1)@client.example" : nil)
        let text = body(number)
        return switch number % 4 {
        case 0:
            head + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + text
        case 1:
            head + "Content-Type: text/plain; charset=windows-1251\r\n"
                + "Content-Transfer-Encoding: quoted-printable\r\n\r\n" + quoted(windows1251(String(text.prefix(2900))))
        case 2:
            head + "Content-Type: multipart/alternative; boundary=\"alt-\(number)\"\r\n\r\n"
                + "--alt-\(number)\r\nContent-Type: text/plain; charset=utf-8\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n" + base64(Data(text.prefix(2200).utf8))
                + "\r\n--alt-\(number)\r\nContent-Type: text/html; charset=utf-8\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + base64(Data("<html><body><p>\(text.prefix(1500))</p></body></html>".utf8))
                + "\r\n--alt-\(number)--\r\n"
        default:
            head + "Content-Type: multipart/mixed; boundary=\"mix-\(number)\"\r\n\r\n"
                + "--mix-\(number)\r\nContent-Type: text/plain; charset=windows-1251\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n" + base64(windows1251(String(text.prefix(2000))))
                + "\r\n--mix-\(number)\r\nContent-Type: image/jpeg; name=\"photo.jpg\"\r\n"
                + "Content-Disposition: attachment; filename=\"photo-\(number).jpg\"\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + base64(Data((0..<4500).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ number) }))
                + "\r\n--mix-\(number)--\r\n"
        }
    }

    private static func head(_ number: Int, answers other: String?) -> String {
        let subject = Data("Заявка № \(number): двери и фурнитура".utf8).base64EncodedString()
        let name = Data("Иван Петров \(number % 3000)".utf8).base64EncodedString()
        return """
            Return-Path: <client\(number)@client.example>\r
            Received: from mx.client.example (mx.client.example [192.0.2.7])\r
            \tby mail.company.example with ESMTPS id \(number)\r
            \tfor <sales@company.example>; Fri, 20 Nov 2026 09:05:00 +0300\r
            Message-ID: <bench-\(number)@client.example>\r
            \(other.map { "In-Reply-To: <\($0)>\r\nReferences: <\($0)>\r\n" } ?? "")\
            Date: Fri, 20 Nov 2026 09:05:00 +0300\r
            From: =?UTF-8?B?\(name)?= <client\(number)@client.example>\r
            To: sales@company.example\r
            Subject: =?UTF-8?B?\(subject)?=\r
            MIME-Version: 1.0\r

            """
    }

    /// As people write: some lines of their own, goods, a signature, and what they answer.
    private static func body(_ number: Int) -> String {
        let prose = (0..<24).map { sentences[(number + $0 * 5) % sentences.count] }
        let goods = (1...5).map { "\($0). \(self.goods[(number + $0) % self.goods.count]), \(number % 90 + $0) шт" }
        let signature = [
            "С уважением,", "Иван Петров", "ООО «Ромашка \(number % 500)», ИНН 7707083893",
            "тел. +7 921 \(100 + number % 900)-\(10 + number % 89)-17",
        ]
        let lines = ["Добрый день!", ""] + prose[..<8] + ["Просим счёт:"] + goods + [""] + signature + [""]
        let quoted = ["20.11.2026 08:10, Анна пишет:"] + (prose + prose).map { "> \($0)" }
        return (lines + quoted).map { $0 + "\r\n" }.joined()
    }

    private static let sentences = [
        "Рассматриваем замену входной группы на объекте в Калининском районе.",
        "Монтаж планируем начать сразу после поставки, бригада уже собрана.",
        "Просим подтвердить сроки изготовления и условия доставки до объекта.",
        "Оплата по договору: половина вперёд, остаток после подписания накладной.",
        "Если чего-то нет на складе, предложите, пожалуйста, равноценную замену.",
        "Чертежи и ведомость отправим отдельным письмом, как только их согласуют.",
        "Пропуск на машину нужно заказать накануне, въезд со стороны набережной.",
    ]

    private static let goods = [
        "Дверь противопожарная ДПМ-01 EI60 2100х900", "Доводчик дверной TS-77", "Ручка скоба нержавеющая 300 мм",
        "Замок врезной 12.31", "Петля накладная усиленная", "Уплотнитель контурный, рулон",
    ]

    private static func windows1251(_ text: String) -> Data { text.data(using: .windowsCP1251) ?? Data() }

    private static func base64(_ data: Data) -> String {
        data.base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
    }

    private static func quoted(_ data: Data) -> String {
        var (text, column) = ("", 0)
        for byte in data {
            if byte == 13 { continue }
            if byte == 10 {
                text += "\r\n"
                column = 0
                continue
            }
            if column > 70 {
                text += "=\r\n"
                column = 0
            }
            if byte > 126 || byte == 61 {
                let digits = String(byte, radix: 16, uppercase: true)
                text += digits.count == 1 ? "=0\(digits)" : "=\(digits)"
                column += 3
            } else {
                text.unicodeScalars.append(UnicodeScalar(byte))
                column += 1
            }
        }
        return text
    }
}
